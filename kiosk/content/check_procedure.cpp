#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "kiosk/base/digits.h"
#include "kiosk/base/sealer.h"
#include "kiosk/content/read_content.h"

namespace motcua::content {
namespace {

constexpr std::size_t kColumnsMax = 8;        // of a declaration's table, on A4
constexpr std::size_t kSignaturesMax = 4;     // side by side
constexpr std::size_t kChoicesOnPageMax = 6;  // what an old person takes in at a glance, without paging
constexpr std::array<std::string_view, 3> kFilingIdentities{"chip", "vneid", "staff"};
// What a receiver may need to verify a chip's signature again; never the face or the fingers.
constexpr std::array<std::string_view, 3> kChipGroups{"sod", "dg1", "dg13"};

// Copies, signatures, contracts and wills that are certified: the original is compared, or the signature is
// made, before the officer's eyes (Nghị định số 23/2015/NĐ-CP). Level 2 of the e-ID: face and fingerprints
// on the spot (Nghị định số 69/2024/NĐ-CP).
constexpr std::array<std::string_view, 5> kNeverFiledHere{"2.000815", "2.000884", "2.001035", "2.001019",
                                                          "3.000228"};
// The police take residence and cards on their own papers and in their own system.
constexpr std::string_view kPolice = "police";

constexpr std::array<std::string_view, 3> kMoney{"đồng", "VNĐ", "VND"};
constexpr std::array<std::string_view, 3> kDays{"ngày", "giờ làm việc", "working day"};

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

std::string_view without_end(std::string_view text, std::string_view letters) {
    return text.substr(0, text.find_last_not_of(letters) + 1);
}

// Whether the words tell a number of one of the units: "20.000 đồng", "7 ngày làm việc". `dots` may stand in
// a number, also at its end.
template <std::size_t N>
bool tell_figure(std::string_view words, std::string_view dots,
                 const std::array<std::string_view, N>& units) {
    for (const std::string_view unit : units) {
        for (auto at = words.find(unit); at != std::string_view::npos; at = words.find(unit, at + 1)) {
            const auto number = without_end(without_end(words.substr(0, at), " \t\n\v\f\r"), dots);
            if (!number.empty() && is_digit(number.back())) return true;
        }
    }
    return false;
}

// "1.004873"
bool is_code(std::string_view text) {
    constexpr std::size_t kCode = 8;
    return text.size() == kCode && text[0] >= '1' && text[0] <= '3' && text[1] == '.' &&
           std::all_of(text.begin() + 2, text.end(), is_digit);
}

// "applicant.name", "place_1": names with a dot between.
bool is_id(std::string_view text) {
    char before = '.';
    for (const char c : text) {
        const bool fits = before == '.' ? is_lower(c) : is_lower(c) || is_digit(c) || c == '_' || c == '.';
        if (!fits) return false;
        before = c;
    }
    return before != '.';
}

// Checks one procedure as a whole; places are JSON pointers into its file.
class ProcedureCheck {
  public:
    ProcedureCheck(const Procedure& procedure, const std::string& file, Flaws& flaws)
        : procedure_(procedure), file_(file), flaws_(flaws) {}

    void run() {
        here_ = {file_, ""};
        if (!is_code(procedure_.code)) flaw("/code", "is no code like 1.004873");
        check_what_the_kiosk_does();
        check_where_it_may_be_filed();
        check_fees();
        check_figures_in_words();
        for (std::size_t i = 0; i < procedure_.pages.size(); ++i) {
            here_ = procedure_.pages[i].origin;
            check_page(procedure_.pages[i], here_.place);
            check_person(i, here_.place + "/person");
        }
        here_ = {file_, ""};
        check_declaration();
        check_parts();
        if (photos_ > kAttachmentsMax)
            flaw("/pages", fmt::format("{} photos in one dossier, at most {}", photos_, kAttachmentsMax));
    }

