# Writes the source file that holds the text of each vector file: cmake -Dvectors=LIST -Doutput=FILE -P embed-vectors.cmake

set(source "#include \"vectors.h\"\n\n#include <cstdio>\n#include <cstdlib>\n\nstd::string_view vector_file(std::string_view stem) {\n")
foreach(file IN LISTS vectors)
  get_filename_component(stem ${file} NAME_WLE)
  file(READ ${file} text)
  string(APPEND source "  if (stem == \"${stem}\") return R\"vector(${text})vector\";\n")
endforeach()
string(APPEND source "  std::fprintf(stderr, \"no tests/vectors/%.*s.json\\n\", static_cast<int>(stem.size()), stem.data());\n  std::abort();\n}\n")
file(WRITE ${output} "${source}")
