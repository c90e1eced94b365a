# The modules: build/wasm/core.mjs and core.wasm for every client host, worker.mjs and worker.wasm for the edge worker,
# which adds the server's side of the protocol.

function(add_module target)
  add_executable(${target} wasm/wiping_heap.c wasm/small_libc.c wasm/small_strtod.c ${ARGN})
  set_target_properties(${target} PROPERTIES SUFFIX .mjs)
  target_link_libraries(${target} PRIVATE sharelink sodium)
  target_compile_definitions(${target} PRIVATE EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)
  target_link_options(${target} PRIVATE
    -lembind -fno-rtti          # the latter picks the embind library that was built without type information
    --no-entry                  # a library: there is no main()
    -sMODULARIZE
    -sEXPORT_ES6
    -sENVIRONMENT=web           # each wider choice fails somewhere: the glue then touches __dirname or self.location
    -sUSE_ES6_IMPORT_META=0     # the host hands over the module through instantiateWasm; there is no URL in a worker
    -sDYNAMIC_EXECUTION=0       # no eval: strict CSP pages and workers forbid it; values 1 and 2 both leave some in
    -sFILESYSTEM=0
    -sMALLOC=emmalloc           # 1.5 kB smaller after compression; JSON parses about 15 % slower, a tenth of a millisecond
    -sALLOW_MEMORY_GROWTH=1
    -sINITIAL_MEMORY=1MB        # small until a large response comes
    -sMAXIMUM_MEMORY=512MB      # Argon2id takes up to 256 MiB
    -sTOTAL_STACK=128KB)        # Argon2, the deepest user, takes 12 kB; an overflow would go unnoticed into static data
endfunction()

add_module(core wasm/bindings.cpp wasm/bindings_sealed.cpp wasm/border.cpp)
add_module(worker wasm/bindings.cpp wasm/bindings_sealed.cpp wasm/border.cpp wasm/bindings_worker.cpp)
target_link_libraries(worker PRIVATE sharelink_worker)

file(CONFIGURE OUTPUT build.json CONTENT [[
{ "sharelink": "@PROJECT_VERSION@", "libsodium": "@sodium_revision@", "emscripten": "@EMSCRIPTEN_VERSION@" }
]] @ONLY)
