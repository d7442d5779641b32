#include "kiosk_folder.h"

#include <fstream>
#include <sstream>

#include <doctest/doctest.h>
#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

namespace motcua::tests {

Digest digest_for_tests(const std::string& envelope) {
    Digest digest{};
    std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a
    for (std::size_t i = 0; i < envelope.size(); ++i) {
        hash = (hash ^ static_cast<unsigned char>(envelope[i])) * 0x100000001b3U;
        digest[i % digest.size()] = static_cast<std::uint8_t>(digest[i % digest.size()] ^ (hash >> 32U));
    }
    return digest;
}

namespace {

std::string repeated(const std::string& id, std::size_t bytes) {
    std::string envelope;
    while (envelope.size() < bytes) envelope += id + ' ';
    return envelope;
}

SealedAttachment attachment_of(const DossierId& dossier, int place, std::size_t bytes) {
    auto id = dossier.bytes();
    id.back() = static_cast<std::uint8_t>(id.back() ^ (place + 1));
    SealedAttachment attachment;
    attachment.ref.id = AttachmentId::from_bytes(id);
    attachment.envelope = repeated(attachment.ref.id.text(), bytes);
    attachment.ref.digest = digest_for_tests(attachment.envelope);
    return attachment;
}

}  // namespace

Result<Sealed> sealed_for_tests(const DossierHeader& header, std::size_t bytes, int attachments) {
    Sealed sealed;
    sealed.dossier.header = header;
    sealed.dossier.envelope = repeated(header.id.text(), bytes);
    sealed.dossier.digest = digest_for_tests(sealed.dossier.envelope);
    sealed.dossier.signature = std::string(64, 's');
    sealed.dossier.signing_key_id = "kiosk-1";
    sealed.slip_secret = header.id.bytes();
    for (int place = 0; place < attachments; ++place) {
        sealed.attachments.push_back(attachment_of(header.id, place, bytes));
        sealed.dossier.attachments.push_back(sealed.attachments.back().ref);
    }
    return sealed;
}

std::filesystem::path KioskFolder::fast_place() {
    const std::filesystem::path memory = "/dev/shm";
    return access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
}

std::unique_ptr<queue::Store> KioskFolder::open() const {
    auto store = try_open();
    if (!store) FAIL("the store does not open: " << store.error().what);
    return std::move(*store);
}

DossierHeader draft(Random& random) {
    DossierHeader header;
    header.created = WallTime{Millis{1795400640000}};
    header.id = DossierId::make(random, header.created);
    header.procedure = "1.004873";
    header.pack_version = "2026.11.1";
    return header;
}

Result<queue::Added, queue::SaveError> add_one(queue::Store& store, Random& random, std::size_t bytes,
                                               int attachments) {
    return store.add(draft(random), kReceiver, [bytes, attachments](const DossierHeader& header) {
        return sealed_for_tests(header, bytes, attachments);
    });
}

std::string in_child(const std::function<std::string()>& body) {
    int ends[2] = {};
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const std::string said = body();
        _exit(write(ends[1], said.data(), said.size()) == static_cast<ssize_t>(said.size()) ? 0 : 1);
    }
    close(ends[1]);
    std::string said;
    char piece[512];
    for (ssize_t got = 0; (got = read(ends[0], piece, sizeof piece)) > 0;)
        said.append(piece, static_cast<std::size_t>(got));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status)) return "signal " + std::to_string(WTERMSIG(status));
    return said;
}

void become_ordinary_owner_of(const std::filesystem::path& folder) {
    if (geteuid() != 0) return;
    constexpr uid_t kNobody = 65534;
    std::error_code ignored;
    if (chown(folder.c_str(), kNobody, kNobody) != 0) _exit(2);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, ignored))
        if (chown(entry.path().c_str(), kNobody, kNobody) != 0) _exit(2);
    if (setgroups(0, nullptr) != 0 || setresgid(kNobody, kNobody, kNobody) != 0 ||
        setresuid(kNobody, kNobody, kNobody) != 0)
        _exit(2);
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ostringstream content;
    content << std::ifstream(file, std::ios::binary).rdbuf();
    return content.str();
}

}  // namespace motcua::tests
