#include "sharelink/file_name.h"

#include "cases.h"

using namespace sharelink;

TEST_CASE("a file's name becomes safe to show and to save under") {
  CHECK(safe_file_name("../../etc/pass\nwd.").view() == ".._.._etc_pass_wd_");
  CHECK(safe_file_name("..").view() == "__");
  CHECK(safe_file_name("Nul.txt").view() == "_Nul.txt");
  CHECK(safe_file_name("\u202Egpj.exe").view() == "_gpj.exe");
  CHECK(safe_file_name("console.log").view() == "console.log");
}

TEST_CASE("a name that is safe stays, and one that was made safe stays as it is then") {
  const std::string names[] = {"a", "a.b", ".env", "r\u00E9sum\u00E9 (1).pdf", "..a", "\uFEFFa", "com0", "lpt10.txt"};
  for (const std::string& name : names) CHECK(safe_file_name(name).view() == name);
  for (const char* hostile : {"../x", "..", ".", "a. ", "CON", "con .txt", "com\u00B9", "a\u009Fb", "\u2066a"}) {
    const SecretBytes safe = safe_file_name(hostile);
    CHECK(safe.view() != hostile);
    CHECK(safe_file_name(safe.view()).view() == safe.view());
  }
  CHECK(safe_file_name("").view().empty());
}
