# One libFuzzer executable for each tests/fuzz/<stem>.cpp. A run is bounded by its count and starts from a fixed seed,
# so that a failure comes again.

# Not a corpus folder, into which libFuzzer would write what it finds. Made once: a fuzzer that starts reads them while
# another is being built.
find_program(SHARELINK_NODE node REQUIRED)
file(GLOB fuzzers CONFIGURE_DEPENDS tests/fuzz/*.cpp)
file(GLOB vectors CONFIGURE_DEPENDS tests/vectors/*.json)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/seeds.stamp
  COMMAND ${SHARELINK_NODE} ${CMAKE_SOURCE_DIR}/tests/fuzz/seeds.ts ${CMAKE_BINARY_DIR}/seeds
  COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_BINARY_DIR}/seeds.stamp
  DEPENDS tests/fuzz/seeds.ts ${fuzzers} ${vectors} VERBATIM)
add_custom_target(fuzz_seeds DEPENDS ${CMAKE_BINARY_DIR}/seeds.stamp)

# libFuzzer learns from what is compared, addresses too: with the same ones a run is the same again. Some containers
# forbid it.
execute_process(COMMAND setarch -R true RESULT_VARIABLE without_setarch OUTPUT_QUIET ERROR_QUIET)
if(without_setarch)
  set(with_same_addresses "")
else()
  set(with_same_addresses setarch -R)
endif()

set(SHARELINK_FUZZ_RUNS 20000 CACHE STRING "Inputs that each fuzzer tries")

foreach(file IN LISTS fuzzers)
  get_filename_component(stem ${file} NAME_WLE)
  add_executable(fuzz_${stem} ${file})
  target_link_libraries(fuzz_${stem} PRIVATE sharelink sharelink_worker)
  target_link_options(fuzz_${stem} PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzz_${stem} fuzz_seeds)
  add_test(NAME fuzz_${stem} COMMAND ${with_same_addresses} $<TARGET_FILE:fuzz_${stem}>
    -runs=${SHARELINK_FUZZ_RUNS} -seed=1 -max_len=4096 -seed_inputs=@${CMAKE_BINARY_DIR}/seeds/${stem}.list
    -dict=${CMAKE_SOURCE_DIR}/tests/fuzz/words.dict -artifact_prefix=${CMAKE_BINARY_DIR}/)
endforeach()
