// A procedure as the content pack tells it. Plain values, read once; nothing here is code.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
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
    choice,   // one of the options
    choices,  // some of them; see kiosk/form/choices.h
    text,
    long_text,  // of several lines
    person_name,
    citizen_id,
    old_id,  // of the identity papers before the citizen card: 9 digits, or 12
    phone,
    email,
    date,
    year,
    count,   // few: between two buttons
    number,  // typed; with decimals where the field says so
    money,   // whole đồng
    sex,
    address,  // picked part by part; see kiosk/form/address.h
    photo     // of a paper that is shown: never asked for, and no copy until somebody compared it
};

enum class CardItem : std::uint8_t { none, id, old_id, full_name, birth_date, sex, address, issue_date };

// What somebody chooses who has none of several choices: no option is called so.
inline constexpr std::string_view kNoneOfThem = "none";

// Where the answers of a date or a year may lie; today is on both sides.
enum class InTime : std::uint8_t { past, future, any };

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
    std::vector<Option> options;          // choice, choices
    CardItem from_card = CardItem::none;  // what the card says is not asked
    bool required = true;
    Suggests suggests = Suggests::nothing;  // while it is typed
    bool partial_date = false;              // date: month and day may be missing
    std::int64_t min = 0;                   // count, number, money
    std::int64_t max = 0;                   // the same; photo: pictures; text types: code points at most
    int decimals = 0;                       // number: so many after the comma, at most
    LocalText unit;                         // number: "m²"; may be empty
    InTime in_time = InTime::past;          // date, year
    std::string not_before;                 // date, year: id of one asked before; may be empty
    std::string not_after;                  // the same
    bool line_required = false;             // address: house number and street must be there
    LocalText copied_as{};  // as the system names it into which a clerk copies; empty: `label`
    std::string initial;    // choice, count: what stands on the page before anybody touched it; may be empty
};

// One other person, described as one thing. The page that has it asks for that person's card and has no
// fields of its own; the pages after it ask what the card did not say. Their `from_card` means this card.
struct Person {
    LocalText who;                    // "người sẽ kết hôn"; empty: the page asks for no card
    std::vector<std::string> fields;  // ids, on the pages that follow
    [[nodiscard]] bool empty() const { return fields.empty(); }
};

// Where a page or line was written: in the procedure's own file or in a block that it uses.
struct Origin {
    std::string file;
    std::string place;  // JSON pointer
};

struct Page {
    std::string id;
    LocalText question;  // one question
    LocalText hint;      // one sentence; may be empty
    std::vector<Field> fields;
    Condition when;
    Person person;
    Origin origin{};
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
    LocalText exemptions;  // who pays nothing or less, word for word; may be empty
    bool verified = false;
    // The days it holds, both included; missing: from ever, for ever. The fees of a procedure never overlap.
    std::optional<std::chrono::year_month_day> valid_from{};
    std::optional<std::chrono::year_month_day> valid_to{};
};

enum class TermUnit : std::uint8_t { working_days, days, hours };

// Counted from the clerk's receipt.
struct Term {
    int value = 0;
    TermUnit unit = TermUnit::working_days;
    LocalText note;  // what may make it longer; may be empty
    bool verified = false;
};

enum class Channel : std::uint8_t { in_person, online, post };

// Where people go: the counter itself, the police.
struct Office {
    std::string id;  // "police"
    LocalText name;
    LocalText address;
    LocalText hours;
    std::string phone;      // may be empty
    bool verified = false;  // name, address, hours and phone were compared with the office
};

// A code that this procedure stands in for, and why.
struct Replaced {
    std::string code;
    LocalText why;
};

// One matter of several that a linked procedure takes with one filling.
struct LinkedPart {
    std::string code;    // of the single procedure; may be empty where it has none
    LocalText name;      // "Cấp thẻ bảo hiểm y tế"
    LocalText receiver;  // who decides about this part
    // What it is about, in the order in which a clerk copies it: a field's id, or what stands before the dot
    // of several ("child").
    std::vector<std::string> fields{};
};

// A cell that says which row of its table it stands in.
inline constexpr std::string_view kRowNumber = "#";

