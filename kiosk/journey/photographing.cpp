// Papers that are photographed at the glass: held under the camera, looked at, kept or taken again.
#include <algorithm>

#include "kiosk/journey/draft.h"
#include "kiosk/journey/turn.h"

namespace motcua::journey {
namespace {

void go_to(Turn& turn, PhotoStep step) {
    const place::Question next{question_page(turn.model)->id, static_cast<int>(step)};
    if (photo_step(turn.model) == PhotoStep::papers)
        go(turn, next);
    else
        replace(turn, next);  // Back leads to what was taken before, never to a picture that was let go
}

// The answer is how many there are, and holds at once: nothing that was kept is lost by going back.
void count(Turn& turn, const content::Field& field) {
    Visit& visit = turn.visit();
    const std::size_t taken = photos_of(visit, field.id).size();
    const Secret value = taken > 0 ? secret(std::to_string(taken)) : Secret();
    if (Draft* draft = find_draft(visit, field.id)) draft->value = value;
    if (taken > 0)
        visit.answers.set(field.id, {value, form::Source::declared});
    else
        visit.answers.erase(field.id);
}

}  // namespace

const content::Field* photo_field(const Model& model) {
    const content::Page* page = question_page(model);
    const bool asks = page && !page->fields.empty() && page->fields.front().type == content::FieldType::photo;
    return asks ? &page->fields.front() : nullptr;
}

std::optional<PhotoStep> photo_step(const Model& model) {
    if (!photo_field(model)) return std::nullopt;
    const auto step = static_cast<PhotoStep>(std::get<place::Question>(model.visit->place).step);
    return step == PhotoStep::look && !model.visit->looked_at ? PhotoStep::aim : step;
}

bool wants_photo(const Model& model) {
    return !model.calling && photo_step(model) == PhotoStep::aim && !model.visit->leaving &&
           !model.visit->other_card && !unit_asked(model) && !model.visit->warned_at;
}

bool may_take_photo(const Model& model) {
    const content::Field* field = photo_field(model);
    return field && photos_of(*model.visit, field->id).size() < static_cast<std::size_t>(field->max);
}

std::vector<SharedPhoto> photos_of(const Visit& visit, std::string_view field) {
    std::vector<SharedPhoto> photos;
    for (const TakenPhoto& each : visit.photos)
        if (each.field == field) photos.push_back(each.photo);
    return photos;
}

void apply(Turn& turn, const intent::TakePhoto&) {
    if (may_take_photo(turn.model)) go_to(turn, PhotoStep::aim);
}

void apply(Turn& turn, const intent::Photographed& taken) {
    if (!taken.photo || !wants_photo(turn.model)) return;
    go_to(turn, PhotoStep::look);
    turn.visit().looked_at = taken.photo;
}

void apply(Turn& turn, const intent::PhotoFailed&) {
    if (wants_photo(turn.model)) turn.visit().scan_trouble = ScanTrouble::no_picture;
}

void apply(Turn& turn, const intent::KeepPhoto&) {
    if (photo_step(turn.model) != PhotoStep::look) return;
    const content::Field& field = *photo_field(turn.model);
    turn.visit().photos.push_back({field.id, turn.visit().looked_at});
    count(turn, field);
    go_back(turn);
}

void apply(Turn& turn, const intent::RemovePhoto& intent) {
    if (photo_step(turn.model) != PhotoStep::papers) return;
    const content::Field& field = *photo_field(turn.model);
    auto& photos = turn.visit().photos;
    std::size_t n = 0;
    const auto is_meant = [&](const TakenPhoto& each) { return each.field == field.id && n++ == intent.n; };
    photos.erase(std::remove_if(photos.begin(), photos.end(), is_meant), photos.end());
    count(turn, field);
}

}  // namespace motcua::journey
