#include "kiosk/content/pack.h"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>

#include "kiosk/content/layers.h"
#include "kiosk/content/pack_file.h"
#include "kiosk/content/read_content.h"
#include "kiosk/content/signature.h"
#include "kiosk/content/source.h"

namespace motcua::content {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kVersionPartsMax = 6;
constexpr std::size_t kVersionDigitsMax = 9;

PackError pack_error(PackFault fault, const fs::path& file, const std::string& reason) {
    return {fault, fmt::format("{}: {}", file.string(), reason)};
}

// At most `max` bytes and one more, by which the caller sees that there are too many. Empty where it cannot
// be read.
std::optional<Bytes> read_file(const fs::path& path, std::size_t max) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return std::nullopt;
    const std::uintmax_t size = fs::file_size(path, error);
    std::ifstream in(path, std::ios::binary);
    if (error || !in) return std::nullopt;
    Bytes bytes(static_cast<std::size_t>(std::min<std::uintmax_t>(size, max + 1)));
    in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (static_cast<std::size_t>(in.gcount()) != bytes.size()) return std::nullopt;
    return bytes;
}

// A reader never sees half a file: it is written beside and takes the name at once.
Status<> write_file(const fs::path& path, const void* bytes, std::size_t size) {
    fs::path beside = path;
    beside += ".new";
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out.write(static_cast<const char*>(bytes), static_cast<std::streamsize>(size));
    out.close();
    std::error_code error;
    if (!out) return failure(fmt::format("{}: cannot be written", beside.string()));
    fs::rename(beside, path, error);
    if (error) return failure(fmt::format("{}: {}", path.string(), error.message()));
    return {};
}

std::vector<unsigned long> numbers_of(std::string_view version) {
    std::vector<unsigned long> numbers(1, 0);
    for (const char c : version) {
        if (c == '.') {
            numbers.push_back(0);
        } else {
            numbers.back() = numbers.back() * 10 + static_cast<unsigned long>(c - '0');
        }
    }
    numbers.resize(kVersionPartsMax, 0);
    return numbers;
}

}  // namespace

fs::path signature_path(const fs::path& pack, PackRole role) {
    fs::path path = pack;
    return path += role == PackRole::drafts ? ".minisig" : ".2.minisig";
}

const Procedure* Content::find(std::string_view code) const {
    const auto procedure =
        std::find_if(procedures.begin(), procedures.end(),
                     [code](const Procedure& candidate) { return candidate.code == code; });
    return procedure == procedures.end() ? nullptr : &*procedure;
}

const Office* Content::office(std::string_view office_id) const {
    const auto found = std::find_if(offices.begin(), offices.end(),
                                    [office_id](const Office& each) { return each.id == office_id; });
    return found == offices.end() ? nullptr : &*found;
}

LocalText Content::place_of(const Procedure& procedure) const {
    using text::Language;
    const auto in = [&](Language language) {
        const text::Words say{&words, language, text::Address::neutral};
        if (!procedure.counter.empty())
            return say(text::T::common_at_counter, {{"counter", procedure.counter}});
        const Office* where = office(procedure.office);
        return where != nullptr ? say(where->name) : std::string();
    };
    return {in(Language::vi), in(Language::en)};
}

const Fee* fee_on(const Procedure& procedure, std::chrono::year_month_day day) {
    const auto holds = [day](const Fee& fee) {
        return (!fee.valid_from || *fee.valid_from <= day) && (!fee.valid_to || day <= *fee.valid_to);
    };
    const auto fee = std::find_if(procedure.fees.begin(), procedure.fees.end(), holds);
    return fee == procedure.fees.end() ? nullptr : &*fee;
}

bool is_version(std::string_view text) {
    std::size_t parts = 1;
    std::size_t digits = 0;
    for (const char c : text) {
        if (c == '.' && digits > 0) {
            ++parts;
            digits = 0;
        } else if (c >= '0' && c <= '9') {
            ++digits;
        } else {
            return false;
        }
        if (digits > kVersionDigitsMax) return false;
    }
    return digits > 0 && parts <= kVersionPartsMax;
}

