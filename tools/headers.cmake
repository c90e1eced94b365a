# The header-only libraries behind an include folder of their own: em++ must not see /usr/include, where they stand
# beside the headers of this machine's C library.

include(tools/small-json.cmake)

set(headers nlohmann/json.hpp)
if(SHARELINK_BUILD STREQUAL "tests")
  list(APPEND headers catch2/catch.hpp)
endif()
add_library(header_libraries INTERFACE)
foreach(library IN LISTS headers)
  get_filename_component(folder ${library} DIRECTORY)
  find_path(${folder}_root ${library} REQUIRED NO_CMAKE_FIND_ROOT_PATH
    PATHS /usr/include /usr/local/include /opt/homebrew/include)
endforeach()
if(SHARELINK_BUILD STREQUAL "product")
  set(header_dir ${CMAKE_BINARY_DIR}/small-json)
  copy_small_json(${nlohmann_root}/nlohmann ${header_dir}/nlohmann)
else()
  set(header_dir ${CMAKE_BINARY_DIR}/include)
  file(MAKE_DIRECTORY ${header_dir})
  foreach(library IN LISTS headers)
    get_filename_component(folder ${library} DIRECTORY)
    file(CREATE_LINK ${${folder}_root}/${folder} ${header_dir}/${folder} SYMBOLIC)
  endforeach()
endif()

target_include_directories(header_libraries SYSTEM INTERFACE ${header_dir})
# The same in the core and in the tests: inline functions of one name must have one body.
target_compile_definitions(header_libraries INTERFACE JSON_NOEXCEPTION=1 JSON_NO_IO)
