#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "kiosk/form/address.h"
#include "kiosk/form/chip_entry.h"
#include "kiosk/form/choices.h"
#include "kiosk/form/form.h"
#include "kiosk/form/secret_json.h"

namespace motcua::form {
namespace {

constexpr const char* kFormat = "motcua-dossier-1";

SecretJson text(std::string_view value) { return secret(value); }

SecretJson sorted_list(std::vector<std::string> values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    SecretJson list = SecretJson::array();
    for (const std::string& value : values) list.push_back(text(value));
    return list;
}

// RFC 3339 in the locality's own time: "2026-11-23T09:24:00+07:00".
std::string moment(WallTime time, std::chrono::minutes utc_offset) {
    const auto local = std::chrono::floor<std::chrono::seconds>(time + utc_offset);
    const auto midnight = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day day{midnight};
    const std::chrono::hh_mm_ss clock{local - midnight};
    const long offset = std::abs(utc_offset.count());
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{:02}:{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                       utc_offset.count() < 0 ? '-' : '+', offset / 60, offset % 60);
}

// A card says an address in one line, as it stands there.
SecretJson address_entry(std::string_view value) {
    const auto address = parse_address(value);
    if (!address) return text(value);
    SecretJson entry = SecretJson::object();
    SecretJson typed = SecretJson::array();
    for (const content::AddressPart part : content::kAddressParts) {
        const bool by_hand = address->typed.at(static_cast<std::size_t>(part)) &&
                             part != content::AddressPart::line;  // which is always typed
        if (!address->part(part).empty()) entry[secret(content::name(part))] = text(address->part(part));
        if (by_hand) typed.push_back(text(content::name(part)));
    }
    entry["typed"] = std::move(typed);
    return entry;
}

SecretJson photo_entry(const content::Field& field, const std::vector<FieldPhotos>& photos) {
    SecretJson ids = SecretJson::array();
    for (const FieldPhotos& each : photos)
        if (each.field == field.id)
            for (const AttachmentId& id : each.ids) ids.push_back(text(id.text()));
    return ids;
}

SecretJson choices_entry(std::string_view value) {
    SecretJson ids = SecretJson::array();
    for (const std::string_view id : chosen(value)) ids.push_back(text(id));
    return ids;
}

// A JSON number; what was never checked (a card's) stays a text.
SecretJson amount_entry(std::string_view value) {
    SecretJson number = SecretJson::parse(value, nullptr, false);
    return number.is_number() ? number : text(value);
}

// What the ids mean, in the clerk's language: one label, or one for each of several.
void put_labels(SecretJson& entry, const content::Field& field, std::string_view value) {
    if (field.type != content::FieldType::choices) {
        for (const content::Option& option : field.options)
            if (option.id == value) entry["label"] = text(option.label.vi);
        return;
    }
    SecretJson labels = SecretJson::array();
    for (const std::string_view id : chosen(value))
        for (const content::Option& option : field.options)
            if (option.id == id) labels.push_back(text(option.label.vi));
    entry["labels"] = std::move(labels);
}

SecretJson value_entry(const content::Field& field, const Answer& answer, const DocumentInput& input) {
    switch (field.type) {
        case content::FieldType::address: return address_entry(view(answer.value));
        case content::FieldType::photo: return photo_entry(field, input.photos);
        case content::FieldType::choices: return choices_entry(view(answer.value));
        case content::FieldType::number:
        case content::FieldType::money: return amount_entry(view(answer.value));
        default: return text(view(answer.value));
    }
}

SecretJson answer_entry(const content::Field& field, const Answer& answer, const DocumentInput& input) {
    SecretJson entry = SecretJson::object();
    entry["value"] = value_entry(field, answer, input);
    entry["source"] = text(name(answer.source));
    put_labels(entry, field, view(answer.value));
    if (!field.unit.vi.empty()) entry["unit"] = text(field.unit.vi);
    if (!answer.on_card.empty()) {
        entry["on_card"] = text(view(answer.on_card));
        entry["confirmed"] = text(answer.basis);
    }
    return entry;
}

void put_answers(SecretJson& document, const DocumentInput& input) {
    SecretJson answers = SecretJson::object();
    std::vector<std::string> claims;
    for (const content::Page* page : visible_pages(*input.procedure, *input.answers)) {
        for (const content::Field& field : page->fields) {
            const Answer* answer = input.answers->find(field.id);
            if (answer == nullptr || answer->value.empty()) continue;
            answers[secret(field.id)] = answer_entry(field, *answer, input);
            const auto& disputed = input.disputed_fields;
            if (std::find(disputed.begin(), disputed.end(), field.id) != disputed.end())
                claims.push_back(field.id);
        }
    }
    document["answers"] = std::move(answers);
    document["claims"] = sorted_list(std::move(claims));
}

// A fourth of a millimetre on the widest pad is finer than a fingertip; a fixed grid keeps the bytes the
// same.
double on_grid(float share) {
    constexpr double kSteps = 1000;
    return std::isfinite(share)
               ? std::round(std::clamp(static_cast<double>(share), 0.0, 1.0) * kSteps) / kSteps
               : 0;
}

SecretJson signature_strokes(const SecretVector<Stroke>& strokes) {
    SecretJson list = SecretJson::array();
    for (const Stroke& stroke : strokes) {
        SecretJson points = SecretJson::array();
        for (const Point& point : stroke) {
            SecretJson pair = SecretJson::array();
            pair.push_back(on_grid(point.x));
            pair.push_back(on_grid(point.y));
            points.push_back(std::move(pair));
        }
        if (!points.empty()) list.push_back(std::move(points));
    }
    return list;
}

// Absent where there is nothing odd.
void put_person_warnings(SecretJson& document, const DocumentInput& input) {
    SecretJson persons = SecretJson::object();
    for (const content::Page* page : visible_pages(*input.procedure, *input.answers))
        for (const PersonWarnings& each : input.person_card_warnings)
            if (each.page == page->id && !each.warnings.empty())
                persons[secret(page->id)] = sorted_list(each.warnings);
    if (!persons.empty()) document["person_card_warnings"] = std::move(persons);
}

}  // namespace

std::string_view name(IdentityLevel level) {
    switch (level) {
        case IdentityLevel::declared: return "declared";
        case IdentityLevel::qr: return "qr";
        case IdentityLevel::staff: return "staff";
        case IdentityLevel::vneid: return "vneid";
        case IdentityLevel::chip: return "chip";
    }
    return "";
}

bool is_filing(const content::Procedure& procedure, IdentityLevel level) {
    const auto& enough = procedure.submit_identity;
    return procedure.kiosk_does == content::KioskDoes::submit &&
           std::find(enough.begin(), enough.end(), name(level)) != enough.end();
}

Secret document(const DossierHeader& header, const DocumentInput& input) {
    SecretJson document = SecretJson::object();
    document["format"] = text(kFormat);
    document["id"] = text(header.id.text());
    document["procedure"] = text(header.procedure);
    document["pack_version"] = text(header.pack_version);
    document["kiosk"] = text(header.kiosk);
    document["created"] = text(moment(header.created, input.utc_offset));
    document["language"] = text(input.language);
    SecretJson identity = SecretJson::object();
    identity["level"] = text(name(input.level));
    if (input.chip != nullptr)
        identity["chip"] = chip_entry(*input.chip, moment(input.chip->read_at, input.utc_offset),
                                      input.procedure->chip_groups);
    document["identity"] = std::move(identity);
    put_answers(document, input);
    document["card_warnings"] = sorted_list(input.card_warnings);
    put_person_warnings(document, input);
    document["consents"] = sorted_list(input.consents);
    if (input.signature != nullptr) {
        SecretJson strokes = signature_strokes(*input.signature);
        if (!strokes.empty()) document["signature"] = std::move(strokes);
    }
    return document.dump(-1, ' ', false, SecretJson::error_handler_t::replace);
}

}  // namespace motcua::form
