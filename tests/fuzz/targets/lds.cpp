// What a chip holds, as bytes that anybody may have written: data objects, and the files made of them.
#include "kiosk/identity/chip/lds.h"

#include <cstdint>
#include <cstdlib>

#include "kiosk/identity/chip/tlv.h"

namespace {

using namespace motcua;
using namespace motcua::identity::chip;

void require(bool holds) {
    if (!holds) std::abort();
}

bool lies_within(ChipView part, ChipView whole) {
    return part.empty() ||
           (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

void check_objects(ChipView bytes, int depth) {
    if (const auto first = first_object(bytes)) {
        require(lies_within(first->value, bytes) && lies_within(first->whole, bytes));
        require(first->whole.size() > first->value.size() && first->whole.size() <= bytes.size());
        require(file_size(bytes) == first->whole.size());
    }
    const auto all = objects(bytes);
    if (!all || depth == 4) return;
    require(all->size() <= kObjectsMax);
    for (const DataObject& each : *all) {
        require(lies_within(each.value, bytes));
        check_objects(each.value, depth + 1);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr auto kToday = std::chrono::year{2026} / 11 / 22;
    const ChipView bytes(data, size);
    check_objects(bytes, 0);
    if (const auto zone = read_dg1(bytes, kToday)) require(zone->id.size() == 12);
    if (const auto state = read_dg13(bytes)) {
        require(!state->id.empty() && !state->full_name.empty());
        for (const Secret* date : {&state->birth_date, &state->issue_date, &state->expiry})
            require(date->empty() || date->size() == 4 || date->size() == 7 || date->size() == 10);
    }
    if (const auto face = read_dg2(bytes))
        require(lies_within(face->picture, bytes) && !face->picture.empty());
    if (const auto signed_list = read_security_object(bytes)) {
        require(!signed_list->groups.empty() && signed_list->groups.size() <= 16);
        for (const GroupDigest& each : signed_list->groups) require(each.group >= 1 && each.group <= 16);
    }
    return 0;
}
