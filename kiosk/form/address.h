// An address as one answer: province, ward, hamlet, and the line of house number and street.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "kiosk/base/secret.h"
#include "kiosk/content/address_places.h"

namespace motcua::form {

// At most so many code points: of the line, of each other part.
inline constexpr std::size_t kAddressLineMax = 120;
inline constexpr std::size_t kPlaceNameMax = 60;

struct Address {
    std::array<Secret, content::kAddressParts.size()> parts;  // may be empty
    std::array<bool, content::kAddressParts.size()> typed{};  // not from the pack: the clerk compares

    [[nodiscard]] std::string_view part(content::AddressPart which) const {
        return view(parts.at(static_cast<std::size_t>(which)));
    }
    // Empties what is narrower, where it is said anew: a ward is of its province.
    void set(content::AddressPart which, std::string_view said, bool by_hand);
    [[nodiscard]] bool empty() const;
};

// The answer's value; empty for an empty address.
Secret address_value(const Address& address);
// Nothing where the value is no picked address: a card's says it in one line.
std::optional<Address> parse_address(std::string_view value);
// A part of such a value, into `value`; empty where it is not said.
std::string_view address_part(std::string_view value, std::string_view part_name);

// "Tổ 5, thôn Vĩnh Bình, phường Bàn Thạch, thành phố Đà Nẵng"; a card's line as it is.
Secret address_in_one_line(std::string_view value);

}  // namespace motcua::form
