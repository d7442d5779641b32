#include "platform/commands/pack_check.h"

#include <cstdio>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "kiosk/content/check.h"
#include "platform/chip/trust.h"
#include "platform/commands/label_fit.h"
#include "platform/runtime/fonts.h"
#include "ui/theme/letters.h"

namespace motcua::platform {
namespace {

using nlohmann::json;

// For who edits, and for rules: no screen shows them.
bool is_shown(const std::string& key) { return key != "remarks" && key != "when"; }

void check_letters_in(const json& value, const std::string& file, const std::string& place,
                      const ui::Letters& letters, content::Flaws& flaws) {
    if (value.is_string()) {
        const std::string missing = letters.missing(value.get_ref<const std::string&>());
        if (!missing.empty())
            flaws.add({file, place, fmt::format("has letters that no screen can draw: {}", missing)});
    }
    if (!value.is_structured()) return;
    for (const auto& [key, each] : value.items())
        if (is_shown(key))
            check_letters_in(each, file, (json::json_pointer(place) / key).to_string(), letters, flaws);
}

void print(const char* kind, const std::vector<content::Finding>& findings) {
    for (const content::Finding& each : findings)
        std::printf("%s: %s: %s: %s\n  -> %s\n", kind, each.file.c_str(),
                    each.place.empty() ? "/" : each.place.c_str(), each.reason.c_str(), each.remedy.c_str());
}

}  // namespace

Status<> print_pack_check(const std::vector<std::filesystem::path>& layers) {
    const auto letters = ui::Letters::load(font_files());
    if (!letters) return tl::unexpected(letters.error());
    const content::FurtherCheck every_letter = [&letters](const content::Parts& parts,
                                                          const content::Content&, content::Flaws& flaws) {
        for (const auto& [name, part] : parts) check_letters_in(part, name, "", *letters, flaws);
    };
    Status<> drawn;
    const content::FurtherCheck every_label = [&drawn](const content::Parts&, const content::Content& content,
                                                       content::Flaws& flaws) {
        drawn = check_label_fit(content, flaws);
    };
    const content::FurtherCheck every_certificate = [](const content::Parts&, const content::Content& content,
                                                       content::Flaws& flaws) {
        const auto trust = TrustList::of(content.chip.issuers, content.chip.revocations);
        if (!trust) flaws.add({"chip.json", "", trust.error().what});
    };
    const content::CheckReport report =
        content::check_pack(layers, {every_letter, every_label, every_certificate});
    if (!drawn) return drawn;
    print("LỖI", report.flaws);
    print("CẢNH BÁO", report.warnings);
    std::printf("%zu thủ tục: %zu lỗi, %zu cảnh báo\n", report.procedures, report.flaws.size(),
                report.warnings.size());
    if (report.flaws.empty()) return {};
    return failure(fmt::format("{} flaws: this is not to go out", report.flaws.size()));
}

}  // namespace motcua::platform
