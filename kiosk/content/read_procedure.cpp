#include <deque>
#include <memory>

#include <nlohmann/json.hpp>

#include "kiosk/content/blocks.h"
#include "kiosk/content/read_content.h"
#include "kiosk/content/rule.h"
#include "kiosk/text/numerals.h"

namespace motcua::content {
namespace {

using nlohmann::json;

template <class E>
using Name = std::pair<std::string_view, E>;

constexpr std::array kFieldTypes{
    Name<FieldType>{"choice", FieldType::choice},
    Name<FieldType>{"yes_no", FieldType::choice},  // of these two
    Name<FieldType>{"choices", FieldType::choices},
    Name<FieldType>{"text", FieldType::text},
    Name<FieldType>{"long_text", FieldType::long_text},
    Name<FieldType>{"person_name", FieldType::person_name},
    Name<FieldType>{"citizen_id", FieldType::citizen_id},
    Name<FieldType>{"old_id", FieldType::old_id},
    Name<FieldType>{"phone", FieldType::phone},
    Name<FieldType>{"email", FieldType::email},
    Name<FieldType>{"date", FieldType::date},
    Name<FieldType>{"year", FieldType::year},
    Name<FieldType>{"count", FieldType::count},
    Name<FieldType>{"number", FieldType::number},
    Name<FieldType>{"money", FieldType::money},
    Name<FieldType>{"sex", FieldType::sex},
    Name<FieldType>{"address", FieldType::address},
    Name<FieldType>{"photo", FieldType::photo},
};
constexpr std::array kCardItems{
    Name<CardItem>{"none", CardItem::none},
    Name<CardItem>{"id", CardItem::id},
    Name<CardItem>{"old_id", CardItem::old_id},
    Name<CardItem>{"full_name", CardItem::full_name},
    Name<CardItem>{"birth_date", CardItem::birth_date},
    Name<CardItem>{"sex", CardItem::sex},
    Name<CardItem>{"address", CardItem::address},
    Name<CardItem>{"issue_date", CardItem::issue_date},
};
constexpr std::array kSuggests{
    Name<Suggests>{"nothing", Suggests::nothing},
    Name<Suggests>{"names", Suggests::names},
    Name<Suggests>{"places", Suggests::places},
};
constexpr std::array kInTime{
    Name<InTime>{"past", InTime::past},
    Name<InTime>{"future", InTime::future},
    Name<InTime>{"any", InTime::any},
};
constexpr std::array kKioskDoes{
    Name<KioskDoes>{"guide", KioskDoes::guide},
    Name<KioskDoes>{"fill", KioskDoes::fill},
    Name<KioskDoes>{"submit", KioskDoes::submit},
};
constexpr std::array kPaperForms{
    Name<PaperForm>{"shown", PaperForm::shown},
    Name<PaperForm>{"copy", PaperForm::copy},
    Name<PaperForm>{"certified_copy", PaperForm::certified_copy},
    Name<PaperForm>{"original", PaperForm::original},
};
constexpr std::array kTermUnits{
    Name<TermUnit>{"working_days", TermUnit::working_days},
    Name<TermUnit>{"days", TermUnit::days},
    Name<TermUnit>{"hours", TermUnit::hours},
};
constexpr std::array kChannels{
    Name<Channel>{"in_person", Channel::in_person},
    Name<Channel>{"online", Channel::online},
    Name<Channel>{"post", Channel::post},
};

constexpr int kTextLengthMax = 500;  // code points of a typed answer, at most
constexpr int kDecimalsMax = 3;
constexpr int kTermMax = 365;

class ProcedureReader {
  public:
    ProcedureReader(const json& part, std::string code, const Blocks& blocks, ReadContext& context)
        : part_(part), root_(part, "", context), blocks_(blocks), context_(context), code_(std::move(code)) {}

