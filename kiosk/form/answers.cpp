#include "kiosk/form/answers.h"

#include <algorithm>

namespace motcua::form {
namespace {

template <class Entries>
auto place_of(Entries& entries, std::string_view field) {
    return std::lower_bound(entries.begin(), entries.end(), field,
                            [](const auto& entry, std::string_view key) { return entry.first < key; });
}

}  // namespace

std::string_view name(Source source) {
    switch (source) {
        case Source::card: return "card";
        case Source::resident: return "resident";
        case Source::declared: return "declared";
        case Source::volunteer: return "volunteer";
        case Source::carried: return "carried";
        case Source::staff: return "staff";
    }
    return "";
}

const Answer* Answers::find(std::string_view field) const {
    const auto entry = place_of(entries_, field);
    return entry != entries_.end() && entry->first == field ? &entry->second : nullptr;
}

std::string_view Answers::value(std::string_view field) const {
    const Answer* answer = find(field);
    return answer == nullptr ? std::string_view{} : view(answer->value);
}

void Answers::set(std::string_view field, Answer answer) {
    const auto entry = place_of(entries_, field);
    if (entry != entries_.end() && entry->first == field) {
        entry->second = std::move(answer);
    } else {
        entries_.emplace(entry, std::string(field), std::move(answer));
    }
}

void Answers::erase(std::string_view field) {
    const auto entry = place_of(entries_, field);
    if (entry != entries_.end() && entry->first == field) entries_.erase(entry);
}

}  // namespace motcua::form
