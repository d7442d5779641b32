#include "platform/runtime/pack_shelf.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "kiosk/base/files.h"
#include "kiosk/content/strict_json.h"
#include "platform/runtime/files.h"

namespace motcua::platform {
namespace {

namespace fs = std::filesystem;
using content::PackFault;
using content::PackRole;
using text::T;

constexpr std::size_t kPackFileBytesMax = 64U << 20U;  // as the pack's own reader
constexpr std::size_t kFloorBytesMax = 200;
constexpr const char* kRecallsName = "recalls.json";
constexpr std::array<PackRole, 2> kBothRoles{PackRole::drafts, PackRole::approves};

std::array<fs::path, 2> places(const fs::path& link) {
    const fs::path folder = link.parent_path();
    const std::string stem = link.stem().string();
    const std::string ending = link.extension().string();
    return {folder / (stem + "-a" + ending), folder / (stem + "-b" + ending)};
}

// The highest version ever taken, and the one before it, to which it may go back.
struct Floor {
    std::string highest;
    std::string last_good;
};

fs::path floor_in_folder(const fs::path& link) { return link.parent_path() / "floor"; }

// Nothing where the file is missing or says something else.
std::optional<Floor> read_floor(const fs::path& file) {
    const auto text = read_file(file, kFloorBytesMax);
    if (!text) return std::nullopt;
    const std::size_t space = text->find(' ');
    if (space == text->npos || text->back() != '\n') return std::nullopt;
    Floor floor{text->substr(0, space), text->substr(space + 1, text->size() - space - 2)};
    if (!content::is_version(floor.highest) || !content::is_version(floor.last_good)) return std::nullopt;
    return floor;
}

tl::unexpected<PackRefusal> refuse(T sentence, std::string what) {
    return tl::unexpected<PackRefusal>(PackRefusal{sentence, std::move(what)});
}

std::string bytes_of_pack(const fs::path& file) {
    const auto bytes = read_file(file, kPackFileBytesMax);
    return bytes ? *bytes : std::string();
}

void sync_folder(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

}  // namespace

T sentence_for(PackFault fault) {
    switch (fault) {
        case PackFault::missing: return T::pack_refused_missing;
        case PackFault::unsigned_pack:
        case PackFault::half_signed: return T::pack_refused_half_signed;
        case PackFault::wrong_signature: return T::pack_refused_signature;
        case PackFault::same_person: return T::pack_refused_same_person;
        case PackFault::key_out_of_date: return T::pack_refused_key;
        case PackFault::wrong_note: return T::pack_refused_note;
        case PackFault::from_the_future: return T::pack_refused_future;
        case PackFault::damaged: break;
    }
    return T::pack_refused_damaged;
}

std::vector<content::PackKey> trusted_pack_keys(const sync::KeyList& list) {
    std::vector<content::PackKey> keys;
    for (const sync::KeyList::PackKey& key : list.pack) {
        content::PackKey& trusted = keys.emplace_back();
        trusted.id = key.id;
        trusted.key = key.key;
        trusted.role = key.role == sync::kApproves ? PackRole::approves : PackRole::drafts;
        trusted.holder = key.holder;
        trusted.from = content::parse_day(key.from);
        trusted.until = content::parse_day(key.until);
        trusted.revoked = key.revoked;
    }
    return keys;
}

fs::path pack_in_use(const fs::path& link) {
    std::error_code no_link;
    const fs::path target = fs::read_symlink(link, no_link);  // its signatures lie beside the pack itself
    return no_link ? link : link.parent_path() / target.filename();
}

fs::path place_not_in_use(const fs::path& link) {
    const auto both = places(link);
    return both.at(pack_in_use(link) == both[0] ? 1 : 0);
}

Status<> copy_pack(const fs::path& from, const fs::path& to) {
    const auto copy = [](const fs::path& file, const fs::path& into) -> Status<> {
        const auto bytes = read_file(file, kPackFileBytesMax);
        if (!bytes) return tl::unexpected(bytes.error());
        return write_file(into, *bytes);
    };
    if (const auto copied = copy(from, to); !copied) return copied;
    for (const PackRole role : kBothRoles) {
        std::error_code none_there;
        fs::remove(content::signature_path(to, role), none_there);
        if (!fs::exists(content::signature_path(from, role))) continue;
        const auto copied = copy(content::signature_path(from, role), content::signature_path(to, role));
        if (!copied) return copied;
    }
    return {};
}

Status<> turn_link(const fs::path& link, const fs::path& to) {
    fs::path aside = link;
    aside += ".new";
    std::error_code failed;
    fs::remove(aside, failed);
    fs::create_symlink(to.filename(), aside, failed);
    if (!failed) fs::rename(aside, link, failed);
    if (failed) return failure(fmt::format("cannot replace {}: {}", link.string(), failed.message()));
    sync_folder(link.parent_path());
    return {};
}

PackShelf::PackShelf(fs::path link, fs::path guard, std::string kiosk, std::vector<content::PackKey> trusted)
    : link_(std::move(link)),
      guard_(std::move(guard) / (kiosk + ".packs")),
      kiosk_(std::move(kiosk)),
      trusted_(std::move(trusted)) {}

// Of two floors the higher counts; the version that it may go back to is no further down than both say.
bool PackShelf::is_too_old(const std::string& version) const {
    for (const fs::path& file : {guard_, floor_in_folder(link_)}) {
        const auto floor = read_floor(file);
        if (!floor || version == floor->last_good) continue;
        if (content::newer_than(floor->highest, version)) return true;
    }
    return false;
}

Status<> PackShelf::remember(const std::string& version, const std::string& before) const {
    std::error_code there;
    if (fs::create_directories(guard_.parent_path(), there))
        fs::permissions(guard_.parent_path(), fs::perms::owner_all, there);
    for (const fs::path& file : {guard_, floor_in_folder(link_)}) {
        const auto known = read_floor(file);
        if (known && !content::newer_than(version, known->highest)) continue;
        const std::string last_good = !before.empty() ? before : known ? known->highest : version;
        if (const auto written = write_file(file, version + " " + last_good + "\n"); !written) return written;
    }
    return {};
}

PackShelf::Opened PackShelf::open() {
    Opened opened;
    const auto both = places(link_);
    std::vector<fs::path> files{pack_in_use(link_)};
    for (const fs::path& place : both)
        if (place != files.front() && fs::exists(place)) files.push_back(place);
    for (const fs::path& file : files) {
        auto content = content::open_pack(file, trusted_);
        if (content && is_too_old((*content)->version))
            content = tl::unexpected<content::PackError>(
                {PackFault::wrong_note, fmt::format("{}: {} is older than what was taken before",
                                                    file.string(), (*content)->version)});
        if (!content) {
            if (opened.why.what.empty()) opened.why = content.error();
            continue;
        }
        opened.content = in_use_ = std::move(*content);
        if (file != files.front()) (void)turn_link(link_, file);
        // A floor that cannot be written now is written with the next pack.
        (void)remember(in_use_->version, "");
        break;
    }
    return opened;
}

Status<PackRefusal> PackShelf::fits(const content::Content& content,
                                    std::chrono::year_month_day clock) const {
    using std::chrono::sys_days;
    auto today = sys_days(clock);
    if (in_use_) today = std::max(today, sys_days(in_use_->valid_from));
    if (in_use_ && in_use_->id != content.id)
        return refuse(T::pack_refused_other_ward, fmt::format("is {}, here is {}", content.id, in_use_->id));
    const bool older =
        (in_use_ && content::newer_than(in_use_->version, content.version)) || is_too_old(content.version);
    if (older) return refuse(T::pack_refused_older, content.version + " is older than what was taken before");
    if (sys_days(content.expires) < today)
        return refuse(T::pack_refused_expired, "expired on " + content::iso_day(content.expires));
    if (today < sys_days(content.valid_from))
        return refuse(T::pack_refused_not_yet,
                      "is for " + content::iso_day(content.valid_from) + " and later");
    if (!content::is_for(content, kiosk_, today))
        return refuse(T::pack_refused_not_here, "is not for this kiosk yet");
    return {};
}

Result<PackShelf::Content, PackRefusal> PackShelf::take(const fs::path& from,
                                                        std::chrono::year_month_day clock) {
    const auto checked = content::open_pack(from, trusted_);
    if (!checked) return refuse(sentence_for(checked.error().fault), checked.error().what);
    if (const auto fitting = fits(**checked, clock); !fitting) return tl::unexpected(fitting.error());
    const fs::path before = pack_in_use(link_);
    const std::string bytes = bytes_of_pack(from);
    if (in_use_ && bytes == bytes_of_pack(before))
        return refuse(T::pack_refused_same, (*checked)->version + " is in use already");

    const fs::path place = place_not_in_use(link_);
    if (const auto copied = copy_pack(from, place); !copied)
        return refuse(T::pack_refused_disk, copied.error().what);
    auto content = content::open_pack(place, trusted_);
    if (!content) return refuse(T::pack_refused_disk, content.error().what);
    if (in_use_ && before == link_) {  // a plain file: the link takes its name
        const auto both = places(link_);
        if (const auto kept = copy_pack(before, both.at(place == both[0] ? 1 : 0)); !kept)
            return refuse(T::pack_refused_disk, kept.error().what);
    }
    auto turned = remember((*content)->version, in_use_ ? in_use_->version : "");
    if (turned) turned = turn_link(link_, place);
    if (!turned) return refuse(T::pack_refused_disk, turned.error().what);
    in_use_ = *content;
    return *content;
}

// In folder and guard; the one with the higher number counts, so that neither copy can take a recall back.
content::RecallList PackShelf::recalls() const {
    content::RecallList latest;
    fs::path in_guard = guard_;
    for (const fs::path& file :
         {link_.parent_path() / kRecallsName, in_guard.replace_extension(".recalls")}) {
        const auto text = read_file(file, content::kRecallBytesMax);
        const auto list = text ? content::open_recalls(*text, trusted_)
                               : tl::unexpected<content::PackError>(content::PackError{});
        if (list && list->number > latest.number) latest = *list;
    }
    return latest;
}

Result<content::RecallList> PackShelf::take_recalls(const std::string& file) {
    auto list = content::open_recalls(file, trusted_);
    if (!list) return failure(list.error().what);
    if (list->number <= recalls().number) return failure("recalls: not newer than what is here");
    fs::path in_guard = guard_;
    for (const fs::path& place : {in_guard.replace_extension(".recalls"), link_.parent_path() / kRecallsName})
        if (const auto written = write_file(place, file); !written) return tl::unexpected(written.error());
    return std::move(*list);
}

}  // namespace motcua::platform
