// The reader's side of secure messaging, as far as a card is tried with it: what it says is held against
// published bytes (worked_examples_test.cpp), and what the chip says against this.
#pragma once

#include "tests/support/chip/card.h"

namespace motcua::tests::chip {

struct Reply {
    Bytes data;
    unsigned status = 0;
};

class Terminal {
  public:
    explicit Terminal(ChipCard& card) : card_(card) {}

    Reply plain(const std::string& hex) { return plain(from_hex(hex)); }
    Reply plain(const Bytes& command);
    // `le`: 0 to 255 as it stands there; nothing: no Le. Without a session it goes as it is.
    Reply send(unsigned header, const Bytes& data, std::optional<unsigned> le, bool is_extended = false);
    // What went over the wire last, as hexadecimal digits.
    [[nodiscard]] const std::string& said() const { return said_; }
    [[nodiscard]] const std::string& heard() const { return heard_; }

    void begin(Suite suite, View secret, Bytes counter);
    void begin(Suite suite, View secret) { begin(suite, secret, Bytes(block_of(suite), 0)); }
    void forget() { suite_.reset(); }
    [[nodiscard]] bool has_session() const { return suite_.has_value(); }

    Reply select_application() { return send(0x00A4040C, from_hex("A0000002471001"), std::nullopt); }
    // BAC with the zone of `zone`; the status of the last answer.
    unsigned open_with_zone(const std::string& zone);
    // A whole file, its length known from its head; the status that ended it where not all came.
    Reply read_file(unsigned file, unsigned step = 0xDF);

  private:
    void count();
    [[nodiscard]] Bytes iv() const;
    Reply taken_apart(const Bytes& answer, bool odd);

    ChipCard& card_;
    std::string said_;
    std::string heard_;
    std::optional<Suite> suite_;
    Bytes encryption_;
    Bytes mac_;
    Bytes counter_;
};

}  // namespace motcua::tests::chip