  private:
    void flaw(const std::string& place, const std::string& reason) {
        flaws_.add({here_.file, place, reason});
    }

    void check_what_the_kiosk_does() {
        const bool guide = procedure_.kiosk_does == KioskDoes::guide;
        if (guide != procedure_.pages.empty()) {
            flaw("/pages", guide ? "a guide asks nothing" : "there is nothing to ask");
        }
        if (guide != procedure_.declaration.lines.empty()) {
            flaw("/declaration",
                 guide ? "a guide prints no declaration" : "there is no declaration to print");
        }
        const bool submit = procedure_.kiosk_does == KioskDoes::submit;
        if (submit == procedure_.submit_identity.empty()) {
            flaw("/submit_identity", submit ? "filing needs to know who it is" : "only \"submit\" has it");
        }
        for (const std::string& level : procedure_.submit_identity) {
            if (std::find(kFilingIdentities.begin(), kFilingIdentities.end(), level) ==
                kFilingIdentities.end()) {
                flaw("/submit_identity", fmt::format("\"{}\" proves nobody's identity", level));
            }
        }
        for (const std::string& group : procedure_.chip_groups) {
            const bool known = std::find(kChipGroups.begin(), kChipGroups.end(), group) != kChipGroups.end();
            if (!known || !submit) flaw("/chip_groups", fmt::format("\"{}\" does not go along", group));
        }
        if (procedure_.kiosk_does == KioskDoes::submit && procedure_.counter.empty()) {
            flaw("/counter", "where does the resident go to sign?");
        }
    }

    void check_where_it_may_be_filed() {
        const auto& codes = kNeverFiledHere;
        const bool never = std::find(codes.begin(), codes.end(), procedure_.code) != codes.end();
        const bool police = procedure_.office == kPolice;
        if (never && procedure_.in_person.vi.empty())
            flaw("/in_person", "is missing: this is done before an officer, say why");
        if (procedure_.kiosk_does != KioskDoes::submit) return;
        if (never || police)
            flaw("/kiosk_does",
                 "\"submit\": this cannot be filed from a kiosk, \"fill\" or \"guide\" can be");
        else if (!procedure_.in_person.vi.empty())
            flaw("/kiosk_does", "\"submit\", although \"in_person\" says that somebody has to come");
        const auto& channels = procedure_.channels;
        if (std::find(channels.begin(), channels.end(), Channel::online) == channels.end())
            flaw("/channels", "\"submit\" needs \"online\"");
    }

    // At most one holds on any day.
    void check_fees() {
        const auto& fees = procedure_.fees;
        if (fees.empty()) flaw("/fees", "there is none, not even an unverified one");
        for (std::size_t i = 0; i < fees.size(); ++i) {
            const std::string place = fmt::format("/fees/{}", i);
            if (fees[i].valid_from && fees[i].valid_to && *fees[i].valid_to < *fees[i].valid_from)
                flaw(place + "/valid_to", "is before \"valid_from\"");
            for (std::size_t other = 0; other < i; ++other)
                if (overlap(fees[i], fees[other]))
                    flaw(place, fmt::format("holds on the same days as /fees/{}", other));
        }
    }

    static bool overlap(const Fee& a, const Fee& b) {
        const bool a_ended = a.valid_to && b.valid_from && *a.valid_to < *b.valid_from;
        const bool b_ended = b.valid_to && a.valid_from && *b.valid_to < *a.valid_from;
        return !a_ended && !b_ended;
    }