bool newer_than(std::string_view version, std::string_view other) {
    return numbers_of(other) < numbers_of(version);
}

bool is_for(const Content& content, std::string_view kiosk, std::chrono::year_month_day day) {
    if (day < content.valid_from) return false;
    if (content.stages.empty()) return true;
    int share = 0;
    for (const Stage& stage : content.stages)
        if (stage.from <= day) share = stage.share;
    return place_among_100(fmt::format("{}\n{}\n{}", content.id, content.version, kiosk)) < share;
}

std::vector<std::string> clip_report(const std::vector<fs::path>& layers) {
    return clip_report(read_source(layers));
}

std::vector<std::string> clip_report(const Source& source) {
    if (!source.flaws.none()) return {};
    const Content* content = &*source.content;
    const Recordings recordings = merge_recordings(source.layers);
    std::vector<std::string> lines;
    for (const VoiceLanguage& language : content->locality.voice_languages) {
        std::size_t sentences = 0;
        std::size_t recorded = 0;
        for (std::size_t i = 0; i < static_cast<std::size_t>(text::T::count_); ++i) {
            const auto key = static_cast<text::T>(i);
            if (!content->words.can_be_recorded(key)) continue;
            ++sentences;
            recorded += recordings.count(text::recording_name(language.tag, key, text::Address::neutral));
        }
        lines.push_back(fmt::format("clips/{}: {} of {} sentences, {} missing", language.tag, recorded,
                                    sentences, sentences - recorded));
    }
    return lines;
}

Status<> build_pack(const std::vector<fs::path>& layers, const fs::path& out) {
    Source source = read_source(layers);
    return build_pack(source, out);
}

Status<> build_pack(Source& source, const fs::path& out) {
    try_conditions(source);
    if (const auto sound = flawless(source); !sound) return sound;
    const auto bytes = to_database(source.parts, merge_recordings(source.layers));
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    std::error_code none_there;
    for (const PackRole role : {PackRole::drafts, PackRole::approves})
        fs::remove(signature_path(out, role), none_there);
    return write_file(out, bytes->data(), bytes->size());
}

Status<> sign_pack(const fs::path& pack, const PackSigningKey& key, const PackNote& note) {
    const auto comment = comment_of(note);
    if (!comment) return tl::unexpected<Error>(comment.error());
    const auto bytes = read_file(pack, kPackBytesMax);
    if (!bytes || bytes->size() > kPackBytesMax)
        return failure(fmt::format("{}: cannot be read", pack.string()));
    const auto text = signature_text(*bytes, key, *comment);
    if (!text) return tl::unexpected<Error>(text.error());
    return write_file(signature_path(pack, note.role), text->data(), text->size());
}

