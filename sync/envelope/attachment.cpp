#include "sync/envelope/attachment.h"

#include <algorithm>
#include <array>
#include <new>
#include <string_view>
#include <utility>

#include "sync/envelope/envelope.h"
#include "sync/envelope/json.h"
#include "sync/envelope/sealing.h"
#include "sync/envelope/sodium.h"

namespace motcua::sync {
namespace {

using nlohmann::json;

constexpr std::string_view kPhotoMagic = "MOTCUP1\n";
constexpr std::string_view kPhotoSlipContext = "motcua-slip-photo-v1\n";
constexpr std::string_view kJpegBegins = "\xff\xd8\xff";

// Each at most twice the one before, most of them half as long again: a photo is as long as its detail, and a
// line that is thin should not carry much more than that. The last, sealed, is within kAttachmentBytesMax.
constexpr std::size_t kKiB = 1024;
constexpr std::array<std::size_t, 11> kPhotoSizes{64 * kKiB,   128 * kKiB,  256 * kKiB,  384 * kKiB,
                                                  512 * kKiB,  768 * kKiB,  1024 * kKiB, 1536 * kKiB,
                                                  2048 * kKiB, 3072 * kKiB, 3840 * kKiB};
static_assert(kPhotoBytesMax == kPhotoSizes.back() - 1);

struct PhotoParts {
    Frame frame;
    AttachmentHeader header;
    Openers openers;
};

bool is_jpeg(std::string_view bytes) { return bytes.substr(0, kJpegBegins.size()) == kJpegBegins; }

std::string photo_header_text(const AttachmentHeader& header, const Openers& openers) {
    json object{{"dossier", header.dossier.text()}, {"id", header.id.text()}};
    write_openers(openers, object);
    return canonical(object);
}

std::string photo_slip_context(const AttachmentHeader& header) {
    std::string context(kPhotoSlipContext);
    context.append(header.dossier.bytes().begin(), header.dossier.bytes().end());
    return context.append(header.id.bytes().begin(), header.id.bytes().end());
}

Result<PhotoParts> take_photo_apart(std::string_view envelope) {
    if (envelope.size() > kAttachmentBytesMax) return failure("attachment: longer than 4 MB");
    if (envelope.substr(0, kPhotoMagic.size()) != kPhotoMagic)
        return failure("attachment: not of this format");
    const auto frame = cut_frame(envelope);
    if (!frame) return tl::unexpected(frame.error());
    if (std::none_of(kPhotoSizes.begin(), kPhotoSizes.end(),
                     [&](std::size_t size) { return stream_bytes(size) == frame->stream.size(); })) {
        return failure("attachment: not of any size class");
    }
    const auto object = parse_json(frame->header, kEnvelopeHeaderBytesMax);
    if (!object) return failure("attachment header: " + object.error().what);
    const auto id = text_member(*object, "id", kNameBytesMax);
    const auto dossier = text_member(*object, "dossier", kNameBytesMax);
    const auto own_id = id ? AttachmentId::parse(*id) : std::nullopt;
    const auto dossier_id = dossier ? DossierId::parse(*dossier) : std::nullopt;
    auto openers = read_openers(*object);
    if (!own_id || !dossier_id || !openers) {
        return failure("attachment header: a member is missing, of another type, or out of bounds");
    }
    PhotoParts parts{*frame, {*own_id, *dossier_id}, std::move(*openers)};
    if (photo_header_text(parts.header, parts.openers) != frame->header) {
        return failure("attachment header: not in its one canonical form");
    }
    return parts;
}

Result<Secret> open_photo(const PhotoParts& parts, const Result<StreamKey>& key) {
    if (!key) return tl::unexpected(key.error());
    const auto padded = decrypt(parts.frame, *key);
    if (!padded) return tl::unexpected(padded.error());
    const auto size = unpadded_size(*padded);
    if (!size) return tl::unexpected(size.error());
    Secret jpeg(padded->begin(), padded->begin() + static_cast<std::ptrdiff_t>(*size));
    if (!is_jpeg(view(jpeg))) return failure("attachment: what is in it is no JPEG");
    return jpeg;
}

// As JPEG is compressed already it is padded as it is: zstd would gain a hundredth, and who opens one would
// unpack what a stranger wrote.
Clear padded_photo(const Secret& jpeg) {
    const auto* size = std::upper_bound(kPhotoSizes.begin(), kPhotoSizes.end(), jpeg.size());
    Clear padded(*size);
    std::copy(jpeg.begin(), jpeg.end(), padded.begin());
    pad(padded, jpeg.size());
    return padded;
}

}  // namespace

Result<SealedAttachment> seal_photo(const Photo& photo, const DossierId& dossier, const SlipSecret& slip,
                                    const KeyList& list) {
    if (!is_jpeg(view(photo.jpeg))) return failure("attachment: a photo is no JPEG");
    if (photo.jpeg.size() > kPhotoBytesMax) return failure("attachment: a photo is longer than 3840 KiB");
    const AttachmentHeader header{photo.id, dossier};
    const StreamKey key = make_stream_key();
    const auto openers = seal_key(key, list, slip, photo_slip_context(header));
    if (!openers) return tl::unexpected(openers.error());
    const std::string authenticated = framed_header(kPhotoMagic, photo_header_text(header, *openers));
    SealedAttachment sealed;
    sealed.envelope = authenticated + encrypt(padded_photo(photo.jpeg), key, authenticated);
    sealed.ref = {photo.id, digest_of(sealed.envelope)};
    return sealed;
}

Result<AttachmentHeader> read_attachment_header(const std::string& envelope) {
    const auto parts = take_photo_apart(envelope);
    if (!parts) return tl::unexpected(parts.error());
    return parts->header;
}

Result<Secret> open_attachment(const std::string& envelope, const SealingKey& key) {
    start_sodium();
    const auto parts = take_photo_apart(envelope);
    if (!parts) return tl::unexpected(parts.error());
    return open_photo(*parts, key_for(parts->openers, key));
}

Result<Secret> open_attachment(const std::string& envelope, const SlipSecret& slip) {
    start_sodium();
    const auto parts = take_photo_apart(envelope);
    if (!parts) return tl::unexpected(parts.error());
    return open_photo(*parts, key_for(parts->openers, slip, photo_slip_context(parts->header)));
}

}  // namespace motcua::sync
