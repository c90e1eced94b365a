# The modules, each a .mjs and a .wasm in build/wasm: opening for the page that opens links and shares none, core for
# every other client, worker for the edge worker, which adds the server's side of the protocol.

# Not part of the link-time optimization, which takes the features of one file for the whole module's, or for none's.
add_library(bulk_memory OBJECT wasm/bulk_memory.c)
target_compile_options(bulk_memory PRIVATE -fno-lto -mbulk-memory -fno-builtin)

function(add_module target)
  add_executable(${target} wasm/border_types.cpp wasm/wiping_heap.c wasm/small_libc.c wasm/small_strtod.c ${ARGN})
  set_target_properties(${target} PROPERTIES SUFFIX .mjs)
  target_link_libraries(${target} PRIVATE sharelink sodium bulk_memory)
  target_compile_definitions(${target} PRIVATE EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)
  set(embind ${emscripten_root}/src/embind)
  set_target_properties(${target} PROPERTIES LINK_DEPENDS "${CMAKE_SOURCE_DIR}/wasm/glue-start.js;${CMAKE_SOURCE_DIR}/wasm/small-embind.js")
  target_link_options(${target} PRIVATE
    "SHELL:--js-library ${embind}/embind.js" "SHELL:--js-library ${embind}/emval.js"  # border_types.cpp is the C++ side
    "SHELL:--js-library ${CMAKE_SOURCE_DIR}/wasm/small-embind.js"  # in place of most of them: 2.2 kB of glue after compression
    -Wl,-mllvm,-inline-threshold=25  # libc++ is compiled for speed: 0.4 kB after compression; Argon2 is as fast
    --no-entry                  # a library: there is no main()
    -sMODULARIZE
    -sEXPORT_ES6
    -sENVIRONMENT=web           # each wider choice fails somewhere: the glue then touches __dirname or self.location
    -sUSE_ES6_IMPORT_META=0     # the host hands over the module; there is no URL in a worker
    -sMINIMAL_RUNTIME           # glue that fetches nothing and has no main() to run: 1.2 kB smaller after compression
    -sMINIMAL_RUNTIME_STREAMING_WASM_COMPILATION  # what the glue is given has been compiled
    "SHELL:--pre-js ${CMAKE_SOURCE_DIR}/wasm/glue-start.js"
    --emit-symbol-map           # core.symbols, for tests/bench/components.ts
    -sDYNAMIC_EXECUTION=0       # no eval: strict CSP pages and workers forbid it; values 1 and 2 both leave some in
    -sFILESYSTEM=0
    -sMALLOC=emmalloc           # 1.5 kB smaller after compression; JSON parses about 15 % slower, a tenth of a millisecond
    -sALLOW_MEMORY_GROWTH=1
    -sINITIAL_MEMORY=1MB        # small until a large response comes
    -sMAXIMUM_MEMORY=512MB      # Argon2id takes up to 256 MiB
    -sTOTAL_STACK=128KB)        # Argon2, the deepest user, takes 12 kB; an overflow would go unnoticed into static data
endfunction()

set(opening wasm/bindings.cpp wasm/bindings_sealed.cpp wasm/border.cpp)
add_module(opening ${opening})
add_module(core ${opening} wasm/bindings_share.cpp)
add_module(worker ${opening} wasm/bindings_share.cpp wasm/bindings_worker.cpp)
target_link_libraries(worker PRIVATE sharelink_worker)
# Its std::string parameters are copied into the heap by the glue.
target_link_options(worker PRIVATE -sEXPORTED_FUNCTIONS=_malloc,_free)

file(STRINGS ${emscripten_root}/system/lib/libc/musl/VERSION musl_version)
execute_process(COMMAND ${CMAKE_CXX_COMPILER} -E -dM -x c++ -include version /dev/null
  OUTPUT_VARIABLE macros COMMAND_ERROR_IS_FATAL ANY)
string(REGEX REPLACE ".*#define _LIBCPP_VERSION ([0-9][0-9]).*" "\\1" libcxx_version "${macros}")
file(CONFIGURE OUTPUT build.json CONTENT [[
{
  "sharelink": "@PROJECT_VERSION@",
  "libsodium": "@sodium_revision@",
  "emscripten": "@EMSCRIPTEN_VERSION@",
  "musl": "@musl_version@",
  "libcxx": "@libcxx_version@"
}
]] @ONLY)
