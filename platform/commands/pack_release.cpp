#include "platform/commands/pack_release.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/files.h"
#include "kiosk/content/recall.h"
#include "kiosk/content/strict_json.h"
#include "platform/control/control.h"
#include "platform/runtime/files.h"
#include "platform/runtime/folder.h"
#include "platform/runtime/system.h"

namespace motcua::platform {
namespace {

namespace fs = std::filesystem;
using content::PackRole;
using nlohmann::json;
using text::T;

struct ReleaseOptions {
    fs::path pack;
    fs::path key;
    std::vector<fs::path> public_keys;  // of who drafts, then of who approves
    std::string role;
    std::string name;
    std::string decision;
    std::string effective;
    fs::path data;
    std::string code;
    std::string why;
    fs::path list;
};

Status<> sign_release(const ReleaseOptions& options) {
    const auto role = content::role_named(options.role);
    const auto effective = content::parse_day(options.effective);
    if (!role) return failure("--role is \"soạn\" or \"duyệt\"");
    if (!effective) return failure("--effective is a day such as 2026-11-23");
    const auto key = content::load_signing_key(options.key);
    if (!key) return tl::unexpected(key.error());
    const auto content = content::open_unsigned_pack(options.pack);
    if (!content) return failure(content.error().what);
    if (*effective != (*content)->valid_from)
        return failure("the pack says that it is in force from " + content::iso_day((*content)->valid_from));
    return content::sign_pack(
        options.pack, *key,
        {*role, options.name, options.decision, *effective, (*content)->id, (*content)->version});
}

Result<std::vector<content::PackKey>> keys_of(const ReleaseOptions& options) {
    std::vector<content::PackKey> keys;
    if (!options.data.empty()) {
        const auto identity = sync::load_identity(options.data / "keys");
        if (!identity) return tl::unexpected(identity.error());
        return trusted_pack_keys(identity->keys);
    }
    for (const fs::path& file : options.public_keys) {
        const auto text = read_file(file, 4096);
        if (!text) return tl::unexpected(text.error());
        const auto key = content::parse_public_key(*text);
        if (!key) return failure(file.string() + ": " + key.error().what);
        keys.push_back(*key);
        if (keys.size() == 2) keys.back().role = PackRole::approves;
    }
    if (keys.size() != 2) return failure("name two keys, of who drafts and of who approves; or --data");
    return keys;
}

Status<> verify_release(const ReleaseOptions& options) {
    const auto keys = keys_of(options);
    if (!keys) return tl::unexpected(keys.error());
    const auto content = content::open_pack(options.pack, *keys);
    if (!content)
        return failure(fmt::format("{}\n  {}", text::Words{}(sentence_for(content.error().fault)),
                                   content.error().what));
    fmt::print("{} {}\n", (*content)->id, (*content)->version);
    for (const content::PackNote& note : {(*content)->release->drafted, (*content)->release->approved})
        fmt::print("Người {}: {}, quyết định số {}, hiệu lực từ {}\n", content::name(note.role), note.name,
                   note.decision, content::iso_day(note.effective));
    return {};
}

Status<> taken(const std::string& version) {
    fmt::print("{}\n", text::Words{}(T::pack_taken, {{"version", version}}));
    return {};
}

Status<> not_taken(const PackRefusal& refusal) {
    return failure(fmt::format("{}\n  {}", text::Words{}(refusal.sentence), refusal.what));
}

// Where no kiosk runs on the folder, for whoever starts one next.
Status<> take_for_the_next_start(const ReleaseOptions& options) {
    auto folder = open_folder(options.data);
    if (!folder) return tl::unexpected(folder.error());
    if (!folder->store) return failure(folder->fault_detail);
    const auto day = to_local(SystemClock().wall(), content::Locality{}.utc_offset).day;
    const auto content = folder->shelf->take(options.pack, day);
    return content ? taken((*content)->version) : not_taken(content.error());
}

Status<> take_release(const ReleaseOptions& options) {
    const json asked{{"do", "pack.take"}, {"file", fs::absolute(options.pack).string()}};
    const auto answer = ask_running_kiosk(options.data, asked.dump());
    if (!answer) return take_for_the_next_start(options);
    const json said = json::parse(*answer, nullptr, false);
    if (said.is_object() && said.contains("taken")) return taken(said.value("taken", ""));
    if (!said.is_object()) return failure("the kiosk answered: " + *answer);
    return failure(fmt::format("{}\n  {}", said.value("error", ""), said.value("why", "")));
}

Result<content::RecallList> recalls_in(const fs::path& file) {
    if (!fs::exists(file)) return content::RecallList{};
    const auto text = read_file(file, content::kRecallBytesMax);
    if (!text) return tl::unexpected(text.error());
    auto list = content::unchecked_recalls(*text);
    if (!list) return failure(file.string() + ": " + list.error().what);
    return list;
}

// The next list, with one more or one less.
Status<> change_recalls(const ReleaseOptions& options, bool recalled) {
    const auto key = content::load_signing_key(options.key);
    if (!key) return tl::unexpected(key.error());
    auto list = recalls_in(options.list);
    if (!list) return tl::unexpected(list.error());
    if (list->has(options.code) == recalled)
        return failure(options.code + (recalled ? " is recalled already" : " is not recalled"));
    ++list->number;
    const auto same = [&](const content::Recall& each) { return each.code == options.code; };
    list->recalled.erase(std::remove_if(list->recalled.begin(), list->recalled.end(), same),
                         list->recalled.end());
    if (recalled) list->recalled.push_back({options.code, options.why});
    const auto file = content::signed_recalls(*list, *key);
    if (!file) return tl::unexpected(file.error());
    if (const auto written = write_file(options.list, *file); !written) return written;
    fmt::print("{}: số {}, {} thủ tục tạm dừng\n", options.list.string(), list->number,
               list->recalled.size());
    return {};
}

CLI::App* add_sign(CLI::App& pack, ReleaseOptions& options) {
    CLI::App* sign = pack.add_subcommand("sign", "Sign NAME.pack as who drafted it, or who approves");
    sign->add_option("pack", options.pack)->required();
    sign->add_option("--key", options.key, "The signing key's file")->required();
    sign->add_option("--role", options.role, "soạn or duyệt")->required();
    sign->add_option("--name", options.name, "Whoever signs, in full")->required();
    sign->add_option("--decision", options.decision, "Số quyết định")->required();
    sign->add_option("--effective", options.effective, "Day from which it is in force")->required();
    return sign;
}

CLI::App* add_verify(CLI::App& pack, ReleaseOptions& options) {
    CLI::App* verify = pack.add_subcommand("verify", "Say who signed what of NAME.pack");
    verify->add_option("pack", options.pack)->required();
    verify->add_option("--key", options.public_keys, "FILE.pub of who drafts, then of who approves");
    verify->add_option("--data", options.data, "Or as the kiosk of this folder sees it");
    return verify;
}

CLI::App* add_recall(CLI::App& pack, ReleaseOptions& options, const char* verb, const char* help) {
    CLI::App* recall = pack.add_subcommand(verb, help);
    recall->add_option("code", options.code, "Of the procedure")->required();
    recall->add_option("--key", options.key, "The signing key's file, of one who approves")->required();
    recall->add_option("--list", options.list, "recalls.json, as the portal hands it out")->required();
    return recall;
}

}  // namespace

std::function<bool(Status<>&)> add_pack_release_commands(CLI::App& pack) {
    const auto options = std::make_shared<ReleaseOptions>();
    const CLI::App* sign = add_sign(pack, *options);
    const CLI::App* verify = add_verify(pack, *options);
    CLI::App* take = pack.add_subcommand("take", "Give a kiosk NAME.pack, with its signatures beside it");
    take->add_option("pack", options->pack)->required();
    take->add_option("--data", options->data, "The kiosk's data folder")->required();
    CLI::App* recall = add_recall(pack, *options, "recall", "Stop the guidance on one procedure");
    recall->add_option("--why", options->why, "For staff")->required();
    const CLI::App* unrecall = add_recall(pack, *options, "unrecall", "Give guidance on it again");
    return [=](Status<>& done) {
        if (sign->parsed()) done = sign_release(*options);
        if (verify->parsed()) done = verify_release(*options);
        if (take->parsed()) done = take_release(*options);
        if (recall->parsed()) done = change_recalls(*options, true);
        if (unrecall->parsed()) done = change_recalls(*options, false);
        return sign->parsed() || verify->parsed() || take->parsed() || recall->parsed() || unrecall->parsed();
    };
}

}  // namespace motcua::platform
