# One libFuzzer executable for each tests/fuzz/<stem>.cpp. A run is bounded by its count and starts from a fixed seed,
# so that a failure comes again.

# Not a corpus folder, into which libFuzzer would write what it finds.
find_program(SHARELINK_NODE node REQUIRED)
add_custom_target(fuzz_seeds ALL
  COMMAND ${SHARELINK_NODE} ${CMAKE_SOURCE_DIR}/tests/fuzz/seeds.ts ${CMAKE_BINARY_DIR}/seeds VERBATIM)

set(SHARELINK_FUZZ_RUNS 20000 CACHE STRING "Inputs that each fuzzer tries")

file(GLOB fuzzers CONFIGURE_DEPENDS tests/fuzz/*.cpp)
foreach(file IN LISTS fuzzers)
  get_filename_component(stem ${file} NAME_WLE)
  add_executable(fuzz_${stem} ${file})
  target_link_libraries(fuzz_${stem} PRIVATE sharelink sharelink_worker)
  target_link_options(fuzz_${stem} PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzz_${stem} fuzz_seeds)
  add_test(NAME fuzz_${stem} COMMAND fuzz_${stem} -runs=${SHARELINK_FUZZ_RUNS} -seed=1 -max_len=4096
    -seed_inputs=@${CMAKE_BINARY_DIR}/seeds/${stem}.list
    -dict=${CMAKE_SOURCE_DIR}/tests/fuzz/words.dict -artifact_prefix=${CMAKE_BINARY_DIR}/)
endforeach()
