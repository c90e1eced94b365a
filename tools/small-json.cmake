# nlohmann_json's headers without the words of its errors, which nobody reads: they and the exceptions that carry them
# are a tenth of the module. For the product only, where AnswerReader and FieldReader are all that hears of events; the
# tests, which read their vectors with the same library, have the headers as they are.
function(copy_small_json source destination)
  file(GLOB_RECURSE headers RELATIVE ${source} ${source}/*.hpp)
  foreach(header IN LISTS headers)
    file(READ ${source}/${header} text)
    string(REGEX REPLACE "return sax->parse_error\\(m_lexer[^;]*\\);" "return false;" text "${text}")
    string(REGEX REPLACE "error_message =[ \n]*\"[^\"\n]*\"" "error_message = \"\"" text "${text}")
    # The one vector<bool>; its bits take 2 kB of code.
    string(REPLACE "std::vector<bool> states" "std::vector<char> states" text "${text}")
    file(CONFIGURE OUTPUT ${destination}/${header} CONTENT "${text}" @ONLY)
  endforeach()
endfunction()
