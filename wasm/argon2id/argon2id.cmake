# Two modules without Embind that fill the memory of Argon2id: one with SIMD, which engines without it refuse whole, and one
# without. Both are checked against a known answer where they are loaded, and here.

function(add_argon2id target fill_segment)
  add_executable(${target}
    wasm/argon2id/argon2id.c
    wasm/argon2id/fill_memory.c
    ${fill_segment}
    wasm/runtime/bulk_memory.c)
  set_target_properties(${target} PROPERTIES SUFFIX .wasm C_STANDARD 11)
  target_link_libraries(${target} PRIVATE sodium_argon2)
  # Link-time optimization would take the features of one file for the whole module's.
  target_compile_options(${target} PRIVATE -fno-lto -mbulk-memory -w -DNDEBUG)
  target_link_options(${target} PRIVATE
    -fno-lto
    -Oz
    -sBINARYEN_EXTRA_PASSES=--converge
    -sSTANDALONE_WASM            # no glue, no imports
    --no-entry
    -sSUPPORT_ERRNO=0
    -sALLOW_MEMORY_GROWTH=1
    -sINITIAL_MEMORY=64KB
    -sMAXIMUM_MEMORY=258MB       # the dearest preset takes 256 MiB
    -sTOTAL_STACK=24KB           # it takes 9 kB
    -Wl,--stack-first            # an overflow traps
    --emit-symbol-map)
  add_custom_command(TARGET ${target} POST_BUILD VERBATIM
    COMMAND ${SHARELINK_NODE} ${CMAKE_SOURCE_DIR}/tools/check-module.ts $<TARGET_FILE:${target}>)
endfunction()

# Small, but for the file that a password waits for; the compiler forgets no -Oz that stands before another level.
set(fill_portable ${sodium_argon2_dir}/argon2-fill-block-ref.c)
set_source_files_properties(wasm/argon2id/argon2id.c wasm/argon2id/fill_memory.c PROPERTIES COMPILE_OPTIONS -Oz)
set_source_files_properties(wasm/argon2id/fill_segment.c PROPERTIES COMPILE_OPTIONS "-O2;-msimd128")
set_source_files_properties(${fill_portable} PROPERTIES COMPILE_OPTIONS -O3)
add_argon2id(argon2id wasm/argon2id/fill_segment.c)
add_argon2id(argon2id-scalar ${fill_portable})
