// Whatever is held up: any bytes are one kind of code, and what is taken from them is sound.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kiosk/identity/payload.h"
#include "kiosk/text/unicode.h"

namespace {

using namespace motcua;

constexpr auto kToday = std::chrono::year{2026} / 11 / 22;

void require(bool holds) {
    if (!holds) std::abort();
}

void check_text(const Secret& text) {
    require(text.size() <= identity::kPayloadBytesMax);
    require(text::is_nfc(view(text)));
}

struct Sound {
    void operator()(const identity::Card& card) const {
        require(card.id.size() == 12);
        require(!card.full_name.empty());
        for (const Secret* text : {&card.full_name, &card.address, &card.birth_date, &card.issue_date})
            check_text(*text);
        identity::age_on(view(card.birth_date), kToday);
        identity::masked(view(card.id));
    }
    void operator()(const identity::Mrz& mrz) const {
        require(identity::parse_citizen_number(view(mrz.id)).has_value());
        require(mrz.birth_date.size() == 4 || mrz.birth_date.size() == 7 || mrz.birth_date.size() == 10);
        require(mrz.plain_name.size() <= identity::kMrzLine);
    }
    void operator()(const identity::HealthCard& card) const {
        require(!card.number.empty() && !card.full_name.empty());
        for (const Secret* text : {&card.full_name, &card.address, &card.first_place}) check_text(*text);
    }
    void operator()(const identity::ProcedureCode& code) const { require(code.code.size() == 8); }
    void operator()(const identity::UnreadableCard& card) const { require(card.code.substr(0, 2) == "E_"); }
    template <class NothingInIt>
    void operator()(const NothingInIt&) const {}
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    std::visit(Sound{}, identity::classify(bytes, kToday));
    return 0;
}