// A table as the official form has it. A cell is words as those of a line, but without dots: an empty cell is
// there to be written into.
struct DeclarationTable {
    struct Column {
        LocalText title;
        int share = 1;  // of the width, against the others'
    };
    struct Row {
        std::vector<LocalText> cells;  // as many as there are columns
        Condition when;
        Origin origin{};
    };
    std::vector<Column> columns;
    std::vector<Row> rows;
    int blank = 0;  // rows to write on by hand, below those
};

// One line of the printed declaration; {field.id} is replaced by the answer as people read it,
// {one.id|other.id} by the first of them that was asked. What was asked and left empty becomes dots to
// write on; a line whose every field was not asked is left out.
struct DeclarationLine {
    enum class Kind : std::uint8_t {
        words,
        heading,  // of a part
        boxes,    // after the words a square for each option of one field, what was chosen with a cross
        table
    };
    LocalText words;
    Condition when;
    Origin origin{};
    Kind kind = Kind::words;
    std::string field{};  // boxes: its id
    DeclarationTable table{};
};

// Where somebody signs by hand.
struct SignaturePlace {
    LocalText title;         // "Người yêu cầu"
    LocalText hint;          // "(Ký, ghi rõ họ, chữ đệm, tên)"; may be empty
    bool applicant = false;  // who stands before the machine
    Condition when{};
};

struct DeclarationForm {
    LocalText title;      // "TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN"
    LocalText addressee;  // "Kính gửi: …"
    std::vector<DeclarationLine> lines;
    LocalText pledge;                          // the closing sentence above the signature
    LocalText form{};                          // "Mẫu CT01 ban hành kèm theo …"; may be empty
    std::vector<SignaturePlace> signatures{};  // from the left; none: the applicant alone
};

struct Procedure {
    std::string code;                     // "1.004873"
    LocalText name;                       // as the national list has it
    LocalText plain;                      // as people say it: "Giấy xác nhận tình trạng hôn nhân"
    std::string picture{};                // of assets/pictures; may be empty
    std::vector<std::string> synonyms;    // as people ask for it: "giấy chứng tử"
    std::vector<std::string> situations;  // ids of the catalogue: where somebody would look for it
    std::vector<Replaced> replaces;
    std::vector<LinkedPart> parts;  // of a linked procedure
    KioskDoes kiosk_does = KioskDoes::guide;
    std::vector<std::string> submit_identity;  // levels that make a filing: "chip", "vneid", "staff"
    std::vector<std::string> chip_groups;      // of a chip that go along: "sod", "dg1", "dg13"; none: digests
    std::vector<Channel> channels;             // by which the receiver takes it
    LocalText in_person;   // why somebody has to come themselves: "Lấy vân tay tại chỗ"; may be empty
    LocalText receiver;    // "Ủy ban nhân dân phường Bàn Thạch"
    std::string office;    // id of where people go
    std::string counter;   // "3"; empty where the matter is dealt with elsewhere, or the ward has not said
    std::string decision;  // số quyết định công bố; may be empty
    LocalText legal_basis;
    LocalText result;  // what one gets: "Giấy khai sinh"; may be empty
    std::vector<Fee> fees;
    Term term;
    std::vector<RequiredPaper> papers;
    bool papers_verified = false;  // else the list may lack something, and the overview says so
    std::vector<Page> pages;
    DeclarationForm declaration;
};

// The fee that holds on that day; null where none is known.
const Fee* fee_on(const Procedure& procedure, std::chrono::year_month_day day);

// Where people look when they have no name for it: "Có con", "Nhà có người mất".
struct Situation {
    std::string id;
    LocalText name;
    LocalText help;       // what is found there, one line
    std::string picture;  // of assets/pictures
};

// A word that means several things: one question instead of a guess.
struct Ambiguity {
    std::vector<std::string> words;  // "mai táng"
    LocalText question;
    struct Meaning {
        LocalText label;
        std::string code;
    };
    std::vector<Meaning> meanings;
};

// A code that nothing stands in for any more.
struct Repealed {
    std::string code;
    LocalText name;
    LocalText why;
};

struct ProcedureCatalogue {
    std::vector<Situation> situations;  // in the order in which they are offered
    std::vector<Ambiguity> ambiguities;
    std::vector<std::string> fillers;  // words of a question that say nothing: "tôi", "muốn", "ở đâu"
    std::vector<Repealed> repealed;
};

}  // namespace motcua::content
