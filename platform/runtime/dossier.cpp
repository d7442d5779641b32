#include "platform/runtime/dossier.h"

#include "kiosk/form/form.h"
#include "kiosk/identity/payload.h"
#include "kiosk/records/slip.h"
#include "platform/paper/paper.h"

namespace motcua::platform {
namespace {

namespace intent = journey::intent;

// The photos of a dossier, as they are sealed and as its document names them.
struct DossierPhotos {
    std::vector<Photo> to_seal;
    std::vector<form::FieldPhotos> named;
};

// What was photographed for a question that is hidden now stays here, and is wiped with the visit.
DossierPhotos dossier_photos(const journey::Model& model, const World& world) {
    DossierPhotos photos;
    const auto answers = form::visible_answers(*journey::procedure(model), model.visit->answers);
    for (const auto& [field, answer] : answers) {
        form::FieldPhotos named{field, {}};
        for (const SharedPhoto& taken : journey::photos_of(*model.visit, field)) {
            named.ids.push_back(AttachmentId::make(world.random, world.clock.wall()));
            photos.to_seal.push_back({named.ids.back(), taken->jpeg});
        }
        if (!named.ids.empty()) photos.named.push_back(std::move(named));
    }
    return photos;
}

form::DocumentInput document_input(const journey::Model& model, const DossierPhotos& photos) {
    const journey::Visit& visit = *model.visit;
    form::DocumentInput input;
    input.procedure = journey::procedure(model);
    input.answers = &visit.answers;
    input.level = visit.level;
    if (visit.chip_evidence) input.chip = &*visit.chip_evidence;
    if (visit.card) input.card_warnings = form::card_warnings(*input.procedure, *visit.card, visit.answers);
    input.person_card_warnings = visit.person_warnings;
    input.disputed_fields = visit.disputed;
    input.consents = visit.consents;
    input.photos = photos.named;
    input.signature = &visit.signature;
    input.language = model.settings.language == text::Language::vi ? "vi" : "en";
    return input;
}

records::Slip make_slip(const journey::Model& model, const World& world, const queue::Added& added) {
    const content::Procedure& procedure = *journey::procedure(model);
    records::Slip slip;
    slip.number = records::slip_number(world.kiosk, added.seq);
    slip.payload = identity::slip_payload(added.header.id, added.slip_secret);
    if (auto code = world.writer.write(view(slip.payload))) slip.code = std::move(*code);
    if (auto code = world.writer.write(slip.number)) slip.number_code = std::move(*code);
    slip.procedure_code = procedure.code;
    slip.procedure_name = procedure.plain;
    slip.place = model.machine.content->place_of(procedure);
    slip.office = model.machine.content->locality.office;
    slip.ward = model.machine.content->locality.ward;
    slip.created = to_local(added.header.created, model.machine.content->locality.utc_offset);
    slip.level = model.visit->level;
    slip.kiosk_does = procedure.kiosk_does;
    slip.filed = journey::is_filing(model);
    return slip;
}

std::optional<LocalTime> sent_at(const journey::Model& model) {
    if (!model.visit->sent_at) return std::nullopt;
    return to_local(*model.visit->sent_at, model.machine.content->locality.utc_offset);
}

records::SlipMoment moment(const journey::Model& model) {
    return model.visit->sent_at ? records::SlipMoment::sent : records::SlipMoment::stored;
}

bool has_papers(const journey::Model& model) {
    return model.visit && model.visit->slip && journey::procedure(model);
}

// The declaration is an official Vietnamese form whatever language the screen speaks.
text::Words form_words(const journey::Model& model) {
    text::Words words = journey::words(model);
    words.language = text::Language::vi;
    return words;
}

records::Declaration filled_declaration(const journey::Model& model) {
    records::Declaration filled = records::declaration(*journey::procedure(model), model.visit->answers,
                                                       form_words(model), *model.visit->slip);
    filled.signature = model.visit->signature;
    return filled;
}

}  // namespace

journey::Intent save_dossier(const journey::Model& model, const World& world) {
    const content::Procedure* procedure = journey::procedure(model);
    if (!procedure || !world.store || !world.sealer) return intent::SaveFailed{queue::SaveFault::io};
    DossierHeader draft;
    draft.id = DossierId::make(world.random, world.clock.wall());
    draft.kiosk = world.kiosk;
    draft.procedure = procedure->code;
    draft.pack_version = model.machine.content->version;
    draft.created = world.clock.wall();
    const DossierPhotos photos = dossier_photos(model, world);
    const auto seal = [&](const DossierHeader& header) {
        return world.sealer->seal(header, form::document(header, document_input(model, photos)),
                                  photos.to_seal);
    };
    const auto added = world.store->add(draft, world.receiver, seal);
    if (!added) return intent::SaveFailed{added.error().fault};
    return intent::Saved{make_slip(model, world, *added), world.store->counts()};
}

Result<Paper> slip_paper(const journey::Model& model) {
    if (!has_papers(model)) return failure("nothing is stored yet");
    const records::Slip& slip = *model.visit->slip;
    return Paper{Paper::Kind::slip, slip.number,
                 slip_drawing(slip, moment(model), journey::words(model), sent_at(model))};
}

Result<Paper> declaration_paper(const journey::Model& model) {
    if (!has_papers(model)) return failure("nothing is stored yet");
    return Paper{Paper::Kind::declaration, model.visit->slip->number,
                 declaration_drawing(filled_declaration(model))};
}

Result<Paper> take_away_paper(const journey::Model& model, CodeWriter& writer) {
    const content::Procedure* procedure = journey::procedure(model);
    if (!procedure) return failure("no procedure is chosen");
    auto code = writer.write(procedure->code);  // as the poster on the wall has it
    return Paper{
        Paper::Kind::take_away, procedure->code,
        take_away_drawing(records::take_away(*procedure, *model.machine.content, journey::words(model),
                                             model.machine.now, code ? std::move(*code) : CodeMatrix{}))};
}

PrintJob print_job(const journey::Model& model, const World& world,
                   const journey::effect::PrintPapers& wanted) {
    PrintJob job{wanted.number, {}};
    const auto paper = [&](Paper::Kind kind) {
        switch (kind) {
            case Paper::Kind::slip: return slip_paper(model);
            case Paper::Kind::declaration: return declaration_paper(model);
            case Paper::Kind::take_away: break;
        }
        return take_away_paper(model, world.writer);
    };
    for (const Paper::Kind kind : wanted.papers)
        if (auto made = paper(kind)) job.papers.push_back(std::move(*made));
    return job;
}

std::optional<journey::StatusFound> find_status(const DossierId& id, const World& world) {
    if (!world.store) return std::nullopt;
    auto entry = world.store->find(id);
    if (!entry) return std::nullopt;
    const std::string number = records::slip_number(world.kiosk, entry->seq);
    return journey::StatusFound{std::move(*entry), number};
}

std::vector<journey::Intent> letters_about(queue::Store& store, const std::string& kiosk, bool online,
                                           const std::optional<DossierId>& delivered,
                                           std::optional<WallTime> at) {
    std::vector<journey::Intent> letters{intent::NetworkChanged{online},
                                         intent::QueueChanged{store.counts()}};
    const auto entry = delivered ? store.find(*delivered) : std::nullopt;
    if (entry && at) letters.emplace_back(intent::Delivered{records::slip_number(kiosk, entry->seq), *at});
    return letters;
}

}  // namespace motcua::platform
