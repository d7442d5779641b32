// The forms of the real ward, filled as their worked examples say, as a reader finds them in the PDF.
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "kiosk/records/examples.h"
#include "tests/platform/paper/papers.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/temp_folder.h"
#include "tests/support/ward.h"

namespace motcua::tests {
namespace {

std::string text_of_pdf(const records::Declaration& paper) {
    const TempFolder folder;
    const auto file = folder.path() / "paper.pdf";
    const auto bytes = pdf(platform::declaration_drawing(paper));
    REQUIRE(bytes.has_value());
    std::ofstream(file, std::ios::binary) << view(*bytes);
    return run({"pdftotext", "-layout", file, "-"}).out;
}

std::vector<records::Declaration> examples_of(const std::string& code) {
    std::ifstream in(source_dir() / "assets/packs/base/examples" / (code + ".json"));
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto examples = records::parse_examples(text);
    REQUIRE(examples.has_value());
    std::vector<records::Declaration> papers;
    for (const records::Example& example : *examples)
        papers.push_back(records::example_declaration(example, *ward_content()->find(code), *ward_content(),
                                                      ward_content()->valid_from));
    return papers;
}

int times(const std::string& text, std::string_view part) {
    int found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

records::Declaration with_table(int rows, const std::string& cell) {
    records::Declaration paper = some_declaration();
    records::DeclarationLine line;
    line.kind = content::DeclarationLine::Kind::table;
    line.columns = {{"TT", 1}, {"Họ và tên", 6}};
    for (int i = 1; i <= rows; ++i) {
        line.rows.emplace_back();
        line.rows.back().push_back(secret(std::to_string(i)));
        line.rows.back().push_back(secret(cell));
    }
    paper.lines.push_back(std::move(line));
    return paper;
}

TEST_CASE("every form of the ward is drawn as its examples fill it, with head, title and somebody to sign") {
    for (const char* code : {"1.001193", "1.000656", "1.000894", "1.004222", "1.004194", "1.002755",
                             "1.003197", "1.010038", "1.010041", "1.011606", "1.011609", "3.000722"})
        for (const records::Declaration& paper : examples_of(code)) {
            const std::string text = text_of_pdf(paper);
            CAPTURE(code);
            CAPTURE(text);
            CHECK(times(text, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == 1);
            CHECK(times(text, "Kính gửi") == 1);
            CHECK(text.find("Ký, ghi") != std::string::npos);
            CHECK(text.find('{') == std::string::npos);
            CHECK(text.find("tiếp nhận") == std::string::npos);
        }
}

TEST_CASE("residence is declared on the form with its number, its questions counted from 1 to 11") {
    const std::string text = text_of_pdf(examples_of("1.004222").front());
    CHECK(text.find("Mẫu CT01") != std::string::npos);
    for (int n = 1; n <= 11; ++n)
        CHECK_MESSAGE(text.find(std::to_string(n) + ". ") != std::string::npos, text);
    for (const char* words : {"Mối quan hệ", "Ý kiến của cha, mẹ", "Người kê khai"})
        CHECK_MESSAGE(text.find(words) != std::string::npos, text);
}

TEST_CASE("bride and groom stand side by side, whoever of them stood at the machine") {
    for (const records::Declaration& paper : examples_of("1.000894")) {
        const std::string text = text_of_pdf(paper);
        CAPTURE(text);
        const std::size_t titles = text.find("Bên nữ");
        REQUIRE(titles != std::string::npos);
        CHECK(text.find("Bên nam", titles) < text.find('\n', titles));
        CHECK(times(text, "Bên nữ") == 2);  // of the column, and where she signs
    }
}

TEST_CASE("a long table goes on over pages and says its titles again, no row is lost") {
    const records::Declaration paper = with_table(90, "Alăng Mẫu");
    const auto drawing = platform::declaration_drawing(paper);
    CHECK(drawing->pages() >= 3);
    const std::string text = text_of_pdf(paper);
    CHECK(times(text, "Alăng Mẫu") == 90);
    CHECK(times(text, "Họ và tên") >= drawing->pages() - 1);
}

TEST_CASE("a cell that is longer than a page goes on, and nothing of it is lost") {
    std::string words;
    for (int i = 0; i < 1500; ++i) words += "chữ ";
    const std::string text = text_of_pdf(with_table(2, words));
    CHECK(times(text, "chữ") >= 3000);
}

}  // namespace
}  // namespace motcua::tests