    Procedure read() {
        Procedure procedure;
        procedure.code = root_.string("code");
        if (procedure.code != code_) root_.flaw("code", "is not the one in the file's name");
        read_what_it_is(procedure);
        read_where(procedure);
        read_figures(procedure);
        root_.strings_or_none("remarks");  // sources and doubts, for whoever edits the file
        const std::vector<Expanded> pages = expanded(root_, part_, "pages");
        foresee_fields(pages);
        each_of(pages, [&](ObjectReader& page) { procedure.pages.push_back(read_page(page)); });
        learn_fields(procedure);
        procedure.papers_verified = root_.flag_or("papers_verified", false);
        root_.each("papers", [&](ObjectReader& paper) { procedure.papers.push_back(read_paper(paper)); });
        if (root_.has("declaration")) {
            root_.object("declaration", [&](ObjectReader& form) {
                procedure.declaration = read_declaration(form, part_["declaration"]);
            });
        }
        root_.done();
        return procedure;
    }

  private:
    void read_what_it_is(Procedure& procedure) {
        procedure.name = root_.bilingual("name");
        procedure.plain = root_.bilingual("plain");
        procedure.picture = root_.string_or_empty("picture");
        procedure.synonyms = root_.strings_or_none("synonyms");
        procedure.situations = root_.strings_or_none("situations");
        root_.each_or_none("replaces", [&procedure](ObjectReader& replaced) {
            procedure.replaces.push_back({replaced.string("code"), replaced.bilingual("why")});
        });
        root_.each_or_none("parts", [&procedure](ObjectReader& part) {
            const std::string code = part.string_or_empty("code");
            procedure.parts.push_back(
                {code, part.bilingual("name"), part.bilingual("receiver"), part.strings_or_none("fields")});
        });
        procedure.decision = root_.string_or_empty("decision");
        procedure.legal_basis = root_.words("legal_basis");
        procedure.result = root_.bilingual_or_empty("result");
    }

    void read_where(Procedure& procedure) {
        procedure.kiosk_does = root_.one_of("kiosk_does", kKioskDoes);
        procedure.submit_identity = root_.strings_or_none("submit_identity");
        procedure.chip_groups = root_.strings_or_none("chip_groups");
        procedure.channels = root_.some_of("channels", kChannels);
        procedure.in_person = root_.bilingual_or_empty("in_person");
        procedure.receiver = root_.bilingual("receiver");
        procedure.office = root_.string("office");
        procedure.counter = root_.string_or_empty("counter");
    }

    void read_figures(Procedure& procedure) {
        root_.each("fees", [&procedure](ObjectReader& fee) {
            Fee read{fee.bilingual("words"), fee.bilingual_or_empty("exemptions"),
                     fee.flag_or("verified", false)};
            if (fee.has("valid_from")) read.valid_from = fee.day("valid_from");
            if (fee.has("valid_to")) read.valid_to = fee.day("valid_to");
            procedure.fees.push_back(std::move(read));
        });
        root_.object("term", [&procedure](ObjectReader& term) {
            procedure.term.verified = term.flag_or("verified", false);
            procedure.term.value = term.integer_or("value", 0, 0, kTermMax);
            if (term.has("unit")) procedure.term.unit = term.one_of("unit", kTermUnits);
            procedure.term.note = term.bilingual_or_empty("note");
        });
    }

    // Pages or lines, as the blocks that they use tell them.
    std::vector<Expanded> expanded(ObjectReader& reader, const json& parent, const char* key) {
        if (reader.value_or_null(key) == nullptr) return {};
        return expand(parent[key], key, blocks_, context_.file, reader.place() + "/" + key, context_.flaws);
    }

    // A flaw stands in the file that says it.
    template <class Read>
    void each_of(const std::vector<Expanded>& elements, Read read) {
        const std::string file = context_.file;
        for (const Expanded& each : elements) {
            context_.file = each.file;
            ObjectReader element(each.value, each.place, context_);
            read(element);
            element.done();
        }
        context_.file = file;
    }

