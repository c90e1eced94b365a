# Writes a table of how much of src/ and include/ the unit tests run through, and fails below the limits:
#   cmake -Dunit=EXECUTABLE -Dprofiles=RAW;RAW -Dtable=FILE -Dllvm_cov=... -Dllvm_profdata=... -P coverage.cmake
set(lines_min 95)
set(branches_min 90)

execute_process(COMMAND ${llvm_profdata} merge -sparse ${profiles} -o ${table}.profile COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${llvm_cov} report ${unit} -instr-profile=${table}.profile
  "-ignore-filename-regex=(^|/)((tests|wasm)/|vectors[.]cpp$)"
  OUTPUT_VARIABLE report COMMAND_ERROR_IS_FATAL ANY)
file(WRITE ${table} "${report}")

# The last line: regions, functions, lines and branches, each with its number, how many were missed, and the share.
string(REGEX MATCH "TOTAL[^\n]*" total "${report}")
string(REGEX MATCHALL "[0-9.]+%" shares "${total}")
list(LENGTH shares count)
if(NOT count EQUAL 4)
  message(FATAL_ERROR "llvm-cov has told no total")
endif()
list(GET shares 2 lines)
list(GET shares 3 branches)
foreach(kind IN ITEMS lines branches)
  string(REPLACE "%" "" share ${${kind}})
  if(share LESS ${kind}_min)
    message(FATAL_ERROR "coverage of ${kind}: ${share} %, below ${${kind}_min} %")
  endif()
endforeach()
