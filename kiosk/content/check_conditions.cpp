#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "kiosk/content/possible_answers.h"
#include "kiosk/content/read_content.h"
#include "kiosk/content/rule.h"

namespace motcua::content {
namespace {

using nlohmann::json;

// More than so many combinations of answers are not tried, and then nothing is said.
constexpr std::size_t kCombinationsMax = 20'000;
constexpr std::size_t kNamesToldMax = 4;

// One name that rules ask for, with what it could be.
struct Subject {
    std::string name;
    std::size_t page = 0;  // that asks for it
    PossibleAnswers answers;
    std::size_t chosen = 0;  // in answers.values; one past their end: missing

    [[nodiscard]] std::size_t choices() const {
        return answers.values.size() + (answers.may_be_missing ? 1 : 0);
    }
};

class Assumed : public logic::Data {
  public:
    void assume(const std::string& name, std::string_view value) { values_.emplace_back(name, value); }
    [[nodiscard]] std::optional<logic::Value> find(std::string_view path) const override {
        for (const auto& [name, value] : values_)
            if (name == path) return logic::Text(value);
        return std::nullopt;
    }

  private:
    std::vector<std::pair<std::string_view, std::string_view>> values_;
};

// Tries answers until a condition holds.
class Exploration {
  public:
    Exploration(const Procedure& procedure, const json& rule) : procedure_(procedure), rule_(rule) {
        add_subjects(rule, about_);
        learn_pages();
        for (const std::string& name : about_.names) add_subject(name);
    }

    // Why it never holds; empty: it does, or not all that matters can be tried.
    std::string flaw() {
        std::size_t combinations = 1;
        bool is_all = true;
        for (const Subject& subject : subjects_) {
            combinations *= subject.choices();
            if (combinations > kCombinationsMax) return {};
            is_all = is_all && subject.answers.all;
        }
        if (!is_all && !about_.only_compares) return {};
        for (std::size_t i = 0; i < combinations; ++i) {
            choose(i);
            if (holds_now()) return {};
        }
        return told();
    }

  private:
    // A field that is asked only under a condition brings what that condition asks for.
    void learn_pages() {
        for (std::size_t known = 0; known != about_.names.size();) {
            known = about_.names.size();
            const std::set<std::string> names = about_.names;
            for (const std::string& name : names) {
                const auto found = place_of(name);
                const auto& when = found ? procedure_.pages[found->page].when.rule : rule_of_none_;
                if (when != nullptr) add_subjects(*when, about_);
            }
        }
    }

    struct Place {
        std::size_t page = 0;
        const Field* field = nullptr;
        std::string_view part;  // of an address
    };

    [[nodiscard]] std::optional<Place> place_of(std::string_view name) const {
        for (std::size_t i = 0; i < procedure_.pages.size(); ++i)
            for (const Field& field : procedure_.pages[i].fields) {
                if (field.id == name) return Place{i, &field, {}};
                const bool in_address = field.type == FieldType::address &&
                                        name.size() > field.id.size() + 1 &&
                                        name.substr(0, field.id.size()) == field.id;
                if (in_address && name[field.id.size()] == '.')
                    return Place{i, &field, name.substr(field.id.size() + 1)};
            }
        return std::nullopt;
    }

    void add_subject(const std::string& name) {
        const auto found = place_of(name);
        if (!found) return;
        subjects_.push_back({name, found->page, possible_answers(*found->field, found->part, about_)});
    }

    // The combination number `number`, each subject a digit of it.
    void choose(std::size_t number) {
        for (Subject& subject : subjects_) {
            subject.chosen = number % subject.choices();
            number /= subject.choices();
        }
    }

    // Page by page, as a form asks: what stands on a page that is not shown is not answered.
    bool holds_now() {
        Assumed answers;
        for (std::size_t i = 0; i < procedure_.pages.size(); ++i) {
            const auto is_here = [i](const Subject& subject) { return subject.page == i; };
            if (std::none_of(subjects_.begin(), subjects_.end(), is_here)) continue;
            const auto& when = procedure_.pages[i].when.rule;
            if (when != nullptr && !holds(*when, answers)) continue;
            for (const Subject& subject : subjects_)
                if (is_here(subject) && subject.chosen < subject.answers.values.size())
                    answers.assume(subject.name, subject.answers.values[subject.chosen]);
        }
        return holds(rule_, answers);
    }

    bool holds(const json& rule, const Assumed& answers) {
        const auto value = logic::evaluate(rule, answers, kConditionLimits);
        if (&rule == &rule_) {
            if (!value) why_ = value.error().what;
            said_nothing_ = said_nothing_ && !value;
        }
        return value && logic::truthy(*value);
    }

    [[nodiscard]] std::string told() const {
        if (said_nothing_) return "can never hold: " + why_;
        std::string names;
        for (std::size_t i = 0; i < subjects_.size() && i < kNamesToldMax; ++i)
            names += fmt::format("{}\"{}\"", i == 0 ? "" : ", ", subjects_[i].name);
        if (subjects_.size() > kNamesToldMax) names += " …";
        return names.empty() ? "can never hold, whatever is answered"
                             : fmt::format("can never hold, whatever is answered to {}", names);
    }

    const Procedure& procedure_;
    const json& rule_;
    RuleSubjects about_;
    std::vector<Subject> subjects_;
    const std::shared_ptr<const json> rule_of_none_;
    std::string why_;
    bool said_nothing_ = true;
};

}  // namespace

void check_conditions(const Procedure& procedure, const std::string& file, Flaws& flaws) {
    const auto check = [&](const Condition& condition, const Origin& origin) {
        if (condition.rule == nullptr) return;
        const std::string flaw = Exploration(procedure, *condition.rule).flaw();
        if (!flaw.empty()) flaws.add({origin.file, origin.place + "/when", flaw});
    };
    for (const Page& page : procedure.pages) check(page.when, page.origin);
    for (std::size_t i = 0; i < procedure.papers.size(); ++i)
        check(procedure.papers[i].when, {file, fmt::format("/papers/{}", i)});
    for (const DeclarationLine& line : procedure.declaration.lines) {
        check(line.when, line.origin);
        for (const DeclarationTable::Row& row : line.table.rows) check(row.when, row.origin);
    }
    const auto& places = procedure.declaration.signatures;
    for (std::size_t i = 0; i < places.size(); ++i)
        check(places[i].when, {file, fmt::format("/declaration/signatures/{}", i)});
}

}  // namespace motcua::content
