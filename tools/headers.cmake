# The header-only libraries behind an include folder of their own: em++ must not see /usr/include, where they stand
# beside the headers of this machine's C library.

set(SHARELINK_JSON trimmed CACHE STRING "nlohmann_json's headers in the product: trimmed, or untrimmed as they are")
include(tools/small-json.cmake)

set(header_places /usr/include /usr/local/include /opt/homebrew/include)
find_path(nlohmann_root nlohmann/json.hpp REQUIRED NO_CMAKE_FIND_ROOT_PATH PATHS ${header_places})
set(header_dir ${CMAKE_BINARY_DIR}/include)
file(MAKE_DIRECTORY ${header_dir})
file(CREATE_LINK ${nlohmann_root}/nlohmann ${header_dir}/nlohmann SYMBOLIC)
read_json_version(${header_dir}/nlohmann json_version)

# The same in the core and in the tests: inline functions of one name must have one body.
add_library(json_rules INTERFACE)
target_compile_definitions(json_rules INTERFACE JSON_NOEXCEPTION=1 JSON_NO_IO)
add_library(untrimmed_headers INTERFACE)
target_include_directories(untrimmed_headers SYSTEM INTERFACE ${header_dir})
target_link_libraries(untrimmed_headers INTERFACE json_rules)

add_library(header_libraries INTERFACE)
if(SHARELINK_BUILD STREQUAL "product" AND SHARELINK_JSON STREQUAL "trimmed" AND json_version IN_LIST small_json_versions)
  copy_small_json(${nlohmann_root}/nlohmann ${CMAKE_BINARY_DIR}/small-json/nlohmann)
  target_include_directories(header_libraries SYSTEM INTERFACE ${CMAKE_BINARY_DIR}/small-json)
  target_link_libraries(header_libraries INTERFACE json_rules)
else()
  target_link_libraries(header_libraries INTERFACE untrimmed_headers)
  if(SHARELINK_BUILD STREQUAL "product")
    message(STATUS "nlohmann_json ${json_version} is compiled as it is: 2.6 kB more after compression")
  endif()
endif()
