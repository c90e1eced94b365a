# One executable, native or WebAssembly, with the vectors inside: both read the same bytes and neither needs files.

file(GLOB vectors CONFIGURE_DEPENDS tests/vectors/*.json)
set(vectors_source ${CMAKE_BINARY_DIR}/vectors.cpp)
add_custom_command(OUTPUT ${vectors_source}
  COMMAND ${CMAKE_COMMAND} "-Dvectors=${vectors}" -Doutput=${vectors_source} -P ${CMAKE_SOURCE_DIR}/tools/embed-vectors.cmake
  DEPENDS ${vectors} ${CMAKE_SOURCE_DIR}/tools/embed-vectors.cmake
  VERBATIM)
set_source_files_properties(${vectors_source} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)

include(tools/catch2.cmake)
file(GLOB tests CONFIGURE_DEPENDS tests/unit/*_test.cpp)
add_executable(unit ${tests} ${vectors_source} wasm/runtime/small_strtod.c wasm/argon2id/fill_memory.c)
# Several files are compiled as one, and two headers once: most of the compile time goes into those.
set_target_properties(unit PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
set(alone wasm/runtime/small_strtod.c wasm/argon2id/fill_memory.c ${vectors_source})
set_source_files_properties(${alone} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON SKIP_PRECOMPILE_HEADERS ON)
if(NOT EMSCRIPTEN)
  target_precompile_headers(unit PRIVATE tests/unit/catch.h <nlohmann/json.hpp>)
endif()
target_include_directories(unit PRIVATE tests/unit src wasm/runtime wasm/argon2id)
target_link_libraries(unit PRIVATE sharelink sharelink_worker catch2 header_libraries sodium sodium_argon2)

if(EMSCRIPTEN)
  set_target_properties(unit PROPERTIES SUFFIX .cjs) # under this package.json a .js file is an ES module
  target_compile_options(unit PRIVATE -O1)           # the core under test stays at Release's -O3
  target_link_options(unit PRIVATE
    -O1
    -sENVIRONMENT=node
    -sSINGLE_FILE            # the default glue would fetch() a path, which Node refuses
    -sEXIT_RUNTIME=1         # a failed test has to reach the exit code
    -sALLOW_MEMORY_GROWTH=1)
endif()

# Two halves, which run at once.
add_test(NAME unit COMMAND unit ${catch2_uncoloured} "~*link*")
add_test(NAME unit_links COMMAND unit ${catch2_uncoloured} "*link*")
if(SHARELINK_COVERAGE)
  find_program(SHARELINK_LLVM_COV NAMES llvm-cov llvm-cov-14 REQUIRED)
  find_program(SHARELINK_LLVM_PROFDATA NAMES llvm-profdata llvm-profdata-14 REQUIRED)
  foreach(half IN ITEMS unit unit_links)
    set_tests_properties(${half} PROPERTIES
      ENVIRONMENT LLVM_PROFILE_FILE=${CMAKE_BINARY_DIR}/${half}.profraw FIXTURES_SETUP profiles)
  endforeach()
  add_test(NAME coverage COMMAND ${CMAKE_COMMAND} -Dunit=$<TARGET_FILE:unit>
    "-Dprofiles=${CMAKE_BINARY_DIR}/unit.profraw;${CMAKE_BINARY_DIR}/unit_links.profraw"
    -Dtable=${CMAKE_BINARY_DIR}/coverage.txt
    -Dllvm_cov=${SHARELINK_LLVM_COV} -Dllvm_profdata=${SHARELINK_LLVM_PROFDATA}
    -P ${CMAKE_SOURCE_DIR}/tests/unit/coverage.cmake)
  set_tests_properties(coverage PROPERTIES FIXTURES_REQUIRED profiles)
endif()
