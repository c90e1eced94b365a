# The module that every host loads: build/wasm/core.mjs and core.wasm.

file(GLOB shell CONFIGURE_DEPENDS wasm/*.cpp)
add_executable(sharelink_wasm ${shell})
set_target_properties(sharelink_wasm PROPERTIES OUTPUT_NAME core SUFFIX .mjs)
target_link_libraries(sharelink_wasm PRIVATE sharelink sodium)
target_compile_definitions(sharelink_wasm PRIVATE EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)
target_link_options(sharelink_wasm PRIVATE
  -lembind
  --no-entry                  # a library: there is no main()
  -sMODULARIZE
  -sEXPORT_ES6
  -sENVIRONMENT=web           # each wider choice fails somewhere: the glue then touches __dirname or self.location
  -sUSE_ES6_IMPORT_META=0     # the host hands over the module through instantiateWasm; there is no URL in a worker
  -sDYNAMIC_EXECUTION=0       # no eval: strict CSP pages and workers forbid it; values 1 and 2 both leave some in
  -sFILESYSTEM=0
  -sMALLOC=dlmalloc           # emmalloc is 7.7 kB smaller, but JSON parses about 15 % slower
  -sALLOW_MEMORY_GROWTH=1
  -sINITIAL_MEMORY=1MB        # small until a large response comes
  -sMAXIMUM_MEMORY=512MB      # Argon2id takes up to 256 MiB
  -sTOTAL_STACK=128KB)        # Argon2's block filling is the deepest user, with about 6 kB

file(CONFIGURE OUTPUT build.json CONTENT [[
{ "sharelink": "@PROJECT_VERSION@", "libsodium": "@sodium_revision@", "emscripten": "@EMSCRIPTEN_VERSION@" }
]] @ONLY)
