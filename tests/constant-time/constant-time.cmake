# Natively, optimized as the compiler would, without sanitizers: valgrind watches what really runs.
find_program(SHARELINK_VALGRIND valgrind REQUIRED)

add_executable(constant_time tests/unit/main.cpp tests/constant-time/constant_time_test.cpp)
target_link_libraries(constant_time PRIVATE sharelink sharelink_worker header_libraries sodium)
target_compile_definitions(constant_time PRIVATE CATCH_CONFIG_DISABLE_EXCEPTIONS CATCH_CONFIG_NO_POSIX_SIGNALS)
target_link_options(constant_time PRIVATE -Wl,--wrap=sodium_memcmp,--wrap=crypto_verify_16)

add_test(NAME constant_time COMMAND ${SHARELINK_VALGRIND} --quiet $<TARGET_FILE:constant_time> --use-colour no)
