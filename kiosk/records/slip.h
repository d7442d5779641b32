// The paper a resident takes home. It says what is so at this moment and nothing about the person.
#pragma once

#include <cstdint>
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

// "BT01 0027 4": kiosk, sequence (four digits or more), check character (ISO 7064 hybrid system over Crockford's 32).
std::string slip_number(std::string_view kiosk, std::int64_t seq);

enum class SlipMoment : std::uint8_t { stored, sent, received };  // three different moments, never mixed

struct Slip {
    std::string number;
    Secret payload;   // what its code says (identity::slip_payload)
    CodeMatrix code;
    std::string procedure_code;
    text::LocalText procedure_name;
    std::string counter;
    text::LocalText office;
    LocalTime created;
    form::IdentityLevel level = form::IdentityLevel::declared;
    content::KioskDoes kiosk_does = content::KioskDoes::fill;
    bool filed = false;  // identity reached: a filing, else prepared
};

// The slip's sentences for a moment, in order: heading, what is so, what to do, what this paper is not.
struct SlipWords {
    std::string heading;
    std::string truth;
    std::vector<std::string> steps;
    std::string disclaimer;
};
SlipWords slip_words(const Slip& slip, SlipMoment moment, const text::Words& words,
                     const std::optional<LocalTime>& sent_at);

// The filled declaration, ready to be drawn.
struct Declaration {
    std::string title;
    std::string addressee;
    SecretVector<Secret> lines;
    std::string pledge;
    std::string slip_number;
    CodeMatrix code;  // the slip's number as a code for the clerk's scanner; no personal data
    LocalTime created;
    text::LocalText ward;
    SecretVector<form::Stroke> signature;  // empty: to be signed by hand before the clerk
};
Declaration declaration(const content::Procedure& procedure, const form::Answers& answers, const text::Words& words,
                        const Slip& slip);

}  // namespace motcua::records
