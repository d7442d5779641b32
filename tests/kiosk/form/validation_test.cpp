#include <optional>
#include <string>

#include <doctest/doctest.h>

#include "kiosk/form/choices.h"
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

TEST_CASE("an old identity number has nine digits, or the twelve of the cards of 2012") {
    CHECK_FALSE(problem(FieldType::old_id, "205999001"));
    CHECK_FALSE(problem(FieldType::old_id, "049155999001"));
    for (const char* number : {"20599900", "2059990011", "04915599900", "0491559990011", "20599900a"}) {
        CAPTURE(number);
        CHECK(problem(FieldType::old_id, number) == T::problem_old_id);
    }
}

TEST_CASE("an address that a post office takes is taken") {
    for (const char* address :
         {"mau@gmail.com", "nguyen.thi.mau@example.com.vn", "m+viec@thu.example", "m_a-u@xn--d1a.example",
          "99@example.vn", "o'mau@example.org", "mau@hộpthư.example", "a@b.co", "MAU@Example.COM"}) {
        CAPTURE(address);
        CHECK_FALSE(problem(FieldType::email, address));
    }
}

TEST_CASE("what can be no address is asked again") {
    const std::string long_mailbox(65, 'a');
    for (const std::string address : {"mau",
                                      "@gmail.com",
                                      "mau@",
                                      "mau@gmail",
                                      "mau@gmail.",
                                      "mau@.com",
                                      "mau@gmail..com",
                                      "mau@@gmail.com",
                                      "m au@gmail.com",
                                      "mau@gmail.c",
                                      "mau@10.0.0.1",
                                      ".mau@gmail.com",
                                      "mau.@gmail.com",
                                      "m..au@gmail.com",
                                      "mau@-gmail.com",
                                      "mau@gmail-.com",
                                      "mau,thu@gmail.com",
                                      "<mau@gmail.com>",
                                      "mau@gm_ail.com",
                                      "mau\n@gmail.com",
                                      "mau@gmail.com\xFF"}) {
        CAPTURE(address);
        CHECK(problem(FieldType::email, address) == T::problem_email);
    }
    CHECK(problem(FieldType::email, long_mailbox + "@gmail.com") == T::problem_email);
}

TEST_CASE("a number stays between its ends and has the decimals that it may have") {
    Field area = field(FieldType::number);
    area.min = 1;
    area.max = 500;
    area.decimals = 2;
    for (const char* value : {"1", "75.5", "75.55", "500", "500.00"}) {
        CAPTURE(value);
        CHECK_FALSE(problem_with(area, value, kToday));
    }
    for (const char* value : {"0", "0.99", "500.01", "501", "75.555", ".5", "75.", "7.5.5", "75,5", "-1",
                              "1e2", " 1", "1234567890123"}) {
        CAPTURE(value);
        CHECK(problem_with(area, value, kToday) == T::problem_number);
    }
    area.decimals = 0;
    CHECK(problem_with(area, "75.5", kToday) == T::problem_number);
}

TEST_CASE("a sum of money goes up to 999 billion where the pack names no end") {
    CHECK_FALSE(problem(FieldType::money, "999999999999"));
    CHECK_FALSE(problem(FieldType::money, "0"));
    CHECK(problem(FieldType::money, "1500000.5") == T::problem_number);
    CHECK(problem(FieldType::money, "1000000000000") == T::problem_number);
}

TEST_CASE("several choices are some of what was offered; none of them only where none may be") {
    Field things = field(FieldType::choices);
    things.options = {{"cattle", {}, {}}, {"poultry", {}, {}}};
    const auto touched = [&](std::initializer_list<const char*> ids) {
        motcua::Secret value;
        for (const char* id : ids) value = motcua::form::with_touched(things, view(value), id);
        return value;
    };
    CHECK_FALSE(problem_with(things, view(touched({"cattle"})), kToday));
    CHECK_FALSE(problem_with(things, view(touched({"poultry", "cattle"})), kToday));
    CHECK(problem_with(things, "", kToday) == T::problem_choose_some);
    CHECK(problem_with(things, "cattle", kToday) == T::problem_choose_some);
    CHECK(problem_with(things, view(touched({"none"})), kToday) == T::problem_choose_some);
    things.required = false;
    CHECK_FALSE(problem_with(things, view(touched({"none"})), kToday));
    CHECK_FALSE(problem_with(things, "", kToday));
    CHECK(problem_with(things,
                       "\x1E"
                       "fish\x1E",
                       kToday) == T::problem_choose_some);
}

TEST_CASE("a date that must lie ahead is today or later, and within a lifetime") {
    Field until = any_date();
    until.in_time = motcua::content::InTime::future;
    for (const char* date : {"2026-11-23", "2026-11", "2026", "2027-01-01", "2126"}) {
        CAPTURE(date);
        CHECK_FALSE(problem_with(until, date, kToday));
    }
    for (const char* date : {"2026-11-22", "2026-10", "2025"}) {
        CAPTURE(date);
        CHECK(problem_with(until, date, kToday) == T::problem_date_past);
    }
    CHECK(problem_with(until, "2926-11-23", kToday) == T::problem_date_far);
    until.in_time = motcua::content::InTime::any;
    CHECK_FALSE(problem_with(until, "1999-01-01", kToday));
    CHECK_FALSE(problem_with(until, "2027-01-01", kToday));
}

TEST_CASE("a date is held against another one, by what both of them say") {
    Field to = any_date();
    to.not_before = "from";
    to.not_after = "end";
    motcua::form::Answers others;
    others.set("from", {motcua::secret("1980-05")});
    others.set("end", {motcua::secret("1990-06-15")});
    for (const char* date :
         {"1980-05-01", "1980-05", "1980", "1985-01-01", "1990", "1990-06", "1990-06-15"}) {
        CAPTURE(date);
        CHECK_FALSE(problem_with(to, date, kToday, others));
    }
    for (const char* date : {"1980-04-30", "1980-04", "1979"}) {
        CAPTURE(date);
        CHECK(problem_with(to, date, kToday, others) == T::problem_not_before);
    }
    for (const char* date : {"1990-06-16", "1990-07", "1991"}) {
        CAPTURE(date);
        CHECK(problem_with(to, date, kToday, others) == T::problem_not_after);
    }
    CHECK_FALSE(problem_with(to, "1950", kToday));  // where the others were not answered
}
