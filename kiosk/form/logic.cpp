#include "kiosk/logic/logic.h"

#include "kiosk/content/rule.h"
#include "kiosk/form/address.h"
#include "kiosk/form/choices.h"
#include "kiosk/form/form.h"

namespace motcua::form {
namespace {

// What was answered, as a rule asks for it; borrowed, so that nothing of it is copied.
class AnswerData : public logic::Data {
  public:
    explicit AnswerData(const Answers& answers) : answers_(answers) {}

    [[nodiscard]] std::optional<logic::Value> find(std::string_view path) const override {
        if (const Answer* answer = answers_.find(path)) return value_of(view(answer->value));
        if (const auto part = part_of_address(path); !part.empty()) return logic::Text(part);
        return std::nullopt;
    }

  private:
    static logic::Value value_of(std::string_view answer) {
        if (!is_list_of_choices(answer)) return logic::Text(answer);
        SecretVector<logic::Value> several;
        for (const std::string_view id : chosen(answer)) several.emplace_back(logic::Text(id));
        return logic::list_of(std::move(several));
    }

    // {"var": "home.ward"}: a part of what was answered to `home`.
    [[nodiscard]] std::string_view part_of_address(std::string_view name) const {
        const auto dot = name.rfind('.');
        return dot == name.npos ? std::string_view()
                                : address_part(answers_.value(name.substr(0, dot)), name.substr(dot + 1));
    }

    const Answers& answers_;
};

}  // namespace

bool holds(const content::Condition& condition, const Answers& answers) {
    if (condition.rule == nullptr) return true;
    const auto value = logic::evaluate(*condition.rule, AnswerData(answers), content::kConditionLimits);
    // An object that says itself is no rule of a pack, whatever JsonLogic makes of it.
    return value && !logic::is_object(*value) && logic::truthy(*value);
}

}  // namespace motcua::form
