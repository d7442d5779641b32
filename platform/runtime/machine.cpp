#include "platform/runtime/machine.h"

#include "kiosk/base/files.h"
#include "platform/camera/codes.h"
#include "platform/camera/live_camera.h"
#include "platform/card/card_reader.h"
#include "platform/photo/framing.h"
#include "platform/photo/photo.h"
#include "platform/runtime/fonts.h"
#include "sync/http/curl_transport.h"

namespace motcua::platform {
Result<std::unique_ptr<Machine>> Machine::create(Folder folder, const MachineOptions& options) {
    auto ui = ui::Ui::create(options.panel, font_files());
    if (!ui) return tl::unexpected(ui.error());
    return std::unique_ptr<Machine>(new Machine(std::move(folder), options, std::move(*ui)));
}

Machine::Machine(Folder folder, const MachineOptions& options, std::unique_ptr<ui::Ui> ui)
    : folder_(std::move(folder)),
      clock_(*options.clock),
      mailbox_(options.wake),
      ui_(std::move(ui)),
      reader_(make_code_reader()),
      writer_(make_code_writer()),
      photos_(make_photo_maker()),
      sealer_(std::make_unique<sync::EnvelopeSealer>(folder_.identity.signing, folder_.identity.keys)) {
    camera_ = std::make_unique<NoCamera>();
    if (const CameraKeys& named = folder_.config.camera; !named.device.empty()) {
        CameraOptions camera;
        camera.device = named.device;
        camera.mounting = {named.rotation, named.mirror};
        camera.framing = framing_of;
        camera_ = make_camera(std::move(camera), camera_reports(options));
    }
    CardReaderOptions card_reader;
    card_reader.name = folder_.config.card_reader.name;
    chip_reader_ = make_card_reader(std::move(card_reader), chip_reader_reports(options));
    chips_ = std::make_unique<ChipDesk>(*chip_reader_, random_, chip_reports());
    World world{*ui_,
                *options.clock,
                random_,
                *reader_,
                *writer_,
                *photos_,
                *camera_,
                *chips_,
                *options.printer,
                *options.speaker,
                options.headphones,
                folder_.store.get(),
                sealer_.get(),
                folder_.config.kiosk,
                folder_.identity.keys.receiver,
                options.stored,
                [path = folder_.path](bool under_way) { mark_visit(path, under_way); }};
    terminal_ = std::make_unique<Terminal>(std::move(world), mailbox_);
    if (folder_.store) start_worker(options);
    terminal_->begin(folder_.content, folder_.fault, folder_.visit_was_cut);
    terminal_->handle(journey::intent::RecallsChanged{folder_.shelf->recalls()});
}

ChipReaderReports Machine::chip_reader_reports(const MachineOptions& options) {
    ChipReaderReports reports;
    reports.laid = [this](LaidCard card) { mailbox_.post(journey::intent::CardLaid{card}); };
    reports.taken = [this](std::uint32_t number) { mailbox_.post(journey::intent::CardTaken{number}); };
    reports.state_changed = options.wake;
    reports.trouble = options.chip_reader_trouble;
    return reports;
}

ChipDeskReports Machine::chip_reports() {
    ChipDeskReports reports;
    reports.step = [this](std::uint32_t reading, identity::chip::Step step) {
        mailbox_.post(journey::intent::ChipStep{reading, step});
    };
    reports.read = [this](std::uint32_t reading, std::shared_ptr<const identity::chip::Reading> result) {
        mailbox_.post(journey::intent::ChipRead{reading, std::move(result), clock_.wall()});
    };
    reports.stopped = [this](std::uint32_t reading, identity::chip::Stop stop) {
        mailbox_.post(journey::intent::ChipStopped{reading, stop});
    };
    return reports;
}

CameraReports Machine::camera_reports(const MachineOptions& options) {
    CameraReports reports;
    reports.code = [this](Secret payload) { mailbox_.post(journey::intent::Scanned{std::move(payload)}); };
    reports.nothing_readable = [this] { mailbox_.post(journey::intent::SawNothingReadable{}); };
    reports.live = [this](SharedLive live) { mailbox_.show(std::move(live)); };
    reports.picture = [this](std::optional<ColourImage> taken) {
        mailbox_.post(Mailbox::Picture{std::move(taken)});
    };
    reports.state_changed = options.wake;
    reports.trouble = options.camera_trouble;
    return reports;
}

void Machine::start_worker(const MachineOptions& options) {
    const sync::KioskIdentity& identity = folder_.identity;
    const std::string& url = options.portal_url.empty() ? identity.keys.portal_url : options.portal_url;
    transport_ = sync::make_curl_transport(
        {url, identity.keys.tls_ca_pem, identity.tls_certificate_pem, identity.tls_key_pem});
    worker_ = std::make_unique<sync::Worker>(*folder_.store, *transport_, *options.clock, random_,
                                             folder_.config.kiosk, identity.keys.decision);
    content_ = std::make_unique<sync::ContentPull>(content_taker());
    worker_->fetch(*content_);
}

sync::ContentTaker Machine::content_taker() {
    const std::filesystem::path link = folder_.path / "packs" / folder_.config.pack;
    sync::ContentTaker taker;
    taker.incoming = folder_.path / "packs" / "incoming";
    taker.pack = link.filename().string();
    const auto signature =
        read_file(content::signature_path(pack_in_use(link), content::PackRole::drafts), 64 * 1024);
    if (folder_.content && signature) taker.signature_in_use = *signature;
    taker.keys = [this](const std::string& keys) { return take_keys(keys); };
    taker.recalls = [this](const std::string& file) { return take_recalls(file); };
    taker.take = [this](const std::filesystem::path& pack) {
        const auto taken = take_pack(pack);
        if (taken) return true;
        const text::T why = taken.error().sentence;
        return why != text::T::pack_refused_not_yet && why != text::T::pack_refused_not_here &&
               why != text::T::pack_refused_disk;
    };
    return taker;
}

// Counts for packs at once; for everything else at the next start.
bool Machine::take_keys(const std::string& signed_keys) {
    const auto newer = sync::accept_key_list(folder_.path / "keys", signed_keys);
    if (!newer) return false;
    if (!*newer) return true;
    const auto identity = sync::load_identity(folder_.path / "keys");
    if (!identity) return false;
    const std::lock_guard one_at_a_time(shelf_);
    folder_.shelf->trust(trusted_pack_keys(identity->keys));
    return true;
}

bool Machine::take_recalls(const std::string& file) {
    const std::lock_guard one_at_a_time(shelf_);
    auto taken = folder_.shelf->take_recalls(file);
    if (!taken) return false;
    mailbox_.post(journey::intent::RecallsChanged{std::move(*taken)});
    return true;
}

Result<std::string, PackRefusal> Machine::take_pack(const std::filesystem::path& from) {
    const std::lock_guard one_at_a_time(shelf_);
    auto taken = folder_.shelf->take(from, to_local(clock_.wall(), content::Locality{}.utc_offset).day);
    if (!taken) return tl::unexpected(taken.error());
    std::string version = (*taken)->version;
    mailbox_.post(journey::intent::ContentLoaded{std::move(*taken)});
    return version;
}

void Machine::tell(const sync::StepOutcome& outcome) {
    const auto delivered = outcome.kind == sync::StepOutcome::Kind::sent ? outcome.id : std::nullopt;
    for (journey::Intent& letter :
         letters_about(*folder_.store, folder_.config.kiosk, worker_->online(), delivered, outcome.decided))
        mailbox_.post(std::move(letter));
}

}  // namespace motcua::platform
