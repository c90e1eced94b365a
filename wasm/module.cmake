# The modules, each a .mjs and a .wasm in build/wasm: opening for the page that opens its own address, sharelink for every
# other client, worker for the edge worker, which adds the server's side of the protocol. The glue of Emscripten 4 and
# later holds the module's name for bundlers, so that it has to be the one that ships.

execute_process(COMMAND ${CMAKE_CXX_COMPILER} -E -dM -x c++ -include version /dev/null
  OUTPUT_VARIABLE macros COMMAND_ERROR_IS_FATAL ANY)

set(heap_sources wasm/runtime/wiping_heap.c)
# Not part of the link-time optimization, which takes the features of one file for the whole module's, or for none's.
set_source_files_properties(wasm/runtime/bulk_memory.c PROPERTIES COMPILE_OPTIONS "-fno-lto;-mbulk-memory;-fno-builtin")
if(NOT macros MATCHES "__wasm_bulk_memory__")
  list(APPEND heap_sources wasm/runtime/bulk_memory.c)  # before Emscripten 4
endif()

find_program(SHARELINK_NODE node REQUIRED)

# The parts are those of tools/check-module.ts, which a module has to pass to be built.
function(add_module target parts)
  add_executable(${target} ${heap_sources} wasm/runtime/small_libc.c wasm/runtime/small_strtod.c ${ARGN})
  set_target_properties(${target} PROPERTIES SUFFIX .mjs)
  target_link_libraries(${target} PRIVATE sharelink sodium)
  target_compile_definitions(${target} PRIVATE EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)
  target_link_options(${target} PRIVATE
    -Oz                         # of what is linked, too: 0.25 kB less after compression
    -sBINARYEN_EXTRA_PASSES=--converge  # again until it gets no smaller: 0.3 kB
    -lembind
    -fno-rtti                   # else the Embind that is linked knows the types by other names than the bindings
    --no-entry                  # a library: there is no main()
    -sMODULARIZE
    -sEXPORT_ES6
    -sENVIRONMENT=web           # each wider choice fails somewhere: the glue then touches __dirname or self.location
    -sINCOMING_MODULE_JS_API=instantiateWasm  # the host hands over the module; the glue fetches nothing
    --emit-symbol-map           # for tests/bench/components.ts
    -sDYNAMIC_EXECUTION=0       # no eval: strict CSP pages and workers forbid it; values 1 and 2 both leave some in
    -sFILESYSTEM=0
    -sTEXTDECODER=2             # every host has one: the glue needs no decoder of its own
    -sMALLOC=emmalloc           # 1.5 kB smaller after compression; JSON parses about 15 % slower, a tenth of a millisecond
    -sALLOW_MEMORY_GROWTH=1
    -sINITIAL_MEMORY=1MB        # small until a large response comes
    -sMAXIMUM_MEMORY=128MB      # the longest answer and what is made of it
    -sTOTAL_STACK=128KB)        # STACK_SIZE since 3.1.27; an overflow would go unnoticed
  if(EMSCRIPTEN_VERSION VERSION_LESS 4)
    target_link_options(${target} PRIVATE -sUSE_ES6_IMPORT_META=0)  # a worker has no URL; newer glue does without
  endif()
  separate_arguments(parts)
  add_custom_command(TARGET ${target} POST_BUILD VERBATIM
    COMMAND ${SHARELINK_NODE} ${CMAKE_SOURCE_DIR}/tools/check-module.ts $<TARGET_FILE:${target}> ${parts})
endfunction()

set(opening wasm/bindings.cpp wasm/bindings_sealed.cpp wasm/border.cpp)
set(sharing ${opening} wasm/bindings_text.cpp wasm/bindings_share.cpp wasm/bindings_sign_in.cpp)
add_module(opening "opening" ${opening} wasm/bindings_address.cpp)
add_module(core "opening text share" ${sharing})
set_target_properties(core PROPERTIES OUTPUT_NAME sharelink)
add_module(worker "opening text share worker" ${sharing} wasm/bindings_worker.cpp)
target_link_libraries(worker PRIVATE sharelink_worker)

include(wasm/argon2id/argon2id.cmake)

file(STRINGS ${emscripten_root}/system/lib/libc/musl/VERSION musl_version)
string(REGEX REPLACE ".*#define _LIBCPP_VERSION ([0-9][0-9]).*" "\\1" libcxx_version "${macros}")
file(CONFIGURE OUTPUT build.json CONTENT [[
{
  "sharelink": "@PROJECT_VERSION@",
  "libsodium": "@sodium_revision@",
  "nlohmann_json": "@json_version@",
  "emscripten": "@EMSCRIPTEN_VERSION@",
  "musl": "@musl_version@",
  "libcxx": "@libcxx_version@"
}
]] @ONLY)
