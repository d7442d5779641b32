// A value as a rule sees it, and the little world that a rule asks. What a person said is borrowed, never
// copied; what a rule makes of it lives in locked memory.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include <nlohmann/json.hpp>

#include "kiosk/base/secret.h"
#include "kiosk/base/time.h"

namespace motcua::logic {

struct Null {};

// Borrowed from the rule or its data, or made by an operator such as "cat".
class Text {
  public:
    explicit Text(std::string_view borrowed) : view_(borrowed) {}
    explicit Text(Secret&& made)
        : made_(std::allocate_shared<const Secret>(LockedAllocator<Secret>(), std::move(made))),
          view_(motcua::view(*made_)) {}
    [[nodiscard]] std::string_view view() const { return view_; }

  private:
    std::shared_ptr<const Secret> made_;  // null where borrowed
    std::string_view view_;
};

// A list or an object that stands in the rule or in its data.
struct Borrowed {
    const nlohmann::json* whole = nullptr;
};

struct ListBody;
// A list that an operator made.
struct List {
    std::shared_ptr<const ListBody> body;
};

using Value = std::variant<Null, bool, double, Text, WallTime, List, Borrowed>;

struct ListBody {
    SecretVector<Value> values;
    int depth = 1;  // how many lists stand in one another, this one counted
};

// Of values that are no lists themselves.
Value list_of(SecretVector<Value>&& values);

// What a rule asks. A form's answers are one, a JSON document is another.
class Data {
  public:
    virtual ~Data() = default;
    // What stands at a path like "home.ward"; "" is the whole. Borrowed: valid as long as what this looks at.
    // Nothing where nothing stands there: what that means to a rule ("null", for one) is not decided here.
    [[nodiscard]] virtual std::optional<Value> find(std::string_view path) const = 0;
};

class JsonData : public Data {
  public:
    explicit JsonData(const nlohmann::json& whole) : whole_(whole) {}
    [[nodiscard]] std::optional<Value> find(std::string_view path) const override;

  private:
    const nlohmann::json& whole_;
};

// A JSON value seen as one: borrowed.
Value value_of_json(const nlohmann::json& json);
// What stands in `whole` at a path: members by name, elements by index.
std::optional<Value> value_at(const Value& whole, std::string_view path);

bool is_null(const Value& value);
bool is_object(const Value& value);
// JsonLogic's own table ("Truthy and Falsy"): unlike in JavaScript an empty list is false.
bool truthy(const Value& value);

// The elements of a list, whoever holds it; none of what is no list. Keeps a made list alive.
class Elements {
  public:
    explicit Elements(const Value& value);
    [[nodiscard]] bool is_list() const { return made_ != nullptr || borrowed_ != nullptr; }
    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] Value operator[](std::size_t i) const;

  private:
    std::shared_ptr<const ListBody> made_;
    const nlohmann::json* borrowed_ = nullptr;
};

// A copy, in ordinary memory: never of what a person said. Numbers that JSON cannot write (infinite, none)
// become null; a date "2026-11-22T08:30:00.000Z".
nlohmann::json to_json(const Value& value);

}  // namespace motcua::logic