    // A rule that asks for a field of its own or a later page is told so.
    void foresee_fields(const std::vector<Expanded>& pages) {
        for (const Expanded& page : pages) {
            if (!page.value.is_object() || !page.value.contains("fields")) continue;
            for (const json& field : page.value["fields"])
                if (field.is_object() && field.contains("id") && field["id"].is_string())
                    known_.emplace(field["id"].get<std::string>(), nullptr);
        }
    }

    Origin here(const ObjectReader& reader) const { return {context_.file, reader.place()}; }

    Page read_page(ObjectReader& reader) {
        Page page;
        page.origin = here(reader);
        page.id = reader.string("id");
        page.question = reader.bilingual("question");
        page.hint = reader.bilingual_or_empty("hint");
        page.when = read_condition(reader);
        reader.each_or_none("fields", [&](ObjectReader& field) { page.fields.push_back(read_field(field)); });
        if (reader.has("person")) {
            reader.object("person", [&page](ObjectReader& person) {
                page.person = {person.bilingual("who"), person.strings_or_none("fields")};
                if (page.person.fields.empty())
                    person.flaw("fields", "a person is described by at least one");
            });
        }
        // A rule may only look back: forward it would decide about a page by what that page decides.
        for (const Field& field : page.fields) {
            earlier_.push_back(field);
            known_[field.id] = &earlier_.back();
            if (field.type != FieldType::address) continue;
            for (const AddressPart part : kAddressParts)
                known_[field.id + "." + std::string(name(part))] = &earlier_.back();
        }
        return page;
    }

    // So that a condition that looks ahead is told from one that is misspelt.
    void foresee_fields() {
        const auto each_in = [](const json& whole, const char* key, const auto& look) {
            if (!whole.is_object() || !whole.contains(key) || !whole[key].is_array()) return;
            for (const json& element : whole[key]) look(element);
        };
        each_in(part_, "pages", [&](const json& page) {
            each_in(page, "fields", [&](const json& field) {
                const bool has_id = field.is_object() && field.contains("id") && field["id"].is_string();
                if (has_id) known_.emplace(field["id"].get<std::string>(), nullptr);
            });
        });
    }

    Field read_field(ObjectReader& reader) {
        Field field;
        field.id = reader.string("id");
        field.type = reader.one_of("type", kFieldTypes);
        field.label = reader.bilingual("label");
        field.copied_as = reader.words_or_empty("copied_as");
        reader.each_or_none("options", [&field](ObjectReader& option) {
            const std::string id = option.string("id");
            field.options.push_back({id, option.bilingual("label"), option.bilingual_or_empty("help"),
                                     option.string_or_empty("picture")});
        });
        if (reader.has("from_card")) field.from_card = reader.one_of("from_card", kCardItems);
        if (field.type == FieldType::person_name) field.suggests = Suggests::names;
        if (field.type == FieldType::address) field.suggests = Suggests::places;
        if (reader.has("suggests")) field.suggests = reader.one_of("suggests", kSuggests);
        if (field.type == FieldType::email) field.suggests = Suggests::email_endings;
        if (const json* type = reader.value_or_null("type"); type != nullptr && *type == "yes_no")
            make_yes_no(reader, field);
        field.required = reader.flag_or("required", true);
        field.partial_date = reader.flag_or("partial_date", false);
        field.line_required = reader.flag_or("line_required", false);
        const bool is_amount = field.type == FieldType::number || field.type == FieldType::money;
        const auto most = is_amount ? static_cast<std::int64_t>(text::kNumberMax) : kTextLengthMax;
        field.min = reader.large_integer_or("min", 0, 0, most);
        field.max = reader.large_integer_or("max", 0, 0, most);
        field.decimals = reader.integer_or("decimals", 0, 0, kDecimalsMax);
        field.unit = reader.bilingual_or_empty("unit");
        if (reader.has("in_time")) field.in_time = reader.one_of("in_time", kInTime);
        field.not_before = reader.string_or_empty("not_before");
        field.not_after = reader.string_or_empty("not_after");
        field.initial = reader.string_or_empty("initial");
        return field;
    }

