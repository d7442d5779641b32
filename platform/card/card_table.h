// Which readers there are, what lies on them, and what has just changed: from what PC/SC says. No I/O.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/chip_reader.h"

namespace motcua::platform {

// True for a name that has `part` in it and is no slot for a security module inside the reader.
bool is_for_cards(std::string_view reader, std::string_view part);

struct CardChange {
    enum class Kind : std::uint8_t { laid, taken };
    Kind kind = Kind::laid;
    LaidCard card;
};
using CardChanges = std::vector<CardChange>;

class CardTable {
  public:
    struct Reader {
        std::uint32_t number = 0;  // another one each time that it is plugged in
        std::string name;
        std::uint32_t state = 0;  // PC/SC's, to be handed back to it; 0: never asked
        bool is_hung = false;
        bool is_unavailable = false;  // pcscd cannot reach it
        std::optional<LaidCard> card{};
    };
    // How it stands with a card that once lay there.
    enum class Fate : std::uint8_t { there, taken, reader_gone };

    static constexpr std::size_t kMostReaders = 8;  // more are left alone

    [[nodiscard]] const std::vector<Reader>& readers() const { return readers_; }
    // In place of those that were there; their cards go with them.
    CardChanges set_readers(const std::vector<std::string>& names);
    // `state`: dwEventState of SCardGetStatusChange, its upper half counts cards laid and taken.
    CardChanges set_state(std::string_view reader, std::uint32_t state, std::span<const std::uint8_t> atr);

    [[nodiscard]] std::vector<LaidCard> cards() const;  // the oldest first
    [[nodiscard]] const Reader* reader_of(std::uint32_t card) const;
    [[nodiscard]] Fate fate(std::uint32_t card, std::uint32_t reader) const;
    // It is taken to work again when PC/SC tells anything new of it.
    void mark_hung(std::uint32_t reader);
    [[nodiscard]] bool some_reader_works() const;

  private:
    void take(Reader& reader, CardChanges& changes);

    std::vector<Reader> readers_;
    std::uint32_t last_reader_ = 0;
    std::uint32_t last_card_ = 0;
};

}  // namespace motcua::platform
