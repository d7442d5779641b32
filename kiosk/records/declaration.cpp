#include "kiosk/records/slip.h"
#include "kiosk/text/fill.h"

namespace motcua::records {
namespace {

constexpr std::string_view kDots = "……………";  // to be written by hand

const content::Field* find_field(const content::Procedure& procedure, std::string_view id) {
    for (const content::Page& page : procedure.pages)
        for (const content::Field& field : page.fields)
            if (field.id == id) return &field;
    return nullptr;
}

struct FilledLine {
    Secret text;
    int fields = 0;
    int answered = 0;
};

FilledLine filled(const content::Procedure& procedure, const form::Answers& visible, const text::Words& words,
                  std::string_view pattern) {
    FilledLine line;
    line.text = text::fill<Secret>(pattern, [&](std::string_view name, Secret& out) {
        ++line.fields;
        const content::Field* field = find_field(procedure, name);
        const std::string_view value = visible.value(name);
        if (field == nullptr || value.empty()) {
            out.append(kDots);
            return true;
        }
        ++line.answered;
        out.append(form::readable(*field, value, words));
        return true;
    });
    return line;
}

}  // namespace

Declaration declaration(const content::Procedure& procedure, const form::Answers& answers,
                        const text::Words& words, const Slip& slip) {
    const text::Words official{words.catalogue, text::Language::vi, text::Address::neutral};
    const form::Answers visible = form::visible_answers(procedure, answers);
    Declaration paper;
    paper.title = official(procedure.declaration.title);
    paper.addressee = official(procedure.declaration.addressee);
    for (const content::DeclarationLine& words_of_line : procedure.declaration.lines) {
        if (!form::holds(words_of_line.when, visible)) continue;
        FilledLine line = filled(procedure, visible, official, words_of_line.words.vi);
        if (line.fields > 0 && line.answered == 0) continue;
        paper.lines.push_back(std::move(line.text));
    }
    paper.pledge = official(procedure.declaration.pledge);
    paper.slip_number = slip.number;
    paper.code = slip.number_code;
    paper.created = slip.created;
    paper.ward = slip.ward;
    return paper;
}

}  // namespace motcua::records
