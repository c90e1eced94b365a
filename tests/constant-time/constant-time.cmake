# Natively, optimized as the compiler would, without sanitizers: valgrind watches what really runs.
find_program(SHARELINK_VALGRIND valgrind REQUIRED)

include(tools/catch2.cmake)
add_executable(constant_time tests/constant-time/constant_time_test.cpp)
target_include_directories(constant_time PRIVATE tests/unit)
target_link_libraries(constant_time PRIVATE sharelink sharelink_worker catch2 header_libraries sodium)
target_link_options(constant_time PRIVATE -Wl,--wrap=sodium_memcmp,--wrap=crypto_verify_16)

add_test(NAME constant_time COMMAND ${SHARELINK_VALGRIND} --quiet $<TARGET_FILE:constant_time> ${catch2_uncoloured})