    // A figure that is not verified is shown as "theo quy định hiện hành": nor may a hint or a paper tell it.
    void check_figures_in_words() {
        const auto& fees = procedure_.fees;
        const bool fees_verified =
            std::all_of(fees.begin(), fees.end(), [](const Fee& fee) { return fee.verified; });
        const auto check = [&](const LocalText& words, const std::string& place) {
            if (!fees_verified && tell_figure(words.vi, ".", kMoney))
                flaw(place, "tells an amount of money, and a fee of this procedure is not verified");
            if (!procedure_.term.verified && tell_figure(words.vi, "", kDays))
                flaw(place, "tells a number of days, and the term of this procedure is not verified");
        };
        check(procedure_.receiver, "/receiver");
        check(procedure_.in_person, "/in_person");
        check(procedure_.result, "/result");
        for (std::size_t i = 0; i < procedure_.papers.size(); ++i)
            check(procedure_.papers[i].name, fmt::format("/papers/{}/name", i));
        for (std::size_t i = 0; i < procedure_.pages.size(); ++i) {
            here_ = procedure_.pages[i].origin;
            check(procedure_.pages[i].question, here_.place + "/question");
            check(procedure_.pages[i].hint, here_.place + "/hint");
        }
        here_ = {file_, ""};
        if (procedure_.term.verified && procedure_.term.value == 0 && procedure_.term.note.vi.empty())
            flaw("/term/value", "is missing");
    }

    void check_page(const Page& page, const std::string& place) {
        check_id(page.id, page_ids_, place + "/id");
        const bool for_card = !page.person.empty();
        if (page.fields.empty() != for_card)
            flaw(place + "/fields",
                 for_card ? "a page that asks for a card asks nothing else" : "a page asks something");
        std::size_t choices = 0;
        for (std::size_t i = 0; i < page.fields.size(); ++i) {
            const Field& field = page.fields[i];
            check_field(field, fmt::format("{}/fields/{}", place, i));
            if (is_date(field)) dates_.insert(field.id);
            const bool none_is_one = field.type == FieldType::choices && !field.required;
            choices += field.options.size() + (none_is_one ? 1 : 0);
        }
        const auto goes_in_steps = [](const Field& field) {
            return field.type == FieldType::address || field.type == FieldType::photo;
        };
        if (page.fields.size() > 1 && std::any_of(page.fields.begin(), page.fields.end(), goes_in_steps))
            flaw(place + "/fields", "an address and a photo have a page of their own");
        if (choices > kChoicesOnPageMax) {
            flaw(place, fmt::format("{} choices on one page, at most {}", choices, kChoicesOnPageMax));
        }
    }

    // The block is asked and shown as one: its pages follow at once, and each belongs to it whole.
    void check_person(std::size_t at, const std::string& place) {
        const auto& ids = procedure_.pages[at].person.fields;
        std::size_t found = 0;
        for (std::size_t i = at + 1; i < procedure_.pages.size() && found < ids.size(); ++i) {
            for (const Field& field : procedure_.pages[i].fields) {
                if (found == ids.size() || field.id != ids[found])
                    return flaw(place + "/fields", fmt::format("\"{}\" is not asked next",
                                                               ids[std::min(found, ids.size() - 1)]));
                if (field.from_card == CardItem::none)
                    flaw(place + "/fields", fmt::format("no card says \"{}\"", field.id));
                ++found;
            }
        }
        if (found < ids.size()) flaw(place + "/fields", fmt::format("\"{}\" is not asked next", ids[found]));
    }

    void check_field(const Field& field, const std::string& place) {
        check_id(field.id, field_ids_, place + "/id");
        check_options(field, place);
        check_photo(field, place);
        if (field.partial_date && field.type != FieldType::date)
            flaw(place + "/partial_date", "only a date has it");
        if (field.line_required && field.type != FieldType::address)
            flaw(place + "/line_required", "only an address has it");
        if (field.type == FieldType::address) {
            for (const AddressPart part : kAddressParts)
                check_id(field.id + "." + std::string(name(part)), field_ids_, place + "/id");
        }
        const bool is_words = field.type == FieldType::text || field.type == FieldType::long_text ||
                              field.type == FieldType::person_name || field.type == FieldType::address;
        const bool by_itself = field.type == FieldType::email;  // its endings
        if (field.suggests != Suggests::nothing && !is_words && !by_itself)
            flaw(place + "/suggests", "only what is written in words has it");
        const bool is_count = field.type == FieldType::count;
        if (is_count && field.max == 0) flaw(place + "/max", "a count has one");
        check_amount(field, place);
        check_date(field, place);
        if (!fits_card_item(field)) flaw(place + "/from_card", "is no answer of this field's type");
        if (!field.initial.empty() && field.type == FieldType::choice && !has_option(field, field.initial)) {
            flaw(place + "/initial", "is none of the options");
        }
        if (!field.initial.empty() && field.type != FieldType::choice && !is_count) {
            flaw(place + "/initial", "only a choice or a count begins with an answer");
        }
    }

