# The part of libsodium that sharelink uses, compiled from source as Debian ships it: portable C only. No SIMD variant,
# because clang 14 miscompiles them for WebAssembly and 1.0.22's own for Argon2 is wrong, which shows as a wrong key only.

execute_process(COMMAND ${CMAKE_SOURCE_DIR}/tools/debian-source libsodium
  OUTPUT_VARIABLE sodium_source OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
set(sodium_dir ${sodium_source}/src/libsodium)

# What configure would write into version.h.
file(READ ${sodium_source}/configure.ac configure)
foreach(name IN ITEMS MAJOR MINOR)
  string(REGEX MATCH "SODIUM_LIBRARY_VERSION_${name}=([0-9]+)" found "${configure}")
  set(SODIUM_LIBRARY_VERSION_${name} ${CMAKE_MATCH_1})
endforeach()
string(REGEX MATCH "AC_INIT\\(\\[libsodium\\], *\\[([^]]+)\\]" found "${configure}")
set(VERSION ${CMAKE_MATCH_1})
if(NOT VERSION MATCHES "^1\\.0\\.(18|22)$")
  message(FATAL_ERROR "this is libsodium '${VERSION}', and sharelink was tried with 1.0.18 and 1.0.22 only: use one of these")
endif()
set(SODIUM_LIBRARY_MINIMAL_DEF "#define SODIUM_LIBRARY_MINIMAL 1")

# The packager's revision, such as 1.0.18-1+deb12u1, tells which security patches are in.
set(sodium_revision ${VERSION})
if(EXISTS ${sodium_source}/debian/changelog)
  file(STRINGS ${sodium_source}/debian/changelog changelog LIMIT_COUNT 1)
  string(REGEX REPLACE ".*\\((.*)\\).*" "\\1" sodium_revision "${changelog}")
endif()

set(sodium_generated ${CMAKE_BINARY_DIR}/libsodium)
set(sodium_include ${sodium_generated}/include)
file(COPY ${sodium_dir}/include DESTINATION ${sodium_generated})
configure_file(${sodium_dir}/include/sodium/version.h.in ${sodium_include}/sodium/version.h @ONLY)

# sodium_init() asks every primitive for its fastest variant, also these, which are not compiled.
set(absent "")
foreach(name IN ITEMS scalarmult_curve25519 stream_salsa20 aead_aegis128l aead_aegis256)
  string(APPEND absent "int _crypto_${name}_pick_best_implementation(void);\n")
  string(APPEND absent "int _crypto_${name}_pick_best_implementation(void) { return 0; }\n")
endforeach()
file(CONFIGURE OUTPUT ${sodium_generated}/absent.c CONTENT "${absent}")

set(sodium_files
  crypto_aead/xchacha20poly1305/sodium/aead_xchacha20poly1305.c
  crypto_core/hchacha20/core_hchacha20.c
  crypto_generichash/blake2b/generichash_blake2.c
  crypto_generichash/blake2b/ref/blake2b-compress-ref.c
  crypto_generichash/blake2b/ref/blake2b-ref.c
  crypto_generichash/blake2b/ref/generichash_blake2b.c
  crypto_generichash/crypto_generichash.c
  crypto_kdf/blake2b/kdf_blake2b.c
  crypto_kdf/crypto_kdf.c
  crypto_onetimeauth/poly1305/donna/poly1305_donna.c
  crypto_onetimeauth/poly1305/onetimeauth_poly1305.c
  crypto_pwhash/argon2/argon2-core.c
  crypto_pwhash/argon2/argon2-encoding.c
  crypto_pwhash/argon2/argon2-fill-block-ref.c
  crypto_pwhash/argon2/argon2.c
  crypto_pwhash/argon2/blake2b-long.c
  crypto_pwhash/argon2/pwhash_argon2i.c
  crypto_pwhash/argon2/pwhash_argon2id.c
  crypto_pwhash/crypto_pwhash.c
  crypto_stream/chacha20/ref/chacha20_ref.c
  crypto_stream/chacha20/stream_chacha20.c
  crypto_verify/sodium/verify.c
  sodium/codecs.c
  sodium/core.c
  sodium/runtime.c
  sodium/utils.c
  sodium/version.c)
if(NOT VERSION STREQUAL 1.0.18)
  list(TRANSFORM sodium_files REPLACE "^(crypto_.*)/sodium/" "\\1/")
endif()
list(TRANSFORM sodium_files PREPEND ${sodium_dir}/)

if(EMSCRIPTEN)
  # libsodium's own finds no random source in a Node ES module.
  list(APPEND sodium_files ${CMAKE_SOURCE_DIR}/wasm/runtime/randombytes.c)
else()
  list(APPEND sodium_files
    ${sodium_dir}/randombytes/randombytes.c
    ${sodium_dir}/randombytes/sysrandom/randombytes_sysrandom.c)
endif()

# What fills Argon2's memory, for those who bring the rest.
set(sodium_argon2_dir ${sodium_dir}/crypto_pwhash/argon2)
add_library(sodium_argon2 INTERFACE)
target_include_directories(sodium_argon2 SYSTEM INTERFACE
  ${sodium_argon2_dir} ${sodium_include} ${sodium_include}/sodium)
target_compile_definitions(sodium_argon2 INTERFACE
  SODIUM_STATIC=1 CONFIGURED=1 MINIMAL=1 NATIVE_LITTLE_ENDIAN=1
  $<$<STREQUAL:${VERSION},1.0.18>:argon2_fill_segment_ref=fill_segment_ref>)  # its name before 1.0.20

add_library(sodium STATIC ${sodium_files} ${sodium_generated}/absent.c)
target_include_directories(sodium SYSTEM PUBLIC ${sodium_include})
target_include_directories(sodium PRIVATE ${sodium_include}/sodium)
target_compile_definitions(sodium PUBLIC SODIUM_STATIC=1)
target_compile_definitions(sodium PRIVATE CONFIGURED=1 MINIMAL=1 NATIVE_LITTLE_ENDIAN=1 HAVE_EXPLICIT_BZERO=1)
set_target_properties(sodium PROPERTIES C_STANDARD 99 C_EXTENSIONS ON)
# Third-party code: its warnings are its own, and an assert would put a path of this machine into the output.
target_compile_options(sodium PRIVATE -w -DNDEBUG $<$<CONFIG:Debug>:-O2> -ffile-prefix-map=${sodium_source}=libsodium)
if(SHARELINK_BUILD STREQUAL "product")
  # As our own code: small before fast, 0.6 kB less after compression. What a password waits for is in wasm/argon2id.
  set_source_files_properties(${sodium_files} PROPERTIES COMPILE_OPTIONS -Oz)
endif()
