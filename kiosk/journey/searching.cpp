// The catalogue: by situation, or by what somebody types.
#include <algorithm>

#include "kiosk/journey/turn.h"
#include "kiosk/text/typing.h"

namespace motcua::journey {
namespace {

using View = place::Procedures::View;

place::Procedures* standing_catalogue(Turn& turn) {
    return turn.model.visit ? std::get_if<place::Procedures>(&turn.visit().place) : nullptr;
}

}  // namespace

void use_content(Machine& machine, std::shared_ptr<const content::Content> content) {
    machine.index = nullptr;
    machine.content = std::move(content);
}

const search::Index& search_index(Machine& machine) {
    if (!machine.index) machine.index = std::make_shared<const search::Index>(machine.content);
    return *machine.index;
}

std::vector<const content::Procedure*> procedures_of(const Model& model, std::string_view situation) {
    std::vector<const content::Procedure*> found;
    for (const content::Procedure& procedure : model.machine.content->procedures) {
        const auto& of = procedure.situations;
        if (situation.empty() || std::find(of.begin(), of.end(), situation) != of.end())
            found.push_back(&procedure);
    }
    return found;
}

std::vector<const content::Situation*> situations(const Model& model) {
    std::vector<const content::Situation*> found;
    for (const content::Situation& each : model.machine.content->catalogue.situations)
        if (!procedures_of(model, each.id).empty()) found.push_back(&each);
    return found;
}

Search* search_typed_into(Turn& turn, std::string_view field) {
    const place::Procedures* at = field == kSearchField ? standing_catalogue(turn) : nullptr;
    return at != nullptr && at->view == View::search ? &turn.visit().search : nullptr;
}

void type_into(Search& search, const text::Key& key, const Turn& turn) {
    text::press(search.typed, key, turn.limits.search_letters, typing(turn.model));
    search.keyboard.capital = false;
    search.found = search_index(turn.model.machine).find(view(search.typed), kHitsMax);
}

void apply(Turn& turn, const intent::OpenProcedures&) {
    if (!turn.model.visit) {
        begin_visit(turn);
        return replace(turn, place::Procedures{});
    }
    if (turn.at<place::Scan>() && may_be_interrupted(turn.visit())) go(turn, place::Procedures{});
}

void apply(Turn& turn, const intent::OpenSituation& intent) {
    const place::Procedures* at = standing_catalogue(turn);
    if (at == nullptr || at->view != View::situations || procedures_of(turn.model, intent.id).empty()) return;
    go(turn, place::Procedures{View::list, intent.id, 0});
}

void apply(Turn& turn, const intent::OpenSearch&) {
    const place::Procedures* at = standing_catalogue(turn);
    if (at == nullptr || at->view == View::search) return;
    if (at->view == View::results) return go_back(turn);
    search_index(turn.model.machine);  // now, not under the first letter
    go(turn, place::Procedures{View::search, {}, 0});
}

void apply(Turn& turn, const intent::ShowResults&) {
    const place::Procedures* at = standing_catalogue(turn);
    if (at == nullptr || at->view != View::search || turn.visit().search.typed.empty()) return;
    go(turn, place::Procedures{View::results, {}, 0});
}

void apply(Turn& turn, const intent::ChooseProcedure& intent) {
    if (!turn.at<place::Procedures>() || !turn.model.machine.content->find(intent.code)) return;
    turn.visit().procedure = intent.code;
    go(turn, place::Overview{});
}

}  // namespace motcua::journey