    void check_amount(const Field& field, const std::string& place) {
        const bool is_typed = field.type == FieldType::number || field.type == FieldType::money;
        const bool has_min = is_typed || field.type == FieldType::count;
        if (!has_min && field.min != 0) flaw(place + "/min", "only a count, a number or money has it");
        if (has_min && field.max < field.min && (field.max != 0 || !is_typed))
            flaw(place + "/max", "is less than \"min\"");
        if (field.type == FieldType::number) return;
        if (field.decimals != 0) flaw(place + "/decimals", "only a number has them");
        if (!field.unit.vi.empty()) flaw(place + "/unit", "only a number has one");
    }

    static bool is_date(const Field& field) {
        return field.type == FieldType::date || field.type == FieldType::year;
    }

    // Before another or after it: only one that is asked earlier can say so.
    void check_date(const Field& field, const std::string& place) {
        if (!is_date(field) && field.in_time != InTime::past)
            flaw(place + "/in_time", "only a date or a year has it");
        for (const auto& [key, other] :
             {std::pair{"/not_before", &field.not_before}, std::pair{"/not_after", &field.not_after}}) {
            if (other->empty()) continue;
            if (!is_date(field)) flaw(place + key, "only a date or a year has it");
            if (dates_.count(*other) == 0)
                flaw(place + key, fmt::format("\"{}\" is no date asked before", *other));
        }
    }

    void check_photo(const Field& field, const std::string& place) {
        if (field.type != FieldType::photo) return;
        if (field.required) flaw(place + "/required", "nobody may demand a copy of what is shown");
        if (field.max == 0) flaw(place + "/max", "how many pictures at most?");
        photos_ += static_cast<std::size_t>(field.max);
    }

    void check_options(const Field& field, const std::string& place) {
        const bool several = field.type == FieldType::choices;
        if (field.type != FieldType::choice && !several) {
            if (!field.options.empty()) flaw(place + "/options", "only a choice has them");
            return;
        }
        if (field.options.size() < 2) flaw(place + "/options", "a choice has at least two");
        std::set<std::string> ids;
        for (std::size_t i = 0; i < field.options.size(); ++i) {
            const std::string option = fmt::format("{}/options/{}/id", place, i);
            check_id(field.options[i].id, ids, option);
            if (several && field.options[i].id == kNoneOfThem)
                flaw(option, "is what \"none of them\" is called");
        }
    }

    // What the paper can hold, and that a square stands for something that can be chosen.
    void check_declaration() {
        for (const DeclarationLine& line : procedure_.declaration.lines) {
            here_ = line.origin;
            if (line.kind == DeclarationLine::Kind::boxes && !is_choice(line.field))
                flaw(here_.place + "/boxes", fmt::format("\"{}\" is no choice that is asked", line.field));
            if (line.kind == DeclarationLine::Kind::table) check_table(line.table, here_.place + "/table");
        }
        here_ = {file_, ""};
        const auto& places = procedure_.declaration.signatures;
        if (places.empty()) return;
        if (std::none_of(places.begin(), places.end(), [](const auto& each) { return each.applicant; }))
            flaw("/declaration/signatures", "none is the \"applicant\"'s");
        for (std::size_t i = 0; i < places.size(); ++i)
            if (places[i].title.vi.find('{') != std::string::npos)
                flaw(fmt::format("/declaration/signatures/{}/title", i), "tells an answer: say it in a line");
        const auto always = [](const auto& each) { return each.when.rule == nullptr; };
        if (static_cast<std::size_t>(std::count_if(places.begin(), places.end(), always)) > kSignaturesMax)
            flaw("/declaration/signatures", fmt::format("at most {} stand side by side", kSignaturesMax));
    }

