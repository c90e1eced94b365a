#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/// strtod for a number that a JSON lexer has checked. libc's own brings 128-bit floating point along, an eighth of the
/// module. The last bits of a long fraction may differ from libc's: numbers count here only where they are whole.
///
/// returns  the number; infinite where it is beyond every double, as in libc.
double small_strtod(const char* text, char** end);

#ifdef __cplusplus
}
#endif
