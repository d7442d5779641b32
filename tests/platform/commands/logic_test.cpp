// `kioskctl logic`, as somebody at a shell uses it.
#include <algorithm>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

#include "tests/support/kiosk_process.h"
#include "tests/support/temp_folder.h"

using namespace motcua::tests;

namespace {

Ended run_suite(const std::string& file) { return run({program("kioskctl"), "logic", "--suite", file}); }

// The same for a file with this in it. Says the file's name as SUITE.
Ended run_cases(const std::string& cases) {
    const TempFolder folder;
    const std::string file = (folder.path() / "suite.json").string();
    std::ofstream(file) << cases;
    Ended ended = run_suite(file);
    for (auto at = ended.err.find(file); at != std::string::npos; at = ended.err.find(file))
        ended.err.replace(at, file.size(), "SUITE");
    return ended;
}

}  // namespace

TEST_CASE("our own cases pass") {
    const Ended ended = run_suite((source_dir() / "tests/kiosk/logic/cases.json").string());
    CHECK(ended.exit_code == 0);
    CHECK(ended.out.find(" passed, 0 failed\n") != std::string::npos);
    CHECK(std::count(ended.out.begin(), ended.out.end(), '\n') == 1);
}

TEST_CASE("a case that fails is one line: which, the rule, what was expected, what came") {
    const Ended ended = run_cases(R"(["heading", [{"+": [1, 2]}, {}, 3], [{"cat": ["à\n", 1]}, {}, "b"],
                                     [{"before": [{"var": "born"}, "2026"]}, {"born": "Tết"}, true]])");
    CHECK(ended.exit_code == 1);
    CHECK(ended.out ==
          "2: {\"cat\":[\"\\u00e0\\n\",1]} expected \"b\", got \"\\u00e0\\n1\"\n"
          "3: {\"before\":[{\"var\":\"born\"},\"2026\"]} expected true, got no value: \"before\" was given "
          "what is not a date\n"
          "1 passed, 2 failed\n");
    CHECK(ended.err == "kioskctl: SUITE: not as expected\n");
}

TEST_CASE("both kinds of file are read") {
    const Ended dates = run_cases(R"({"name": "dates", "cases": [
        {"name": "before", "certLogicExpression": {"before": [{"var": "day"}, "2026-11-22"]},
         "assertions": [{"data": {"day": "2026-11-21"}, "expected": true},
                        {"data": {"day": "2026-11-22"}, "expected": false, "message": "the day itself"},
                        {"certLogicExpression": {"var": "day"}, "expected": null}]}]})");
    CHECK(dates.out == "3 passed, 0 failed\n");
    CHECK(dates.exit_code == 0);
}

TEST_CASE("a file that is no suite is refused with its place") {
    const auto refused = [](const std::string& cases) {
        const Ended ended = run_cases(cases);
        CHECK(ended.exit_code == 1);
        CHECK(ended.out.empty());
        return ended.err;
    };
    CHECK(refused("[]") == "kioskctl: SUITE: holds no case\n");
    CHECK(refused("3") == "kioskctl: SUITE: is neither a list of cases nor an object with \"cases\"\n");
    CHECK(refused("[[1, 2]]") == "kioskctl: SUITE: /0: is neither a heading nor [rule, data, expected]\n");
    CHECK(refused("{}") == "kioskctl: SUITE: /cases: is no list\n");
    CHECK(refused(R"({"cases": [1]})") == "kioskctl: SUITE: /cases/0/assertions: is no list\n");
    CHECK(refused(R"({"cases": [{"assertions": [{"expected": 1}]}]})") ==
          "kioskctl: SUITE: /cases/0/assertions/0: has no rule or nothing expected\n");
    CHECK(refused(R"({"cases": [{"certLogicExpression": 1, "assertions": [2]}]})") ==
          "kioskctl: SUITE: /cases/0/assertions/0: has no rule or nothing expected\n");
    CHECK(refused("[").find("kioskctl: SUITE: parse error at line 1") == 0);
    CHECK(refused(std::string(200'000, '[')).find("kioskctl: SUITE: ") == 0);
    CHECK(refused(std::string(100, '[') + std::string(100, ']')) ==
          "kioskctl: SUITE: nested deeper than 64 levels\n");
    CHECK(refused(std::string(5'000'000, ' ')) == "kioskctl: SUITE: larger than 4 MB\n");
    CHECK(run_suite("/nowhere/suite.json").err ==
          "kioskctl: /nowhere/suite.json: No such file or directory\n");
    CHECK(run_suite("/").err == "kioskctl: /: Is a directory\n");
}

TEST_CASE("a rule that would explode fails as one case, and the next goes on") {
    const std::string doubling =
        R"({"reduce": [{"map": [[0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9], 1]},)"
        R"( {"cat": [{"var": "accumulator"}, {"var": "accumulator"}]}, "ha"]})";
    const Ended ended = run_cases("[[" + doubling + ", null, null], [1, null, 1]]");
    CHECK(ended.exit_code == 1);
    CHECK(ended.out.find("expected null, got no value: makes more than 262144 bytes\n1 passed, 1 failed\n") !=
          std::string::npos);
}