    void check_parts() {
        for (std::size_t i = 0; i < procedure_.parts.size(); ++i)
            for (const std::string& name : procedure_.parts[i].fields)
                if (std::none_of(field_ids_.begin(), field_ids_.end(), [&name](const std::string& id) {
                        return id == name || id.rfind(name + ".", 0) == 0;
                    }))
                    flaw(fmt::format("/parts/{}/fields", i), fmt::format("\"{}\" is no field", name));
    }

    void check_table(const DeclarationTable& table, const std::string& place) {
        const std::size_t columns = table.columns.size();
        if (columns == 0 || columns > kColumnsMax)
            flaw(place + "/columns",
                 fmt::format("{} columns, 1 to {} stand on the paper", columns, kColumnsMax));
        for (const DeclarationTable::Column& column : table.columns)
            if (column.title.vi.find('{') != std::string::npos)
                flaw(place + "/columns", "tells an answer: say it in a line");
        if (table.rows.empty() && table.blank == 0) flaw(place + "/rows", "a table without a row");
        for (const DeclarationTable::Row& row : table.rows)
            if (row.cells.size() != columns)
                flaws_.add({row.origin.file, row.origin.place + "/cells",
                            fmt::format("{} cells in a table of {} columns", row.cells.size(), columns)});
    }

    [[nodiscard]] bool is_choice(const std::string& id) const {
        for (const Page& page : procedure_.pages)
            for (const Field& field : page.fields)
                if (field.id == id) return !field.options.empty();
        return false;
    }

    static bool has_option(const Field& field, const std::string& id) {
        return std::any_of(field.options.begin(), field.options.end(),
                           [&id](const Option& option) { return option.id == id; });
    }

    static bool fits_card_item(const Field& field) {
        switch (field.from_card) {
            case CardItem::none: return true;
            case CardItem::id: return field.type == FieldType::citizen_id || field.type == FieldType::text;
            case CardItem::full_name: return field.type == FieldType::person_name;
            case CardItem::birth_date: return field.type == FieldType::date || field.type == FieldType::year;
            case CardItem::issue_date: return field.type == FieldType::date;
            case CardItem::sex: return field.type == FieldType::sex;
            case CardItem::old_id: return field.type == FieldType::old_id || field.type == FieldType::text;
            case CardItem::address: return field.type == FieldType::text || field.type == FieldType::address;
        }
        return false;
    }

    void check_id(const std::string& id, std::set<std::string>& seen, const std::string& place) {
        constexpr std::size_t kIdLengthMax = 60;
        if (id.size() > kIdLengthMax || !is_id(id)) {
            flaw(place, fmt::format("\"{}\" is no id like applicant.name", id.substr(0, kIdLengthMax)));
        }
        if (!seen.insert(id).second) flaw(place, fmt::format("\"{}\" is there twice", id));
    }

    const Procedure& procedure_;
    const std::string& file_;
    Flaws& flaws_;
    Origin here_;  // what is being checked
    std::set<std::string> page_ids_;
    std::set<std::string> field_ids_;
    std::set<std::string> dates_;  // asked before
    std::size_t photos_ = 0;       // at most, in one dossier
};

}  // namespace

void check_procedure(const Procedure& procedure, const std::string& file, Flaws& flaws) {
    ProcedureCheck(procedure, file, flaws).run();
}

}  // namespace motcua::content
