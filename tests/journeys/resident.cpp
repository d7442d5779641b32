#include "resident.h"

#include <doctest/doctest.h>

#include "tests/support/journey.h"
#include "tests/support/ward.h"

namespace motcua::tests {

using content::Field;
using content::FieldType;
using nlohmann::json;

namespace {

constexpr int kScreensMax = 400;
constexpr const char* kContinue = "question.continue";

std::string next_of(std::string& said) {
    const std::size_t end = std::min(said.find('|'), said.size());
    const std::string first = said.substr(0, end);
    said.erase(0, end + 1);
    return first;
}

constexpr std::size_t kYearSize = 4;   // "2019"
constexpr std::size_t kMonthSize = 7;  // "2019-12"

// "2019-12-31" as it is typed: 31122019; of a year or a month, what is known.
std::string day_first(const std::string& iso) {
    const std::string year = iso.substr(0, kYearSize);
    if (iso.size() == kYearSize) return year;
    if (iso.size() == kMonthSize) return iso.substr(5) + year;
    return iso.substr(8) + iso.substr(5, 2) + year;
}

}  // namespace

void Resident::do_step(const json& step) {
    const auto reply = kiosk_.step(step);
    REQUIRE_MESSAGE(reply.has_value(), step.dump());
    REQUIRE_MESSAGE(reply->value("ok", false), step.dump(), " ", reply->value("error", ""), " after ",
                    plan_.procedure->code);
}

void Resident::see() {
    const auto reply = kiosk_.step({{"tree", true}});
    REQUIRE(reply.has_value());
    screen_ = reply->value("screen", "");
    widgets_.clear();
    for (const json& widget : reply->at("tree").at("widgets"))
        widgets_[widget.value("id", "")] = widget.value("value", "");
}

std::string Resident::what_stands() const {
    std::string all = screen_ + ":";
    for (const auto& [id, value] : widgets_) all += " " + id;
    return all;
}

// The longest of the ids that the widgets begin with: "child.name" before "child".
const Field* Resident::asked() const {
    const Field* found = nullptr;
    for (const content::Page& page : plan_.procedure->pages)
        for (const Field& field : page.fields) {
            const std::string id = "question." + field.id;
            const auto widget = widgets_.lower_bound(id);
            const bool stands = widget != widgets_.end() && widget->first.rfind(id, 0) == 0 &&
                                (widget->first.size() == id.size() || widget->first[id.size()] == '.');
            if (stands && (!found || field.id.size() > found->id.size())) found = &field;
        }
    return found;
}

// Another invented person each time, born a year later.
void Resident::show_next_card() {
    const std::string year = std::to_string(60 + cards_);
    do_step({{"scan", "0490" + year + "99900" + std::to_string(cards_ % 10) + "||Trần Văn Thử|010519" + year +
                          "|Nam|Khối phố Mẫu, Tân Thạnh, Tam Kỳ, Quảng Nam|10052021"},
             {"as", "qr"}});
    ++cards_;
}

void Resident::count_to(const Field& field, int wanted) {
    const std::string id = "question." + field.id;
    const int stands = std::stoi(widgets_.at(id));
    for (int n = stands; n < wanted; ++n) do_step({{"tap", id + ".plus"}});
    for (int n = stands; n > wanted; --n) do_step({{"tap", id + ".minus"}});
}

void Resident::answer_address(const Field& field, const std::string& said) {
    const std::string id = "question." + field.id;
    const content::Locality& here = ward_content()->locality;
    if (stands(id + ".here")) {
        const std::string home = here.province.vi + "|" + here.ward.vi + "|";
        const bool is_here = said.rfind(home, 0) == 0;
        said_[field.id] = is_here ? said.substr(home.size()) : said;
        return touch(id + (is_here ? ".here" : ".elsewhere"));
    }
    const std::string part = next_of(said_[field.id]);
    if (!part.empty()) do_step({{"type", part}});
    see();
    if (stands(id + ".place_1")) touch(id + ".place_1");
}

void Resident::answer(const Field& field, const std::string& said) {
    const std::string id = "question." + field.id;
    switch (field.type) {
        case FieldType::choice:
        case FieldType::sex: return touch(id + "." + said);
        case FieldType::choices:
            for (std::string left = said; !left.empty();) touch(id + "." + next_of(left));
            return;
        case FieldType::count: return count_to(field, std::stoi(said));
        case FieldType::address: return answer_address(field, said);
        case FieldType::date:
            if (said.size() == kYearSize) touch(id + ".only_year");
            if (said.size() == kMonthSize) touch(id + ".only_month");
            return do_step({{"type", day_first(said)}});
        case FieldType::photo: return;
        default: return do_step({{"type", said}});
    }
}

void Resident::answer_photo() {
    if (plan_.route == Route::longest) {
        touch("photo.take");
        do_step({{"paper", kPaperTitle}});
        touch("photo.keep");
    }
    touch(kContinue);
}

void Resident::answer_question() {
    const Field* field = asked();
    if (!field) {
        if (stands("photo.take")) return answer_photo();
        if (plan_.route == Route::shortest) return show_next_card();
        return touch(kContinue);  // they are to be typed
    }
    const auto said = plan_.sheet.find(field->id);
    if (said != plan_.sheet.end()) answer(*field, said->second);
    touch(kContinue);
    see();
    const std::string problem = "question." + field->id + ".problem";
    REQUIRE_MESSAGE(!stands(problem), plan_.procedure->code, " ", field->id, " ",
                    said == plan_.sheet.end() ? "" : said->second);
}

bool Resident::go_on() {
    see();
    if (stands("unit.right")) {
        touch("unit.right");
    } else if (stands("scan.person_yes")) {
        touch("scan.person_yes");
    } else if (screen_ == "overview") {
        touch("overview.begin");
    } else if (screen_ == "notice") {
        touch("notice.read");
    } else if (screen_ == "scan" && plan_.route == Route::shortest) {
        do_step({{"scan", kCardPayload}, {"as", "qr"}});
    } else if (screen_ == "scan") {
        touch("scan.no_card");
    } else if (screen_ == "question") {
        answer_question();
    } else {
        return false;
    }
    return true;
}

void Resident::go() {
    CAPTURE(plan_.procedure->code);
    do_step({{"scan", "https://dichvucong.gov.vn/thu-tuc-hanh-chinh?ma_thu_tuc=" + plan_.procedure->code},
             {"as", "qr"}});
    int screens = 0;
    while (go_on()) REQUIRE_MESSAGE(++screens < kScreensMax, what_stands());
    if (plan_.procedure->kiosk_does != content::KioskDoes::guide) {
        REQUIRE(screen_ == "review");
        for (const json& step : steps_to_receipt()) do_step(step);
        touch("receipt.done");
        touch("rating.5");
    }
    do_step({{"expect", {{"screen", "home"}}}});
}

}  // namespace motcua::tests
