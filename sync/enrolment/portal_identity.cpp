// The portal's side of enrolment.
#include <algorithm>
#include <functional>

#include "sync/enrolment/certificates.h"
#include "sync/enrolment/enrolment.h"
#include "sync/enrolment/key_files.h"
#include "sync/enrolment/key_json.h"
#include "sync/enrolment/request.h"
#include "sync/envelope/json.h"

namespace motcua::sync {
namespace {

using nlohmann::json;
using std::filesystem::path;

constexpr int kRenewalDays = 60;
constexpr const char* kReceiver = "portal";

// Without `may_make` a key that is not there is an error: a portal that lost a key must not go on with
// another.
Result<std::string> load_text(const path& file, bool may_make,
                              const std::function<Result<std::string>()>& make) {
    return may_make ? read_or_make_key_file(file, make) : read_key_file(file);
}

Result<std::string> make_signing_text(const std::string& purpose) {
    SigningKey key = make_signing_key(purpose);
    key.id = key_id(purpose, key.public_key);
    return secret_json(key);
}

Result<std::string> make_sealing_text() {
    SealingKey key = make_sealing_key("sealing");
    key.id = key_id("sealing", key.public_key);
    return secret_json(key);
}

template <class Parse>
auto parsed(const path& file, const Result<std::string>& text, Parse parse) -> decltype(parse(*text)) {
    if (!text) return tl::unexpected(text.error());
    auto key = parse(*text);
    if (!key) return failure(file.string() + ": " + key.error().what);
    return key;
}

// The root signs and goes offline: its public part alone is enough for everything but a new key list.
Result<SigningKey> load_root(const path& dir, bool may_make) {
    const path secret_file = dir / "root.key";
    const path public_file = dir / "root.json";
    if (is_there(secret_file) || (may_make && !is_there(public_file))) {
        auto root =
            parsed(secret_file, load_text(secret_file, may_make, [] { return make_signing_text("root"); }),
                   parse_signing_key);
        if (!root) return root;
        const auto stored = load_text(public_file, true, [&] {
            return Result<std::string>(canonical({{"root", public_json(public_part(*root))}}));
        });
        if (!stored) return tl::unexpected(stored.error());
        return root;
    }
    const auto text = read_key_file(public_file);
    if (!text) return tl::unexpected(text.error());
    const auto object = parse_json(*text, kKeyFileBytesMax);
    const auto key = object ? public_key_member(*object, "root") : std::nullopt;
    if (!key) return failure(public_file.string() + ": damaged");
    SigningKey root;
    root.id = key->id;
    root.public_key = key->key;
    return root;
}

bool is_offline(const SigningKey& root) {
    return std::all_of(root.secret_key.begin(), root.secret_key.end(),
                       [](std::uint8_t byte) { return byte == 0; });
}

Status<> load_tls_keys(const path& dir, bool may_make, PortalIdentity& identity) {
    auto ca_key = load_text(dir / "ca.key", may_make, make_tls_key);
    if (!ca_key) return tl::unexpected(ca_key.error());
    auto ca = load_text(dir / "ca.crt", may_make, [&] { return make_authority_certificate(*ca_key); });
    if (!ca) return tl::unexpected(ca.error());
    auto server_key = load_text(dir / "server.key", may_make, make_tls_key);
    if (!server_key) return tl::unexpected(server_key.error());
    identity.ca_key_pem = std::move(*ca_key);
    identity.ca_certificate_pem = std::move(*ca);
    identity.server_key_pem = std::move(*server_key);
    return {};
}

Status<> load_pack_key(const path& file, bool may_make, PortalIdentity::PackSigningKey& key) {
    const auto read =
        parsed(file, load_text(file, may_make, [] { return make_signing_text("pack"); }), parse_signing_key);
    if (!read) return tl::unexpected(read.error());
    key.public_key = read->public_key;
    key.secret = read->secret_key;
    std::copy_n(read->public_key.begin(), key.id.size(), key.id.begin());
    return {};
}

Status<> load_own_keys(const path& dir, bool may_make, PortalIdentity& identity) {
    auto root = load_root(dir, may_make);
    if (!root) return tl::unexpected(root.error());
    const path decision_file = dir / "decision.key";
    auto decision = parsed(decision_file,
                           load_text(decision_file, may_make, [] { return make_signing_text("decision"); }),
                           parse_signing_key);
    if (!decision) return tl::unexpected(decision.error());
    const path sealing_file = dir / "sealing.key";
    auto sealing =
        parsed(sealing_file, load_text(sealing_file, may_make, make_sealing_text), parse_sealing_key);
    if (!sealing) return tl::unexpected(sealing.error());
    identity.root = std::move(*root);
    identity.decision = std::move(*decision);
    identity.sealing = std::move(*sealing);
    if (const auto loaded = load_pack_key(dir / "pack.key", may_make, identity.pack); !loaded) return loaded;
    // A folder made before there were two is given its second.
    if (const auto loaded = load_pack_key(dir / "approval.key", true, identity.approval); !loaded)
        return loaded;
    return load_tls_keys(dir, may_make, identity);
}

auto pack_key_in(KeyList& list, const std::array<std::uint8_t, 8>& id) {
    return std::find_if(list.pack.begin(), list.pack.end(),
                        [&id](const KeyList::PackKey& key) { return key.id == id; });
}

// A demo begins with keys of its own; whoever was added or revoked since stays so.
KeyList wanted_list(const PortalIdentity& identity, const std::string& url, bool demo, std::int64_t version) {
    KeyList list;
    list.version = version;
    list.demo = demo;
    list.receiver = kReceiver;
    list.sealing = {public_part(identity.sealing)};
    list.decision = {public_part(identity.decision)};
    list.pack = identity.keys.pack;
    const KeyList::PackKey drafter{identity.pack.id, identity.pack.public_key, kDrafts, kDemoDrafter};
    const KeyList::PackKey approver{identity.approval.id, identity.approval.public_key, kApproves,
                                    kDemoApprover};
    for (const KeyList::PackKey& own : {drafter, approver})
        if (demo && pack_key_in(list, own.id) == list.pack.end()) list.pack.push_back(own);
    list.portal_url = url;
    list.tls_ca_pem = identity.ca_certificate_pem;
    return list;
}

Status<> read_list(const path& dir, PortalIdentity& identity) {
    auto text = read_key_file(key_list_file(dir));
    if (!text) return tl::unexpected(text.error());
    auto list = read_signed_key_list(*text, public_part(identity.root));
    if (!list) return failure(key_list_file(dir).string() + ": " + list.error().what);
    identity.signed_keys = std::move(*text);
    identity.keys = std::move(*list);
    return {};
}

Status<> publish_list(const path& dir, const KeyList& list, PortalIdentity& identity) {
    if (is_offline(identity.root)) {
        return failure("a new key list has to be signed: put root.key back into " + dir.string());
    }
    if (const auto written = replace_key_file(key_list_file(dir), signed_key_list(list, identity.root));
        !written) {
        return written;
    }
    return read_list(dir, identity);
}

Status<> renew_server_certificate(const path& dir, PortalIdentity& identity) {
    const auto host = host_of(identity.keys.portal_url);
    if (!host) return tl::unexpected(host.error());
    std::vector<std::string> hosts{*host};
    for (const char* local : {"localhost", "127.0.0.1"}) {
        if (*host != local) hosts.emplace_back(local);
    }
    const Authority authority{identity.ca_certificate_pem, identity.ca_key_pem};
    const path file = dir / "server.crt";
    if (is_there(file)) {
        auto stored = read_key_file(file);
        if (!stored) return tl::unexpected(stored.error());
        identity.server_certificate_pem = std::move(*stored);
        if (serves(identity.server_certificate_pem, authority, identity.server_key_pem, hosts, kRenewalDays))
            return {};
    }
    auto issued = issue_server_certificate(authority, identity.server_key_pem, hosts);
    if (!issued) return tl::unexpected(issued.error());
    identity.server_certificate_pem = std::move(*issued);
    return replace_key_file(file, identity.server_certificate_pem);
}

}  // namespace

Result<PortalIdentity> load_or_make_portal(const path& dir, const std::string& url, bool demo) {
    if (const auto host = host_of(url); !host) return tl::unexpected(host.error());
    if (const auto made = make_private_folder(dir); !made) return tl::unexpected(made.error());
    PortalIdentity identity;
    const bool complete = is_there(key_list_file(dir));  // it is written last
    const auto loaded = load_own_keys(dir, !complete, identity);
    if (!loaded) return tl::unexpected(loaded.error());
    std::int64_t version = 0;
    if (complete) {
        if (const auto read = read_list(dir, identity); !read) return tl::unexpected(read.error());
        version = identity.keys.version;
        if (identity.keys.demo != demo) {
            return failure(dir.string() +
                           (demo ? ": is a real portal, no demo" : ": is a demo, no real portal"));
        }
    }
    if (to_json(wanted_list(identity, url, demo, version)) != to_json(identity.keys)) {
        const auto published = publish_list(dir, wanted_list(identity, url, demo, version + 1), identity);
        if (!published) return tl::unexpected(published.error());
    }
    if (const auto renewed = renew_server_certificate(dir, identity); !renewed) {
        return tl::unexpected(renewed.error());
    }
    return identity;
}

Result<PortalIdentity> load_portal(const path& dir) {
    if (!is_there(key_list_file(dir)))
        return failure(dir.string() + ": holds no portal; 'portal init' makes one");
    PortalIdentity identity;
    if (const auto loaded = load_own_keys(dir, false, identity); !loaded)
        return tl::unexpected(loaded.error());
    if (const auto read = read_list(dir, identity); !read) return tl::unexpected(read.error());
    if (const auto renewed = renew_server_certificate(dir, identity); !renewed) {
        return tl::unexpected(renewed.error());
    }
    return identity;
}

Status<> set_pack_keys(const path& dir, std::vector<KeyList::PackKey> keys, PortalIdentity& identity) {
    KeyList list = identity.keys;
    list.pack = std::move(keys);
    ++list.version;
    return publish_list(dir, list, identity);
}

Status<> add_pack_key(const path& dir, const KeyList::PackKey& key) {
    auto portal = load_portal(dir);
    if (!portal) return tl::unexpected(portal.error());
    std::vector<KeyList::PackKey> keys = portal->keys.pack;
    const bool is_known = std::any_of(keys.begin(), keys.end(), [&key](const KeyList::PackKey& each) {
        return each.id == key.id || each.key == key.key;
    });
    if (is_known) return failure("this key is on the list already");
    if (keys.size() == kPackKeysMax) return failure("the list of keys is full");
    keys.push_back(key);
    return set_pack_keys(dir, std::move(keys), *portal);
}

Status<> revoke_pack_key(const path& dir, const std::array<std::uint8_t, 8>& id, const std::string& after) {
    auto portal = load_portal(dir);
    if (!portal) return tl::unexpected(portal.error());
    const auto key = pack_key_in(portal->keys, id);
    if (key == portal->keys.pack.end()) return failure("no such key on the list");
    if (key->revoked) return failure("this key is revoked already");
    if (after.empty()) {
        key->revoked = true;
    } else {
        key->until = after;
    }
    return set_pack_keys(dir, portal->keys.pack, *portal);
}

Result<std::string> published_keys(const path& dir) { return read_key_file(key_list_file(dir)); }

Result<EnrolmentAnswer> answer_enrolment(const PortalIdentity& portal, const std::string& request_text) {
    const auto request = read_request(request_text);
    if (!request) return tl::unexpected(request.error());
    const auto certificate = issue_client_certificate({portal.ca_certificate_pem, portal.ca_key_pem},
                                                      request->csr_pem, request->kiosk);
    if (!certificate) return tl::unexpected(certificate.error());
    const json answer = {{"kiosk", request->kiosk},
                         {"signing", public_json(request->signing)},
                         {"root", public_json(public_part(portal.root))},
                         {"signed_keys", json::parse(portal.signed_keys, nullptr, false)},
                         {"certificate", *certificate}};
    return EnrolmentAnswer{canonical(answer), request->kiosk, request->signing};
}

}  // namespace motcua::sync
