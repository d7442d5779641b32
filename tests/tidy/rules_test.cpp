// The rules themselves: each must find what it is for, and leave alone what only looks like it.
#include "bans.h"
#include "functions.h"
#include "source_tree.h"
#include <doctest/doctest.h>
#include <fmt/format.h>

namespace motcua::tests {

TEST_CASE("every banned word is found where it is banned") {
    for (const auto& ban : bans()) {
        const std::string folder{ban.where.empty() ? "kiosk/journey" : ban.where.front()};
        for (const auto word : ban.words) {
            const std::string source = fmt::format("void f() {{ {}; }}\n", word);
            CHECK_MESSAGE(!broken_bans(read_source(folder + "/planted.cpp", source)).empty(), source);
            for (const auto place : ban.not_in) {
                const std::string file = place.ends_with(".cpp") ? "" : "/planted.cpp";
                CHECK_MESSAGE(broken_bans(read_source(std::string(place) + file, source)).empty(), source);
            }
        }
    }
}

TEST_CASE("a banned word in a comment, in a string or inside a longer name is no finding") {
    const auto file = read_source("kiosk/queue/planted.cpp",
                                  "// never throw\n"
                                  "const char* a = \"throw\";\n"
                                  "auto b = R\"x(throw \" throw)x\";\n"
                                  "int throw_away = 1'000'000; char c = '\"'; /* throw\n throw */ int d;\n");
    CHECK_MESSAGE(broken_bans(file).empty(), join(broken_bans(file)));
}

TEST_CASE("a library in the wrong folder is found, in the right one it is not") {
    const std::string sqlite = "#include <sqlite3.h>\n";
    CHECK(broken_library_rules(read_source("kiosk/journey/planted.cpp", sqlite)).size() == 1);
    CHECK(broken_library_rules(read_source("sync/portal/planted.cpp", sqlite)).empty());
    CHECK(broken_library_rules(read_source("ui/screens/planted.h", "#include <SDL2/SDL.h>\n")).size() == 1);
    CHECK(broken_library_rules(read_source("platform/window/planted.cpp", "#include <SDL.h>\n")).empty());
    CHECK(broken_library_rules(read_source("kiosk/base/planted.h", "#include <format>\n")).size() == 1);
    CHECK(broken_library_rules(read_source("kiosk/base/planted.h", "#include <fmt/format.h>\n")).empty());
}

TEST_CASE("a function is as long as it stands there") {
    const auto file = read_source("kiosk/base/planted.cpp",
                                  "namespace a {\n"
                                  "struct B {\n"
                                  "  public:\n"
                                  "    explicit B(int c)\n"
                                  "        : c_{c}, d_{[] { return 1; }()} {\n"
                                  "        if (c) { d_ = 2; }\n"
                                  "    }\n"
                                  "    int c_ = 0;\n"
                                  "};\n"
                                  "constexpr int kTable[]{\n"
                                  "    1,\n"
                                  "    2};\n"
                                  "int f() { return 0; }\n"
                                  "}\n");
    const auto found = functions(file);
    REQUIRE(found.size() == 2);
    CHECK(found[0].line == 3);
    CHECK(found[0].lines == 4);
    CHECK(found[1].line == 12);
    CHECK(found[1].lines == 1);
}

TEST_CASE("what a line includes is read from both kinds of include") {
    CHECK(included("#include <sqlite3.h>") == "sqlite3.h");
    CHECK(included("#include \"kiosk/base/ids.h\"") == "kiosk/base/ids.h");
    CHECK(included("#include MACRO").empty());
    CHECK(included("int a;").empty());
}

}  // namespace motcua::tests
