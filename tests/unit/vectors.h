#pragma once

#include <string_view>

/// The text of tests/vectors/<stem>.json, as it was when the tests were built. Ends the process where there is none.
std::string_view vector_file(std::string_view stem);
