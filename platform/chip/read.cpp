#include "platform/chip/read.h"

#include <algorithm>
#include <utility>

#include "kiosk/identity/chip/tlv.h"
#include "platform/chip/bac.h"
#include "platform/chip/bytes.h"
#include "platform/chip/ciphers.h"
#include "platform/chip/link.h"
#include "platform/chip/original.h"
#include "platform/chip/pace.h"

namespace motcua::platform {
namespace {

namespace chip = identity::chip;
using chip::File;
using chip::Original;
using chip::Reading;
using chip::Step;
using chip::Stop;

constexpr std::uint8_t kSelect = 0xA4;
constexpr std::uint8_t kReadBinary = 0xB0;
constexpr std::uint8_t kReadFar = 0xB1;   // with the offset in a data object (ISO/IEC 7816-4, 7.2.3)
constexpr std::size_t kFarFrom = 0x8000;  // what an offset of 15 bits does not reach
constexpr std::size_t kPiece = 0xDF;      // fits a short answer under any secure messaging
constexpr std::size_t kLeastPiece = 16;   // a chip that gives less at a time is none

tl::unexpected<Stop> stop(Stop why) { return tl::unexpected<Stop>(why); }

// The files of one chip, in parts.
class FileReader {
  public:
    FileReader(ChipLink& link, ReadSoFar& so_far) : link_(link), so_far_(so_far) {}

    // Where it is there: all of it lies in so_far from then on. False: there is none.
    Result<bool, Stop> read(File file) {
        ChipBytes& bytes = so_far_.files[file];
        if (is_whole(file, bytes)) return true;
        const auto found = select(file);
        if (!found || !*found) return found;
        while (!is_whole(file, bytes)) {
            const auto size = chip::file_size(bytes);
            if (bytes.size() >= chip::kFileHead && !size) return stop(Stop::unreadable);
            const std::size_t wanted = size ? std::min(*size - bytes.size(), kPiece) : chip::kFileHead;
            const auto piece = read_at(bytes.size(), wanted);
            if (!piece) return stop(piece.error());
            if (piece->empty() || (size && piece->size() < std::min(wanted, kLeastPiece)))
                return stop(Stop::unreadable);
            append(bytes, *piece);
        }
        return true;
    }
    [[nodiscard]] ChipView bytes(File file) const {
        const auto found = so_far_.files.find(file);
        return found == so_far_.files.end() || !is_whole(file, found->second) ? ChipView{}
                                                                              : ChipView(found->second);
    }

  private:
    // EF.CardAccess begins with any tag; the others with their own, or they are whole as they are: refused
    // where they are looked at.
    static bool is_whole(File file, ChipView bytes) {
        const auto size = chip::file_size(bytes);
        const bool others = file != File::card_access && bytes.size() >= chip::kFileHead &&
                            bytes.front() != chip::outer_tag(file);
        return others || (size && bytes.size() >= *size);
    }

    Result<bool, Stop> select(File file) {
        const auto fid = static_cast<std::uint16_t>(file);
        const auto answer = link_.ask({0,
                                       kSelect,
                                       0x02,
                                       0x0C,
                                       {static_cast<std::uint8_t>(fid >> 8U), static_cast<std::uint8_t>(fid)},
                                       0});
        if (!answer) return stop(answer.error());
        if (answer->status == kNoAccess) return stop(Stop::refused);
        return answer->status == kOk;
    }

    Result<ChipBytes, Stop> read_at(std::size_t offset, std::size_t wanted) {
        const bool far = offset >= kFarFrom;
        const auto high = static_cast<std::uint8_t>(offset >> 8U);
        const auto low = static_cast<std::uint8_t>(offset);
        Command command{0, kReadBinary, high, low, {}, wanted};
        if (far) command = {0, kReadFar, 0, 0, far_offset(offset), wanted + kWrapMax};
        auto answer = link_.ask(command);
        if (!answer) return stop(answer.error());
        if (answer->status == kNoAccess) return stop(Stop::refused);
        if (answer->status != kOk && answer->status != kEndOfFile) return stop(Stop::unreadable);
        if (!far) return std::move(answer->data);
        constexpr std::uint32_t kWrap = 0x53;
        const auto wrapped = chip::find_object(answer->data, kWrap);
        if (!wrapped || wrapped->size() > wanted) return stop(Stop::unreadable);
        return ChipBytes(wrapped->begin(), wrapped->end());
    }

    static ChipBytes far_offset(std::size_t offset) {
        constexpr std::uint8_t kOffset = 0x54;
        return data_object(
            kOffset, ChipBytes{static_cast<std::uint8_t>(offset >> 16U),
                               static_cast<std::uint8_t>(offset >> 8U), static_cast<std::uint8_t>(offset)});
    }

    static constexpr std::size_t kWrapMax = 4;  // tag and length around what is read far behind
    ChipLink& link_;
    ReadSoFar& so_far_;
};

class ChipReader {
  public:
    ChipReader(CardChannel& channel, const ReadRequest& request, const TrustList& trust, Random& random,
               ReadSoFar& so_far, const std::function<void(Step)>& step)
        : link_(channel),
          files_(link_, so_far),
          request_(request),
          trust_(trust),
          random_(random),
          so_far_(so_far),
          step_(step) {}

    Result<Reading, Stop> read() {
        for (const auto part :
             {&ChipReader::open, &ChipReader::read_zone, &ChipReader::read_state, &ChipReader::read_signature,
              &ChipReader::check_original, &ChipReader::read_face})
            if (const auto stopped = (this->*part)()) return stop(*stopped);
        step_(Step::done);
        return std::move(reading_);
    }

  private:
    using Stopped = std::optional<Stop>;

