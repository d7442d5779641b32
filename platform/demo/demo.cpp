#include "platform/demo/demo.h"

#include <array>

#include <fmt/format.h>

#include "kiosk/content/pack.h"
#include "platform/config/config.h"
#include "platform/runtime/files.h"
#include "sync/enrolment/enrolment.h"
#include "sync/portal/portal.h"

namespace motcua::platform {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDemoUrl =
    "https://127.0.0.1:8443";  // whoever starts the portal says where it really is
// A link to one of two places. Pack and signature are laid down whole in the one not in use, then the link
// turns: at every instant it leads to a pack beside its own signature, and the last one is kept.
constexpr const char* kPackName = "ward.pack";
constexpr std::array<const char*, 2> kPackPlaces{"ward-a.pack", "ward-b.pack"};
constexpr std::size_t kPackBytesMax = 64U << 20U;

fs::path signature_of(fs::path pack) { return pack += ".minisig"; }

Status<> make_folder(const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) return failure(fmt::format("cannot make {}: {}", folder.string(), failed.message()));
    return {};
}

// The three files of an enrolment, exchanged on the spot: both sides are this machine.
Status<> enrol(const fs::path& folder, const sync::PortalIdentity& identity, const fs::path& portal) {
    const Config config;
    const auto request = sync::make_enrolment_request(folder / "keys", config.kiosk);
    if (!request) return tl::unexpected(request.error());
    const auto answer = sync::answer_enrolment(identity, *request);
    if (!answer) return tl::unexpected(answer.error());
    const auto known = portal::Register::open(portal, identity);
    if (!known) return tl::unexpected(known.error());
    if (const auto enrolled = (*known)->enrol(*answer); !enrolled) return enrolled;
    return sync::accept_enrolment(folder / "keys", answer->answer);
}

Status<> make_kiosk(const DemoPlan& plan) {
    for (const fs::path& folder : {plan.folder, plan.folder / "packs", plan.portal})
        if (const auto made = make_folder(folder); !made) return made;
    const auto identity = sync::load_or_make_portal(plan.portal, kDemoUrl, true);
    if (!identity) return tl::unexpected(identity.error());
    if (const auto enrolled = enrol(plan.folder, *identity, plan.portal); !enrolled) return enrolled;
    Config config;
    config.pack = kPackName;
    return write_config(plan.folder, config);  // last: a folder with a configuration is a whole one
}

Status<> copy_whole(const fs::path& from, const fs::path& to) {
    const auto bytes = read_file(from, kPackBytesMax);
    if (!bytes) return tl::unexpected(bytes.error());
    return write_file(to, *bytes);
}

Status<> sign_with_demo_key(const fs::path& pack, const fs::path& portal) {
    const auto identity = sync::load_portal(portal);
    if (!identity) return tl::unexpected(identity.error());
    return content::sign_pack(pack, {identity->pack.id, identity->pack.secret}, "demo");
}

fs::path place_not_in_use(const fs::path& link) {
    std::error_code no_link;
    const bool first_in_use = fs::read_symlink(link, no_link) == kPackPlaces[0];
    return link.parent_path() / kPackPlaces.at(first_in_use ? 1 : 0);
}

Status<> turn_link(const fs::path& link, const fs::path& to) {
    fs::path aside = link;
    aside += ".new";
    std::error_code failed;
    fs::remove(aside, failed);
    fs::create_symlink(to.filename(), aside, failed);
    if (!failed) fs::rename(aside, link, failed);
    if (failed) return failure(fmt::format("cannot replace {}: {}", link.string(), failed.message()));
    return {};
}

Status<> install_pack(const DemoPlan& plan) {
    const fs::path link = plan.folder / "packs" / kPackName;
    const fs::path fresh = place_not_in_use(link);
    const bool is_source = fs::is_directory(plan.pack);
    const auto made =
        is_source ? content::build_pack(pack_layers(plan.pack), fresh) : copy_whole(plan.pack, fresh);
    if (!made) return made;
    const bool is_signed = !is_source && fs::exists(signature_of(plan.pack));
    const auto with_signature = is_signed ? copy_whole(signature_of(plan.pack), signature_of(fresh))
                                          : sign_with_demo_key(fresh, plan.portal);
    if (!with_signature) return with_signature;
    return turn_link(link, fresh);
}

}  // namespace

Status<> prepare_demo(const DemoPlan& plan) {
    if (!fs::exists(plan.folder / "kiosk.toml"))
        if (const auto made = make_kiosk(plan); !made) return made;
    if (plan.pack.empty()) return {};
    const auto identity = sync::load_identity(plan.folder / "keys");
    if (!identity) return tl::unexpected(identity.error());
    if (!identity->keys.demo) return failure(plan.folder.string() + " is not a demo folder");
    return install_pack(plan);
}

std::vector<fs::path> pack_layers(const fs::path& folder) {
    const fs::path whole = fs::absolute(folder).lexically_normal();
    const fs::path ward = whole.has_filename() ? whole : whole.parent_path();
    const fs::path base = ward.parent_path().parent_path() / "base";
    if (ward.parent_path().filename() == "wards" && fs::is_directory(base)) return {base, ward};
    return {ward};
}

Status<> make_pack_key(const fs::path& file) {
    const content::PackSigningKey key = content::new_signing_key();
    if (const auto saved = content::save_signing_key(key, file); !saved) return saved;
    return write_file(file.string() + ".pub", content::public_key_text(content::public_part(key)));
}

Status<> sign_pack_file(const fs::path& pack, const fs::path& key_file) {
    const auto key = content::load_signing_key(key_file);
    if (!key) return tl::unexpected(key.error());
    return content::sign_pack(pack, *key, pack.filename().string());
}

Status<> verify_pack_file(const fs::path& pack, const fs::path& public_key_file) {
    const auto text = read_file(public_key_file, 4096);
    if (!text) return tl::unexpected(text.error());
    const auto key = content::parse_public_key(*text);
    if (!key) return tl::unexpected(key.error());
    const auto content = content::open_pack(pack, {*key});
    if (!content) return failure(content.error().what);
    return {};
}

}  // namespace motcua::platform
