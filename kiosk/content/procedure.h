// A procedure as the content pack tells it. Plain values, read once; nothing here is code.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kiosk/content/address_places.h"
#include "kiosk/content/suggestions.h"
#include "kiosk/text/language.h"

namespace motcua::content {

using text::LocalText;

// A JsonLogic rule over answers ({"var": "field.id"}). Empty: always.
struct Condition {
    std::shared_ptr<const nlohmann::json> rule;
};

enum class FieldType : std::uint8_t {
    choice,
    text,
    person_name,
    citizen_id,
    phone,
    date,
    year,
    count,
    sex,
    address,  // picked part by part; see kiosk/form/address.h
    photo     // of a paper that is shown: never asked for, and no copy until somebody compared it
};

enum class CardItem : std::uint8_t { none, id, old_id, full_name, birth_date, sex, address, issue_date };

struct Option {
    std::string id;
    LocalText label;
    LocalText help;         // one plain line under the label; may be empty
    std::string picture{};  // of assets/pictures, for who does not read; may be empty
};

struct Field {
    std::string id;  // "applicant.name"; unique in the procedure
    FieldType type = FieldType::text;
    LocalText label;                      // short: on review, declaration and beside a problem
    std::vector<Option> options;          // choice
    CardItem from_card = CardItem::none;  // what the card says is not asked
    bool required = true;
    Suggests suggests = Suggests::nothing;  // while it is typed
    bool partial_date = false;              // date: month and day may be missing
    int min = 0;                            // count
    int max = 0;                            // count; photo: pictures; text types: code points at most
    bool line_required = false;             // address: house number and street must be there
    std::string initial;  // choice, count: what stands on the page before anybody touched it; may be empty
};

// One other person, described as one thing. The page that has it asks for that person's card and has no
// fields of its own; the pages after it ask what the card did not say. Their `from_card` means this card.
struct Person {
    LocalText who;                    // "người sẽ kết hôn"; empty: the page asks for no card
    std::vector<std::string> fields;  // ids, on the pages that follow
    [[nodiscard]] bool empty() const { return fields.empty(); }
};

struct Page {
    std::string id;
    LocalText question;  // one question
    LocalText hint;      // one sentence; may be empty
    std::vector<Field> fields;
    Condition when;
    Person person;
};

enum class KioskDoes : std::uint8_t { guide, fill, submit };

enum class PaperForm : std::uint8_t { shown, copy, certified_copy, original };

// `when` decides once answers are known. The overview stands before any answer and shows every paper, so the
// name of a paper with a condition says it in words ("Nếu đã ly hôn: …").
struct RequiredPaper {
    LocalText name;
    PaperForm form = PaperForm::shown;
    Condition when;
};

// A legal figure: `verified` false means it is shown as "theo quy định hiện hành".
struct Fee {
    LocalText words;
    bool verified = false;
};
struct Term {
    int working_days = 0;  // from the clerk's receipt
    bool verified = false;
};

// One line of the printed declaration; {field.id} is replaced by the answer as people read it, and a line
// whose every field is unanswered or hidden is left out.
struct DeclarationLine {
    LocalText words;
    Condition when;
};
struct DeclarationForm {
    LocalText title;      // "TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN"
    LocalText addressee;  // "Kính gửi: …"
    std::vector<DeclarationLine> lines;
    LocalText pledge;  // the closing sentence above the signature
};

struct Procedure {
    std::string code;       // "1.004873"
    LocalText name;         // as the national list has it
    LocalText plain;        // as people say it: "Giấy xác nhận tình trạng hôn nhân"
    std::string picture{};  // of assets/pictures; may be empty
    KioskDoes kiosk_does = KioskDoes::guide;
    std::vector<std::string> submit_identity;  // levels that make a filing: "chip", "vneid", "staff"
    LocalText receiver;                        // "Ủy ban nhân dân phường Bàn Thạch"
    std::string counter;   // "3"; empty where the matter is dealt with elsewhere (guide only)
    std::string decision;  // số quyết định công bố; may be empty
    LocalText legal_basis;
    Fee fee;
    Term term;
    std::vector<RequiredPaper> papers;
    std::vector<Page> pages;
    DeclarationForm declaration;
};

}  // namespace motcua::content
