#include <algorithm>

#include "kiosk/form/form.h"
#include "kiosk/identity/mrz.h"

namespace motcua::form {
namespace {

using content::CardItem;
using content::Field;
using content::Page;
using content::Procedure;

Secret on_card(const identity::Card& card, const Field& field) {
    switch (field.from_card) {
        case CardItem::none: return {};
        case CardItem::id: return card.id;
        case CardItem::old_id: return card.old_id;
        case CardItem::full_name: return card.full_name;
        case CardItem::birth_date: {
            constexpr std::size_t kYear = 4;
            return field.type == content::FieldType::year ? card.birth_date.substr(0, kYear)
                                                          : card.birth_date;
        }
        case CardItem::sex: return secret(card.sex == identity::Sex::male ? "M" : "F");
        case CardItem::address: return card.address;
        case CardItem::issue_date: return card.issue_date;
    }
    return {};
}

bool is_from_card(const Field& field, const Answers& answers) {
    const Answer* answer = answers.find(field.id);
    return answer != nullptr && answer->source == Source::card;
}

struct Visible {
    std::vector<const Page*> pages;
    Answers answers;
};

Visible visible_part(const Procedure& procedure, const Answers& answers) {
    Visible visible;
    for (const Page& page : procedure.pages) {
        if (!holds(page.when, visible.answers)) continue;
        visible.pages.push_back(&page);
        for (const Field& field : page.fields) {
            if (const Answer* answer = answers.find(field.id)) visible.answers.set(field.id, *answer);
        }
    }
    return visible;
}

void prefill_field(const Field& field, const identity::Card& card, Answers& answers) {
    if (field.from_card == CardItem::none) return;
    Secret value = on_card(card, field);
    const Answer* said = answers.find(field.id);
    const bool is_known = said && said->source == Source::card && said->unit_asked &&
                          (said->on_card.empty() ? said->value : said->on_card) == value;
    if (is_known) return;  // the same card again: what was said of its address stands
    if (!value.empty()) {
        answers.set(field.id, {std::move(value), Source::card});
    } else if (is_from_card(field, answers)) {
        answers.erase(field.id);  // of another card: two people's data never mix
    }
}

bool describes(const content::Person& person, std::string_view field_id) {
    return std::find(person.fields.begin(), person.fields.end(), field_id) != person.fields.end();
}

}  // namespace

void prefill(const Procedure& procedure, const identity::Card& card, Answers& answers) {
    for (const Page& page : procedure.pages) {
        for (const Field& field : page.fields)
            if (!person_of(procedure, field.id)) prefill_field(field, card, answers);
    }
}

std::vector<std::string> card_warnings(const Procedure& procedure, const identity::Card& card,
                                       const Answers& answers) {
    std::vector<std::string> warnings = card.warnings;
    if (card.plain_name.empty()) return warnings;
    for (const Page* page : visible_pages(procedure, answers))
        for (const Field& field : page->fields) {
            const bool is_own = field.from_card == CardItem::full_name && !person_of(procedure, field.id);
            const std::string_view said = is_own ? answers.value(field.id) : std::string_view{};
            if (said.empty() || identity::may_be_name(view(card.plain_name), card.plain_name_is_cut, said))
                continue;
            warnings.emplace_back("W_NAME_NOT_OF_MRZ");
            return warnings;
        }
    return warnings;
}

void prefill_person(const Procedure& procedure, const Page& block, const identity::Card& card,
                    Answers& answers) {
    for (const std::string& id : block.person.fields)
        for (const Field& field : page_of_field(procedure, id)->fields)
            if (field.id == id) prefill_field(field, card, answers);
}

void forget_card_of_person(const Page& block, Answers& answers) {
    for (const std::string& id : block.person.fields) {
        const Answer* answer = answers.find(id);
        if (answer && answer->source == Source::card) answers.erase(id);
    }
}

const Page* person_of(const Procedure& procedure, std::string_view field_id) {
    const auto block = std::find_if(procedure.pages.begin(), procedure.pages.end(),
                                    [&](const Page& page) { return describes(page.person, field_id); });
    return block == procedure.pages.end() ? nullptr : &*block;
}

const Page* person_of(const Procedure& procedure, const Page& page) {
    if (!page.person.empty()) return &page;
    return page.fields.empty() ? nullptr : person_of(procedure, page.fields.front().id);
}

std::vector<const Page*> visible_pages(const Procedure& procedure, const Answers& answers) {
    return visible_part(procedure, answers).pages;
}

Answers visible_answers(const Procedure& procedure, const Answers& answers) {
    return visible_part(procedure, answers).answers;
}

std::vector<const Page*> pages_to_ask(const Procedure& procedure, const Answers& answers) {
    std::vector<const Page*> pages = visible_pages(procedure, answers);
    const auto all_on_card = [&answers](const Page* page) {
        return page->person.empty() &&
               std::all_of(page->fields.begin(), page->fields.end(),
                           [&answers](const Field& field) { return is_from_card(field, answers); });
    };
    pages.erase(std::remove_if(pages.begin(), pages.end(), all_on_card), pages.end());
    return pages;
}

const Page* find_page(const Procedure& procedure, std::string_view page_id) {
    const auto page = std::find_if(procedure.pages.begin(), procedure.pages.end(),
                                   [page_id](const Page& candidate) { return candidate.id == page_id; });
    return page == procedure.pages.end() ? nullptr : &*page;
}

const Page* page_of_field(const Procedure& procedure, std::string_view field_id) {
    for (const Page& page : procedure.pages) {
        for (const Field& field : page.fields) {
            if (field.id == field_id) return &page;
        }
    }
    return nullptr;
}

bool complete(const Page& page, const Answers& answers, std::chrono::year_month_day today) {
    // What the card says stands as it is: the resident disputes it on the review, the clerk decides.
    return std::all_of(page.fields.begin(), page.fields.end(), [&](const Field& field) {
        return is_from_card(field, answers) || !problem_with(field, answers.value(field.id), today, answers);
    });
}

const Page* first_incomplete(const Procedure& procedure, const Answers& answers,
                             std::chrono::year_month_day today) {
    const Answers visible = visible_answers(procedure, answers);
    for (const Page* page : pages_to_ask(procedure, answers)) {
        if (!complete(*page, visible, today)) return page;
    }
    return nullptr;
}

}  // namespace motcua::form
