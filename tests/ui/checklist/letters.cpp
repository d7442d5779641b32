#include "tests/ui/checklist/letters.h"

#include <array>
#include <string>
#include <utility>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace motcua::tests {
namespace {

using text::LocalText;

// As wide as the letters that they stand for, and as high as letters get. Placeholders stay.
std::string stacked(const std::string& sentence) {
    constexpr std::array<std::pair<char, std::string_view>, 10> kMarks{{{'a', "ặ"},
                                                                        {'e', "ễ"},
                                                                        {'o', "ổ"},
                                                                        {'u', "ữ"},
                                                                        {'y', "ỵ"},
                                                                        {'A', "Ẫ"},
                                                                        {'E', "Ễ"},
                                                                        {'O', "Ổ"},
                                                                        {'U', "Ự"},
                                                                        {'Y', "Ỵ"}}};
    std::string out;
    bool in_braces = false;
    for (const char c : sentence) {
        in_braces = c == '{' || (in_braces && c != '}');
        std::string_view written(&c, 1);
        for (const auto& [plain, marked] : kMarks)
            if (plain == c && !in_braces) written = marked;
        out += written;
    }
    return out;
}

void stack(LocalText& text) {
    text.vi = stacked(text.vi);
    text.en = stacked(text.en);
}

text::Catalogue stacked_words() {
    const text::Catalogue& plain = text::Catalogue::built_in();
    nlohmann::json vi = nlohmann::json::object();
    nlohmann::json en = nlohmann::json::object();
    for (std::size_t i = 0; i < static_cast<std::size_t>(text::T::count_); ++i) {
        const auto key = static_cast<text::T>(i);
        vi[std::string(text::key_name(key))] = stacked(plain.raw(key, text::Language::vi));
        en[std::string(text::key_name(key))] = stacked(plain.raw(key, text::Language::en));
    }
    auto parsed = text::Catalogue::parse(vi.dump(), en.dump());
    REQUIRE_MESSAGE(parsed, (parsed ? "" : parsed.error().what));
    return std::move(*parsed);
}

}  // namespace

std::shared_ptr<const content::Content> with_stacked_marks(const content::Content& content) {
    auto out = std::make_shared<content::Content>(content);
    out->words = stacked_words();
    for (LocalText* text : {&out->locality.ward, &out->locality.office}) stack(*text);
    for (LocalText& paragraph : out->notice.paragraphs) stack(paragraph);
    for (auto& consent : out->notice.consents) stack(consent.label);
    for (content::Procedure& procedure : out->procedures) {
        for (LocalText* text : {&procedure.name, &procedure.plain, &procedure.receiver}) stack(*text);
        for (content::RequiredPaper& paper : procedure.papers) stack(paper.name);
        for (content::Page& page : procedure.pages) {
            stack(page.question);
            stack(page.hint);
            for (content::Field& field : page.fields) {
                stack(field.label);
                for (content::Option& option : field.options) {
                    stack(option.label);
                    stack(option.help);
                }
            }
        }
    }
    return out;
}

}  // namespace motcua::tests
