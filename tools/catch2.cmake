# Catch2 with its main(): the system's where it is the single header of 2.13, else the amalgamated source of 3, because a
# library that was compiled for this machine is none for WebAssembly. Its warnings are its own.

add_library(catch2 OBJECT)
find_path(catch2_root catch2/catch.hpp NO_CMAKE_FIND_ROOT_PATH PATHS ${header_places})
if(catch2_root AND NOT DEFINED ENV{SHARELINK_CATCH2_SOURCE})
  file(CREATE_LINK ${catch2_root}/catch2 ${header_dir}/catch2 SYMBOLIC)
  target_include_directories(catch2 SYSTEM PUBLIC ${header_dir})
  target_sources(catch2 PRIVATE tests/unit/main.cpp)
  set(catch2_uncoloured --use-colour no)
else()
  execute_process(COMMAND ${CMAKE_SOURCE_DIR}/tools/debian-source catch2
    OUTPUT_VARIABLE catch2_source OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  target_include_directories(catch2 SYSTEM PUBLIC ${catch2_source}/extras)
  target_sources(catch2 PRIVATE ${catch2_source}/extras/catch_amalgamated.cpp)
  set(catch2_uncoloured --colour-mode none)
endif()
target_include_directories(catch2 PRIVATE tests/unit)
# Nobody looks for errors in it: that halves its compile time.
target_compile_options(catch2 PRIVATE -w -O0 -g0 -fno-sanitize=all -fno-exceptions -fno-rtti)
target_compile_definitions(catch2 PUBLIC CATCH_CONFIG_DISABLE_EXCEPTIONS CATCH_CONFIG_NO_POSIX_SIGNALS)
