# libsodium's own tests of what sharelink uses, with the archive and the heap that are linked into the modules, under Node.
# Each writes its results into a file, compares it with the expected one beside it, and ends with 99 where they differ.

file(GLOB own_tests
  ${sodium_source}/test/default/aead_xchacha20poly1305.c
  ${sodium_source}/test/default/codecs*.c
  ${sodium_source}/test/default/generichash*.c
  ${sodium_source}/test/default/kdf.c
  ${sodium_source}/test/default/pwhash_argon2id*.c
  ${sodium_source}/test/default/verify1.c)
list(LENGTH own_tests count)
if(count LESS 8)
  message(FATAL_ERROR "${sodium_source}/test/default has ${count} of libsodium's tests: is this folder complete?")
endif()

add_custom_target(libsodium_tests)
add_library(libsodium_tests_runtime OBJECT EXCLUDE_FROM_ALL tests/libsodium/random.c ${heap_sources})
target_link_libraries(libsodium_tests_runtime PRIVATE sodium)
foreach(file IN LISTS own_tests)
  get_filename_component(stem ${file} NAME_WLE)
  set(target libsodium_${stem})
  add_executable(${target} EXCLUDE_FROM_ALL ${file})
  add_dependencies(libsodium_tests ${target})
  set_target_properties(${target} PROPERTIES SUFFIX .cjs C_STANDARD 11)
  set_target_properties(${target} PROPERTIES LINK_DEPENDS ${CMAKE_BINARY_DIR}/${stem}.exp)
  target_include_directories(${target} PRIVATE ${sodium_source}/test/quirks)
  target_compile_options(${target} PRIVATE -w)
  target_link_libraries(${target} PRIVATE libsodium_tests_runtime sodium)
  # -O2 links in half the time of -O3.
  target_link_options(${target} PRIVATE -O2 -sENVIRONMENT=node -sSINGLE_FILE -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1
    -sMALLOC=emmalloc
    "SHELL:--embed-file ${stem}.exp@/test-data/${stem}.exp")  # where the tests look for it under Emscripten
  add_test(NAME ${target} COMMAND ${target})
  file(COPY ${sodium_source}/test/default/${stem}.exp DESTINATION ${CMAKE_BINARY_DIR})
endforeach()
