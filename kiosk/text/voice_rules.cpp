#include "kiosk/text/voice_rules.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "kiosk/text/built_in_voice.inc"  // generated at configure time

namespace motcua::text {
namespace {

using nlohmann::json;
using Tongue = VoiceRules::Tongue;

constexpr std::size_t kBytesMax = 64 * 1024;
constexpr std::size_t kWordsBytesMax = 200;

struct Section {
    std::string_view name;
    VoiceRules::Table Tongue::*table;
};
constexpr std::array<Section, 7> kSections{{{"phrases", &Tongue::phrases},
                                            {"letters", &Tongue::letters},
                                            {"issuers", &Tongue::issuers},
                                            {"units", &Tongue::units},
                                            {"signs", &Tongue::signs},
                                            {"address_signs", &Tongue::address_signs},
                                            {"patterns", &Tongue::patterns}}};

Status<> read_table(const std::string& place, const json& words, VoiceRules::Table& table) {
    if (!words.is_object()) return failure(place + ": not an object");
    for (const auto& [written, spoken] : words.items()) {
        const auto* const text = spoken.get_ptr<const std::string*>();
        if (written.empty() || text == nullptr || text->size() > kWordsBytesMax)
            return failure(
                fmt::format("{}/{:.60}: not a text of at most {} bytes", place, written, kWordsBytesMax));
        table[written] = *text;
    }
    return {};
}

Status<> read_tongue(const std::string& place, const json& sections, Tongue& tongue) {
    if (!sections.is_object()) return failure(place + ": not an object");
    for (const auto& [name, words] : sections.items()) {
        bool known = false;
        for (const Section& section : kSections) {
            if (section.name != name) continue;
            known = true;
            if (auto read = read_table(place + "/" + name, words, tongue.*section.table); !read) return read;
        }
        if (!known) return failure(fmt::format("{}: unknown table {:.60}", place, name));
    }
    return {};
}

Status<> lay_over(std::string_view text, std::array<Tongue, 2>& tongues) {
    if (text.size() > kBytesMax) return failure(fmt::format("more than {} bytes", kBytesMax));
    const json file = json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!file.is_object()) return failure("not one JSON object");
    for (const auto& [language, sections] : file.items()) {
        if (language != "vi" && language != "en")
            return failure(fmt::format("unknown language {:.20}", language));
        Tongue& tongue = tongues[static_cast<std::size_t>(language == "vi" ? Language::vi : Language::en)];
        if (auto read = read_tongue(language, sections, tongue); !read) return read;
    }
    return {};
}

}  // namespace

std::string_view VoiceRules::Tongue::pattern(std::string_view name) const {
    const auto found = patterns.find(name);
    return found == patterns.end() ? std::string_view() : std::string_view(found->second);
}

const VoiceRules& VoiceRules::built_in() {
    // Built in wrong they are empty, and a test looks at what is said.
    static const VoiceRules rules = [] {
        VoiceRules read;
        if (!lay_over(kBuiltInVoice, read.tongues_)) read.tongues_ = {};
        return read;
    }();
    return rules;
}

Result<VoiceRules> VoiceRules::parse(std::string_view json) {
    VoiceRules layered = built_in();
    if (auto read = lay_over(json, layered.tongues_); !read) return tl::unexpected(read.error());
    return layered;
}

}  // namespace motcua::text
