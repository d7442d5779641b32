// What no preview shows, nobody has looked at.
#include <algorithm>
#include <functional>
#include <set>

#include "kiosk/journey/route.h"
#include "tests/ui/checklist/scene.h"
#include "ui/screens/preview_models.h"

namespace motcua::tests {
namespace {

using journey::Model;
using ui::Preview;

bool any(const std::function<bool(const Model&)>& shows) {
    const std::vector<Preview> all = ui::previews();
    return std::any_of(all.begin(), all.end(), [&](const Preview& each) { return shows(each.model); });
}

TEST_CASE("every screen has a preview, and every preview a name of its own") {
    std::set<std::string> names;
    std::set<journey::Screen> shown;
    for (const Preview& each : all_previews()) {
        CHECK_MESSAGE(names.insert(each.name).second, each.name);
        shown.insert(journey::route(each.model));
    }
    for (int i = 0; !journey::name(static_cast<journey::Screen>(i)).empty(); ++i)
        CHECK_MESSAGE(shown.count(static_cast<journey::Screen>(i)) == 1,
                      journey::name(static_cast<journey::Screen>(i)));
}

TEST_CASE("every trouble with what was held up has a preview") {
    for (const auto trouble : ui::preview::every<journey::ScanTrouble>())
        CHECK_MESSAGE(any([&](const Model& m) { return m.visit && m.visit->scan_trouble == trouble; }),
                      ui::preview::name(trouble));
}

TEST_CASE("every fault of the machine and of the store has a preview") {
    for (const auto fault : ui::preview::every<journey::Fault>())
        CHECK_MESSAGE(any([&](const Model& m) { return m.machine.fault == fault; }),
                      ui::preview::name(fault));
    for (const auto fault : ui::preview::every<queue::SaveFault>())
        CHECK_MESSAGE(any([&](const Model& m) { return m.visit && m.visit->save_fault == fault; }),
                      ui::preview::name(fault));
}

TEST_CASE("every state of a dossier, the machine's and the receiver's, has a preview") {
    const auto found = [](const std::function<bool(const queue::Entry&)>& is) {
        return any([&](const Model& m) { return m.visit && m.visit->status && is(m.visit->status->entry); });
    };
    for (const queue::State state : queue::kStates)
        CHECK_MESSAGE(found([&](const queue::Entry& entry) { return entry.state == state && !entry.legal; }),
                      queue::name(state));
    for (int legal = 1; legal <= 10; ++legal)
        CHECK_MESSAGE(
            found([&](const queue::Entry& entry) { return entry.legal && entry.legal->state == legal; }),
            legal);
}

TEST_CASE("every place, dialog and kind of answer has a preview") {
    for (const auto does : ui::preview::every<content::KioskDoes>())
        CHECK_MESSAGE(any([&](const Model& m) {
                          const content::Procedure* procedure = journey::procedure(m);
                          return procedure && procedure->kiosk_does == does;
                      }),
                      ui::preview::name(does));
    for (const auto source : ui::preview::every<form::Source>())
        CHECK_MESSAGE(any([&](const Model& m) {
                          if (journey::route(m) != journey::Screen::review) return false;
                          return std::any_of(m.visit->answers.begin(), m.visit->answers.end(),
                                             [&](const auto& each) { return each.second.source == source; });
                      }),
                      form::name(source));
    CHECK(any([](const Model& m) { return m.visit && m.visit->leaving && m.visit->slip; }));
    CHECK(any([](const Model& m) { return m.visit && m.visit->leaving && !m.visit->slip; }));
    CHECK(any([](const Model& m) { return m.visit && m.visit->other_card.has_value(); }));
    CHECK(any([](const Model& m) { return journey::unit_asked(m).has_value(); }));
    CHECK(any([](const Model& m) { return m.visit && m.visit->on_paper; }));
    CHECK(any([](const Model& m) { return m.visit && !m.visit->disputed.empty() && m.visit->number_shown; }));
    CHECK(any([](const Model& m) { return m.calling && !m.visit; }));
    CHECK(any([](const Model& m) { return journey::talk(m) && journey::talk(m)->held_up; }));
    for (const auto writer : {journey::Writer::resident, journey::Writer::staff})
        CHECK(any([&](const Model& m) {
            return journey::talk(m) && !journey::talk(m)->held_up && journey::talk(m)->writer == writer;
        }));
    for (const auto need : ui::preview::every<journey::Need>())
        CHECK_MESSAGE(any([&](const Model& m) { return m.calling && m.calling->need == need; }),
                      ui::preview::name(need));
    for (const auto card : ui::preview::every<journey::ShowCard>())
        CHECK_MESSAGE(any([&](const Model& m) { return m.calling && m.calling->card == card; }),
                      ui::preview::name(card));
    for (const auto papers : ui::preview::every<journey::Papers>())
        CHECK_MESSAGE(
            any([&](const Model& m) { return m.visit && m.visit->slip && m.visit->papers == papers; }),
            ui::preview::name(papers));
    CHECK(any([](const Model& m) { return m.visit && m.visit->sent_at && m.visit->slip->filed; }));
}

TEST_CASE("every step, stop and verdict of a chip has a preview, and so has a card that is silent") {
    using identity::chip::Step;
    using identity::chip::Stop;
    using identity::chip::Verdict;
    using Phase = journey::ChipVisit::Phase;
    const auto shown = [](Phase phase, const std::function<bool(const journey::ChipVisit&)>& is) {
        return any([&](const Model& m) {
            const bool stands = journey::route(m) == journey::Screen::chip;
            return stands && m.visit->chip && m.visit->chip->phase == phase && is(*m.visit->chip);
        });
    };
    for (int i = 0; i <= static_cast<int>(Step::done); ++i)
        CHECK_MESSAGE(
            shown(Phase::reads, [&](const auto& chip) { return chip.step == static_cast<Step>(i); }), i);
    for (const auto stop : ui::preview::every<Stop>())
        CHECK_MESSAGE(shown(Phase::stopped, [&](const auto& chip) { return chip.stop == stop; }),
                      identity::chip::name(stop));
    for (const auto verdict : ui::preview::every<Verdict>())
        CHECK_MESSAGE(shown(Phase::ended, [&](const auto& chip) { return chip.verdict == verdict; }),
                      identity::chip::name(verdict));
    CHECK(shown(Phase::stopped, [](const auto& chip) { return chip.is_mute; }));
    CHECK(shown(Phase::waits, [](const auto&) { return true; }));
}

TEST_CASE("every kind of field has a preview, and every problem with one") {
    using content::FieldType;
    using text::T;
    std::set<FieldType> types;
    std::set<T> problems;
    for (const Preview& each : all_previews()) {
        const content::Page* const page = journey::question_page(each.model);
        if (!page) continue;
        for (const content::Field& field : page->fields) types.insert(field.type);
        for (const journey::Draft& draft : each.model.visit->drafts)
            if (draft.problem) problems.insert(*draft.problem);
    }
    for (const FieldType type :
         {FieldType::choice, FieldType::choices, FieldType::text, FieldType::long_text,
          FieldType::person_name, FieldType::citizen_id, FieldType::old_id, FieldType::phone,
          FieldType::email, FieldType::date, FieldType::year, FieldType::count, FieldType::number,
          FieldType::money, FieldType::sex, FieldType::address, FieldType::photo})
        CHECK_MESSAGE(types.count(type) == 1, static_cast<int>(type));
    for (std::size_t i = 0; i < static_cast<std::size_t>(T::count_); ++i) {
        const auto key = static_cast<T>(i);
        // "problem.title" and what follows it are the machine's own.
        const std::string_view name = text::key_name(key);
        const bool of_a_field =
            name.rfind("problem.", 0) == 0 && name != "problem.title" && name != "problem.go_counter";
        if (of_a_field) CHECK_MESSAGE(problems.count(key) == 1, name);
    }
}

}  // namespace
}  // namespace motcua::tests
