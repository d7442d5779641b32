#include "sync/envelope/envelope.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <new>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <sodium.h>
#include <zstd.h>

#include "sync/envelope/attachment.h"
#include "sync/envelope/decision.h"
#include "sync/envelope/json.h"
#include "sync/envelope/sealing.h"
#include "sync/envelope/sodium.h"

namespace motcua::sync {
namespace {

using nlohmann::json;
constexpr std::string_view kMagic = "MOTCUA1\n";
constexpr std::string_view kMagicWithAttachments = "MOTCUA2\n";
constexpr std::string_view kSlipContext = "motcua-slip-v1\n";
constexpr std::size_t kEnvelopeBytesMin = 12;
constexpr std::int64_t kNumberMax = (std::int64_t{1} << 53) - 1;  // RFC 7493: read alike by every language
constexpr int kCompressionLevel = 9;

// How long a dossier is says something about it; so all are of one of these lengths. The last is for a
// document of 1 MiB that does not compress.
constexpr std::array<std::size_t, 10> kSizeClasses{1U << 12, 1U << 13, 1U << 14, 1U << 15, 1U << 16,
                                                   1U << 17, 1U << 18, 1U << 19, 1U << 20, 3U << 19};

struct EnvelopeHeader {
    DossierHeader dossier;
    std::vector<AttachmentRef> attachments;
    Openers openers;
};

// An envelope cut into its parts; the frame looks into the envelope given.
struct Parts {
    Frame frame;
    EnvelopeHeader header;
};

bool within_bounds(const DossierHeader& header) {
    return is_name(header.kiosk) && is_name(header.procedure) && is_name(header.pack_version) &&
           header.epoch >= 0 && header.epoch <= kNumberMax && header.n >= 1 && header.n <= kNumberMax &&
           parse_rfc3339(rfc3339(header.created)).has_value();
}

json members_of(const DossierHeader& header) {
    return {{"created", rfc3339(header.created)},
            {"epoch", header.epoch},
            {"id", header.id.text()},
            {"kiosk", header.kiosk},
            {"n", header.n},
            {"pack_version", header.pack_version},
            {"procedure", header.procedure}};
}

std::string header_text(const EnvelopeHeader& header) {
    json object = members_of(header.dossier);
    for (const AttachmentRef& ref : header.attachments)
        object["attachments"].push_back({{"digest", to_base64(ref.digest)}, {"id", ref.id.text()}});
    write_openers(header.openers, object);
    return canonical(object);
}

// The version says whether attachments are named: each envelope has one form, and who knows version 1 alone
// refuses the other by its first bytes.
std::string_view magic_for(const std::vector<AttachmentRef>& attachments) {
    return attachments.empty() ? kMagic : kMagicWithAttachments;
}

std::string signed_text(const DossierHeader& header, const Digest& digest, const std::string& key_id) {
    json object = members_of(header);
    object["digest"] = to_base64(digest);
    object["key_id"] = key_id;
    return canonical(object);
}

std::optional<DossierHeader> read_members(const json& object) {
    const auto id = text_member(object, "id", kNameBytesMax);
    const auto parsed_id = id ? DossierId::parse(*id) : std::nullopt;
    const auto created = text_member(object, "created", kNameBytesMax);
    const auto time = created ? parse_rfc3339(*created) : std::nullopt;
    const auto kiosk = text_member(object, "kiosk", kNameBytesMax);
    const auto epoch = integer_member(object, "epoch", 0, kNumberMax);
    const auto n = integer_member(object, "n", 1, kNumberMax);
    const auto procedure = text_member(object, "procedure", kNameBytesMax);
    const auto pack_version = text_member(object, "pack_version", kNameBytesMax);
    if (!parsed_id || !time || !kiosk || !epoch || !n || !procedure || !pack_version) return std::nullopt;
    DossierHeader header{*parsed_id, *kiosk, *epoch, *n, *procedure, *pack_version, *time};
    return within_bounds(header) ? std::optional(std::move(header)) : std::nullopt;
}

std::optional<std::vector<AttachmentRef>> read_attachments(const json& object) {
    const json* array = array_member(object, "attachments", kAttachmentsMax);
    if (!array || array->empty()) return std::nullopt;
    std::vector<AttachmentRef> refs;
    std::set<AttachmentId> ids;
    for (const json& element : *array) {
        const auto id = text_member(element, "id", kNameBytesMax);
        const auto parsed = id ? AttachmentId::parse(*id) : std::nullopt;
        const auto digest = digest_member(element, "digest");
        if (!parsed || !digest || !ids.insert(*parsed).second) return std::nullopt;
        refs.push_back({*parsed, *digest});
    }
    return refs;
}

Result<EnvelopeHeader> read_envelope_header(std::string_view text, bool with_attachments) {
    const auto object = parse_json(text, kEnvelopeHeaderBytesMax);
    if (!object) return failure("envelope header: " + object.error().what);
    auto dossier = read_members(*object);
    auto attachments =
        with_attachments ? read_attachments(*object) : std::optional(std::vector<AttachmentRef>{});
    auto openers = read_openers(*object);
    if (!dossier || !attachments || !openers) {
        return failure("envelope header: a member is missing, of another type, or out of bounds");
    }
    EnvelopeHeader header{std::move(*dossier), std::move(*attachments), std::move(*openers)};
    if (header_text(header) != text) return failure("envelope header: not in its one canonical form");
    return header;
}

Result<Parts> take_apart(std::string_view envelope) {
    if (envelope.size() > kEnvelopeBytesMax) return failure("envelope: longer than 2 MB");
    const std::string_view magic = envelope.substr(0, kMagic.size());
    if (magic != kMagic && magic != kMagicWithAttachments) return failure("envelope: not of this format");
    const auto frame = cut_frame(envelope);
    if (!frame) return tl::unexpected(frame.error());
    if (std::none_of(kSizeClasses.begin(), kSizeClasses.end(),
                     [&](std::size_t size) { return stream_bytes(size) == frame->stream.size(); })) {
        return failure("envelope: not of any size class");
    }
    auto header = read_envelope_header(frame->header, magic == kMagicWithAttachments);
    if (!header) return tl::unexpected(header.error());
    return Parts{*frame, std::move(*header)};
}

// zstd works in memory of its own on the way; the process that seals wipes what any library frees.
Result<Clear> compress_and_pad(const Secret& document) {
    Clear compressed(ZSTD_compressBound(document.size()));
    const std::size_t size = ZSTD_compress(compressed.data(), compressed.size(), document.data(),
                                           document.size(), kCompressionLevel);
    if (ZSTD_isError(size)) return failure("envelope: the document cannot be compressed");
    const auto* size_class = std::find_if(kSizeClasses.begin(), kSizeClasses.end(),
                                          [&](std::size_t candidate) { return candidate > size; });
    if (size_class == kSizeClasses.end()) return failure("envelope: the document fits no size class");
    Clear padded(*size_class);
    std::copy_n(compressed.begin(), size, padded.begin());
    pad(padded, size);
    return padded;
}

Result<Secret> unpad_and_decompress(const Clear& padded) {
    const auto unpadded = unpadded_size(padded);
    if (!unpadded) return tl::unexpected(unpadded.error());
    const std::size_t size = *unpadded;
    const auto claimed = ZSTD_getFrameContentSize(padded.data(), size);
    if (claimed == ZSTD_CONTENTSIZE_ERROR || claimed == ZSTD_CONTENTSIZE_UNKNOWN || claimed == 0 ||
        claimed > kDocumentBytesMax) {
        return failure("envelope: claims a document that is empty or longer than 1 MB");
    }
    if (ZSTD_findFrameCompressedSize(padded.data(), size) != size) {
        return failure("envelope: more than one compressed frame");
    }
    Secret document(static_cast<std::size_t>(claimed), '\0');
    const std::size_t written = ZSTD_decompress(document.data(), document.size(), padded.data(), size);
    if (written != document.size()) return failure("envelope: the document cannot be decompressed");
    return document;
}

std::string slip_context(const DossierId& id) {
    return std::string(kSlipContext) + std::string(id.bytes().begin(), id.bytes().end());
}

Result<Secret> open_with(const Parts& parts, const Result<StreamKey>& key) {
    if (!key) return tl::unexpected(key.error());
    const auto clear = decrypt(parts.frame, *key);
    if (!clear) return tl::unexpected(clear.error());
    return unpad_and_decompress(*clear);
}

Status<> check_input(const DossierHeader& header, const Secret& document, const std::vector<Photo>& photos) {
    if (!within_bounds(header)) return failure("envelope: a header member is out of bounds");
    if (document.empty() || document.size() > kDocumentBytesMax) {
        return failure("envelope: the document is empty or longer than 1 MB");
    }
    if (photos.size() > kAttachmentsMax) {
        return failure(fmt::format("envelope: {} photos, and at most {} go with one dossier", photos.size(),
                                   kAttachmentsMax));
    }
    return {};
}

Result<Sealed> seal_checked(const DossierHeader& header, const Secret& document,
                            const std::vector<Photo>& photos, const SigningKey& kiosk, const KeyList& list) {
    const auto clear = compress_and_pad(document);
    if (!clear) return tl::unexpected(clear.error());
    const StreamKey key = make_stream_key();
    Sealed sealed;
    randombytes_buf(sealed.slip_secret.data(), sealed.slip_secret.size());

    EnvelopeHeader envelope_header{header, {}, {}};
    for (const Photo& photo : photos) {
        auto attachment = seal_photo(photo, header.id, sealed.slip_secret, list);
        if (!attachment) return tl::unexpected(attachment.error());
        envelope_header.attachments.push_back(attachment->ref);
        sealed.attachments.push_back(std::move(*attachment));
    }
    auto openers = seal_key(key, list, sealed.slip_secret, slip_context(header.id));
    if (!openers) return tl::unexpected(openers.error());
    envelope_header.openers = std::move(*openers);
    const std::string authenticated =
        framed_header(magic_for(envelope_header.attachments), header_text(envelope_header));

    SealedDossier& dossier = sealed.dossier;
    dossier.envelope = authenticated + encrypt(*clear, key, authenticated);
    auto parts = take_apart(dossier.envelope);
    if (!parts) return tl::unexpected(parts.error());
    dossier.header = std::move(parts->header.dossier);
    dossier.attachments = std::move(parts->header.attachments);
    dossier.digest = digest_of(dossier.envelope);
    dossier.signing_key_id = kiosk.id;
    dossier.signature =
        sign(kiosk, kHeaderPrefix, signed_text(dossier.header, dossier.digest, dossier.signing_key_id));
    return sealed;
}

}  // namespace

Result<Sealed> EnvelopeSealer::seal(const DossierHeader& header, const Secret& document,
                                    const std::vector<Photo>& photos) {
    start_sodium();
    if (list_.sealing.empty()) return failure("envelope: no receiver key is known");
    if (const auto fit = check_input(header, document, photos); !fit) return tl::unexpected(fit.error());
    try {
        return seal_checked(header, document, photos, kiosk_, list_);
    } catch (const std::bad_alloc&) {
        return failure("envelope: no memory left to seal in");
    }
}

Digest digest_of(const std::string& envelope) {
    start_sodium();
    Digest digest{};
    crypto_generichash(digest.data(), digest.size(), octets(std::string_view(envelope)), envelope.size(),
                       nullptr, 0);
    return digest;
}

Result<DossierHeader> read_header(const std::string& envelope) {
    auto parts = take_apart(envelope);
    if (!parts) return tl::unexpected(parts.error());
    return std::move(parts->header.dossier);
}

Result<std::vector<AttachmentRef>> attachments_named(const std::string& envelope) {
    auto parts = take_apart(envelope);
    if (!parts) return tl::unexpected(parts.error());
    return std::move(parts->header.attachments);
}

Result<std::vector<std::string>> receiver_key_ids(const std::string& envelope) {
    const auto parts = take_apart(envelope);
    if (!parts) return tl::unexpected(parts.error());
    std::vector<std::string> ids;
    for (const Receiver& receiver : parts->header.openers.receivers) ids.push_back(receiver.key_id);
    return ids;
}

Result<Secret> open_envelope(const std::string& envelope, const SealingKey& key) {
    start_sodium();
    const auto parts = take_apart(envelope);
    if (!parts) return tl::unexpected(parts.error());
    return open_with(*parts, key_for(parts->header.openers, key));
}

Result<Secret> open_envelope(const std::string& envelope, const SlipSecret& slip) {
    start_sodium();
    const auto parts = take_apart(envelope);
    if (!parts) return tl::unexpected(parts.error());
    const DossierId& id = parts->header.dossier.id;
    return open_with(*parts, key_for(parts->header.openers, slip, slip_context(id)));
}

bool verify_dossier(const SealedDossier& dossier, const PublicKey& kiosk) {
    const auto parts = take_apart(dossier.envelope);
    if (!parts) return false;
    const DossierHeader& header = parts->header.dossier;
    return canonical(members_of(header)) == canonical(members_of(dossier.header)) &&
           parts->header.attachments == dossier.attachments &&
           dossier.digest == digest_of(dossier.envelope) && dossier.signing_key_id == kiosk.id &&
           verify(kiosk, kHeaderPrefix, signed_text(header, dossier.digest, kiosk.id), dossier.signature);
}

std::string to_wire(const SealedDossier& dossier) {
    return canonical({{"digest", to_base64(dossier.digest)},
                      {"envelope", to_base64(dossier.envelope)},
                      {"id", dossier.header.id.text()},
                      {"key_id", dossier.signing_key_id},
                      {"signature", to_base64(dossier.signature)}});
}

Result<SealedDossier> from_wire(const std::string& body) {
    const auto object = parse_json(body, kWireBytesMax);
    if (!object) return failure("submission: " + object.error().what);
    const auto id = text_member(*object, "id", kNameBytesMax);
    const auto key_id = text_member(*object, "key_id", kNameBytesMax);
    const auto signature = bytes_member(*object, "signature", crypto_sign_BYTES, crypto_sign_BYTES);
    const auto digest = digest_member(*object, "digest");
    auto envelope = bytes_member(*object, "envelope", kEnvelopeBytesMin, kEnvelopeBytesMax);
    if (!id || !key_id || !is_name(*key_id) || !signature || !digest || !envelope) {
        return failure("submission: a member is missing, of another type, or out of bounds");
    }
    SealedDossier dossier;
    dossier.envelope = std::move(*envelope);
    dossier.digest = digest_of(dossier.envelope);
    dossier.signature = *signature;
    dossier.signing_key_id = *key_id;
    if (*digest != dossier.digest) return failure("submission: the digest is not the envelope's");
    auto parts = take_apart(dossier.envelope);
    if (!parts) return tl::unexpected(parts.error());
    if (parts->header.dossier.id.text() != *id) return failure("submission: the envelope holds another id");
    dossier.header = std::move(parts->header.dossier);
    dossier.attachments = std::move(parts->header.attachments);
    return dossier;
}

}  // namespace motcua::sync
