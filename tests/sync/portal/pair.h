// A portal and a kiosk that know each other, for one test.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "kiosk/base/ids.h"
#include "kiosk/base/secret.h"
#include "sync/enrolment/enrolment.h"
#include "sync/envelope/envelope.h"
#include "sync/portal/portal.h"
#include "tests/support/random.h"
#include "tests/support/temp_folder.h"

namespace motcua::tests {

constexpr const char* kProcedure = "1.004873";
const WallTime kMonday{Millis{1795400640000}};  // 2026-11-23, 9:24 in Viet Nam

// The member value, or whatever is wrong said aloud.
template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().what);
    return std::move(*result);
}

inline sync::KioskIdentity enrolled(portal::Register& store, const sync::PortalIdentity& portal,
                                    const std::filesystem::path& keys_dir, const std::string& kiosk) {
    const auto answer =
        must(sync::answer_enrolment(portal, must(sync::make_enrolment_request(keys_dir, kiosk))));
    if (!store.enrol(answer) || !sync::accept_enrolment(keys_dir, answer.answer))
        throw std::runtime_error("enrolment");
    return must(sync::load_identity(keys_dir));
}

struct Pair {
    TempFolder folder;
    std::filesystem::path portal_dir = folder.path() / "portal";
    std::filesystem::path keys_dir = folder.path() / "keys";
    sync::PortalIdentity identity =
        must(sync::load_or_make_portal(portal_dir, "https://127.0.0.1:8443", true));
    std::unique_ptr<portal::Register> store = must(portal::Register::open(portal_dir, identity));
    sync::KioskIdentity kiosk = enrolled(*store, identity, keys_dir, "BT01");
    SeededRandom random{4};
    std::int64_t n = 0;

    DossierHeader header() {
        DossierHeader header;
        header.id = DossierId::make(random, kMonday);
        header.kiosk = kiosk.kiosk;
        header.n = ++n;
        header.procedure = kProcedure;
        header.pack_version = "2026.11.1";
        header.created = kMonday;
        return header;
    }
    static Secret document(const DossierHeader& header) {
        return secret(R"({"id":")" + header.id.text() + R"(","procedure":")" + header.procedure +
                      R"(","name":"Nguyễn Thị Mẫu","signature":[[0.125,0.5]]})");
    }
    SealedDossier seal(const DossierHeader& header, const Secret& text) {
        return must(sync::EnvelopeSealer(kiosk.signing, kiosk.keys).seal(header, text)).dossier;
    }
    SealedDossier dossier() {
        const auto next = header();
        return seal(next, document(next));
    }
    // A photo of `bytes` bytes; no two are alike.
    Photo photo(std::size_t bytes = 5'000) {
        Secret jpeg(bytes, '\0');
        random.fill(jpeg.data(), jpeg.size());
        jpeg.replace(0, 3, "\xff\xd8\xff");
        return {AttachmentId::make(random, kMonday), std::move(jpeg)};
    }
    Sealed dossier_with(const std::vector<Photo>& photos) {
        const auto next = header();
        return must(sync::EnvelopeSealer(kiosk.signing, kiosk.keys).seal(next, document(next), photos));
    }
    static portal::UploadClaim claim(const Sealed& sealed, std::size_t at = 0) {
        const AttachmentRef& ref = sealed.attachments.at(at).ref;
        return {sealed.dossier.header.id, ref.id, ref.digest};
    }
    portal::Answer upload(const Sealed& sealed, std::size_t at = 0) {
        return store->upload("BT01", claim(sealed, at), sealed.attachments.at(at).envelope, kMonday);
    }
    portal::Answer submit(const SealedDossier& sealed) {
        return store->submit("BT01", sealed.header.id.text(), sync::to_wire(sealed), kMonday);
    }
};

}  // namespace motcua::tests
