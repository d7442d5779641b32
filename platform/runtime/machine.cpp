#include "platform/runtime/machine.h"

#include "platform/camera/codes.h"
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
    World world{*ui_,
                *options.clock,
                random_,
                *reader_,
                *writer_,
                *photos_,
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
}

void Machine::start_worker(const MachineOptions& options) {
    const sync::KioskIdentity& identity = folder_.identity;
    const std::string& url = options.portal_url.empty() ? identity.keys.portal_url : options.portal_url;
    transport_ = sync::make_curl_transport(
        {url, identity.keys.tls_ca_pem, identity.tls_certificate_pem, identity.tls_key_pem});
    worker_ = std::make_unique<sync::Worker>(*folder_.store, *transport_, *options.clock, random_,
                                             folder_.config.kiosk, identity.keys.decision);
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