    // PACE where the card offers it (Doc 9303-11, 4.2), BAC else.
    Stopped open() {
        step_(Step::open);
        const auto found = files_.read(File::card_access);
        if (!found && is_loss(found.error())) return found.error();
        const bool pace = offers_pace(files_.bytes(File::card_access));
        reading_.proof.access = pace ? chip::Access::pace : chip::Access::bac;
        if (!pace)
            if (const auto stopped = select_application()) return stopped;
        for (std::size_t i = 0; i < request_.keys.size(); ++i) {
            const std::size_t key = (so_far_.key + i) % request_.keys.size();
            const auto opened =
                pace ? open_with_pace(link_, files_.bytes(File::card_access), request_.keys[key])
                     : open_with_bac(link_, request_.keys[key], random_);
            if (!opened) return opened.error();
            if (!*opened) continue;
            so_far_.key = key;
            return pace ? select_application() : std::nullopt;
        }
        return Stop::no_key;
    }

    Stopped select_application() {
        const auto answer =
            link_.ask({0, kSelect, 0x04, 0x0C, {chip::kApplication.begin(), chip::kApplication.end()}, 0});
        if (!answer) return answer.error();
        return answer->status == kOk ? Stopped{} : Stop::no_chip;
    }

    static bool is_loss(Stop why) { return why <= Stop::reader_gone; }

    Stopped need(File file) {
        const auto found = files_.read(file);
        if (!found) return found.error();
        return *found ? Stopped{} : Stop::unreadable;
    }

    Stopped read_zone() {
        step_(Step::zone);
        if (const auto stopped = need(File::dg1)) return stopped;
        auto zone = chip::read_dg1(files_.bytes(File::dg1), request_.today);
        if (!zone) return Stop::unreadable;
        reading_.zone = std::move(*zone);
        reading_.dg1 = copy_of(File::dg1);
        return std::nullopt;
    }

    Stopped read_state() {
        step_(Step::state);
        const auto found = files_.read(File::dg13);
        if (!found && found.error() != Stop::refused) return found.error();
        if (!found || !*found) return std::nullopt;
        reading_.state = chip::read_dg13(files_.bytes(File::dg13));
        reading_.dg13 = copy_of(File::dg13);
        return std::nullopt;
    }

    Stopped read_signature() {
        step_(Step::signature);
        if (const auto stopped = need(File::sod)) return stopped;
        reading_.sod = copy_of(File::sod);
        const ChipBytes digest = sha256(reading_.sod);
        reading_.proof.sod_digest = to_hex(digest.data(), digest.size());
        auto found = trust_.check(reading_.sod, request_.now);
        reading_.proof.signature = found.signature;
        reading_.proof.issuer = found.issuer;
        reading_.proof.signer = std::move(found.signer);
        reading_.proof.csca = std::move(found.csca);
        covered_ = std::move(found.covered);
        hold(File::dg1);
        hold(File::dg13);
        return std::nullopt;
    }

    // The signed list says which keys the chip has: what it does not want to show now is as a copy would be.
    Stopped check_original() {
        step_(Step::original);
        if (reading_.proof.signature == chip::Signature::wrong) return std::nullopt;
        const bool signs = is_covered(File::dg15);
        const bool agrees = is_covered(File::dg14);
        for (const File file : {File::dg14, File::dg15}) {
            if (!is_covered(file)) continue;
            const auto found = files_.read(file);
            if (!found && is_loss(found.error())) return found.error();
            if (files_.bytes(file).empty()) return conclude(Original::copied, "");
            hold(file);
        }
        if (agrees && offers_chip_authentication(files_.bytes(File::dg14)))
            return conclude(check_by_agreement(link_, files_.bytes(File::dg14)), "chip_authentication");
        if (signs)
            return conclude(
                check_by_signature(link_, files_.bytes(File::dg15), files_.bytes(File::dg14), random_),
                "active_authentication");
        return std::nullopt;
    }

    Stopped conclude(const Result<Original, Stop>& found, const char* way) {
        if (!found) return found.error();
        reading_.proof.original = *found;
        reading_.proof.original_by = way;
        return std::nullopt;
    }

    Stopped read_face() {
        if (!request_.with_face || chip::stops(chip::judge(reading_, nullptr))) return std::nullopt;
        step_(Step::face);
        if (const auto stopped = need(File::dg2)) return stopped;
        hold(File::dg2);
        return std::nullopt;
    }

    [[nodiscard]] bool is_covered(File file) const {
        return std::any_of(covered_.groups.begin(), covered_.groups.end(),
                           [file](const auto& each) { return each.group == chip::group_number(file); });
    }

    // Of what was read; what was not signed does not hold.
    void hold(File file) {
        const ChipView bytes = files_.bytes(file);
        if (bytes.empty()) return;
        const int group = chip::group_number(file);
        reading_.proof.groups.push_back({group, holds(covered_, group, bytes)});
    }

    [[nodiscard]] ChipBytes copy_of(File file) const {
        const ChipView bytes = files_.bytes(file);
        return {bytes.begin(), bytes.end()};
    }

    ChipLink link_;
    FileReader files_;
    const ReadRequest& request_;
    const TrustList& trust_;
    Random& random_;
    ReadSoFar& so_far_;
    const std::function<void(Step)>& step_;
    Reading reading_;
    chip::SecurityObject covered_;
};

}  // namespace

Result<Reading, Stop> read_chip(CardChannel& channel, const ReadRequest& request, const TrustList& trust,
                                Random& random, ReadSoFar& so_far, const std::function<void(Step)>& step) {
    return ChipReader(channel, request, trust, random, so_far, step).read();
}

}  // namespace motcua::platform
