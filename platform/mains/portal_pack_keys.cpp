#include "portal_pack_keys.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "kiosk/base/files.h"
#include "kiosk/content/key_text.h"
#include "kiosk/content/pack.h"
#include "kiosk/content/strict_json.h"
#include "sync/enrolment/enrolment.h"

namespace motcua::platform {
namespace {

using content::PackRole;
using PackKey = sync::KeyList::PackKey;

struct KeyOptions {
    std::filesystem::path dir;
    std::filesystem::path file;
    std::string role;
    std::string name;
    std::string from;
    std::string until;
    std::string after;
};

std::string or_dash(const std::string& day) { return day.empty() ? "-" : day; }

PackRole role_of(const PackKey& key) {
    return key.role == sync::kApproves ? PackRole::approves : PackRole::drafts;
}

Status<> list_keys(const KeyOptions& options) {
    const auto portal = sync::load_portal(options.dir);
    if (!portal) return tl::unexpected(portal.error());
    for (const PackKey& key : portal->keys.pack)
        fmt::print("{}  {}  {:<10}  {:<10}  {:<7}  {}\n", content::key_name(key.id),
                   content::name(role_of(key)), or_dash(key.from), or_dash(key.until),
                   key.revoked ? "revoked" : "good", key.holder);
    return {};
}

Status<> check_days(const KeyOptions& options) {
    for (const std::string& day : {options.from, options.until, options.after})
        if (!day.empty() && !content::parse_day(day))
            return failure("'" + day + "' is no day such as 2026-11-23");
    if (!options.from.empty() && !options.until.empty() && options.until < options.from)
        return failure("--until is before --from");
    return {};
}

Result<PackKey> key_in(const std::filesystem::path& file) {
    constexpr std::size_t kFileBytesMax = 4096;
    const auto text = read_file(file, kFileBytesMax);
    if (!text) return tl::unexpected(text.error());
    const auto read = content::parse_public_key(*text);
    if (!read) return failure(file.string() + ": " + read.error().what);
    return PackKey{read->id, read->key};
}

Result<PackKey> key_to_add(const KeyOptions& options) {
    constexpr std::size_t kHolderBytesMax = 100;
    auto read = key_in(options.file);
    if (!read) return read;
    const auto role = content::role_named(options.role);
    if (!role) return failure("--role is \"soạn\" or \"duyệt\"");
    if (options.name.empty() || options.name.size() > kHolderBytesMax)
        return failure("--name is whoever has the key, in full, at most 100 bytes");
    PackKey& key = *read;
    key.role = *role == PackRole::approves ? sync::kApproves : sync::kDrafts;
    key.holder = options.name;
    key.from = options.from;
    key.until = options.until;
    return read;
}

Status<> add_key(const KeyOptions& options) {
    if (const auto days = check_days(options); !days) return days;
    const auto key = key_to_add(options);
    if (!key) return tl::unexpected(key.error());
    if (const auto added = sync::add_pack_key(options.dir, *key); !added) return added;
    return list_keys(options);
}

// By its file, or by its number as the list has it.
Result<PackKey> key_to_revoke(const KeyOptions& options) {
    if (options.file.extension() == ".pub") return key_in(options.file);
    const auto portal = sync::load_portal(options.dir);
    if (!portal) return tl::unexpected(portal.error());
    for (const PackKey& key : portal->keys.pack)
        if (content::key_name(key.id) == options.file.string()) return key;
    return failure("no such key on the list");
}

Status<> revoke_key(const KeyOptions& options) {
    if (const auto days = check_days(options); !days) return days;
    const auto key = key_to_revoke(options);
    if (!key) return tl::unexpected(key.error());
    const auto revoked = sync::revoke_pack_key(options.dir, key->id, options.after);
    return revoked ? list_keys(options) : revoked;
}

}  // namespace

std::function<Status<>()> add_pack_key_commands(CLI::App& pack_key) {
    const auto options = std::make_shared<KeyOptions>();
    pack_key.require_subcommand(1);
    const auto command = [&](const char* verb, const char* help) {
        CLI::App* added = pack_key.add_subcommand(verb, help);
        added->add_option("--dir", options->dir, "The portal's folder")->required();
        return added;
    };
    command("list", "Number, role, first and last day, state, holder of each key");
    CLI::App* add = command("add", "Trust one more person's key; kiosks hear of it at their next news");
    add->add_option("file", options->file, "FILE.pub")->required();
    add->add_option("--role", options->role, "soạn or duyệt")->required();
    add->add_option("--name", options->name, "Whoever has the key, as they sign")->required();
    add->add_option("--from", options->from, "First day of a pack that it may sign, 2026-11-23");
    add->add_option("--until", options->until, "And the last");
    CLI::App* revoke = command("revoke", "Trust a key no more");
    revoke->add_option("key", options->file, "FILE.pub, or its number as the list has it")->required();
    revoke->add_option("--after", options->after, "Handed on in peace: good for packs until this day");
    return [options, &pack_key]() -> Status<> {
        if (pack_key.got_subcommand("add")) return add_key(*options);
        if (pack_key.got_subcommand("revoke")) return revoke_key(*options);
        return list_keys(*options);
    };
}

}  // namespace motcua::platform
