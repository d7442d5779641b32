#include <algorithm>

#include "kiosk/form/choices.h"
#include "kiosk/records/slip.h"
#include "kiosk/text/fill.h"

namespace motcua::records {
namespace {

using content::DeclarationTable;
using Kind = content::DeclarationLine::Kind;

// Fills the lines of one paper with what was asked and answered.
class DeclarationFilling {
  public:
    DeclarationFilling(const content::Procedure& procedure, const form::Answers& answers,
                       const text::Words& words)
        : visible_(form::visible_answers(procedure, answers)), words_(words) {
        for (const content::Page* page : form::visible_pages(procedure, answers))
            for (const content::Field& field : page->fields) asked_.push_back(&field);
    }

    [[nodiscard]] bool holds(const content::Condition& when) const { return form::holds(when, visible_); }

    // False where the line does not stand on the paper.
    bool fill(const content::DeclarationLine& line, DeclarationLine& filled) const {
        if (!holds(line.when)) return false;
        filled.kind = line.kind;
        if (line.kind == Kind::table) return fill_table(line.table, filled);
        Said said = say(words_(line.words), kDots);
        filled.text = std::move(said.text);
        filled.answers = std::move(said.answers);
        if (line.kind == Kind::boxes && !fill_boxes(line.field, filled)) return false;
        return said.fields == 0 || said.asked > 0;
    }

  private:
    struct Said {
        Secret text;
        SecretVector<DeclarationLine::Answer> answers;
        int fields = 0;
        int asked = 0;
    };

    [[nodiscard]] const content::Field* asked(std::string_view id) const {
        const auto found = std::find_if(asked_.begin(), asked_.end(),
                                        [id](const content::Field* field) { return field->id == id; });
        return found == asked_.end() ? nullptr : *found;
    }

    // "one.id|other.id": the first that was asked. Not the first that was answered: where somebody's number
    // was left empty another person's must not stand.
    [[nodiscard]] const content::Field* first_of(std::string_view names) const {
        while (!names.empty()) {
            const std::size_t end = std::min(names.find('|'), names.size());
            if (const content::Field* field = asked(names.substr(0, end))) return field;
            names.remove_prefix(std::min(end + 1, names.size()));
        }
        return nullptr;
    }

    [[nodiscard]] Said say(const std::string& pattern, std::string_view gap) const {
        Said said;
        said.text = text::fill<Secret>(pattern, [&](std::string_view names, Secret& out) {
            ++said.fields;
            const content::Field* field = first_of(names);
            if (field != nullptr) ++said.asked;
            const std::string_view value = field == nullptr ? std::string_view() : visible_.value(field->id);
            if (value.empty()) {
                out.append(gap);
                return true;
            }
            const std::size_t begin = out.size();
            out.append(form::readable(*field, value, words_));
            said.answers.push_back({begin, out.size()});
            return true;
        });
        return said;
    }

    bool fill_boxes(std::string_view id, DeclarationLine& filled) const {
        const content::Field* field = asked(id);
        if (field == nullptr) return false;
        const std::string_view value = visible_.value(id);
        const auto several = form::chosen(value);
        for (const content::Option& option : field->options) {
            const bool is_chosen = field->type == content::FieldType::choices
                                       ? std::find(several.begin(), several.end(), option.id) != several.end()
                                       : value == option.id;
            filled.boxes.push_back({words_(option.label), is_chosen});
        }
        return true;
    }

    bool fill_table(const DeclarationTable& table, DeclarationLine& filled) const {
        for (const DeclarationTable::Column& column : table.columns)
            filled.columns.push_back({words_(column.title), column.share});
        for (const DeclarationTable::Row& row : table.rows) {
            if (!holds(row.when)) continue;
            DeclarationLine::Cells cells;
            const std::string number = std::to_string(filled.rows.size() + 1);
            for (const content::LocalText& cell : row.cells)
                cells.push_back(say(cell.vi == content::kRowNumber ? number : words_(cell), "").text);
            filled.rows.push_back(std::move(cells));
        }
        filled.blank = table.blank;
        return !filled.rows.empty() || filled.blank > 0;
    }

    form::Answers visible_;
    const text::Words& words_;
    std::vector<const content::Field*> asked_;
};

Secret row_as_read(const DeclarationLine::Cells& cells) {
    Secret line;
    for (const Secret& cell : cells) {
        if (&cell != &cells.front()) line.append(" | ");
        line.append(cell);
    }
    return line;
}

Secret line_as_read(const DeclarationLine& line) {
    Secret said = line.text;
    for (const DeclarationLine::Box& box : line.boxes)
        said.append(&box == &line.boxes.front() ? " " : "  ")
            .append(box.chosen ? "[x] " : "[ ] ")
            .append(box.label);
    return said;
}

}  // namespace

Declaration declaration(const content::Procedure& procedure, const form::Answers& answers,
                        const text::Words& words, const Slip& slip) {
    const text::Words official{words.catalogue, text::Language::vi, text::Address::neutral};
    const DeclarationFilling filling(procedure, answers, official);
    const content::DeclarationForm& form = procedure.declaration;
    Declaration paper;
    paper.form = official(form.form);
    paper.title = official(form.title);
    paper.addressee = official(form.addressee);
    for (const content::DeclarationLine& line : form.lines) {
        DeclarationLine filled;
        if (filling.fill(line, filled)) paper.lines.push_back(std::move(filled));
    }
    paper.pledge = official(form.pledge);
    for (const content::SignaturePlace& place : form.signatures)
        if (filling.holds(place.when))
            paper.signatures.push_back({official(place.title), official(place.hint), place.applicant});
    paper.slip_number = slip.number;
    paper.code = slip.number_code;
    paper.created = slip.created;
    paper.ward = slip.ward;
    return paper;
}

SecretVector<Secret> as_read(const Declaration& paper) {
    SecretVector<Secret> lines;
    for (const DeclarationLine& line : paper.lines) {
        if (line.kind != Kind::table) lines.push_back(line_as_read(line));
        for (const DeclarationLine::Cells& cells : line.rows) lines.push_back(row_as_read(cells));
    }
    return lines;
}

}  // namespace motcua::records
