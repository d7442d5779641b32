// What is only prepared here, or only explained, never sounds as if it were filed: a machine receives
// nothing.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ward_procedure.h"
#include <doctest/doctest.h>

#include "tests/support/text.h"

namespace motcua::tests {
namespace {

using Texts = std::vector<std::string>;

void add_page(const content::Page& page, Texts& out) {
    out.insert(out.end(), {page.question.vi, page.hint.vi, page.person.who.vi});
    for (const content::Field& field : page.fields) {
        out.push_back(field.label.vi);
        for (const content::Option& option : field.options)
            out.insert(out.end(), {option.label.vi, option.help.vi});
    }
}

// Everything that people read but the name, which the nation gave it.
Texts read_by_people(const content::Procedure& procedure) {
    Texts out{procedure.plain.vi,
              procedure.in_person.vi,
              procedure.receiver.vi,
              procedure.result.vi,
              procedure.term.note.vi,
              procedure.declaration.title.vi,
              procedure.declaration.pledge.vi};
    for (const content::Fee& fee : procedure.fees) out.insert(out.end(), {fee.words.vi, fee.exemptions.vi});
    for (const content::RequiredPaper& paper : procedure.papers) out.push_back(paper.name.vi);
    for (const content::Page& page : procedure.pages) add_page(page, out);
    for (const content::DeclarationLine& line : procedure.declaration.lines) out.push_back(line.words.vi);
    return out;
}

bool sounds_filed(const std::string& text) {
    constexpr std::array kSaid{"nộp", "Nộp", "tiếp nhận", "Tiếp nhận"};
    return std::any_of(kSaid.begin(), kSaid.end(),
                       [&text](const char* word) { return contains(text, word); });
}

}  // namespace

TEST_CASE("no procedure of kind guide or fill speaks of filing or of receiving") {
    for (const content::Procedure& procedure : ban_thach().procedures) {
        if (procedure.kiosk_does == content::KioskDoes::submit) continue;
        CAPTURE(procedure.code);
        for (const std::string& text : read_by_people(procedure)) {
            CAPTURE(text);
            CHECK_FALSE(sounds_filed(text));
        }
    }
}

TEST_CASE("the words that are looked for are found") {
    CHECK(sounds_filed("Mời nộp hồ sơ tại quầy"));
    CHECK(sounds_filed("Cán bộ đã tiếp nhận"));
    CHECK_FALSE(sounds_filed("Mời mang theo và đưa cho cán bộ"));
}

}  // namespace motcua::tests
