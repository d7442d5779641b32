#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <vector>

#include "resident.h"
#include <doctest/doctest.h>

#include "kiosk/form/choices.h"
#include "kiosk/records/examples.h"
#include "tests/support/clock.h"

namespace motcua::tests {
namespace {

using content::Field;
using content::FieldType;
using content::Procedure;

using Said = std::vector<std::string>;

// None of what is only explained.
std::vector<records::Example> examples_of(const Procedure& procedure) {
    if (procedure.kiosk_does == content::KioskDoes::guide) return {};
    const auto file = source_dir() / "assets/packs/base/examples" / (procedure.code + ".json");
    std::ifstream in(file, std::ios::binary);
    auto examples = records::parse_examples(std::string{std::istreambuf_iterator<char>(in), {}});
    REQUIRE_MESSAGE(examples.has_value(), (examples ? "" : examples.error().what));
    return *examples;
}

// What anybody could answer; the first that the field takes is used.
Said of_type(const Field& field) {
    switch (field.type) {
        case FieldType::text:
        case FieldType::long_text: return {"Ví dụ", "12"};
        case FieldType::person_name: return {"Trần Văn Thử"};
        case FieldType::citizen_id: return {"049094999012"};
        case FieldType::old_id: return {"205999001"};
        case FieldType::phone: return {"0912345678"};
        case FieldType::email: return {"mau@example.com"};
        case FieldType::date: return {"2020-05-15", "1990-05-15", "2026-11-23", "2027-06-30"};
        case FieldType::year: return {"2015", "1990", "2027"};
        case FieldType::count:
        case FieldType::number:
        case FieldType::money: return {std::to_string(field.min), std::to_string(field.max)};
        case FieldType::sex: return {"F", "M"};
        case FieldType::address: return {"thành phố Đà Nẵng|phường Bàn Thạch|khối phố Mẫu|Tổ 5"};
        case FieldType::choice:
        case FieldType::choices: break;
        case FieldType::photo: return {};
    }
    return {field.options.front().id};
}

// What decides over pages: every way to answer it.
Said every_way(const Field& field) {
    Said ways;
    if (field.type == FieldType::sex) return {"F", "M"};
    if (field.type == FieldType::count) return {std::to_string(field.min), std::to_string(field.max)};
    std::string all;
    for (const content::Option& option : field.options) {
        ways.push_back(option.id);
        all += (all.empty() ? "" : "|") + option.id;
    }
    if (field.type == FieldType::choices) ways.push_back(all);
    return ways;
}

class Planner {
  public:
    Planner(const Procedure& procedure, Route route)
        : procedure_(procedure), route_(route), examples_(examples_of(procedure)) {
        for (const content::Page& page : procedure.pages)
            for (const Field& field : page.fields) {
                const Said could = candidates(field);
                const bool left_out = route == Route::shortest && !field.required;
                if (!left_out && !could.empty()) plan_.sheet[field.id] = could.front();
            }
    }

    Plan plan() {
        constexpr int kRounds = 3;
        for (int round = 0; round < kRounds; ++round) {
            each_deciding_field([this](const Field& field) { choose_best(field); });
            mend();
        }
        const form::Walk walk = walked();
        for (const form::Unanswered& each : walk.unanswered) FAIL_CHECK(procedure_.code, " ", each.field);
        plan_.procedure = &procedure_;
        plan_.route = route_;
        plan_.pages = walk.asked.size();
        return std::move(plan_);
    }

  private:
    [[nodiscard]] form::Walk walked() const {
        return form::walked(procedure_, plan_.sheet, route_ == Route::shortest, kToday);
    }
    [[nodiscard]] Said candidates(const Field& field) const {
        Said could;
        for (const records::Example& example : examples_) {
            const auto said = example.answers.find(field.id);
            if (said != example.answers.end()) could.push_back(said->second);
        }
        for (std::string& said : of_type(field)) could.push_back(std::move(said));
        return could;
    }
    template <class Visit>
    void each_deciding_field(Visit visit) const {
        std::string conditions;
        for (const content::Page& page : procedure_.pages)
            if (page.when.rule) conditions += page.when.rule->dump();
        for (const content::Page& page : procedure_.pages)
            for (const Field& field : page.fields)
                if (conditions.find('"' + field.id + '"') != std::string::npos) visit(field);
    }
    void choose_best(const Field& field) {
        const bool can_choose = field.type == FieldType::choice || field.type == FieldType::choices ||
                                field.type == FieldType::sex || field.type == FieldType::count;
        if (!can_choose || plan_.sheet.count(field.id) == 0) return;
        std::string best = plan_.sheet[field.id];
        std::size_t best_pages = walked().asked.size();
        for (const std::string& said : every_way(field)) {
            plan_.sheet[field.id] = said;
            const std::size_t pages = walked().asked.size();
            const bool better = route_ == Route::shortest ? pages < best_pages : pages > best_pages;
            if (!better) continue;
            best = said;
            best_pages = pages;
        }
        plan_.sheet[field.id] = best;
    }
    // Another answer for what the form does not take.
    void mend() {
        for (const form::Unanswered& wrong : walked().unanswered) {
            const content::Page* page = form::page_of_field(procedure_, wrong.field);
            for (const Field& field : page->fields)
                if (field.id == wrong.field) mend(field);
        }
    }
    void mend(const Field& field) {
        for (const std::string& said : candidates(field)) {
            plan_.sheet[field.id] = said;
            const auto still = walked().unanswered;
            if (std::none_of(still.begin(), still.end(),
                             [&](const form::Unanswered& each) { return each.field == field.id; }))
                return;
        }
    }

    const Procedure& procedure_;
    Route route_;
    std::vector<records::Example> examples_;
    Plan plan_;
};

}  // namespace

Plan planned(const Procedure& procedure, Route route) { return Planner(procedure, route).plan(); }

}  // namespace motcua::tests
