#include "kiosk/content/possible_answers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "kiosk/logic/dates.h"

namespace motcua::content {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 22> kComparing{
    "var",          "==",     "===",   "!=",         "!==",       "!",  "!!", "<",
    "<=",           ">",      ">=",    "and",        "or",        "if", "?:", "missing",
    "missing_some", "before", "after", "not-before", "not-after", "log"};
constexpr std::array<std::string_view, 6> kOfElements{"map", "filter", "reduce", "all", "none", "some"};

constexpr int kCountsTriedMax = 25;       // a count with more values is tried around what it is compared with
constexpr double kNumberTriedMax = 1e15;  // so that its neighbours are others

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

void add_texts(const json& names, std::set<std::string>& to) {
    if (names.is_string()) to.insert(names.get<std::string>());
    if (names.is_array())
        for (const json& name : names) add_texts(name, to);
}

// "plusTime" with a span that stands in the rule; in the other cases what it gives is not foreseen.
void add_span(const json& arguments, RuleSubjects& to) {
    const bool stands_there = arguments.is_array() && arguments.size() == 3 &&
                              arguments[1].is_number_integer() && arguments[2].is_string();
    if (stands_there) to.spans.emplace(arguments[1].get<std::int64_t>(), arguments[2].get<std::string>());
    to.only_compares = to.only_compares && stands_there;
}

void add_operator(const std::string& name, const json& arguments, RuleSubjects& to) {
    if (name == "var") {
        add_texts(arguments.is_array() && !arguments.empty() ? arguments[0] : arguments, to.names);
        if (arguments.is_array() && arguments.size() == 2) add_subjects(arguments[1], to);
        return;
    }
    if (name == "missing" || name == "missing_some") return add_texts(arguments, to.names);
    if (name == "plusTime") add_span(arguments, to);
    const bool compares =
        is_one_of(kComparing, name) || name == "in" || name == "plusTime" || name == "dccDateOfBirth";
    to.only_compares = to.only_compares && compares;
    if (!arguments.is_array()) return add_subjects(arguments, to);
    for (std::size_t i = 0; i < arguments.size(); ++i)
        if (i != 1 || !is_one_of(kOfElements, name)) add_subjects(arguments[i], to);
}

std::string digits(double number) {
    return std::trunc(number) == number ? fmt::format("{}", static_cast<std::int64_t>(number))
                                        : fmt::format("{}", number);
}

// Each number that is compared with, and what lies just below and above it.
std::set<double> numbers_around(const RuleSubjects& subjects) {
    std::set<double> found{0, 1, 2, 3};
    for (const double number : subjects.numbers) {
        if (std::abs(number) > kNumberTriedMax) continue;
        const double below = std::ceil(number) - 1;
        found.insert({below, number, number + 0.5, std::floor(number) + 1});
    }
    return found;
}

// Days that differ to rules that compare dates: those of the rules, moved by their spans, and the days beside
// them.
std::set<WallTime> dates_around(const RuleSubjects& subjects) {
    std::set<WallTime> named;
    for (const char* ordinary : {"1900-01-01", "1950-06-15", "2000-06-15", "2100-12-31"})
        named.insert(*logic::parse_date(ordinary));
    for (const std::string& text : subjects.texts)
        if (const auto date = logic::parse_date(text)) named.insert(*date);
    std::set<WallTime> found = named;
    for (const auto& [amount, unit_name] : subjects.spans) {
        const auto unit = logic::time_unit(unit_name);
        if (!unit) continue;
        for (const WallTime date : named)
            for (const std::int64_t way : {amount, -amount})
                if (const auto moved = logic::plus_time(date, way, *unit)) found.insert(*moved);
    }
    std::set<WallTime> beside;
    for (const WallTime date : found)
        for (const int days : {-1, 0, 1})
            if (const auto day = logic::plus_time(date, days, logic::TimeUnit::day)) beside.insert(*day);
    return beside;
}

std::string day_text(WallTime date) {
    constexpr std::size_t kLength = std::string_view("2026-11-22").size();
    return std::string(view(logic::iso_text(date)).substr(0, kLength));
}

// An empty answer is none.
void keep_each_once(std::vector<std::string>& values) {
    values.erase(std::remove(values.begin(), values.end(), ""), values.end());
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::vector<std::string> dates(const RuleSubjects& subjects, bool partial) {
    std::vector<std::string> values;
    for (const WallTime date : dates_around(subjects)) {
        const std::string day = day_text(date);
        values.push_back(day);
        if (partial) values.insert(values.end(), {day.substr(0, 7), day.substr(0, 4)});
    }
    return values;
}

std::vector<std::string> years(const RuleSubjects& subjects) {
    std::vector<std::string> values;
    for (const WallTime date : dates_around(subjects)) values.push_back(day_text(date).substr(0, 4));
    for (const double number : numbers_around(subjects))
        if (number >= 1000 && number <= 9999 && std::trunc(number) == number)
            values.push_back(digits(number));
    return values;
}

std::vector<std::string> words(const RuleSubjects& subjects) {
    std::vector<std::string> values{"An", "012345678901"};
    std::string joined;  // holds each: {"in": ["Thị", {"var": "name"}]}
    for (const std::string& text : subjects.texts) {
        values.push_back(text);
        joined += text + " ";
    }
    values.push_back(joined);
    for (const double number : numbers_around(subjects)) values.push_back(digits(number));
    return values;
}

PossibleAnswers counts(const Field& field, const RuleSubjects& subjects) {
    PossibleAnswers found;
    found.all = field.max - field.min < kCountsTriedMax;
    if (found.all) {
        for (std::int64_t n = field.min; n <= field.max; ++n) found.values.push_back(std::to_string(n));
        return found;
    }
    found.values = {std::to_string(field.min), std::to_string(field.max)};
    for (const double number : numbers_around(subjects))
        if (number > static_cast<double>(field.min) && number < static_cast<double>(field.max) &&
            std::trunc(number) == number)
            found.values.push_back(digits(number));
    return found;
}

// Each alone, and all of them: as words, in which "in" finds an id as it finds it in a list.
PossibleAnswers some_of(const Field& field) {
    PossibleAnswers found;
    std::string all;
    for (const Option& option : field.options) {
        found.values.push_back(option.id);
        all += option.id + ' ';
    }
    found.values.push_back(std::move(all));
    return found;
}

PossibleAnswers of_type(const Field& field, const RuleSubjects& subjects) {
    PossibleAnswers found;
    switch (field.type) {
        case FieldType::choice:
            for (const Option& option : field.options) found.values.push_back(option.id);
            found.all = true;
            return found;
        case FieldType::choices: return some_of(field);
        case FieldType::sex: return {{"M", "F"}, false, true};
        case FieldType::count:
        case FieldType::number:
        case FieldType::money: return counts(field, subjects);
        case FieldType::photo: return {{"1", std::to_string(field.max)}, false, false};
        case FieldType::date: found.values = dates(subjects, field.partial_date); return found;
        case FieldType::year: found.values = years(subjects); return found;
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::email:
        case FieldType::person_name:
        case FieldType::citizen_id:
        case FieldType::old_id:
        case FieldType::phone:
        case FieldType::address: found.values = words(subjects); return found;
    }
    return found;
}

}  // namespace

void add_subjects(const json& rule, RuleSubjects& to) {
    if (rule.is_string()) to.texts.insert(rule.get<std::string>());
    if (rule.is_number()) to.numbers.insert(rule.get<double>());
    if (rule.is_array())
        for (const json& element : rule) add_subjects(element, to);
    if (rule.is_object() && rule.size() == 1) add_operator(rule.begin().key(), rule.begin().value(), to);
}

PossibleAnswers possible_answers(const Field& field, std::string_view part, const RuleSubjects& subjects) {
    PossibleAnswers found = of_type(field, subjects);
    found.may_be_missing = !field.required || !part.empty();
    keep_each_once(found.values);
    return found;
}

}  // namespace motcua::content
