// An identity card's chip as a reader meets it: commands in, answers out, after ICAO Doc 9303 parts 10 and 11
// (8th edition). Written apart from the product's reader: the two agree where the standard says so, and
// nowhere else.
#pragma once

#include <functional>
#include <set>

#include "kiosk/base/card_channel.h"
#include "tests/support/chip/contents.h"
#include "tests/support/chip/secure_channel.h"

namespace motcua::tests::chip {

class ChipCard;

// What real cards do in one way or the other.
enum class FileEnd : std::uint8_t {
    warns,         // 6282 with what there was, where less than Le is left
    stays_silent,  // 9000
    tells_length,  // 6Cxx and no data: ask again with the right Le
};

struct ChipOptions {
    bool has_extended_length = false;
    std::size_t answer_limit = 0;  // bytes of a file in one answer; 0: as many as fit
    FileEnd file_end = FileEnd::warns;
    std::uint16_t wrong_password = 0x6300;  // to PACE's last step; 63Cx as well
    std::set<unsigned> endless;             // files that go on behind their end, for ever
    Dice dice = real_dice;
    // Alters an answer before secure messaging protects it: a fault that only the chip itself can have.
    std::function<void(const Command&, Answer&)> inside;
};

struct Traffic {
    std::size_t exchanges = 0;
    std::size_t bytes_to_card = 0;
    std::size_t bytes_from_card = 0;
};
// What those bytes take over the air at 106 kbit/s: ISO/IEC 14443-3 type A (nine bits a byte, a little
// between the frames), -4 blocks of 256 bytes. The chip's own thinking is not in it.
double milliseconds_at_106_kbit(const Traffic& traffic);

// One exchange as a fault sees it. The first after a reset of the count is number 1.
struct Exchange {
    std::size_t number = 0;
    View command;
    View answer;
};

// What goes wrong in it. Nothing set: nothing.
struct Fault {
    std::optional<Bytes> answer;      // in place of the card's, any bytes
    std::optional<ChannelLoss> loss;  // from here on
    ChipCard* other = nullptr;        // from here on another card lies here, just put down
};
using Faults = std::function<Fault(const Exchange&)>;
Faults lost_at(std::size_t number, ChannelLoss loss);
Faults answered_at(std::size_t number, Bytes answer);
Faults swapped_at(std::size_t number, ChipCard& other);

class ChipCard {
  public:
    explicit ChipCard(ChipContents contents, ChipOptions options = {});

    // Two bytes or more; empty once the card is lost().
    ChipBytes answer(ChipView command);
    // Taken off and put down again: keys, selections and losses are forgotten.
    void reset();

    // By whoever drives the reader: from the next exchange on.
    void set_faults(Faults faults) { faults_ = std::move(faults); }
    [[nodiscard]] std::optional<ChannelLoss> lost() const { return loss_; }
    [[nodiscard]] const Traffic& traffic() const { return traffic_; }
    void reset_traffic() { traffic_ = {}; }
    [[nodiscard]] ChipContents& contents() { return contents_; }
    [[nodiscard]] bool is_open() const { return has_access_; }  // somebody showed that they know its key

  private:
    enum class Folder : std::uint8_t { master, application };

    Bytes respond(View apdu);
    Bytes respond_protected(const Command& command);
    Answer carry_out(const Command& command);
    void end_session();

    Answer select(const Command& command);
    Answer select_file(unsigned file);
    Answer read(const Command& command);
    Answer read_odd(const Command& command);
    Answer read_at(std::size_t offset, std::size_t wanted, bool is_all);
    Answer get_challenge(const Command& command);
    Answer external_authenticate(const Command& command);
    Answer internal_authenticate(const Command& command);
    Answer manage_environment(const Command& command);
    Answer set_pace(const Command& command);
    Answer set_chip_authentication(const Command& command);
    Answer general_authenticate(const Command& command);
    Answer pace_step(View objects, bool is_last);
    Answer authenticate_chip(View public_key);

    [[nodiscard]] const Bytes* file_in_folder(unsigned file) const;
    [[nodiscard]] bool may_read(unsigned file) const;
    [[nodiscard]] std::size_t room() const;

    ChipContents contents_;
    ChipOptions options_;
    Faults faults_;
    std::optional<ChannelLoss> loss_;
    ChipCard* other_ = nullptr;
    Traffic traffic_;

    Folder folder_ = Folder::master;
    std::optional<unsigned> file_;
    std::optional<Bytes> challenge_;
    std::optional<PaceRun> pace_;
    bool chip_authentication_chosen_ = false;
    std::optional<SecureChannel> channel_;
    std::optional<SecureChannel> next_channel_;  // in force once the answer is out
    bool has_access_ = false;
    bool answer_may_be_long_ = false;
};

// The card on a reader that is always there.
class CardInHand final : public CardChannel {
  public:
    explicit CardInHand(ChipCard& card) : card_(card) {}
    Result<ChipBytes, ChannelLoss> transmit(ChipView command) override;

  private:
    ChipCard& card_;
};

}  // namespace motcua::tests::chip
