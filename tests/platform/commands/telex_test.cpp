// `kioskctl telex`, as somebody at a shell uses it.
#include <string>

#include <doctest/doctest.h>

#include "tests/support/kiosk_process.h"

using namespace motcua::tests;

namespace {

// What comes out where `input`, a format of printf(1), goes in.
Ended compose(const std::string& input, const std::string& options) {
    return run({"/bin/sh", "-c", "printf '" + input + "' | " + program("kioskctl") + " telex " + options});
}

}  // namespace

TEST_CASE("lines of keys become lines of words, by either method and in either style") {
    CHECK(compose("hoaf\\nNguyeenx Thij Buwowri\\n", "--method telex --tone old").out ==
          "hòa\nNguyễn Thị Bưởi\n");
    CHECK(compose("hoaf\\n", "--method telex --tone new").out == "hoà\n");
    CHECK(compose("nguye6n4 thuy1\\n", "--method vni --tone new").out == "nguyễn thuý\n");
    CHECK(compose("\\n\\nddi", "").out == "\n\nđi");
    CHECK(compose("ddi\\r\\n", "").out == "đi\r\n");
    CHECK(compose("", "").exit_code == 0);
}

TEST_CASE("a line that cannot be composed is named, and nothing is made of it") {
    const Ended broken = compose("hoaf\\nla\\303\\nhoaf\\n", "");
    CHECK(broken.exit_code == 1);
    CHECK(broken.out == "hòa\n");
    CHECK(broken.err == "kioskctl: line 2 is not UTF-8\n");
    const Ended endless = compose("%010000d", "");
    CHECK(endless.exit_code == 1);
    CHECK(endless.out.empty());
    CHECK(endless.err == "kioskctl: line 1 is longer than 4096 bytes\n");
    CHECK(compose("a", "--method viqr").exit_code != 0);
    CHECK(compose("a", "--tone modern").exit_code != 0);
}
