#include "kiosk/journey/draft.h"

#include <algorithm>
#include <charconv>

#include "kiosk/journey/picking.h"
#include "kiosk/text/unicode.h"

namespace motcua::journey {
namespace {

using content::Field;
using content::FieldType;

bool takes_digits_only(FieldType type) {
    return type == FieldType::citizen_id || type == FieldType::old_id || type == FieldType::phone ||
           type == FieldType::date || type == FieldType::year;
}

bool is_amount(FieldType type) { return type == FieldType::number || type == FieldType::money; }

// An amount as it is typed: digits, one decimal sign (either of the two), no zero before other digits.
void press_amount(Secret& amount, const text::Key& key, int decimals) {
    constexpr std::size_t kWholeDigits = 12;
    if (key.kind == text::Key::Kind::erase) return text::drop_last(amount);
    if (key.kind != text::Key::Kind::character) return;
    const std::size_t point = amount.find('.');
    if (key.character == U',' || key.character == U'.') {
        if (decimals == 0 || point != amount.npos) return;
        if (amount.empty()) amount.push_back('0');
        amount.push_back('.');
    } else if (key.character >= U'0' && key.character <= U'9') {
        const bool in_whole = point == amount.npos;
        const std::size_t room = in_whole ? kWholeDigits : point + 1 + static_cast<std::size_t>(decimals);
        if (view(amount) == "0") amount.clear();
        if (amount.size() < room) amount.push_back(static_cast<char>(key.character));
    }
}

// An address takes what an address has: no marks, no blanks, letters as they are typed.
bool is_for_email(const text::Key& key) {
    if (key.kind == text::Key::Kind::erase) return true;
    return key.kind == text::Key::Kind::character && key.character > U' ' && key.character < 0x7F;
}

constexpr std::size_t kDateDigits = 8;  // day, month, year

// "1955-03-12" as the digits a person would press: 12031955.
Secret typed_digits(std::string_view iso) {
    Secret digits;
    if (iso.size() >= 10) digits += iso.substr(8, 2);
    if (iso.size() >= 7) digits += iso.substr(5, 2);
    digits += iso.substr(0, std::min<std::size_t>(4, iso.size()));
    return digits;
}

// Four digits are a year, six a month and a year, eight a day; anything else is no date and is left to be
// refused.
Secret iso_date(std::string_view digits) {
    Secret iso;
    if (digits.size() != 4 && digits.size() != 6 && digits.size() != 8) return secret(digits);
    iso += digits.substr(digits.size() - 4);
    if (digits.size() >= 6) iso.append("-").append(digits.substr(digits.size() - 6, 2));
    if (digits.size() == 8) iso.append("-").append(digits.substr(0, 2));
    return iso;
}

Secret answer_value(const Field& field, const Draft& draft) {
    if (draft.picking) return form::address_value(draft.picking->address);
    if (field.type == FieldType::date) return iso_date(view(draft.value));
    if (is_amount(field.type) && !draft.value.empty() && draft.value.back() == '.')
        return draft.value.substr(0, draft.value.size() - 1);
    return text::single_spaced(view(draft.value));
}

Draft draft_for(const Field& field, const form::Answers& answers) {
    Draft draft;
    draft.field = field.id;
    const std::string_view answered = answers.value(field.id);
    if (field.type == FieldType::address) {
        draft.picking.emplace();
        draft.picking->address = form::parse_address(answered).value_or(form::Address{});
        return draft;
    }
    draft.value = answered.empty() ? secret(field.initial) : secret(answered);
    if (field.type == FieldType::date) draft.value = typed_digits(view(draft.value));
    if (takes_digits_only(field.type)) draft.keyboard.layer = Keyboard::Layer::digits;
    draft.keyboard.capital = draft.value.empty() && field.type != FieldType::email;
    return draft;
}

// Where letters go.
Secret& written(Draft& draft) { return draft.picking ? draft.picking->typed : draft.value; }

std::size_t most_letters(const Draft& draft, const Field& field) {
    if (draft.picking) return most_letters(draft.picking->step);
    return field.type == FieldType::date ? kDateDigits : form::length_max(field);
}

// A text begins with a capital; in a name every word does.
void set_case(Draft& draft, const Field& field) {
    if (field.type == FieldType::email) return;
    const Secret& text = written(draft);
    const bool at_word_start = text.empty() || text.back() == ' ';
    const bool is_name =
        field.type == FieldType::person_name || (draft.picking && draft.picking->step != AddressStep::line);
    draft.keyboard.capital = at_word_start && (text.empty() || is_name);
}

// Who has no card declares what the card would have said: the clerk compares it, as the paper of a photo.
form::Source source_of(const Field& field) {
    const bool is_compared = field.from_card != content::CardItem::none || field.type == FieldType::photo;
    return is_compared ? form::Source::declared : form::Source::resident;
}

}  // namespace

SecretVector<Draft> drafts_for(const content::Page& page, const form::Answers& answers) {
    SecretVector<Draft> drafts;
    for (const Field& field : page.fields) {
        const form::Answer* answer = answers.find(field.id);
        if (!answer || answer->source != form::Source::card) drafts.push_back(draft_for(field, answers));
    }
    return drafts;
}

void open_step(Visit& visit, const content::AddressPlaces& places) {
    const int step = std::get<place::Question>(visit.place).step;
    for (Draft& draft : visit.drafts) {
        if (!draft.picking) continue;
        draft.problem.reset();
        draft.keyboard = {};
        open(*draft.picking, places, static_cast<AddressStep>(step));
    }
}

void drop_answered_by_card(Visit& visit) {
    auto& drafts = visit.drafts;
    const auto answered = [&visit](const Draft& draft) {
        const form::Answer* answer = visit.answers.find(draft.field);
        return answer && answer->source == form::Source::card;
    };
    drafts.erase(std::remove_if(drafts.begin(), drafts.end(), answered), drafts.end());
}

Draft* find_draft(Visit& visit, std::string_view field) {
    const auto at = std::find_if(visit.drafts.begin(), visit.drafts.end(),
                                 [&](const Draft& draft) { return draft.field == field; });
    return at == visit.drafts.end() ? nullptr : &*at;
}

void press(Draft& draft, const Field& field, const text::Key& key, text::Typing how) {
    if (draft.picking && draft.picking->step == AddressStep::where) return;  // there it is chosen
    if (field.type == FieldType::photo) return;                              // and here photographed
    draft.problem.reset();
    if (is_amount(field.type)) return press_amount(draft.value, key, field.decimals);
    const bool is_email = field.type == FieldType::email;
    if (is_email && !is_for_email(key)) return;
    const bool digits_only = takes_digits_only(field.type);
    const bool is_digit =
        key.kind == text::Key::Kind::character && key.character >= U'0' && key.character <= U'9';
    if (digits_only && !is_digit && key.kind != text::Key::Kind::erase) return;
    if (digits_only || is_email) how.method = text::Method::mark_keys;  // a digit is a digit
    text::press(written(draft), key, most_letters(draft, field), how);
    if (draft.picking) unpick(*draft.picking);
    set_case(draft, field);
}

void take(Draft& draft, const Field& field, const content::Suggestion& offered) {
    Secret& text = written(draft);
    if (offered.replaced > text.size()) return;
    Secret longer = text.substr(0, text.size() - offered.replaced);
    longer.append(offered.phrase);
    if (field.type != FieldType::email) longer.push_back(' ');
    if (text::length(view(longer)) > most_letters(draft, field)) return;
    text = std::move(longer);
    draft.problem.reset();
    set_case(draft, field);
}

form::Answers with_drafts(form::Answers answers, const Visit& visit, const content::Page& page) {
    for (const Draft& draft : visit.drafts)
        for (const Field& field : page.fields)
            if (field.id == draft.field)
                answers.set(field.id, {answer_value(field, draft), source_of(field)});
    return answers;
}

bool answer_page(Visit& visit, const content::Page& page, const form::Answers& visible,
                 std::chrono::year_month_day today) {
    const form::Answers others = with_drafts(visible, visit, page);
    bool all_right = true;
    for (Draft& draft : visit.drafts) {
        const auto field = std::find_if(page.fields.begin(), page.fields.end(),
                                        [&](const Field& candidate) { return candidate.id == draft.field; });
        if (field == page.fields.end()) continue;
        draft.problem = form::problem_with(*field, others.value(field->id), today, others);
        all_right = all_right && !draft.problem;
    }
    if (!all_right) return false;
    for (const Field& field : page.fields) {
        const Draft* draft = find_draft(visit, field.id);
        if (!draft) continue;
        Secret value = answer_value(field, *draft);
        if (value.empty())
            visit.answers.erase(field.id);
        else
            visit.answers.set(field.id, {std::move(value), source_of(field)});
    }
    visit.drafts.clear();
    return true;
}

}  // namespace motcua::journey
