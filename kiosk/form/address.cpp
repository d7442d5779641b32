#include "kiosk/form/address.h"

#include <algorithm>

namespace motcua::form {
namespace {

using content::AddressPart;
using content::kAddressParts;

// Between two parts, and before the marks of those that were typed: a sign that nobody can type.
constexpr char kBetween = '\x1f';
constexpr char kTyped = '1';
constexpr char kPicked = '0';

using Pieces = std::array<std::string_view, kAddressParts.size() + 1>;

std::optional<Pieces> pieces_of(std::string_view value) {
    Pieces pieces;
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
        const auto end = value.find(kBetween);
        if (end == value.npos) return std::nullopt;
        pieces.at(i) = value.substr(0, end);
        value.remove_prefix(end + 1);
    }
    pieces.back() = value;
    const bool whole =
        value.size() == kAddressParts.size() &&
        std::all_of(value.begin(), value.end(), [](char c) { return c == kTyped || c == kPicked; });
    return whole ? std::optional(pieces) : std::nullopt;
}

}  // namespace

void Address::set(AddressPart which, std::string_view said, bool by_hand) {
    const auto at = static_cast<std::size_t>(which);
    const bool anew = view(parts.at(at)) != said;
    parts.at(at) = secret(said);
    typed.at(at) = by_hand && !said.empty();
    if (!anew || which == AddressPart::hamlet) return;  // the line may stay as it is
    for (std::size_t i = at + 1; i < parts.size(); ++i) {
        parts.at(i).clear();
        typed.at(i) = false;
    }
}

bool Address::empty() const {
    return std::all_of(parts.begin(), parts.end(), [](const Secret& part) { return part.empty(); });
}

Secret address_value(const Address& address) {
    Secret value;
    if (address.empty()) return value;
    for (const Secret& part : address.parts) value.append(part).push_back(kBetween);
    for (const bool typed : address.typed) value.push_back(typed ? kTyped : kPicked);
    return value;
}

std::optional<Address> parse_address(std::string_view value) {
    const auto pieces = pieces_of(value);
    if (!pieces) return std::nullopt;
    Address address;
    for (std::size_t i = 0; i < address.parts.size(); ++i) {
        address.parts.at(i) = secret(pieces->at(i));
        address.typed.at(i) = pieces->back().at(i) == kTyped;
    }
    return address;
}

std::string_view address_part(std::string_view value, std::string_view part_name) {
    const auto pieces = pieces_of(value);
    for (const AddressPart part : kAddressParts)
        if (pieces && name(part) == part_name) return pieces->at(static_cast<std::size_t>(part));
    return {};
}

Secret address_in_one_line(std::string_view value) {
    const auto address = parse_address(value);
    if (!address) return secret(value);
    Secret line;
    for (auto part = kAddressParts.rbegin(); part != kAddressParts.rend(); ++part) {
        const std::string_view said = address->part(*part);
        if (said.empty()) continue;
        if (!line.empty()) line += ", ";
        line += said;
    }
    return line;
}

}  // namespace motcua::form
