// The kinds of field that the previews' own procedure does not have, each as it is filled and as it is wrong.
#include "ui/screens/preview_fields.h"

#include <fmt/format.h>

#include "kiosk/form/choices.h"
#include "ui/screens/preview_models.h"

namespace motcua::ui {
namespace {

using namespace preview;
using content::FieldType;
using journey::Model;
using text::LocalText;
using text::T;

content::Field some_field(FieldType type, std::string id, LocalText label) {
    content::Field field;
    field.id = std::move(id);
    field.type = type;
    field.label = std::move(label);
    return field;
}

struct Asked {
    content::Field field;
    LocalText question;
    [[nodiscard]] Model with(std::string_view answer, std::optional<T> problem = std::nullopt) const {
        return asking_of(field, question, answer, problem);
    }
};

Asked yes_no() {
    content::Field field = some_field(FieldType::choice, "old_papers", {"Còn giấy tờ cũ", "Old papers"});
    field.options = {{"yes", {"Có", "Yes"}, {}},
                     {"no", {"Không", "No"}, {"Cán bộ sẽ tìm trong sổ.", "Staff will look in the book."}}};
    return {field, {"{Xh} còn giữ giấy khai sinh cũ không?", "Do you still have the old birth certificate?"}};
}

Asked choices(bool required) {
    content::Field field =
        some_field(FieldType::choices, "household.has", {"Trong nhà có", "In the household"});
    field.required = required;
    field.options = {
        {"old", {"Người từ 80 tuổi trở lên", "Somebody of 80 and over"}, {}, "elder"},
        {"child", {"Trẻ em dưới 16 tuổi", "A child under 16"}, {}, "child"},
        {"ill",
         {"Người bệnh nặng, người khuyết tật", "Somebody seriously ill or disabled"},
         {"Có giấy xác nhận.", "With a certificate."},
         "hands"},
        {"merit", {"Người có công với cách mạng", "A person of merit"}, {}, {}},
        {"no_work", {"Người trong tuổi lao động không có việc", "An adult without work"}, {}, {}}};
    return {field, {"Nhà {xh} có những ai?", "Who lives in your household?"}};
}

Secret ticked(const content::Field& field, std::initializer_list<std::string_view> ids) {
    Secret value;
    for (const std::string_view id : ids) value = form::with_touched(field, view(value), id);
    return value;
}

Asked reason() {
    return {some_field(FieldType::long_text, "reason", {"Lý do", "Reason"}),
            {"Vì sao {xh} cần cải chính?", "Why is the correction needed?"}};
}

// As long as a pack lets one be.
std::string long_reason(std::size_t sentences) {
    std::string words;
    for (std::size_t n = 1; n <= sentences; ++n)
        words +=
            fmt::format("{}Lần {}, tên đệm trong giấy khai sinh bị ghi sai một chữ.", n > 1 ? " " : "", n);
    return words;
}

Asked email() {
    content::Field field = some_field(FieldType::email, "contact.email", {"Thư điện tử", "E-mail"});
    field.suggests = content::Suggests::email_endings;
    field.required = false;
    return {field, {"Địa chỉ thư điện tử của {xh} là gì?", "What is your e-mail address?"}};
}

Asked area() {
    content::Field field = some_field(FieldType::number, "house.area", {"Diện tích nhà", "Floor area"});
    field.unit = {"m²", "m²"};
    field.decimals = 1;
    field.min = 1;
    field.max = 2000;
    return {field, {"Nhà rộng bao nhiêu mét vuông?", "How large is the house?"}};
}

Asked income() {
    content::Field field =
        some_field(FieldType::money, "household.income", {"Thu nhập một tháng", "Monthly income"});
    field.min = 1000;
    return {field, {"Một tháng cả nhà thu nhập bao nhiêu?", "What does the household earn a month?"}};
}

Asked old_id() {
    return {
        some_field(FieldType::old_id, "subject.old_id", {"Số chứng minh nhân dân", "Old identity number"}),
        {"Số chứng minh nhân dân cũ là số nào?", "What is the old identity number?"}};
}

Asked until() {
    content::Field field = some_field(FieldType::date, "stay.until", {"Tạm trú đến ngày", "Stays until"});
    field.in_time = content::InTime::future;
    field.not_before = "applicant.birth_date";
    field.not_after = "applicant.birth_date";
    return {field, {"{Xh} tạm trú đến ngày nào?", "Until when do you stay?"}};
}

Model reviewed() {
    Model model = answered(journey::place::Review{});
    auto content = std::make_shared<content::Content>(*model.machine.content);
    const Asked several = choices(false);
    const std::vector<std::pair<Asked, Secret>> all{
        {yes_no(), secret("no")},           {several, ticked(several.field, {"old", "ill"})},
        {reason(), secret(long_reason(8))}, {email(), secret("nguyen.thi.mau@example.com.vn")},
        {area(), secret("75.5")},           {income(), secret("1500000")},
        {old_id(), secret("205999001")},    {until(), secret("2027-06-30")}};
    auto& pages = content->procedures.front().pages;
    pages.clear();
    for (const auto& [asked, answer] : all) {
        content::Page page;
        page.id = asked.field.id;
        page.fields.push_back(asked.field);
        pages.push_back(std::move(page));
        model.visit->answers.set(asked.field.id, {answer});
    }
    model.machine.content = std::move(content);
    return model;
}

}  // namespace

void add_fields(std::vector<Preview>& list) {
    const auto add = [&](std::string_view name, Model model) {
        list.push_back({fmt::format("question.{}", name), std::move(model), kNow});
    };
    add("yes_no", yes_no().with("no"));
    const Asked some = choices(true);
    const Asked perhaps = choices(false);
    add("choices", perhaps.with(view(ticked(perhaps.field, {"old", "ill"}))));
    add("choices.none", perhaps.with(view(ticked(perhaps.field, {"none"}))));
    add("choices.problem", some.with("", T::problem_choose_some));
    add("lines", reason().with("Tên đệm trong giấy khai sinh của tôi bị ghi sai một chữ."));
    add("lines.empty", reason().with(""));
    add("lines.many", reason().with(long_reason(8)));
    add("lines.problem", reason().with(long_reason(10), T::problem_too_long));
    add("email", email().with("nguyenthimau"));
    add("email.empty", email().with(""));
    add("email.whole", email().with("nguyen.thi.mau@example.com.vn"));
    add("email.problem", email().with("mau@gmail", T::problem_email));
    add("amount", area().with("75.5"));
    add("amount.empty", area().with(""));
    add("amount.problem", area().with("20000", T::problem_number));
    add("money", income().with("1500000"));
    add("money.empty", income().with(""));
    add("money.most", income().with("999999999999"));
    add("money.problem", income().with("999", T::problem_number));
    add("old_id", old_id().with("205999001"));
    add("old_id.problem", old_id().with("20599900", T::problem_old_id));
    add("date_over", until().with("2026-01-02", T::problem_date_past));
    add("date_far", until().with("2926-01-02", T::problem_date_far));
    add("date_not_before", until().with("1950-01-02", T::problem_not_before));
    add("date_not_after", until().with("2027-01-02", T::problem_not_after));
    list.push_back({"review.fields", reviewed(), kNow});
    list.push_back({"review.fields.last_page",
                    changed(reviewed(), [](Model& m) { m.visit->place = journey::place::Review{9}; }), kNow});
}

}  // namespace motcua::ui
