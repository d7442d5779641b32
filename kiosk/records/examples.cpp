#include "kiosk/records/examples.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "kiosk/content/strict_json.h"
#include "kiosk/records/slip.h"

namespace motcua::records {
namespace {

using nlohmann::json;

constexpr std::size_t kExamplesMax = 100;

const char* form_name(content::PaperForm form) {
    switch (form) {
        case content::PaperForm::shown: return "shown";
        case content::PaperForm::copy: return "copy";
        case content::PaperForm::certified_copy: return "certified_copy";
        case content::PaperForm::original: break;
    }
    return "original";
}

void read_answers(const json* answers, content::ObjectReader& reader, Example& example) {
    if (answers == nullptr || !answers->is_object()) return reader.flaw("answers", "must be an object {…}");
    for (const auto& [field, said] : answers->items()) {
        if (said.is_string())
            example.answers[field] = said.get<std::string>();
        else
            reader.flaw("answers", fmt::format("the answer to \"{}\" must be a text in quotes", field));
    }
}

Example read_example(const json& value, const std::string& place, content::ReadContext& context) {
    content::ObjectReader reader(value, place, context);
    Example example;
    example.name = reader.string("name");
    example.with_card = reader.flag_or("card", false);
    if (reader.has("on")) example.on = reader.day("on");
    read_answers(reader.value_or_null("answers"), reader, example);
    example.papers = reader.strings_or_none("papers");
    example.declaration = reader.strings_or_none("declaration");
    reader.done();
    return example;
}

std::string label_of(const content::Procedure& procedure, const std::string& field) {
    const content::Page* page = form::page_of_field(procedure, field);
    if (page == nullptr) return field;
    const auto found = std::find_if(page->fields.begin(), page->fields.end(),
                                    [&field](const content::Field& each) { return each.id == field; });
    return found == page->fields.end() ? field : fmt::format("{} ({})", found->label.vi, field);
}

std::string list_of(const std::vector<std::string>& words) {
    return words.empty() ? "không có gì" : fmt::format("{}", fmt::join(words, ", "));
}

class ExampleRun {
  public:
    ExampleRun(const Example& example, const content::Procedure& procedure, const content::Content& content)
        : example_(example), procedure_(procedure), content_(content) {}

    void answer(std::chrono::year_month_day today) {
        walk_ = form::walked(procedure_, example_.answers, example_.with_card, today);
        visible_ = form::visible_answers(procedure_, walk_.answers);
    }

    [[nodiscard]] Declaration paper(const Slip& slip = {}) const {
        return declaration(procedure_, walk_.answers, {&content_.words, {}, {}}, slip);
    }

    std::vector<std::string> problems(std::chrono::year_month_day today) {
        answer(today);
        check_answers();
        if (problems_.empty() && form::first_incomplete(procedure_, walk_.answers, today) != nullptr)
            problems_.emplace_back("Còn trang chưa trả lời xong.");
        check_papers();
        check_declaration();
        check_document();
        return std::move(problems_);
    }

  private:
    void check_answers() {
        const text::Words words{&content_.words, text::Language::vi, {}};
        for (const form::Unanswered& each : walk_.unanswered)
            problems_.push_back(
                fmt::format("Câu {}: {}", label_of(procedure_, each.field), words(each.problem)));
        for (const auto& [field, said] : example_.answers)
            if (visible_.find(field) == nullptr)
                problems_.push_back(
                    fmt::format("Câu {} có trả lời mà máy không hỏi tới.", label_of(procedure_, field)));
    }

    void check_papers() {
        std::vector<std::string> papers;
        for (const content::RequiredPaper& paper : procedure_.papers)
            if (form::holds(paper.when, visible_)) papers.emplace_back(form_name(paper.form));
        if (papers != example_.papers)
            problems_.push_back(fmt::format("Giấy tờ cần có: ví dụ ghi {}; máy tính ra {}.",
                                            list_of(example_.papers), list_of(papers)));
    }

    void check_declaration() {
        if (example_.declaration.empty()) return;
        const auto lines = as_read(paper());
        for (const std::string& line : example_.declaration) {
            const bool stands = std::any_of(lines.begin(), lines.end(),
                                            [&line](const Secret& each) { return view(each) == line; });
            if (!stands) problems_.push_back(fmt::format("Tờ khai không có dòng “{}”.", line));
        }
    }

    // Nothing that was said and asked is lost on the way to the clerk.
    void check_document() {
        const Secret made = form::example_document(procedure_, walk_.answers, content_.version);
        const json document = json::parse(view(made), nullptr, false);
        for (const auto& [field, said] : example_.answers)
            if (visible_.find(field) != nullptr && !document["answers"].contains(field))
                problems_.push_back(fmt::format("Hồ sơ gửi đi thiếu câu {}.", label_of(procedure_, field)));
    }

    const Example& example_;
    const content::Procedure& procedure_;
    const content::Content& content_;
    form::Walk walk_;
    form::Answers visible_;
    std::vector<std::string> problems_;
};

}  // namespace

Result<std::vector<Example>> parse_examples(std::string_view text) {
    content::Flaws flaws;
    const auto parsed = content::parse_strictly(text, "", flaws);
    std::vector<Example> examples;
    if (parsed && (!parsed->is_array() || parsed->empty() || parsed->size() > kExamplesMax)) {
        flaws.add({"", "", fmt::format("must be a list of 1 to {} examples", kExamplesMax)});
    } else if (parsed) {
        content::ReadContext context{"", flaws, {}, {}};
        for (std::size_t i = 0; i < parsed->size(); ++i)
            examples.push_back(read_example((*parsed)[i], fmt::format("/{}", i), context));
    }
    if (flaws.none()) return examples;
    const content::Flaw& flaw = flaws.all().front();
    return failure(fmt::format("{}: {}", flaw.place.empty() ? "/" : flaw.place, flaw.reason));
}

std::vector<std::string> problems_with(const Example& example, const content::Procedure& procedure,
                                       const content::Content& content, std::chrono::year_month_day today) {
    return ExampleRun(example, procedure, content).problems(example.on.value_or(today));
}

Declaration example_declaration(const Example& example, const content::Procedure& procedure,
                                const content::Content& content, std::chrono::year_month_day today) {
    Slip slip;
    slip.ward = content.locality.ward;
    slip.created.day = example.on.value_or(today);
    ExampleRun run(example, procedure, content);
    run.answer(slip.created.day);
    return run.paper(slip);
}

}  // namespace motcua::records
