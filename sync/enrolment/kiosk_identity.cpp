// The kiosk's side of enrolment.

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

constexpr std::size_t kAnswerBytesMax = 256 * 1024;
constexpr std::size_t kPemBytesMax = 16 * 1024;

// What lies in the folder, each name in one place.
path name_file(const path& dir) { return dir / "kiosk.json"; }
path signing_file(const path& dir) { return dir / "signing.key"; }
path tls_key_file(const path& dir) { return dir / "tls.key"; }
path certificate_file(const path& dir) { return dir / "tls.crt"; }
path root_file(const path& dir) { return dir / "root.json"; }

Result<std::string> read_name(const path& dir) {
    const auto text = read_key_file(name_file(dir));
    if (!text) return tl::unexpected(text.error());
    const auto object = parse_json(*text, kKeyFileBytesMax);
    const auto name = object ? text_member(*object, "kiosk", kKioskNameBytesMax) : std::nullopt;
    if (!name || !is_kiosk_name(*name)) return failure(name_file(dir).string() + ": damaged");
    return *name;
}

Result<SigningKey> make_named_signing_key(const std::string& kiosk) {
    SigningKey key = make_signing_key(kiosk);
    key.id = key_id(kiosk, key.public_key);
    return key;
}

Result<PublicKey> read_root(const path& dir) {
    const auto text = read_key_file(root_file(dir));
    if (!text) return tl::unexpected(text.error());
    const auto object = parse_json(*text, kKeyFileBytesMax);
    const auto root = object ? public_key_member(*object, "root") : std::nullopt;
    if (!root) return failure(root_file(dir).string() + ": damaged");
    return *root;
}

struct Answer {
    std::string kiosk;
    PublicKey signing;
    PublicKey root;
    std::string signed_keys;
    KeyList keys;
    std::string certificate_pem;
};

Result<Answer> read_answer(const std::string& text) {
    const auto object = parse_json(text, kAnswerBytesMax);
    if (!object) return failure("enrolment answer: " + object.error().what);
    const auto kiosk = text_member(*object, "kiosk", kKioskNameBytesMax);
    const auto signing = public_key_member(*object, "signing");
    const auto root = public_key_member(*object, "root");
    const auto certificate = text_member(*object, "certificate", kPemBytesMax);
    if (!kiosk || !signing || !root || !certificate || !object->contains("signed_keys")) {
        return failure("enrolment answer: a member is missing, of another type, or out of bounds");
    }
    const std::string signed_keys = canonical((*object)["signed_keys"]);
    auto keys = read_signed_key_list(signed_keys, *root);
    if (!keys) return failure("enrolment answer: " + keys.error().what);
    return Answer{*kiosk, *signing, *root, signed_keys, std::move(*keys), *certificate};
}

Status<> check_answer(const Answer& answer, const KioskIdentity& ours, bool pinned) {
    if (answer.kiosk != ours.kiosk) {
        return failure("enrolment answer: for kiosk " + answer.kiosk + ", this is " + ours.kiosk);
    }
    if (answer.signing.key != ours.signing.public_key) {
        return failure("enrolment answer: for another signing key; was a newer request made?");
    }
    if (pinned && answer.root.key != ours.root.key) {
        return failure("enrolment answer: of another root than the one pinned here");
    }
    if (answer.keys.version < ours.keys.version) {
        return failure("enrolment answer: its key list is older than the one stored here");
    }
    return check_client_certificate(answer.certificate_pem, answer.keys.tls_ca_pem, ours.tls_key_pem,
                                    ours.kiosk);
}

Result<KioskIdentity> load_own_keys(const path& dir) {
    KioskIdentity identity;
    auto name = read_name(dir);
    if (!name) return tl::unexpected(name.error());
    const auto signing_text = read_key_file(signing_file(dir));
    if (!signing_text) return tl::unexpected(signing_text.error());
    auto signing = parse_signing_key(*signing_text);
    if (!signing) return failure(signing_file(dir).string() + ": " + signing.error().what);
    auto tls_key = read_key_file(tls_key_file(dir));
    if (!tls_key) return tl::unexpected(tls_key.error());
    identity.kiosk = std::move(*name);
    identity.signing = std::move(*signing);
    identity.tls_key_pem = std::move(*tls_key);
    return identity;
}

}  // namespace

