#include "time_text.h"

#include "cases.h"
#include "random.h"

using namespace sharelink;

namespace {

constexpr std::int64_t kYear10000Ms = 253'402'300'800'000;

}  // namespace

TEST_CASE("a time is written as JavaScript writes it and read again") {
  CHECK(build_iso_time(0) == "1970-01-01T00:00:00.000Z");
  CHECK(build_iso_time(951'827'696'789) == "2000-02-29T12:34:56.789Z");
  CHECK(build_iso_time(kYear10000Ms - 1) == "9999-12-31T23:59:59.999Z");
  Random random(9);
  for (int i = 0; i < rounds(300); ++i) {
    const auto time_ms = static_cast<std::int64_t>(random.next() % static_cast<std::uint64_t>(kYear10000Ms));
    CHECK(parse_iso_time(build_iso_time(time_ms)) == time_ms);
  }
}

TEST_CASE("an ISO time is read in its two forms only") {
  CHECK(parse_iso_time("2026-11-25T12:55:53.439Z") == 1'795'611'353'439);
  CHECK(parse_iso_time("2026-11-25T12:55:53Z") == 1'795'611'353'000);
  CHECK(parse_iso_time("1969-12-31T23:59:59.999Z") == -1);
  CHECK(parse_iso_time("2016-12-31T23:59:60Z") == parse_iso_time("2017-01-01T00:00:00Z"));
  for (std::string_view text :
       {"", "2026-11-25", "2026-11-25T12:55:53", "2026-11-25T12:55:53.4Z", "2026-11-25T12:55:53.439+00:00",
        "2026-11-25 12:55:53.439Z", "2026-11-25T12:55:53.439z", "+2026-11-25T12:55:53Z", "2026-13-25T12:55:53Z",
        "2026-00-25T12:55:53Z", "2026-02-29T12:55:53Z", "2026-11-31T12:55:53Z", "2026-11-00T12:55:53Z",
        "2026-11-25T24:00:00Z", "2026-11-25T12:60:53Z", "2026-11-25T12:55:61Z", "2026-11-25T12:5a:53Z",
        "x026-11-25T12:55:53Z"}) {
    INFO(text);
    CHECK_FALSE(parse_iso_time(text).has_value());
  }
}

TEST_CASE("the year 0 and the second 60 are read as the calendar goes on") {
  CHECK(parse_iso_time("0000-01-01T00:00:00Z") == -62'167'219'200'000);
  CHECK(parse_iso_time("0000-02-29T00:00:00Z").has_value());
  CHECK_FALSE(parse_iso_time("0001-02-29T00:00:00Z").has_value());
  CHECK(parse_iso_time("2026-11-25T12:55:60Z") == parse_iso_time("2026-11-25T12:56:00Z"));
  CHECK(parse_http_date("Sat, 01 Jan 0000 00:00:60 GMT") == -62'167'219'140'000);
}

TEST_CASE("an HTTP date is read in its one current form only") {
  CHECK(parse_http_date("Tue, 24 Nov 2026 12:55:54 GMT") == 1'795'524'954'000);
  CHECK(parse_http_date("Thu, 01 Jan 1970 00:00:00 GMT") == 0);
  for (std::string_view text :
       {"", "Tue, 24 Nov 2026 12:55:54", "Tue, 24 Nov 2026 12:55:54 UTC", "Tue, 24 nov 2026 12:55:54 GMT",
        "Tuesday, 24-Nov-26 12:55:54 GMT", "Tue Nov 24 12:55:54 2026", "Tue, 4 Nov 2026 12:55:54 GMT",
        "Tue, 31 Nov 2026 12:55:54 GMT", "Tue, 24 Nov 2026 24:55:54 GMT", " Tue, 24 Nov 2026 12:55:54 GMT",
        "1ue, 24 Nov 2026 12:55:54 GMT"}) {
    INFO(text);
    CHECK_FALSE(parse_http_date(text).has_value());
  }
}

TEST_CASE("every month has its name") {
  constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  for (std::size_t i = 0; i < std::size(kMonths); ++i) {
    const std::string month = (i < 9 ? "0" : "") + std::to_string(i + 1);
    CHECK(parse_http_date("Sun, 01 " + std::string(kMonths[i]) + " 2026 00:00:00 GMT") ==
          parse_iso_time("2026-" + month + "-01T00:00:00Z"));
  }
}