namespace {

using Opened = Result<std::shared_ptr<const Content>, PackError>;

tl::unexpected<PackError> fault(const fs::path& pack, PackFault kind, const std::string& reason) {
    return tl::unexpected<PackError>(pack_error(kind, pack, reason));
}

Result<Bytes, PackError> pack_bytes(const fs::path& pack) {
    auto bytes = read_file(pack, kPackBytesMax);
    if (!bytes) return tl::unexpected<PackError>(pack_error(PackFault::missing, pack, "cannot be read"));
    if (bytes->size() > kPackBytesMax)
        return tl::unexpected<PackError>(pack_error(PackFault::damaged, pack, "is larger than 64 MB"));
    return std::move(*bytes);
}

Result<Content, PackError> content_of(const fs::path& pack, Bytes& bytes) {
    const auto parts = from_database(bytes);
    if (!parts) return fault(pack, parts.error().fault, parts.error().what);
    Flaws flaws;
    auto content = read_content(*parts, flaws);
    if (!content) {
        const Flaw& flaw = flaws.all().front();
        return fault(pack, PackFault::damaged, fmt::format("{}: {}: {}", flaw.file, flaw.place, flaw.reason));
    }
    auto recordings = recordings_from_database(bytes);
    if (!recordings) return fault(pack, recordings.error().fault, recordings.error().what);
    content->recordings = std::move(*recordings);
    return std::move(*content);
}

Result<PackNote, PackError> signed_note(const fs::path& pack, const Bytes& bytes, PackRole role,
                                        const std::vector<PackKey>& trusted, PublicKey& key) {
    const fs::path file = signature_path(pack, role);
    const auto signature = read_file(file, kSignatureBytesMax);
    if (!signature) {
        const bool first = role == PackRole::drafts;
        return tl::unexpected(pack_error(first ? PackFault::unsigned_pack : PackFault::half_signed, pack,
                                         file.filename().string() + " is not beside it"));
    }
    const std::string_view text(reinterpret_cast<const char*>(signature->data()), signature->size());
    const auto found = check_signature(bytes, text, trusted);
    if (!found) return tl::unexpected(pack_error(found.error().fault, file, found.error().what));
    key = found->key->key;
    auto note = check_note(*found, role);
    if (!note) return tl::unexpected(pack_error(note.error().fault, file, note.error().what));
    return note;
}

// Two people say the same of it, and each is one of them.
Result<Release, PackError> release_of(const fs::path& pack, const Bytes& bytes,
                                      const std::vector<PackKey>& trusted) {
    PublicKey first{};
    PublicKey second{};
    auto drafted = signed_note(pack, bytes, PackRole::drafts, trusted, first);
    if (!drafted) return tl::unexpected(drafted.error());
    auto approved = signed_note(pack, bytes, PackRole::approves, trusted, second);
    if (!approved) {
        const bool again = approved.error().fault == PackFault::wrong_note && first == second;
        if (again) approved.error().fault = PackFault::same_person;
        return tl::unexpected(approved.error());
    }
    if (first == second || drafted->name == approved->name)
        return tl::unexpected(pack_error(PackFault::same_person, pack, "one person signed twice"));
    if (drafted->decision != approved->decision || drafted->effective != approved->effective)
        return tl::unexpected(pack_error(PackFault::wrong_note, pack, "the two signatures disagree"));
    return Release{std::move(*drafted), std::move(*approved)};
}

bool speaks_of(const PackNote& note, const Content& content) {
    return note.pack == content.id && note.version == content.version && note.effective == content.valid_from;
}

}  // namespace

Result<Parts> parts_of(const std::vector<fs::path>& pack_or_layers) {
    if (pack_or_layers.size() == 1 && !fs::is_directory(pack_or_layers.front())) {
        const fs::path& pack = pack_or_layers.front();
        auto bytes = pack_bytes(pack);
        if (!bytes) return failure(bytes.error().what);
        auto parts = from_database(*bytes);
        if (!parts) return failure(fmt::format("{}: {}", pack.string(), parts.error().what));
        return std::move(*parts);
    }
    Source source = read_source(pack_or_layers);
    if (!source.flaws.none()) return failure(told(source.flaws.all().front(), source.layers));
    return std::move(source.parts);
}

Opened open_pack(const fs::path& pack, const std::vector<PackKey>& trusted) {
    auto bytes = pack_bytes(pack);
    if (!bytes) return tl::unexpected<PackError>(bytes.error());
    auto release = release_of(pack, *bytes, trusted);
    if (!release) return tl::unexpected<PackError>(release.error());
    auto content = content_of(pack, *bytes);
    if (!content) return tl::unexpected<PackError>(content.error());
    if (!speaks_of(release->drafted, *content) || !speaks_of(release->approved, *content))
        return fault(pack, PackFault::wrong_note, "its signatures are about another pack, version or day");
    content->release = std::move(*release);
    return std::make_shared<const Content>(std::move(*content));
}

Opened open_unsigned_pack(const fs::path& pack) {
    auto bytes = pack_bytes(pack);
    if (!bytes) return tl::unexpected<PackError>(bytes.error());
    auto content = content_of(pack, *bytes);
    if (!content) return tl::unexpected<PackError>(content.error());
    return std::make_shared<const Content>(std::move(*content));
}

}  // namespace motcua::content
