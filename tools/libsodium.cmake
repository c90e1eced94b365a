# The part of libsodium that sharelink uses, compiled from source: portable C only. No SIMD variant, because clang 14
# miscompiles them for WebAssembly and a wrong Argon2 block shows as a wrong key only.

execute_process(COMMAND ${CMAKE_SOURCE_DIR}/tools/libsodium
  OUTPUT_VARIABLE sodium_source OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
set(sodium_dir ${sodium_source}/src/libsodium)

# The packager's revision, such as 1.0.18-1+deb12u1, tells which security patches are in.
set(sodium_revision 1.0.18)
if(EXISTS ${sodium_source}/debian/changelog)
  file(STRINGS ${sodium_source}/debian/changelog changelog LIMIT_COUNT 1)
  string(REGEX REPLACE ".*\\((.*)\\).*" "\\1" sodium_revision "${changelog}")
endif()

set(sodium_generated ${CMAKE_BINARY_DIR}/libsodium)
set(sodium_include ${sodium_generated}/include)
file(COPY ${sodium_dir}/include DESTINATION ${sodium_generated})

# What configure would write into version.h, with the values of 1.0.18's configure.ac.
set(VERSION 1.0.18)
set(SODIUM_LIBRARY_VERSION_MAJOR 10)
set(SODIUM_LIBRARY_VERSION_MINOR 3)
set(SODIUM_LIBRARY_MINIMAL_DEF "#define SODIUM_LIBRARY_MINIMAL 1")
configure_file(${sodium_dir}/include/sodium/version.h.in ${sodium_include}/sodium/version.h @ONLY)

# sodium_init() asks every primitive for its fastest variant, also these two, which are not compiled.
file(CONFIGURE OUTPUT ${sodium_generated}/absent.c CONTENT [[
int _crypto_scalarmult_curve25519_pick_best_implementation(void);
int _crypto_scalarmult_curve25519_pick_best_implementation(void) { return 0; }
int _crypto_stream_salsa20_pick_best_implementation(void);
int _crypto_stream_salsa20_pick_best_implementation(void) { return 0; }
]])

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
list(TRANSFORM sodium_files PREPEND ${sodium_dir}/)

# Compiles `text` in place of a file of libsodium's.
function(replace_source path text)
  get_filename_component(folder ${path} DIRECTORY)
  get_filename_component(name ${path} NAME)
  file(CONFIGURE OUTPUT ${sodium_generated}/${name} CONTENT "${text}" @ONLY)
  set_source_files_properties(${sodium_generated}/${name} PROPERTIES INCLUDE_DIRECTORIES ${sodium_dir}/${folder})
  list(TRANSFORM sodium_files REPLACE ${sodium_dir}/${path} ${sodium_generated}/${name})
  set(sodium_files ${sodium_files} PARENT_SCOPE)
endfunction()

# Changes what `text` has of a pattern. A source that has none of it is not the one that the changes were made for.
function(change pattern replacement)
  string(REGEX REPLACE "${pattern}" "${replacement}" changed "${text}")
  if(changed STREQUAL text)
    message(FATAL_ERROR "${path} has nothing like ${pattern}: is this libsodium 1.0.18?")
  endif()
  set(text "${changed}" PARENT_SCOPE)
endfunction()

if(EMSCRIPTEN)
  # BLAKE2b's twelve rounds as a loop: 5 kB of code less, and nobody waits for it. Argon2's own rounds are other code.
  set(path crypto_generichash/blake2b/ref/blake2b-compress-ref.c)
  file(READ ${sodium_dir}/${path} text)
  change("ROUND\\(0\\);.*ROUND\\(11\\);" "for (int round = 0; round < 12; ++round) ROUND(round);")
  replace_source(${path} "${text}")

  # Argon2's blocks lie each in one page: about a tenth less time where there are many.
  set(path crypto_pwhash/argon2/argon2-core.c)
  file(READ ${sodium_dir}/${path} text)
  change(" 63" " 1023")
  replace_source(${path} "${text}")

  # One function fills them, not two: the first pass XORs onto zeros. And in one loop, not four, before the rounds: a seventh
  # less time where there are few, and 0.6 kB less after compression.
  set(path crypto_pwhash/argon2/argon2-fill-block-ref.c)
  file(READ ${sodium_dir}/${path} text)
  change("static void\nfill_block\\(.*static void\nfill_block_with_xor" "static void\nfill_block_with_xor")
  change(" fill_block\\(" " init_block_value(curr_block, 0); fill_block_with_xor(")
  change("copy_block\\(&blockR, .*next_block\\);"
    "for (i = 0; i < 128; ++i) next_block->v[i] ^= blockR.v[i] = ref_block->v[i] ^ prev_block->v[i];")
  change("copy_block\\(next_block, &block_tmp\\);" "")
  replace_source(${path} "${text}")
endif()

if(EMSCRIPTEN)
  # libsodium's own finds no random source in a Node ES module.
  list(APPEND sodium_files ${CMAKE_SOURCE_DIR}/wasm/randombytes.c)
else()
  list(APPEND sodium_files
    ${sodium_dir}/randombytes/randombytes.c
    ${sodium_dir}/randombytes/sysrandom/randombytes_sysrandom.c)
endif()

add_library(sodium STATIC ${sodium_files} ${sodium_generated}/absent.c)
target_include_directories(sodium SYSTEM PUBLIC ${sodium_include})
target_include_directories(sodium PRIVATE ${sodium_include}/sodium)
target_compile_definitions(sodium PUBLIC SODIUM_STATIC=1)
target_compile_definitions(sodium PRIVATE CONFIGURED=1 MINIMAL=1 NATIVE_LITTLE_ENDIAN=1 HAVE_EXPLICIT_BZERO=1)
set_target_properties(sodium PROPERTIES C_STANDARD 99 C_EXTENSIONS ON)
# Third-party code: its warnings are its own, and an assert would put a path of this machine into the output.
target_compile_options(sodium PRIVATE -w -DNDEBUG $<$<CONFIG:Debug>:-O2> -ffile-prefix-map=${sodium_source}=libsodium)
