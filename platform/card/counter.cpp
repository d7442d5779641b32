#include "platform/card/counter.h"

#include <utility>

namespace motcua::platform {

CardCounter::CardCounter(CardReaderOptions with, ChipReaderReports reports)
    : options(std::move(with)), reports_(std::move(reports)) {}

void CardCounter::close() {
    {
        const std::lock_guard lock(mutex_);
        is_closed_ = true;
    }
    changed_.notify_all();
    lines->cut_all();
    const std::lock_guard last_report(reporting_);
    reports_ = {};
}

bool CardCounter::is_closed() const {
    const std::lock_guard lock(mutex_);
    return is_closed_;
}

bool CardCounter::wait_until_closed_for(Millis time) const {
    std::unique_lock lock(mutex_);
    return !changed_.wait_for(lock, time, [this] { return is_closed_; });
}

ChipReaderState CardCounter::state_locked() const {
    if (table_.some_reader_works()) return ChipReaderState::works;
    return was_seen_ || !options.name.empty() ? ChipReaderState::down : ChipReaderState::none;
}

ChipReaderState CardCounter::state() const {
    const std::lock_guard lock(mutex_);
    return state_locked();
}

std::vector<LaidCard> CardCounter::cards() const {
    const std::lock_guard lock(mutex_);
    return table_.cards();
}

std::vector<CardTable::Reader> CardCounter::readers() const {
    const std::lock_guard lock(mutex_);
    return table_.readers();
}

std::optional<CardTable::Reader> CardCounter::reader_of(std::uint32_t card) const {
    const std::lock_guard lock(mutex_);
    const auto* const found = table_.reader_of(card);
    return found == nullptr ? std::nullopt : std::optional(*found);
}

CardTable::Fate CardCounter::fate(std::uint32_t card, std::uint32_t reader) const {
    const std::lock_guard lock(mutex_);
    return is_closed_ ? CardTable::Fate::reader_gone : table_.fate(card, reader);
}

CardTable::Fate CardCounter::settled_fate(std::uint32_t card, std::uint32_t reader) const {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, options.settling,
                      [&] { return is_closed_ || table_.fate(card, reader) != CardTable::Fate::there; });
    return is_closed_ ? CardTable::Fate::reader_gone : table_.fate(card, reader);
}

template <class Change>
void CardCounter::change(const Change& change) {
    const std::lock_guard one_report_at_a_time(reporting_);
    CardChanges changes;
    bool is_other_state = false;
    {
        const std::lock_guard lock(mutex_);
        const ChipReaderState before = state_locked();
        changes = change(table_);
        was_seen_ = was_seen_ || !table_.readers().empty();
        is_other_state = state_locked() != before;
        if (is_closed_) return;
    }
    changed_.notify_all();
    for (const CardChange& one : changes)
        if (one.kind == CardChange::Kind::taken) reports_.taken(one.card.number);
    if (is_other_state) reports_.state_changed();
    for (const CardChange& one : changes)
        if (one.kind == CardChange::Kind::laid) reports_.laid(one.card);
}

void CardCounter::set_readers(const std::vector<std::string>& names) {
    change([&](CardTable& table) { return table.set_readers(names); });
}

void CardCounter::set_state(std::string_view reader, std::uint32_t state, std::span<const std::uint8_t> atr) {
    change([&](CardTable& table) { return table.set_state(reader, state, atr); });
}

void CardCounter::mark_hung(std::uint32_t reader) {
    change([&](CardTable& table) {
        table.mark_hung(reader);
        return CardChanges{};
    });
}

void CardCounter::say(const std::string& matter) {
    const std::lock_guard one_report_at_a_time(reporting_);
    if (matter == said_) return;
    said_ = matter;
    if (!is_closed()) reports_.trouble(matter.empty() ? "card reader: it works again" : matter);
}

}  // namespace motcua::platform
