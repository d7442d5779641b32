// The paper a resident takes home. It says what is so at this moment and nothing about the person.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/devices.h"
#include "kiosk/base/secret.h"
#include "kiosk/base/time.h"
#include "kiosk/content/pack.h"
#include "kiosk/form/form.h"
#include "kiosk/text/catalogue.h"

namespace motcua::records {

// "BT01 0027 A": kiosk, sequence (four digits or more), check character: ISO 7064's hybrid system (as its MOD
// 37,36) over the 32 digits of Crockford's alphabet, so that one wrong character never passes. A kiosk's code
// keeps to that alphabet: no I, L, O, U.
std::string slip_number(std::string_view kiosk, std::int64_t seq);

struct SlipNumber {
    std::string kiosk;  // four characters
    std::int64_t seq = 0;
    bool operator==(const SlipNumber&) const = default;
};
// What somebody typed or read out: in any case, with or without blanks and hyphens, I and L for 1, O for 0.
// Empty where it is no slip number or its check character says otherwise.
std::optional<SlipNumber> parse_slip_number(std::string_view typed);

enum class SlipMoment : std::uint8_t { stored, sent, received };  // three different moments, never mixed

struct Slip {
    std::string number;
    Secret payload;  // what its code says (identity::slip_payload)
    CodeMatrix code;
    CodeMatrix number_code;  // the number alone, for the declaration: the slip's secret stays on the slip
    std::string procedure_code;
    text::LocalText procedure_name;
    text::LocalText place;  // where people take it: "quầy số 3", "Công an phường Bàn Thạch"
    text::LocalText office;
    text::LocalText ward;  // "phường Bàn Thạch"
    LocalTime created;
    form::IdentityLevel level = form::IdentityLevel::declared;
    content::KioskDoes kiosk_does = content::KioskDoes::fill;
    bool filed = false;  // identity reached: a filing, else prepared
};

// The slip's sentences for a moment, in order: heading, what is so, what to do, what this paper is not. Never
// more is said than is known: without `sent_at` nothing was sent, and only a filing waits for nothing but the
// clerk; what is prepared asks the person to the counter. No word about the person.
struct SlipWords {
    std::string heading;
    std::string truth;
    std::vector<std::string> steps;
    std::string disclaimer;
};
SlipWords slip_words(const Slip& slip, SlipMoment moment, const text::Words& words,
                     const std::optional<LocalTime>& sent_at);

// One line of a filled declaration, as content::DeclarationLine has it.
struct DeclarationLine {
    struct Answer {  // where in `text` one stands, in bytes
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    struct Box {
        std::string label;
        bool chosen = false;
    };
    struct Column {
        std::string title;
        int share = 1;
    };
    using Cells = SecretVector<Secret>;

    Secret text;  // of a table: none
    content::DeclarationLine::Kind kind = content::DeclarationLine::Kind::words;
    SecretVector<Answer> answers{};
    SecretVector<Box> boxes{};
    std::vector<Column> columns{};
    SecretVector<Cells> rows{};  // each with as many cells as there are columns
    int blank = 0;               // rows below them to write on
};

// The filled declaration, ready to be drawn. An official paper: Vietnamese, whatever the screen speaks.
struct Declaration {
    struct Signature {
        std::string title;
        std::string hint;
        bool applicant = false;
    };
    std::string form{};  // which official form it follows; may be empty
    std::string title;
    std::string addressee;
    SecretVector<DeclarationLine> lines;
    std::string pledge;
    std::vector<Signature> signatures{};  // from the left; none: the applicant alone
    std::string slip_number;
    CodeMatrix code;  // the slip's number as a code for the clerk's scanner; no personal data
    LocalTime created;
    text::LocalText ward;
    SecretVector<form::Stroke> signature;  // empty: to be signed by hand before the clerk
};
// Identity numbers stand whole: it is the person's own paper. A line is left out where its condition does not
// hold or where it has fields and none of them was asked; what was asked and left empty is dots to write on.
// The signature is the caller's to add.
Declaration declaration(const content::Procedure& procedure, const form::Answers& answers,
                        const text::Words& words, const Slip& slip);

// The dots that stand for an answer, and end a line that goes on to the edge.
inline constexpr std::string_view kDots = "……………";

// What can be read on its lines, one by one: "Quan hệ: [x] Cha  [ ] Mẹ"; of a table each row as "1 | Lê Thị
// Ví Dụ | 12/03/1955".
SecretVector<Secret> as_read(const Declaration& paper);

}  // namespace motcua::records
