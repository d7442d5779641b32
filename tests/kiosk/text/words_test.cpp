// How the machine speaks to people, held against its own sentences.
#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <utf8proc.h>

#include "kiosk/text/catalogue.h"
#include "kiosk/text/fill.h"
#include "kiosk/text/unicode.h"

namespace motcua::tests {
namespace {

using Sentences = std::map<std::string, std::string>;

Sentences read(const std::string& language) {
    std::ifstream file(std::string(MOTCUA_SOURCE_DIR) + "/assets/packs/base/text/" + language + ".json");
    return nlohmann::json::parse(file).get<Sentences>();
}

std::set<std::string> places(const std::string& sentence) {
    std::set<std::string> names;
    text::fill<std::string>(sentence, [&](std::string_view name, std::string&) {
        if (name != "xh" && name != "Xh") names.emplace(name);
        return true;
    });
    return names;
}

std::vector<std::string> words_of(const std::string& sentence) {
    std::istringstream stream(sentence);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

bool ends_sentence(const std::string& word) {
    return std::string(".?!:").find(word.back()) != std::string::npos;
}

// The word without the signs around it.
std::string bare(std::string word) {
    for (const std::string_view sign : {".", ",", "?", "!", ":", ";", "(", ")", "“", "”", "…"}) {
        for (auto at = word.find(sign); at != std::string::npos; at = word.find(sign))
            word.erase(at, sign.size());
    }
    return word;
}

// At least two letters, and none of them small.
bool is_shouted(const std::string& word) {
    int letters = 0;
    const auto points = text::code_points(word);
    REQUIRE(points);
    for (const char32_t point : *points) {
        if (utf8proc_islower(static_cast<utf8proc_int32_t>(point)) != 0) return false;
        if (text::is_letter(point)) ++letters;
    }
    return letters >= 2;
}

bool contains(const std::string& sentence, std::string_view part) {
    return sentence.find(part) != std::string::npos;
}

void each_sentence(const Sentences& sentences,
                   const std::function<void(const std::string&, const std::string&)>& check) {
    for (const auto& one : sentences) {
        CAPTURE(one.first);
        CAPTURE(one.second);
        check(one.first, one.second);
    }
}

bool is_one_of(std::string_view what, const std::vector<std::string_view>& list) {
    return std::find(list.begin(), list.end(), what) != list.end();
}

const std::array<std::string, 2> kLanguages{"vi", "en"};

}  // namespace

TEST_CASE("both languages have the same sentences with the same places in them") {
    const Sentences vi = read("vi");
    const Sentences en = read("en");
    for (const auto& one : vi) {
        CAPTURE(one.first);
        REQUIRE(en.count(one.first) == 1);
        CHECK(places(one.second) == places(en.at(one.first)));
    }
    CHECK(vi.size() == en.size());
}

TEST_CASE("no sentence is longer than twenty words") {
    for (const std::string& language : kLanguages) {
        each_sentence(read(language), [](const std::string&, const std::string& sentence) {
            int count = 0;
            for (const std::string& word : words_of(sentence)) {
                CHECK(++count <= 20);
                if (ends_sentence(word)) count = 0;
            }
        });
    }
}

TEST_CASE("sentences are written cleanly: NFC, single spaces, nothing invisible") {
    for (const std::string& language : kLanguages) {
        each_sentence(read(language), [](const std::string&, const std::string& sentence) {
            CHECK(!sentence.empty());
            CHECK(text::is_nfc(sentence));
            CHECK(!contains(sentence, "  "));
            CHECK(sentence.front() != ' ');
            CHECK(sentence.back() != ' ');
            const auto points = text::code_points(sentence);
            REQUIRE(points);
            for (const char32_t point : *points) CHECK(!text::is_invisible(point));
        });
    }
}

TEST_CASE("no machine talk, no begging, no wrong address") {
    const std::vector<std::string_view> forbidden{
        "xin giấy", "ngoại tuyến", "trực tuyến", "http",      "HTTP",   "lỗi hệ thống", "Xong rồi",
        "Cổng",     "Lệ phí 0",    "màu hồng",   "cài VNeID", "giữ hồ", "giữ thẻ"};
    const std::vector<std::string_view> forbidden_words{"khe",    "Khe",   "bác",    "Bác",
                                                        "server", "error", "offline"};
    for (const std::string& language : kLanguages) {
        each_sentence(read(language), [&](const std::string&, const std::string& sentence) {
            for (const auto part : forbidden) CHECK_MESSAGE(!contains(sentence, part), part);
            for (const std::string& word : words_of(sentence))
                CHECK_MESSAGE(!is_one_of(bare(word), forbidden_words), word);
        });
    }
}

TEST_CASE("a resident is told of a square code, never of a QR alone") {
    each_sentence(read("vi"), [](const std::string&, const std::string& sentence) {
        if (contains(sentence, "QR")) CHECK(contains(sentence, "mã vuông"));
    });
    each_sentence(read("en"), [](const std::string&, const std::string& sentence) {
        if (contains(sentence, "QR")) CHECK(contains(sentence, "square code"));
    });
}

TEST_CASE("nothing is shouted except that it is NOT done yet") {
    const std::vector<std::string_view> allowed{"CHƯA", "NOT", "QR", "ABC", "QWERTY", "VNI"};
    for (const std::string& language : kLanguages) {
        each_sentence(read(language), [&](const std::string& key, const std::string& sentence) {
            if (key == "declaration.country") return;  // the state's name, as every official form prints it
            for (const std::string& word : words_of(sentence))
                if (is_shouted(bare(word))) CHECK_MESSAGE(is_one_of(bare(word), allowed), word);
        });
    }
}

// Receiving is what a clerk does (state 2 of the national ladder). A key may speak of it only where it says
// that it has not happened, that it is waited for, or that the receiver reported it.
TEST_CASE("only the sentences of the legal ladder speak of receiving") {
    const std::vector<std::string_view> allowed{
        "overview.term_days", "receipt.sent_truth",     "receipt.prepared_truth",
        "receipt.received",   "receipt.received_truth", "receipt.disclaimer",
        "status.sent",        "status.received",        "status.legal.2",
        "status.legal.3"};
    each_sentence(read("vi"), [&](const std::string& key, const std::string& sentence) {
        if (contains(sentence, "iếp nhận")) CHECK(is_one_of(key, allowed));
    });
}

TEST_CASE("filing is offered by one button alone") {
    each_sentence(read("vi"), [](const std::string& key, const std::string& sentence) {
        if (contains(sentence, "ộp hồ sơ")) CHECK(key == "review.submit");
    });
}

TEST_CASE("the address stands with a capital exactly where a sentence begins") {
    each_sentence(read("vi"), [](const std::string&, const std::string& sentence) {
        bool begins = true;
        for (const std::string& word : words_of(sentence)) {
            if (contains(word, "{xh}")) CHECK(!begins);
            if (contains(word, "{Xh}")) CHECK(begins);
            begins = ends_sentence(word) && word.back() != ':';
        }
    });
    each_sentence(read("en"), [](const std::string&, const std::string& sentence) {
        CHECK(!contains(sentence, "{xh}"));
        CHECK(!contains(sentence, "{Xh}"));
    });
}

TEST_CASE("sent is said only together with its time") {
    each_sentence(read("vi"), [](const std::string&, const std::string& sentence) {
        if (contains(sentence, "gửi thành công")) CHECK(contains(sentence, "{time}"));
    });
}

}  // namespace motcua::tests
