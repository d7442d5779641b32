#include <optional>
#include <string>

#include <doctest/doctest.h>

#include "kiosk/form/form.h"
#include "tests/support/clock.h"

using motcua::content::Field;
using motcua::content::FieldType;
using motcua::form::problem_with;
using motcua::tests::kToday;
using motcua::text::T;

namespace {

using Problem = std::optional<T>;

Field field(FieldType type) {
    Field made;
    made.id = "field";
    made.type = type;
    return made;
}

Field any_date() {
    Field date = field(FieldType::date);
    date.partial_date = true;
    return date;
}

Problem problem(FieldType type, const std::string& value) { return problem_with(field(type), value, kToday); }

}  // namespace

TEST_CASE("an empty answer is a problem only where one is required") {
    Field name = field(FieldType::person_name);
    CHECK(problem_with(name, "", kToday) == T::problem_required);
    name.required = false;
    CHECK_FALSE(problem_with(name, "", kToday));
    CHECK(problem_with(name, "123", kToday) == T::problem_name);
}

TEST_CASE("names of every people of Viet Nam are right as they are") {
    for (const char* name : {"Nguyễn Thị Mẫu", "Y Bhnướch Thử", "H' Niê Mẫu", "H’Hen Thử", "Alăng Mẫu", "Y",
                             "Anne-Marie Mẫu", "Đỗ Ví Dụ", "Jr. Thử"}) {
        CAPTURE(name);
        CHECK_FALSE(problem(FieldType::person_name, name));
    }
}

TEST_CASE("a name with digits, signs, no letter or broken bytes is asked again") {
    for (const char* name :
         {"Nguyễn Thị 2", "Mẫu@", "'", "   ", "Mẫu\n", "M\xE1\xBA", "\xFF", "Mẫu;", "🙂"}) {
        CAPTURE(name);
        CHECK(problem(FieldType::person_name, name) == T::problem_name);
    }
}

TEST_CASE("a name has at most 100 letters, counted as people count them") {
    std::string name;
    for (int i = 0; i < 100; ++i) name += "Ễ";
    CHECK_FALSE(problem(FieldType::person_name, name));
    CHECK(problem(FieldType::person_name, name + "Ễ") == T::problem_too_long);
}

TEST_CASE("a text keeps to its own length and holds nothing that paper cannot show") {
    Field text = field(FieldType::text);
    text.max = 5;
    CHECK_FALSE(problem_with(text, "Số 12", kToday));
    CHECK(problem_with(text, "Số 123", kToday) == T::problem_too_long);
    CHECK(problem_with(text, "a\tb", kToday) == T::problem_required);
    CHECK(problem_with(text, "   ", kToday) == T::problem_required);
    CHECK(problem_with(text, "\xC3", kToday) == T::problem_required);
    CHECK(problem_with(text,
                       "a\xE2\x80\xAE"
                       "b",
                       kToday) == T::problem_required);  // turns the writing around
}

TEST_CASE("a citizen number is twelve digits, whatever province it begins with") {
    CHECK_FALSE(problem(FieldType::citizen_id, "049155999001"));
    CHECK_FALSE(problem(FieldType::citizen_id, "199155999001"));
    for (const char* number :
         {"04915599900", "0491559990011", "04915599900a", "205999001", "٠٤٩١٥٥٩٩٩٠٠١", "049 155 999"}) {
        CAPTURE(number);
        CHECK(problem(FieldType::citizen_id, number) == T::problem_citizen_id);
    }
}

TEST_CASE("a phone is a mobile of ten digits or a landline of eleven") {
    CHECK_FALSE(problem(FieldType::phone, "0905999001"));
    CHECK_FALSE(problem(FieldType::phone, "02353999001"));
    for (const char* phone : {"905999001", "090599900", "09059990011", "0205999001", "0005999001",
                              "+84905999001", "0905 999001", "1905999001"}) {
        CAPTURE(phone);
        CHECK(problem(FieldType::phone, phone) == T::problem_phone);
    }
}

TEST_CASE("who knows only the year of a birth gives the year") {
    for (const char* date :
         {"1955-03-12", "1955-03", "1955", "2024-02-29", "2026-11-23", "2026-11", "2026"}) {
        CAPTURE(date);
        CHECK_FALSE(problem_with(any_date(), date, kToday));
    }
}

TEST_CASE("a day that is in no calendar is asked again") {
    for (const char* date : {"1955-02-30", "2023-02-29", "1955-13", "1955-00-01", "1899-12-31", "195",
                             "19550312", "1955/03/12", "1955-3-12", "1955-03-1a", "12-03-1955", "1955-0a"}) {
        CAPTURE(date);
        CHECK(problem_with(any_date(), date, kToday) == T::problem_date);
    }
}

TEST_CASE("a day that has not come is no birth, marriage, judgment or death") {
    for (const char* date : {"2026-11-24", "2026-12", "2027", "9999-12-31"}) {
        CAPTURE(date);
        CHECK(problem_with(any_date(), date, kToday) == T::problem_date_future);
    }
}

TEST_CASE("a whole date is asked for where half of one is not enough") {
    CHECK(problem(FieldType::date, "1955-03") == T::problem_date_whole);
    CHECK(problem(FieldType::date, "1955") == T::problem_date_whole);
    CHECK_FALSE(problem(FieldType::date, "1955-03-12"));
}

TEST_CASE("a year has four digits and has begun") {
    CHECK_FALSE(problem(FieldType::year, "1955"));
    CHECK_FALSE(problem(FieldType::year, "2026"));
    CHECK(problem(FieldType::year, "2027") == T::problem_date_future);
    CHECK(problem(FieldType::year, "55") == T::problem_year);
    CHECK(problem(FieldType::year, "1066") == T::problem_year);
    CHECK(problem(FieldType::year, "19a5") == T::problem_year);
}

TEST_CASE("a count stays between its ends") {
    Field count = field(FieldType::count);
    count.min = 1;
    count.max = 10;
    CHECK_FALSE(problem_with(count, "1", kToday));
    CHECK_FALSE(problem_with(count, "10", kToday));
    for (const char* value : {"0", "11", "-1", "1.5", "99999999999999999999", "a"}) {
        CAPTURE(value);
        CHECK(problem_with(count, value, kToday) == T::problem_count);
    }
}

TEST_CASE("a choice is one of what was offered") {
    Field choice = field(FieldType::choice);
    choice.options = {{"self", {}, {}}, {"other", {}, {}}};
    CHECK_FALSE(problem_with(choice, "self", kToday));
    CHECK(problem_with(choice, "nobody", kToday) == T::problem_required);
    CHECK_FALSE(problem(FieldType::sex, "F"));
    CHECK(problem(FieldType::sex, "female") == T::problem_required);
}
