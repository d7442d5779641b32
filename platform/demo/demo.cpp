#include "platform/demo/demo.h"

#include <fmt/format.h>

#include "kiosk/content/pack.h"
#include "platform/config/config.h"
#include "platform/runtime/files.h"
#include "platform/runtime/pack_shelf.h"
#include "sync/enrolment/enrolment.h"
#include "sync/portal/portal.h"

namespace motcua::platform {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDemoUrl =
    "https://127.0.0.1:8443";  // whoever starts the portal says where it really is
constexpr const char* kPackName = "ward.pack";
constexpr const char* kDemoDecision = "00/QĐ-MẪU";

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

// As two people would, each with their own key of the demo's portal.
Status<> sign_with_demo_keys(const fs::path& pack, const fs::path& portal) {
    const auto identity = sync::load_portal(portal);
    if (!identity) return tl::unexpected(identity.error());
    const auto content = content::open_unsigned_pack(pack);
    if (!content) return failure(content.error().what);
    content::PackNote note{content::PackRole::drafts, sync::kDemoDrafter, kDemoDecision,
                           (*content)->valid_from,    (*content)->id,     (*content)->version};
    const auto drafted = content::sign_pack(pack, {identity->pack.id, identity->pack.secret}, note);
    if (!drafted) return drafted;
    note.role = content::PackRole::approves;
    note.name = sync::kDemoApprover;
    return content::sign_pack(pack, {identity->approval.id, identity->approval.secret}, note);
}

bool is_signed(const fs::path& pack) {
    return fs::exists(content::signature_path(pack, content::PackRole::drafts)) ||
           fs::exists(content::signature_path(pack, content::PackRole::approves));
}

Status<> install_pack(const DemoPlan& plan) {
    const fs::path link = plan.folder / "packs" / kPackName;
    const fs::path fresh = place_not_in_use(link);
    const bool is_source = fs::is_directory(plan.pack);
    const auto made =
        is_source ? content::build_pack(pack_layers(plan.pack), fresh) : copy_pack(plan.pack, fresh);
    if (!made) return made;
    if (is_source || !is_signed(plan.pack))
        if (const auto done = sign_with_demo_keys(fresh, plan.portal); !done) return done;
    return turn_link(link, fresh);
}

// A folder made before its portal had the keys that it has now. One whose portal is gone, or another's, keeps
// the list that it has, right or wrong.
void renew_keys(const DemoPlan& plan) {
    const auto known = sync::load_portal(plan.portal);
    const auto portal = known && known->keys.demo
                            ? sync::load_or_make_portal(plan.portal, known->keys.portal_url, true)
                            : known;
    if (portal) (void)sync::accept_key_list(plan.folder / "keys", portal->signed_keys);
}

}  // namespace

Status<> prepare_demo(const DemoPlan& plan) {
    if (!fs::exists(plan.folder / "kiosk.toml"))
        if (const auto made = make_kiosk(plan); !made) return made;
    if (plan.pack.empty()) return {};
    const auto identity = sync::load_identity(plan.folder / "keys");
    if (!identity) return tl::unexpected(identity.error());
    if (!identity->keys.demo) return failure(plan.folder.string() + " is not a demo folder");
    renew_keys(plan);
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

}  // namespace motcua::platform