    // A choice with the machine's own words, unless the procedure has more to say.
    static void make_yes_no(ObjectReader& reader, Field& field) {
        constexpr std::array kIds{std::pair{"yes", text::T::answer_yes}, std::pair{"no", text::T::answer_no}};
        const text::Catalogue& words = *reader.context().words;
        const auto said = [&words](text::T key) {
            return LocalText{words.raw(key, text::Language::vi), words.raw(key, text::Language::en)};
        };
        if (field.options.empty())
            for (const auto& [id, key] : kIds) field.options.push_back({id, said(key), {}});
        const bool fits = field.options.size() == kIds.size() && field.options[0].id == kIds[0].first &&
                          field.options[1].id == kIds[1].first;
        if (!fits) reader.flaw("options", "must be \"yes\" and \"no\", in this order");
    }

    Condition read_condition(ObjectReader& reader) {
        const json* rule = reader.value_or_null("when");
        if (rule == nullptr) return {};
        if (const std::string flaw = flaw_of_rule(*rule, known_); !flaw.empty()) reader.flaw("when", flaw);
        return {std::make_shared<const json>(*rule)};
    }

    RequiredPaper read_paper(ObjectReader& reader) {
        RequiredPaper paper;
        paper.name = reader.bilingual("name");
        paper.form = reader.one_of("form", kPaperForms);
        paper.when = read_condition(reader);
        return paper;
    }

    DeclarationForm read_declaration(ObjectReader& reader, const json& part) {
        DeclarationForm form;
        form.form = reader.words_or_empty("form");
        form.title = reader.words("title");
        form.addressee = reader.words("addressee");
        each_of(expanded(reader, part, "lines"),
                [&](ObjectReader& line) { form.lines.push_back(read_line(line)); });
        form.pledge = reader.words("pledge");
        reader.each_or_none("signatures", [&](ObjectReader& place) {
            form.signatures.push_back({place.words("title"), place.words_or_empty("hint"),
                                       place.flag_or("applicant", false), read_condition(place)});
        });
        return form;
    }

    DeclarationLine read_line(ObjectReader& reader) {
        DeclarationLine line;
        line.origin = here(reader);
        line.when = read_condition(reader);
        if (reader.has("heading")) {
            line.kind = DeclarationLine::Kind::heading;
            line.words = reader.words("heading");
        } else if (reader.has("table")) {
            line.kind = DeclarationLine::Kind::table;
            line.table = read_table(reader);
        } else {
            line.words = reader.words("words");
            line.field = reader.string_or_empty("boxes");
            if (!line.field.empty()) line.kind = DeclarationLine::Kind::boxes;
        }
        return line;
    }

    DeclarationTable read_table(ObjectReader& line) {
        constexpr int kShareMax = 20;
        constexpr int kBlankMax = 12;
        DeclarationTable table;
        const json& part = *line.value_or_null("table");
        line.object("table", [&](ObjectReader& reader) {
            reader.each("columns", [&](ObjectReader& column) {
                table.columns.push_back({column.words("title"), column.integer_or("share", 1, 1, kShareMax)});
            });
            each_of(expanded(reader, part, "rows"), [&](ObjectReader& row) {
                table.rows.push_back({row.words_list("cells"), read_condition(row), here(row)});
            });
            table.blank = reader.integer_or("blank", 0, 0, kBlankMax);
        });
        return table;
    }

    // From here on papers and lines may speak of every field.
    void learn_fields(const Procedure& procedure) {
        for (const Page& page : procedure.pages) {
            for (const Field& field : page.fields) context_.field_tokens.insert(field.id);
        }
    }

    const json& part_;
    ObjectReader root_;
    const Blocks& blocks_;
    ReadContext& context_;
    std::string code_;
    std::deque<Field> earlier_;
    KnownFields known_;  // into earlier_; null: still to come
};

}  // namespace

Procedure read_procedure(const json& part, const std::string& code, const Blocks& blocks,
                         ReadContext& context) {
    return ProcedureReader(part, code, blocks, context).read();
}

}  // namespace motcua::content
