#include "kiosk/content/check.h"

#include <set>

#include <fmt/format.h>

#include "kiosk/content/source.h"

namespace motcua::content {
namespace {

using nlohmann::json;

constexpr std::size_t kWarningsMax = 5000;

// Where a pack tells the machine's own sentences it tells all of them: else one would speak as the program
// was built, which no officer ever read.
void check_text_keys(const Parts& parts, Flaws& flaws) {
    for (const char* file : {"text/vi.json", "text/en.json"}) {
        const auto part = parts.find(file);
        if (part == parts.end()) {
            flaws.add({file, "", "is missing"});
            continue;
        }
        for (std::size_t i = 0; i < static_cast<std::size_t>(text::T::count_); ++i) {
            const std::string key(text::key_name(static_cast<text::T>(i)));
            if (!part->second.contains(key))
                flaws.add({file, "", fmt::format("the sentence \"{}\" is missing", key)});
        }
    }
}

void check_linked_parts(const Content& content, Flaws& flaws) {
    for (const Procedure& procedure : content.procedures)
        for (std::size_t i = 0; i < procedure.parts.size(); ++i) {
            const std::string& code = procedure.parts[i].code;
            if (code.empty() || content.find(code) != nullptr) continue;
            flaws.add({"procedures/" + procedure.code + ".json", fmt::format("/parts/{}/code", i),
                       fmt::format("\"{}\" is not in the pack", code)});
        }
}

std::string said_of_itself(const json& part, const char* key) {
    return part.is_object() ? part.value(json::json_pointer(std::string("/") + key), std::string()) : "";
}

// "revised" and "overrides" are versions, wherever they stand.
bool are_versions(const Layer& layer, Flaws& flaws) {
    bool all = true;
    for (const auto& [name, part] : layer.parts)
        for (const char* key : {kRevised, kOverrides}) {
            if (!part.is_object() || !part.contains(key)) continue;
            const json& value = part[key];
            if (value.is_string() && is_version(value.get_ref<const std::string&>())) continue;
            flaws.add(
                {(layer.folder / name).string(), fmt::format("/{}", key), "is no version like 2026.11.1"});
            all = false;
        }
    return all;
}

// What was written over a file that has changed since may be old law.
void check_override(const Layer& over, const std::string& name, const Layer& below, Flaws& flaws) {
    const std::string revised = said_of_itself(below.parts.at(name), kRevised);
    if (revised.empty()) return;
    std::string seen = said_of_itself(over.parts.at(name), kOverrides);
    const auto pack = over.parts.find("pack.json");
    if (seen.empty() && pack != over.parts.end()) seen = said_of_itself(pack->second, kOverrides);
    if (!seen.empty() && !newer_than(revised, seen)) return;
    const std::string file = (over.folder / name).string();
    flaws.add({file, "",
               fmt::format("overrides {}, revised with {}, as it was {}", (below.folder / name).string(),
                           revised, seen.empty() ? "at a time that is not said" : "with " + seen)});
}

void check_overrides(const std::vector<Layer>& layers, Flaws& flaws) {
    bool all_versions = true;
    for (const Layer& layer : layers) all_versions = are_versions(layer, flaws) && all_versions;
    if (!all_versions) return;
    for (std::size_t over = 1; over < layers.size(); ++over)
        for (const auto& [name, part] : layers[over].parts)
            for (std::size_t below = over; below-- > 0;) {
                if (layers[below].parts.count(name) == 0) continue;
                check_override(layers[over], name, layers[below], flaws);
                break;
            }
}

void collect_used(const json& value, std::set<std::string>& used) {
    if (value.is_object() && value.contains("use") && value["use"].is_string())
        used.insert(value["use"].get<std::string>());
    if (value.is_structured())
        for (const json& each : value) collect_used(each, used);
}

void warn_of_unused_blocks(const Parts& parts, Flaws& warnings) {
    constexpr std::string_view kFolder = "blocks/";
    constexpr std::string_view kEnding = ".json";
    std::set<std::string> used;
    for (const auto& [name, part] : parts) collect_used(part, used);
    for (const auto& [name, part] : parts) {
        if (name.rfind(kFolder, 0) != 0) continue;
        const std::string block = name.substr(kFolder.size(), name.size() - kFolder.size() - kEnding.size());
        if (used.count(block) == 0)
            warnings.add({name, "", "is used by no procedure: nobody reaches its pages"});
    }
}

void warn_of_unverified(const Content& content, Flaws& warnings) {
    for (const Procedure& procedure : content.procedures) {
        const std::string file = "procedures/" + procedure.code + ".json";
        for (std::size_t i = 0; i < procedure.fees.size(); ++i)
            if (!procedure.fees[i].verified)
                warnings.add({file, fmt::format("/fees/{}", i), "the fee is not verified"});
        if (!procedure.term.verified) warnings.add({file, "/term", "the term is not verified"});
        if (!procedure.papers_verified) warnings.add({file, "/papers", "the papers are not verified"});
        if (procedure.decision.empty()) warnings.add({file, "/decision", "the decision's number is missing"});
    }
    for (const Office& office : content.offices)
        if (!office.verified) warnings.add({"offices.json", "/" + office.id, "the office is not verified"});
}

// A layer that says a sentence anew in one language leaves the old meaning in the other.
void warn_of_half_sentences(const std::vector<Layer>& layers, Flaws& warnings) {
    for (std::size_t i = 1; i < layers.size(); ++i)
        for (const auto& [one, other] :
             {std::pair{"text/vi.json", "text/en.json"}, std::pair{"text/en.json", "text/vi.json"}}) {
            const auto said = layers[i].parts.find(one);
            if (said == layers[i].parts.end()) continue;
            const auto also = layers[i].parts.find(other);
            for (const auto& [key, sentence] : said->second.items())
                if (also == layers[i].parts.end() || !also->second.contains(key))
                    warnings.add({(layers[i].folder / one).string(), "/" + key,
                                  fmt::format("is said anew here, but not in {}", other)});
        }
}

void warn_of_clips(const Source& source, Flaws& warnings) {
    for (const std::string& line : clip_report(source))
        if (line.find(" 0 missing") == std::string::npos)
            warnings.add({line.substr(0, line.find(':')), "", line});
}

std::vector<Finding> findings(const Flaws& flaws, const std::vector<Layer>& layers) {
    std::vector<Finding> found;
    for (const Flaw& flaw : flaws.all())
        found.push_back({file_of(flaw, layers), flaw.place, flaw.reason, remedy(flaw.reason)});
    return found;
}

}  // namespace

CheckReport check_pack(const std::vector<std::filesystem::path>& layers,
                       const std::vector<FurtherCheck>& further) {
    Source source = read_source(layers);
    try_conditions(source);
    check_overrides(source.layers, source.flaws);
    Flaws warnings(kWarningsMax);
    CheckReport report;
    if (source.content) {
        check_text_keys(source.parts, source.flaws);
        check_linked_parts(*source.content, source.flaws);
        for (const FurtherCheck& check : further) check(source.parts, *source.content, source.flaws);
        warn_of_unused_blocks(source.parts, warnings);
        warn_of_unverified(*source.content, warnings);
        warn_of_half_sentences(source.layers, warnings);
        warn_of_clips(source, warnings);
        report.procedures = source.content->procedures.size();
    }
    report.flaws = findings(source.flaws, source.layers);
    report.warnings = findings(warnings, source.layers);
    return report;
}

}  // namespace motcua::content