Result<std::string> make_enrolment_request(const path& keys_dir, const std::string& kiosk) {
    if (!is_kiosk_name(kiosk))
        return failure("'" + kiosk + "' is no name for a kiosk: letters, digits and '-', at most 32");
    if (const auto made = make_private_folder(keys_dir); !made) return tl::unexpected(made.error());
    const auto name = read_or_make_key_file(name_file(keys_dir), [&] {
        return Result<std::string>(canonical({{"kiosk", kiosk}}));
    });
    if (!name) return name;
    const auto stored = read_name(keys_dir);
    if (!stored) return stored;
    if (*stored != kiosk) return failure("this folder holds the keys of kiosk " + *stored + ", not " + kiosk);

    const auto signing_text = read_or_make_key_file(signing_file(keys_dir), [&] {
        return make_named_signing_key(kiosk).map([](const SigningKey& k) { return secret_json(k); });
    });
    if (!signing_text) return signing_text;
    const auto signing = parse_signing_key(*signing_text);
    if (!signing) return failure(signing_file(keys_dir).string() + ": " + signing.error().what);
    const auto tls_key = read_or_make_key_file(tls_key_file(keys_dir), make_tls_key);
    if (!tls_key) return tls_key;
    const auto csr = make_certificate_request(*tls_key, kiosk);
    if (!csr) return csr;
    return signed_request(kiosk, *csr, *signing);
}

Status<> accept_enrolment(const path& keys_dir, const std::string& answer_text) {
    const auto ours = load_identity(keys_dir);
    if (!ours) return tl::unexpected(ours.error());
    const auto answer = read_answer(answer_text);
    if (!answer) return tl::unexpected(answer.error());
    const bool pinned = is_there(root_file(keys_dir));
    if (const auto checked = check_answer(*answer, *ours, pinned); !checked) return checked;
    if (!pinned) {
        const std::string root = canonical({{"root", public_json(answer->root)}});
        if (const auto written = write_new_key_file(root_file(keys_dir), root); !written) return written;
    }
    if (const auto written = replace_key_file(key_list_file(keys_dir), answer->signed_keys); !written)
        return written;
    // Last: who has a certificate has all the rest.
    return replace_key_file(certificate_file(keys_dir), answer->certificate_pem);
}

Result<bool> accept_key_list(const path& keys_dir, const std::string& signed_keys) {
    const auto ours = load_identity(keys_dir);
    if (!ours) return tl::unexpected(ours.error());
    if (ours->tls_certificate_pem.empty()) return failure("key list: this kiosk is not enrolled yet");
    const auto list = read_signed_key_list(signed_keys, ours->root);
    if (!list) return tl::unexpected(list.error());
    if (list->demo != ours->keys.demo) return failure("key list: a kiosk stays a demo or a real one");
    if (list->version < ours->keys.version) return failure("key list: older than the one stored here");
    if (list->version == ours->keys.version) return false;
    if (const auto written = replace_key_file(key_list_file(keys_dir), signed_keys); !written)
        return tl::unexpected(written.error());
    return true;
}

Result<KioskIdentity> load_identity(const path& keys_dir) {
    auto identity = load_own_keys(keys_dir);
    if (!identity || !is_there(root_file(keys_dir))) return identity;
    auto root = read_root(keys_dir);
    if (!root) return tl::unexpected(root.error());
    identity->root = std::move(*root);
    if (!is_there(certificate_file(keys_dir))) return identity;  // the power went while enrolling

    const auto list_text = read_key_file(key_list_file(keys_dir));
    if (!list_text) return tl::unexpected(list_text.error());
    auto keys = read_signed_key_list(*list_text, identity->root);
    if (!keys) return failure(key_list_file(keys_dir).string() + ": " + keys.error().what);
    auto certificate = read_key_file(certificate_file(keys_dir));
    if (!certificate) return tl::unexpected(certificate.error());
    identity->keys = std::move(*keys);
    identity->tls_certificate_pem = std::move(*certificate);
    return identity;
}

}  // namespace motcua::sync
