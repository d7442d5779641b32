#include "kiosk/content/blocks.h"

#include <algorithm>

#include <fmt/format.h>

#include "kiosk/text/unicode.h"

namespace motcua::content {
namespace {

using nlohmann::json;

constexpr int kNestedMax = 4;  // blocks within blocks
// What all blocks of one procedure may become together, in bytes: many times what the longest one needs.
constexpr std::int64_t kExpandedMax = 4 * 1024 * 1024;
constexpr std::int64_t kElementCost = 128;  // of each list's element, whatever it says
constexpr std::size_t kTokenMax = 300;      // bytes of a name or of who a block is about

// What stands for a token, in each language.
struct Said {
    std::string vi;
    std::string en;
};
using Tokens = std::map<std::string, Said, std::less<>>;

void replace_all(std::string& text, const std::string& token, const std::string& by) {
    for (std::size_t at = text.find(token); at != std::string::npos; at = text.find(token, at + by.size()))
        text.replace(at, token.size(), by);
}

// Every text in `value`; which language it is, the key above it says.
void put_tokens(json& value, const Tokens& tokens, bool english) {
    if (value.is_string()) {
        auto text = value.get<std::string>();
        for (const auto& [name, said] : tokens) {
            const std::string& by = english ? said.en : said.vi;
            replace_all(text, "{" + name + "}", by);
        }
        value = std::move(text);
        return;
    }
    if (!value.is_structured()) return;
    for (const auto& entry : value.items())
        put_tokens(entry.value(), tokens,
                   value.is_object() ? entry.key() == "en" || (english && entry.key() != "vi") : english);
}

// Roughly what it takes in memory.
std::int64_t size_of(const json& value) {
    std::int64_t size = kElementCost;
    if (value.is_string()) size += static_cast<std::int64_t>(value.get_ref<const std::string&>().size());
    if (value.is_structured())
        for (const json& each : value) size += size_of(each);
    return size;
}

// Both must hold.
void add_condition(json& page, const json& when) {
    if (when.is_null() || !page.is_object()) return;
    page["when"] = page.contains("when") ? json{{"and", json::array({when, page["when"]})}} : when;
}

class Expansion {
  public:
    Expansion(const char* kind, const Blocks& blocks, Flaws& flaws)
        : kind_(kind), blocks_(blocks), flaws_(flaws) {}

    std::vector<Expanded> of(const json& list, const std::string& file, const std::string& place) {
        walk(list, file, place, 0);
        if (left_ < 0) {
            flaws_.add({file, place, fmt::format("becomes more than {} MB", kExpandedMax / 1024 / 1024)});
            out_.clear();
        }
        const std::size_t most = std::string_view(kind_) == "pages" ? kPagesMax : kLinesMax;
        if (out_.size() > most) {
            flaws_.add({file, place, fmt::format("{} of them, at most {}", out_.size(), most)});
            out_.clear();
        }
        return std::move(out_);
    }

  private:
    // False once all of it together is more than blocks may become: then nothing goes on.
    bool spend(std::int64_t bytes) { return (left_ -= bytes) >= 0; }

    void walk(const json& list, const std::string& file, const std::string& place, int nested) {
        if (!list.is_array() || list.size() > kListMax)
            return flaws_.add({file, place, fmt::format("must be a list of at most {}", kListMax)});
        if (nested > kNestedMax)
            return flaws_.add({file, place, fmt::format("nested in more than {} blocks", kNestedMax)});
        for (std::size_t i = 0; i < list.size() && out_.size() <= kLinesMax; ++i) {
            if (!spend(kElementCost)) return;
            const json& element = list[i];
            const std::string here = fmt::format("{}/{}", place, i);
            if (element.is_object() && element.contains("use"))
                use(element, file, here, nested);
            else if (element.is_object() && element.contains("repeat"))
                repeat(element, file, here, nested);
            else
                out_.push_back({element, file, here});
        }
    }

    void use(const json& element, const std::string& file, const std::string& place, int nested) {
        ReadContext context{file, flaws_, {}, {}};
        ObjectReader reader(element, place, context);
        const std::string name = reader.string("use");
        const std::string as = reader.string_or_empty("as");
        const std::vector<std::string> only = reader.strings_or_none("only");
        const json* when = reader.value_or_null("when");
        Tokens tokens{{"as", {as, as}}};
        if (reader.has("who")) add_who(tokens, reader.bilingual("who"));
        reader.done();
        for (const auto& [token, said] : tokens)
            if (said.vi.size() > kTokenMax || said.en.size() > kTokenMax)
                return reader.flaw(token == "as" ? "as" : "who",
                                   fmt::format("longer than {} bytes", kTokenMax));
        const auto block = blocks_.find(name);
        if (block == blocks_.end())
            return reader.flaw("use", fmt::format("there is no blocks/{}.json", name));
        const std::string block_file = fmt::format("blocks/{}.json", name);
        if (!block->second->is_object() || !block->second->contains(kind_)) {
            if (std::string_view(kind_) == "pages") reader.flaw("use", block_file + " asks nothing");
            return;
        }
        if (!spend(size_of(block->second->at(kind_)))) return;
        json list = chosen(block->second->at(kind_), only, reader);
        put_tokens(list, tokens, false);
        add_to_each(list, when);
        walk(list, block_file, fmt::format("/{}", kind_), nested + 1);
    }

