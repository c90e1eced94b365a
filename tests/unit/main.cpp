// In an object of its own: Catch2's runner takes longer to compile than all tests together.
#define CATCH_CONFIG_MAIN
#include "catch.h"
