# nlohmann_json's headers without the words of its errors, which nobody reads: they and the exceptions that carry them
# are a tenth of the module, and what the lexer keeps of each byte for them is two fifths of its time. For the product
# only, where AnswerReader, IssueReader and FieldReader are all that hears of events; the tests, which read their vectors
# with the same library, have the headers as they are, and so has a build with a version that is not one of these, or
# with -DSHARELINK_JSON=untrimmed.
set(small_json_versions 3.11.2 3.11.3)

# The library comes as many headers or as a single one.
function(read_json_version folder result)
  set(header ${folder}/json.hpp)
  if(EXISTS ${folder}/detail/abi_macros.hpp)
    set(header ${folder}/detail/abi_macros.hpp)
  endif()
  file(READ ${header} text)
  set(parts "")
  foreach(part IN ITEMS MAJOR MINOR PATCH)
    if(NOT text MATCHES "#define NLOHMANN_JSON_VERSION_${part} ([0-9]+)")
      message(FATAL_ERROR "${header} does not tell the version of nlohmann_json: install 3.11 or newer")
    endif()
    list(APPEND parts ${CMAKE_MATCH_1})
  endforeach()
  list(JOIN parts . version)
  set(${result} ${version} PARENT_SCOPE)
endfunction()

# Changes what `text` has of a pattern, and notes that there was some.
function(leave_out name pattern replacement)
  string(REGEX REPLACE "${pattern}" "${replacement}" changed "${text}")
  if(NOT changed STREQUAL text)
    set(found_${name} TRUE PARENT_SCOPE)
  endif()
  set(text "${changed}" PARENT_SCOPE)
endfunction()

function(copy_small_json source destination)
  file(GLOB_RECURSE headers RELATIVE ${source} ${source}/*.hpp)
  foreach(header IN LISTS headers)
    file(READ ${source}/${header} text)
    leave_out(errors "return sax->parse_error\\(m_lexer([^;\"]|\"[^\"\n]*\")*\\);" "return false;")
    if(text MATCHES "return sax->parse_error\\(m_lexer")
      message(FATAL_ERROR "an error is left in nlohmann_json's ${header}: build with -DSHARELINK_JSON=untrimmed")
    endif()
    leave_out(words "error_message =[ \n]*\"[^\"\n]*\"" "error_message = \"\"")
    leave_out(token "token_string[.](push|pop)_back[^;]*;" "")  # each byte once more, for a word of an error
    leave_out(lines "(\\+\\+|--)?position[.](chars_read_current_line|lines_read)( = 0)?;" "")  # counted for errors, too
    leave_out(bits "std::vector<bool> states" "std::vector<char> states")  # the only one; its bits take 2 kB of code
    file(CONFIGURE OUTPUT ${destination}/${header} CONTENT "${text}" @ONLY)
  endforeach()
  foreach(name IN ITEMS errors words token lines bits)
    if(NOT found_${name})
      message(FATAL_ERROR "nlohmann_json in ${source} has no ${name} to leave out: build with -DSHARELINK_JSON=untrimmed")
    endif()
  endforeach()
endfunction()
