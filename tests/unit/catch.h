#pragma once

// Catch2 2.13 is a header; of 3 the amalgamated source is compiled. The tests use what both know.
#if __has_include(<catch2/catch.hpp>)
#include <catch2/catch.hpp>
#else
#include <catch_amalgamated.hpp>
#endif
