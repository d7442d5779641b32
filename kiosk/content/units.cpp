#include "kiosk/content/units.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kiosk/base/secret.h"
#include "kiosk/text/unicode.h"

namespace motcua::content {
namespace {

// Kinds of unit, and the letters that stand for them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kKinds{{{"phường ", "p"},
                                                                               {"xã ", "x"},
                                                                               {"thị trấn ", "tt"},
                                                                               {"quận ", "q"},
                                                                               {"huyện ", "h"},
                                                                               {"thị xã ", "tx"},
                                                                               {"thành phố ", "tp"},
                                                                               {"tỉnh ", "t"},
                                                                               {"đặc khu ", "đk"}}};

std::string folded(std::string_view text) {
    const auto out = text::fold(text);
    return out ? std::string(view(*out)) : std::string();
}

// "P.Tân Thạnh" and "P. Tân Thạnh" alike.
Secret spelling_in(std::string_view part) {
    Secret spaced = secret(part);
    std::replace(spaced.begin(), spaced.end(), '.', ' ');
    return text::fold(view(spaced)).value_or(Secret{});
}

bool is_called(const UnitName& unit, const Secret& spelling) {
    return std::any_of(unit.spellings.begin(), unit.spellings.end(),
                       [&](const std::string& each) { return each == view(spelling); });
}

// The last part of a line that commas take apart; the line loses it, and its comma.
std::string_view cut_last(std::string_view& line) {
    const auto comma = line.rfind(',');
    const std::string_view last = comma == line.npos ? line : line.substr(comma + 1);
    line = comma == line.npos ? std::string_view{} : line.substr(0, comma);
    return last;
}

}  // namespace

std::optional<UnitName> unit_name(std::string name) {
    for (const auto& [kind, letters] : kKinds) {
        if (name.compare(0, kind.size(), kind) != 0) continue;
        const std::string own = folded(std::string_view(name).substr(kind.size()));
        if (own.empty()) return std::nullopt;
        std::vector<std::string> spellings{own, folded(name), folded(letters) + " " + own};
        return UnitName{std::move(name), std::move(spellings)};
    }
    return std::nullopt;
}

std::optional<UnitNow> unit_now(const UnitChanges& changes, std::string_view line) {
    std::string_view within = line;
    const Secret province = spelling_in(cut_last(within));
    const Secret district = spelling_in(cut_last(within));
    const Secret ward = spelling_in(cut_last(within));
    std::optional<UnitNow> found;
    for (const UnitChange& change : changes) {
        if (!is_called(change.ward, ward) || !is_called(change.district, district) ||
            !is_called(change.province, province))
            continue;
        const bool elsewhere = found && (found->change->new_ward != change.new_ward ||
                                         found->change->new_province != change.new_province);
        if (elsewhere) return std::nullopt;
        found = UnitNow{&change, within};
    }
    return found;
}

}  // namespace motcua::content
