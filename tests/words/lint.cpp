#include "lint.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <sstream>
#include <string_view>

#include <fmt/format.h>
#include <utf8proc.h>

#include "kiosk/text/unicode.h"
#include "tests/support/text.h"

namespace motcua::tests {
namespace {

using Flaws = std::vector<std::string>;

constexpr int kWordsMax = 20;

std::vector<std::string> words_of(const std::string& sentence) {
    std::istringstream stream(sentence);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

bool ends_sentence(const std::string& word) {
    return std::string_view(".?!:").find(word.back()) != std::string_view::npos;
}

// The word without the signs around it.
std::string bare(std::string word) {
    for (const std::string_view sign : {".", ",", "?", "!", ":", ";", "(", ")", "“", "”", "…"})
        for (auto at = word.find(sign); at != std::string::npos; at = word.find(sign))
            word.erase(at, sign.size());
    return word;
}

bool is_any(std::string_view what, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), what) != list.end();
}

std::size_t letters_in(const std::string& words) {
    const auto points = text::code_points(words);
    return points ? points->size() : 0;
}

// At least two letters, and none of them small.
bool is_shouted(const std::string& word) {
    int letters = 0;
    const auto points = text::code_points(word);
    if (!points) return false;
    for (const char32_t point : *points) {
        if (utf8proc_islower(static_cast<utf8proc_int32_t>(point)) != 0) return false;
        if (text::is_letter(point)) ++letters;
    }
    return letters >= 2;
}

bool has_digit(const std::string& word) {
    return std::any_of(word.begin(), word.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

// "91/2025/QH15": a law's own number.
bool is_law_number(const std::string& word) { return contains(word, "/") && has_digit(word); }

// ---- rules
// ------------------------------------------------------------------------------------------------

void is_clean(const Sentence& s, Flaws& flaws) {
    if (s.words.empty()) return flaws.push_back("is missing in this language");
    if (!text::is_nfc(s.words)) flaws.push_back("is not in normal form C");
    if (contains(s.words, "  ") || s.words.front() == ' ' || s.words.back() == ' ')
        flaws.push_back("has blanks that nobody sees");
    const auto points = text::code_points(s.words);
    const bool invisible = !points || std::any_of(points->begin(), points->end(),
                                                  [](char32_t point) { return text::is_invisible(point); });
    if (invisible) flaws.push_back("has characters that nobody sees");
}

void has_short_sentences(const Sentence& s, Flaws& flaws) {
    int count = 0;
    for (const std::string& word : words_of(s.words)) {
        if (++count > kWordsMax)
            return flaws.push_back(
                fmt::format("a sentence of more than {} words: make two of it", kWordsMax));
        if (ends_sentence(word)) count = 0;
    }
}

// What a button says, as far as it fits in two lines of the largest letters.
bool is_button(const std::string& key) {
    return is_any(key, {"common.continue",     "page.next",          "page.previous",
                        "leave.yes",           "leave.no",           "scan.no_card",
                        "scan.other_keep",     "scan.other_new",     "overview.begin",
                        "overview.ok",         "notice.read",        "notice.paper",
                        "review.change",       "review.show_number", "review.wrong",
                        "review.right",        "review.submit",      "review.send",
                        "review.fill",         "review.read_chip",   "chip.pass_over",
                        "chip.type_expiry",    "chip.no_expiry",     "chip.continue",
                        "sign.clear",          "sign.done",          "receipt.done",
                        "receipt.print_again", "rating.skip",        "status.done",
                        "help.came",           "still.here",         "still.more",
                        "card.put_down",       "card.yes",           "card.no",
                        "scan.card_unreadable"});
}

std::size_t longest(const Sentence& s) {
    switch (s.kind) {
        case Kind::question: return 80;
        case Kind::label: return 44;
        case Kind::choice: return 80;
        case Kind::help: return 120;
        case Kind::title: return 48;
        case Kind::paper: return 110;
        case Kind::place: return 80;
        case Kind::machine: break;
        case Kind::notice:
        case Kind::official: return 1'000;
    }
    if (s.place.rfind("frame.", 0) == 0) return 12;
    if (s.place.rfind("speech.", 0) == 0) return 200;  // heard, not read
    if (s.place.rfind("card.", 0) == 0 && s.place != "card.title") return 34;
    return is_button(s.place) ? 34 : 140;
}

void is_not_too_long(const Sentence& s, Flaws& flaws) {
    if (letters_in(s.words) > longest(s))
        flaws.push_back(fmt::format("{} letters, and there is room for {}", letters_in(s.words), longest(s)));
}

void shouts_only_the_truth(const Sentence& s, Flaws& flaws) {
    if (s.place == "declaration.country") return;  // the state's name, as every official form prints it
    const auto words = words_of(s.words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string word = bare(words[i]);
        if (!is_shouted(word) || is_any(word, {"CHƯA", "NOT", "QWERTY", "ABC", "VNI"})) continue;
        const bool named_form = i > 0 && has_digit(word) && is_any(bare(words[i - 1]), {"mẫu", "form"});
        const bool square_code =
            word == "QR" && (contains(s.words, "mã vuông") || contains(s.words, "square code"));
        if (named_form || square_code || is_law_number(word)) continue;
        flaws.push_back(fmt::format("{}: an abbreviation or a shout; write it out", word));
    }
}

void speaks_no_machine(const Sentence& s, Flaws& flaws) {
    for (const std::string_view part : {"http", "HTTP", "ngoại tuyến", "trực tuyến", "lỗi hệ thống", "Cổng",
                                        "màu hồng", "cài VNeID", "Lệ phí 0", "Xong rồi", "giữ hồ", "giữ thẻ"})
        if (contains(s.words, part)) flaws.push_back(fmt::format("{}: see the table in docs/words.md", part));
    for (const std::string& word : words_of(s.words)) {
        const std::string w = bare(word);
        if (is_any(w, {"server", "error", "offline", "online", "timeout", "lỗi"}))
            flaws.push_back(fmt::format("{}: say what to do instead", w));
        const bool is_key = s.place.rfind("key.", 0) == 0;
        const bool is_status =
            !is_key && w.size() == 3 &&
            std::all_of(w.begin(), w.end(), [](unsigned char c) { return std::isdigit(c) != 0; }) &&
            w[0] >= '1' && w[0] <= '5';
        if (is_status) flaws.push_back(fmt::format("{}: a number that only machines read", w));
    }
}

void speaks_to_people(const Sentence& s, Flaws& flaws) {
    if (!s.vietnamese) return;
    for (const std::string& word : words_of(s.words)) {
        const std::string w = bare(word);
        if (is_any(w, {"bác", "Bác"})) flaws.push_back("bác is not everybody: {xh}");
        if (is_any(w, {"xin", "Xin"})) flaws.push_back("xin begs: mời, cần");
        if (is_any(w, {"khe", "Khe"})) flaws.push_back("khe: ô đèn sáng");
    }
}

// Receiving is what a clerk does (state 2 of the national ladder). A sentence may speak of it only where it
// says that it has not happened, that it is waited for, or that the receiver reported it.
void receives_only_by_law(const Sentence& s, Flaws& flaws) {
    static const std::set<std::string_view> kMay{
        "overview.term_days",     "overview.term_all_days", "overview.term_hours",
        "receipt.sent_truth",     "receipt.prepared_truth", "receipt.received",
        "receipt.received_truth", "receipt.disclaimer",     "status.sent",
        "status.received",        "status.legal.2",         "status.legal.3",
        "status.way.received"};
    if (s.vietnamese && contains(s.words, "iếp nhận") && kMay.count(s.place) == 0)
        flaws.push_back("speaks of receiving, which only a clerk does");
    if (s.vietnamese && contains(s.words, "ộp hồ sơ") && s.place != "review.submit")
        flaws.push_back("offers filing, which one button alone does");
    if (s.vietnamese && contains(s.words, "gửi thành công") && !contains(s.words, "{time}"))
        flaws.push_back("says sent without its time");
}

// A day of a result is the receiver's to name.
void promises_no_day(const Sentence& s, Flaws& flaws) {
    static const std::set<std::string_view> kMay{
        "overview.term_days",         "overview.term_all_days", "overview.term_hours",
        "overview.valid_from",        "status.received",        "status.appointment",
        "declaration.place_and_date", "poster.fee_until",       "poster.version"};
    if (kMay.count(s.place) > 0) return;
    for (const std::string_view part : {"{date}", "{days}", "ngày làm việc", "working days", "Hẹn trả ngày"})
        if (contains(s.words, part))
            flaws.push_back(fmt::format("{}: no day before a clerk has received", part));
}

void addresses_rightly(const Sentence& s, Flaws& flaws) {
    bool begins = true;
    for (const std::string& word : words_of(s.words)) {
        const bool small = contains(word, "{xh}");
        const bool capital = contains(word, "{Xh}");
        if (!s.vietnamese && (small || capital)) flaws.push_back("English says you");
        if (s.vietnamese && ((small && begins) || (capital && !begins)))
            flaws.push_back("{Xh} begins a sentence, {xh} stands within one");
        begins = ends_sentence(word) && word.back() != ':';
    }
}

}  // namespace

std::vector<std::string> flaws_of(const Sentence& sentence) {
    Flaws flaws;
    is_clean(sentence, flaws);
    if (sentence.kind == Kind::official || sentence.words.empty()) return flaws;
    has_short_sentences(sentence, flaws);
    is_not_too_long(sentence, flaws);
    shouts_only_the_truth(sentence, flaws);
    speaks_no_machine(sentence, flaws);
    speaks_to_people(sentence, flaws);
    receives_only_by_law(sentence, flaws);
    promises_no_day(sentence, flaws);
    addresses_rightly(sentence, flaws);
    return flaws;
}

}  // namespace motcua::tests
