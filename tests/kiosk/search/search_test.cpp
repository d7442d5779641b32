// The parts of the search, and what it makes of anything that somebody can type.
#include "kiosk/search/search.h"

#include <string>

#include <doctest/doctest.h>

#include "kiosk/search/vocabulary.h"
#include "tests/support/random.h"
#include "tests/support/ward.h"

using namespace motcua;
using search::Found;
using search::Index;

namespace {

const Index& ward_index() {
    static const Index made(tests::ward_content());
    return made;
}

std::string first(std::string_view query) {
    const Found found = ward_index().find(query, 5);
    return found.hits.empty() ? "" : found.hits.front().procedure->code;
}

}  // namespace

TEST_CASE("one slip is a letter too much, too few, another, or two in the wrong order") {
    CHECK(search::one_slip_apart("khai", "kai"));
    CHECK(search::one_slip_apart("kai", "khai"));
    CHECK(search::one_slip_apart("khai", "khao"));
    CHECK(search::one_slip_apart("khai", "kahi"));
    CHECK_FALSE(search::one_slip_apart("khai", "kiah"));
    CHECK_FALSE(search::one_slip_apart("khai", "sinh"));
    CHECK_FALSE(search::one_slip_apart("khai", "khaitu"));
}

TEST_CASE("what sounds the same to somebody is the same") {
    CHECK(search::sound("tru") == search::sound("chu"));
    CHECK(search::sound("xinh") == search::sound("sinh"));
    CHECK(search::sound("giay") == search::sound("day"));
    CHECK(search::sound("ky") == search::sound("ki"));
    CHECK(search::sound("tang") == search::sound("tan"));
    CHECK(search::sound("cach") != search::sound("cat"));
    CHECK(search::sound("tu") != search::sound("tru"));
}

TEST_CASE("a code is found whole, in part, without its dot, and as a place writes it") {
    CHECK(first("1.000656") == "1.000656");
    CHECK(first("1000656") == "1.000656");
    CHECK(first(" 1.000656 ") == "1.000656");
    CHECK(first("1.000656.000.00.00.H17") == "1.000656");
    CHECK(first("000656") == "1.000656");
    CHECK(first("9.999999").empty());
}

TEST_CASE("a code that nothing replaces says so") {
    const Found found = ward_index().find("2.001009", 5);
    REQUIRE(found.repealed != nullptr);
    CHECK_FALSE(found.repealed->why.vi.empty());
}

TEST_CASE("nothing, and what nobody could mean, finds nothing") {
    for (const char* query : {"", " ", "...", "qqqqqq zzzzzz", "\xFF\xFE", "\xC3"}) {
        CAPTURE(query);
        CHECK(ward_index().find(query, 5).hits.empty());
    }
}

TEST_CASE("no more is found than was asked for, best first") {
    const Found found = ward_index().find("giấy", 3);
    CHECK(found.hits.size() <= 3);
    for (std::size_t i = 1; i < found.hits.size(); ++i) CHECK(found.hits[i].score <= found.hits[i - 1].score);
}

TEST_CASE("any bytes can be searched") {
    tests::SeededRandom random(7);
    for (int round = 0; round < 300; ++round) {
        std::string query(static_cast<std::size_t>(round % 130), ' ');
        random.fill(query.data(), query.size());
        CHECK(ward_index().find(query, 5).hits.size() <= 5);
    }
    CHECK(ward_index().find(std::string(100'000, 'a'), 5).hits.size() <= 5);
}
