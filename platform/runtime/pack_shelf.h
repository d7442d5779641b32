// The content packs of one kiosk: DIR/packs/NAME.pack is a link to one of two places, NAME-a.pack and
// NAME-b.pack, each with its signatures. The one in use and the last good one; nothing is half there.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/content/recall.h"
#include "kiosk/text/catalogue.h"
#include "sync/envelope/keys.h"

namespace motcua::platform {

// Why a pack is not taken: a sentence for staff, and one line with the particulars for the log.
struct PackRefusal {
    text::T sentence = text::T::pack_refused_damaged;
    std::string what;
};

// The sentence for each fault.
text::T sentence_for(content::PackFault fault);

std::vector<content::PackKey> trusted_pack_keys(const sync::KeyList& list);

class PackShelf {
  public:
    // `link` is DIR/packs/NAME.pack. `guard` is outside DIR: the highest version ever taken lies in both, so
    // that a folder put back from a copy does not bring an old fee back.
    PackShelf(std::filesystem::path link, std::filesystem::path guard, std::string kiosk,
              std::vector<content::PackKey> trusted);

    using Content = std::shared_ptr<const content::Content>;

    // The one in use; where that cannot be, the last good one, which then is the one in use.
    struct Opened {
        Content content;         // null where neither can be used
        content::PackError why;  // why the one in use was not: `what` is empty where it was
    };
    Opened open();

    // Checks the pack at `from`, signatures beside it, and lays it down as the one in use: synced, read
    // again, then the link turns. What was in use stays as the last good one. Fails without a change. `clock`
    // counts for its days, but never as earlier than the pack in use.
    Result<Content, PackRefusal> take(const std::filesystem::path& from, std::chrono::year_month_day clock);

    // The stored list of recalls; an empty one where none was taken yet, or it cannot be read.
    [[nodiscard]] content::RecallList recalls() const;
    // Stores a list with a higher number than the stored one's, in folder and guard. Fails without a change.
    Result<content::RecallList> take_recalls(const std::string& file);

    // From now on; what is in use is not looked at again.
    void trust(std::vector<content::PackKey> keys) { trusted_ = std::move(keys); }

  private:
    [[nodiscard]] bool is_too_old(const std::string& version) const;
    // `before`: the version to which it may go back; empty: the highest until now.
    Status<> remember(const std::string& version, const std::string& before) const;
    [[nodiscard]] Status<PackRefusal> fits(const content::Content& content,
                                           std::chrono::year_month_day clock) const;

    std::filesystem::path link_;
    std::filesystem::path guard_;
    std::string kiosk_;
    std::vector<content::PackKey> trusted_;
    Content in_use_;
};

// The steps of taking, for who puts a pack down by hand.
std::filesystem::path pack_in_use(const std::filesystem::path& link);
std::filesystem::path place_not_in_use(const std::filesystem::path& link);
// A pack and the signatures that are there, durably; signatures that `from` has not are removed.
Status<> copy_pack(const std::filesystem::path& from, const std::filesystem::path& to);
Status<> turn_link(const std::filesystem::path& link, const std::filesystem::path& to);

}  // namespace motcua::platform
