// Pages, conditions, validation, review, document: all pure functions over a procedure and its answers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/base/sealer.h"
#include "kiosk/base/time.h"
#include "kiosk/content/procedure.h"
#include "kiosk/form/answers.h"
#include "kiosk/identity/card.h"
#include "kiosk/identity/chip/proof.h"
#include "kiosk/text/catalogue.h"

namespace motcua::form {

// Whether a rule holds (kiosk/logic). A variable not answered is null. A rule that says nothing, because it
// is malformed or beyond content::kConditionLimits, does not hold.
bool holds(const content::Condition& condition, const Answers& answers);

// The card's values as answers of every field of the applicant that names them. An empty value on the card
// leaves the field asked.
void prefill(const content::Procedure& procedure, const identity::Card& card, Answers& answers);

// The same for another person: `block` is the page that asks for their card. What the card leaves empty and
// was typed stays.
void prefill_person(const content::Procedure& procedure, const content::Page& block,
                    const identity::Card& card, Answers& answers);
// What staff should know about the resident's own card: its warnings, and W_NAME_NOT_OF_MRZ where the name
// that was typed cannot be the one in the zone on its back.
std::vector<std::string> card_warnings(const content::Procedure& procedure, const identity::Card& card,
                                       const Answers& answers);

// Takes back what that person's card said: it is to be typed.
void forget_card_of_person(const content::Page& block, Answers& answers);
// The page that asks for the card of the person whom the field describes; null where that is the applicant or
// nobody.
const content::Page* person_of(const content::Procedure& procedure, std::string_view field_id);
// The same for a page: itself where it asks for a card, else of its fields.
const content::Page* person_of(const content::Procedure& procedure, const content::Page& page);

// The pages whose condition holds, in order. A condition sees only the answers of visible pages before it, so
// what was answered under a choice since changed decides nothing.
std::vector<const content::Page*> visible_pages(const content::Procedure& procedure, const Answers& answers);
// The answers of visible pages: what the declaration, the papers' conditions and the document may know of.
Answers visible_answers(const content::Procedure& procedure, const Answers& answers);

// The pages to ask, in order: condition holds, and at least one field is not answered by a card. One that
// asks for another person's card is always asked: there they are changed.
std::vector<const content::Page*> pages_to_ask(const content::Procedure& procedure, const Answers& answers);
const content::Page* find_page(const content::Procedure& procedure, std::string_view page_id);
const content::Page* page_of_field(const content::Procedure& procedure, std::string_view field_id);

// Every required field of the page has an answer, and no answer that was typed or chosen has a problem.
// `answers`: the visible ones.
bool complete(const content::Page& page, const Answers& answers, std::chrono::year_month_day today);
// The first page to ask that is not complete; null when all are.
const content::Page* first_incomplete(const content::Procedure& procedure, const Answers& answers,
                                      std::chrono::year_month_day today);

// What is wrong with a value, as the sentence that helps ("Số điện thoại có 10 số, bắt đầu bằng 0."); empty:
// nothing. `others` are the visible answers: a date may not lie before or after another one.
std::optional<text::T> problem_with(const content::Field& field, std::string_view value,
                                    std::chrono::year_month_day today, const Answers& others = {});

// How many code points a text may have (names, texts, numbers alike), for the keyboard and for problem_with.
// Not of an address: its parts have limits of their own.
std::size_t length_max(const content::Field& field);

// The largest number or sum that the field takes.
std::int64_t amount_max(const content::Field& field);

// What a number or a sum counts: "m²", "đồng"; empty for anything else.
std::string unit_of(const content::Field& field, const text::Words& words);

// The value as people read it: an option's label, "12/03/1955", "1.500.000 đồng", the number unmasked.
Secret readable(const content::Field& field, std::string_view value, const text::Words& words);

// One line of the review: every visible field with an answer, in page order.
struct ReviewRow {
    const content::Page* page = nullptr;  // where Change leads: of a person, to the beginning of them
    const content::Field* field = nullptr;
    Secret value;  // readable(); citizen numbers unmasked, masking is the screen's
    Source source = Source::resident;
    Secret on_card{};       // an address as printed, where the value is what it is now; else empty
    bool disputed = false;  // the resident says that the card is wrong here
};
std::vector<ReviewRow> review(const content::Procedure& procedure, const Answers& answers,
                              const text::Words& words, const std::vector<std::string>& disputed_fields);

// How sure we are who this is. The order is the strength; qr and declared prove nothing.
enum class IdentityLevel : std::uint8_t { declared, qr, staff, vneid, chip };
std::string_view name(IdentityLevel level);

// Whether a dossier of this procedure at this level is a filing; else it is prepared, and completed at the
// counter.
bool is_filing(const content::Procedure& procedure, IdentityLevel level);

// What a chip has proved, for whoever opens the document: enough to ask for the card again, and with the
// groups to verify its signature again.
struct ChipEvidence {
    identity::chip::Verdict verdict = identity::chip::Verdict::unknown_issuer;
    identity::chip::Proof proof;
    WallTime read_at{};
    ChipBytes sod;  // the files, which go along where the procedure says so
    ChipBytes dg1;
    ChipBytes dg13;
};

struct Point {
    float x = 0;  // 0..1 of the pad, left to right
    float y = 0;  // 0..1, top to bottom
};
using Stroke = SecretVector<Point>;

// What was odd about the card of another person; `page` asked for it.
struct PersonWarnings {
    std::string page;
    std::vector<std::string> warnings;
};

// How the document names what was photographed in answer to a field.
struct FieldPhotos {
    std::string field;
    std::vector<AttachmentId> ids;  // in the order they were taken
};

struct DocumentInput {
    const content::Procedure* procedure = nullptr;
    const Answers* answers = nullptr;
    IdentityLevel level = IdentityLevel::declared;
    const ChipEvidence* chip = nullptr;                // null: no chip was read
    std::vector<std::string> card_warnings;            // of the resident's own card
    std::vector<PersonWarnings> person_card_warnings;  // of visible pages only
    std::vector<std::string> disputed_fields;
    std::vector<std::string> consents;                // ids of the optional consents given
    std::vector<FieldPhotos> photos;                  // of answered photo fields
    const SecretVector<Stroke>* signature = nullptr;  // on-screen signature; may be null or empty
    std::string language = "vi";
    std::chrono::minutes utc_offset{420};  // the locality's, for `created`
};

// The dossier's document: UTF-8 JSON, schema assets/schemas/dossier-document.schema.json, keys sorted, so
// that the same answers give the same bytes. Hidden answers are not in it.
Secret document(const DossierHeader& header, const DocumentInput& input);

}  // namespace motcua::form