    void add_to_each(json& list, const json* when) {
        if (when == nullptr || !list.is_array()) return;
        if (!spend(size_of(*when) * static_cast<std::int64_t>(list.size()))) return list.clear();
        for (json& each : list) add_condition(each, *when);
    }

    static void add_who(Tokens& tokens, const LocalText& who) {
        tokens["who"] = {who.vi, who.en};
        tokens["Who"] = {text::capitalised(who.vi), text::capitalised(who.en)};
    }

    // What the page or line of a block is about: "name" of "{as}.name".
    [[nodiscard]] static std::string subject(const json& element) {
        const auto text_of = [&element](const char* key) {
            return element.is_object() && element.contains(key) && element[key].is_string()
                       ? element[key].get<std::string>()
                       : std::string();
        };
        if (const std::string of = text_of("of"); !of.empty()) return of;
        return after_name(text_of("id"));
    }
    static std::string after_name(const std::string& id) {
        const auto dot = id.find('.');
        return dot == std::string::npos ? id : id.substr(dot + 1);
    }

    json chosen(const json& list, const std::vector<std::string>& only, ObjectReader& reader) {
        const auto kept = [&only](const std::string& about) {
            return only.empty() || std::find(only.begin(), only.end(), about) != only.end();
        };
        json out = json::array();
        bool card_left_out = false;
        for (const json& element : list) {
            const bool asks_for_card = element.is_object() && element.contains("person");
            if (!kept(subject(element))) {
                card_left_out = card_left_out || asks_for_card;
                continue;
            }
            out.push_back(element);
            if (out.back().is_object()) out.back().erase("of");
            if (asks_for_card) keep_fields(out.back()["person"], kept);
        }
        if (card_left_out) forget_cards(out);
        if (std::string_view(kind_) == "pages" && out.size() < only.size())
            reader.flaw("only", "names a page that the block does not have");
        return out;
    }

    template <class Kept>
    static void keep_fields(json& person, Kept kept) {
        if (!person.is_object() || !person.contains("fields") || !person["fields"].is_array()) return;
        json fields = json::array();
        for (const json& field : person["fields"])
            if (field.is_string() && kept(after_name(field.get<std::string>()))) fields.push_back(field);
        person["fields"] = std::move(fields);
    }

    // Without that page there is no card of this person: it would be taken for the resident's own.
    static void forget_cards(json& pages) {
        for (json& page : pages) {
            if (!page.is_object() || !page.contains("fields") || !page["fields"].is_array()) continue;
            for (json& field : page["fields"])
                if (field.is_object()) field.erase("from_card");
        }
    }

    void repeat(const json& element, const std::string& file, const std::string& place, int nested) {
        ReadContext context{file, flaws_, {}, {}};
        ObjectReader reader(element, place, context);
        reader.string("repeat");
        const std::string count = reader.string("count");
        const int most = reader.integer("most", 1, kRepeatMost);
        const json* list = reader.value_or_null(kind_);
        const json* also = reader.value_or_null("when");
        reader.done();
        if (list == nullptr) return reader.flaw(kind_, "is missing");
        for (int n = 1; n <= most; ++n) {
            if (!spend(size_of(*list))) return;
            json copy = *list;
            const std::string number = std::to_string(n);
            put_tokens(copy, {{"n", {number, number}}}, false);
            const json when{{">=", json::array({json{{"var", count}}, n})}};
            add_to_each(copy, &when);
            add_to_each(copy, also);
            walk(copy, file, place + "/" + kind_, nested + 1);
        }
    }

    const char* kind_;
    const Blocks& blocks_;
    Flaws& flaws_;
    std::vector<Expanded> out_;
    std::int64_t left_ = kExpandedMax;
};

}  // namespace

std::vector<Expanded> expand(const json& list, const char* kind, const Blocks& blocks,
                             const std::string& file, const std::string& place, Flaws& flaws) {
    return Expansion(kind, blocks, flaws).of(list, file, place);
}

}  // namespace motcua::content
