# Modules that tests/package/modules.test.ts asks for, and no build.

# The worker's, reading JSON by nlohmann_json's headers as they are. These objects come before the core's library, whose
# own of the same sources are then not linked.
add_module(untrimmed "opening text share worker" ${sharing} wasm/bindings_worker.cpp $<TARGET_OBJECTS:untrimmed_json>)
target_link_libraries(untrimmed PRIVATE sharelink_worker)
add_library(untrimmed_json OBJECT EXCLUDE_FROM_ALL src/answer.cpp src/worker/body_fields.cpp)
target_include_directories(untrimmed_json PRIVATE include src ${sodium_include})
target_compile_definitions(untrimmed_json PRIVATE SODIUM_STATIC=1)
target_link_libraries(untrimmed_json PRIVATE cxx_rules untrimmed_headers)

# Without bindings the linker leaves nothing of the core.
add_module(gutted "opening" wasm/border.cpp)

# A function with a type that Embind does not know.
add_module(unbound "opening" wasm/border.cpp tests/package/unbound.cpp)

# What stands in for libc, asked for what it can do and for what it cannot.
add_executable(stand_ins EXCLUDE_FROM_ALL tests/package/stand_ins.c wasm/runtime/small_libc.c wasm/runtime/small_strtod.c)
set_target_properties(stand_ins PROPERTIES SUFFIX .cjs)
target_include_directories(stand_ins PRIVATE wasm/runtime)
target_compile_options(stand_ins PRIVATE -fno-builtin)  # else the compiler answers in their place
target_link_options(stand_ins PRIVATE -sENVIRONMENT=node -sSINGLE_FILE -sEXIT_RUNTIME=1)

set_target_properties(untrimmed gutted unbound PROPERTIES EXCLUDE_FROM_ALL TRUE)
