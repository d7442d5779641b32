// Cards on the reader, one after the other: each reading answers for its own card, or not at all.
#include "platform/chip/desk.h"

#include <condition_variable>
#include <map>
#include <mutex>

#include <doctest/doctest.h>

#include "tests/platform/chip/reading.h"

namespace motcua::tests {
namespace {

using read_from::Stop;
using read_from::Verdict;

// Whatever lies there, by its number.
class CardsOnTable final : public ChipReader {
  public:
    void lay(std::uint32_t number, chip::ChipCard& card) { cards_[number] = &card; }
    [[nodiscard]] ChipReaderState state() const override { return ChipReaderState::works; }
    [[nodiscard]] std::vector<LaidCard> cards() const override { return {}; }
    Result<std::unique_ptr<CardChannel>, ChannelLoss> open(std::uint32_t number) override {
        const auto card = cards_.find(number);
        if (card == cards_.end()) return tl::unexpected<ChannelLoss>(ChannelLoss::card_gone);
        card->second->reset();
        return std::make_unique<chip::CardInHand>(*card->second);
    }

  private:
    std::map<std::uint32_t, chip::ChipCard*> cards_;
};

class Desk {
  public:
    struct Answer {
        std::shared_ptr<const read_from::Reading> read;
        Stop stop = Stop::card_gone;
    };
    Desk() {
        platform::ChipDeskReports reports;
        reports.read = [this](std::uint32_t reading, std::shared_ptr<const read_from::Reading> result) {
            tell(reading, {std::move(result)});
        };
        reports.stopped = [this](std::uint32_t reading, Stop stop) { tell(reading, {nullptr, stop}); };
        desk_ = std::make_unique<platform::ChipDesk>(table, random_, std::move(reports));
    }
    void read(std::uint32_t reading, std::uint32_t card, const identity::Card& held_up) {
        desk_->read(reading, card, request_for(held_up), trust_);
    }
    void leave() { desk_->leave(); }
    Answer wait(std::uint32_t reading) {
        std::unique_lock lock(mutex_);
        told_.wait_for(lock, std::chrono::minutes(1), [&] { return answers_.count(reading) != 0; });
        REQUIRE(answers_.count(reading) == 1);
        return answers_[reading];
    }
    CardsOnTable table;

  private:
    void tell(std::uint32_t reading, Answer answer) {
        {
            const std::lock_guard lock(mutex_);
            answers_[reading] = std::move(answer);
        }
        told_.notify_all();
    }

    SeededRandom random_{5};
    std::shared_ptr<const platform::TrustList> trust_ =
        std::make_shared<const platform::TrustList>(trusting({office().csca.der()}));
    std::mutex mutex_;
    std::condition_variable told_;
    std::map<std::uint32_t, Answer> answers_;
    std::unique_ptr<platform::ChipDesk> desk_;  // its thread tells: it ends first
};

}  // namespace

TEST_CASE("the right card after an altered one is read from its beginning") {
    const auto held_up = code_of({});
    chip::ChipContents contents = card_of({});
    contents.flip(chip::group_file(13), -4);
    chip::ChipCard altered(contents);
    chip::ChipCard right(card_of({}));
    Desk desk;
    desk.table.lay(1, altered);
    desk.table.lay(2, right);
    desk.read(1, 1, held_up);
    const auto first = desk.wait(1);
    REQUIRE(first.read);
    CHECK(read_from::judge(*first.read, &held_up) == Verdict::altered);
    desk.read(2, 2, held_up);
    const auto second = desk.wait(2);
    REQUIRE(second.read);
    CHECK(read_from::judge(*second.read, &held_up) == Verdict::proved);
}

TEST_CASE("a card that was taken off is read on, unless somebody else stands there by then") {
    const auto held_up = code_of({});
    chip::ChipCard card(card_of({}));
    Desk desk;
    desk.table.lay(1, card);
    desk.read(1, 1, held_up);
    REQUIRE(desk.wait(1).read);
    const std::size_t whole = card.traffic().exchanges;
    for (const bool left : {false, true}) {
        CAPTURE(left);
        card.reset_traffic();
        card.set_faults(chip::lost_at(whole - 2, ChannelLoss::card_gone));
        desk.read(left ? 4 : 2, 1, held_up);
        CHECK(desk.wait(left ? 4 : 2).stop == Stop::card_gone);
        card.set_faults({});
        card.reset_traffic();
        if (left) desk.leave();
        desk.read(left ? 5 : 3, 1, held_up);
        REQUIRE(desk.wait(left ? 5 : 3).read);
        CHECK((card.traffic().exchanges < whole) == !left);
    }
}

TEST_CASE("however many readings were begun before it, the last one is answered") {
    const auto held_up = code_of({});
    chip::ChipCard card(card_of({}));
    Desk desk;
    desk.table.lay(1, card);
    for (std::uint32_t reading = 1; reading <= 20; ++reading) desk.read(reading, 1, held_up);
    REQUIRE(desk.wait(20).read);
    desk.read(21, 9, held_up);
    CHECK(desk.wait(21).stop == Stop::card_gone);
}

}  // namespace motcua::tests
