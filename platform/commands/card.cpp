#include "platform/commands/card.h"

#include <memory>
#include <optional>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "kiosk/content/pack.h"
#include "kiosk/identity/card.h"
#include "kiosk/identity/mrz.h"
#include "platform/commands/lines.h"
#include "platform/runtime/system.h"

namespace motcua::platform {
namespace {

using nlohmann::ordered_json;
using std::chrono::year_month_day;

struct CardOptions {
    std::optional<std::string> hex;
    std::string on;
};

ordered_json text_or_null(const Secret& text) {
    return text.empty() ? ordered_json(nullptr) : ordered_json(std::string(view(text)));
}

ordered_json json_of(const identity::Card& card) {
    ordered_json extra = ordered_json::array();
    for (const Secret& field : card.extra) extra.push_back(std::string(view(field)));
    const char* const sex = card.sex == identity::Sex::male ? "M" : "F";
    return {{"ok", true},
            {"fields",
             {{"id", text_or_null(card.id)},
              {"old_id", text_or_null(card.old_id)},
              {"full_name", text_or_null(card.full_name)},
              {"dob", text_or_null(card.birth_date)},
              {"gender", sex},
              {"address", text_or_null(card.address)},
              {"issue_date", text_or_null(card.issue_date)},
              {"extra", std::move(extra)}}},
            {"warnings", card.warnings}};
}

// The zone on the back has no name to use: what stands in it is for comparing.
ordered_json json_of(identity::Mrz mrz) {
    const ordered_json expiry = text_or_null(mrz.expiry);
    const ordered_json plain_name = text_or_null(mrz.plain_name);
    ordered_json answer = json_of(identity::card_of(std::move(mrz)));
    answer["source"] = "mrz";
    answer["fields"]["expiry"] = expiry;
    answer["fields"]["plain_name"] = plain_name;
    return answer;
}

ordered_json refused_because(const std::string& code) { return {{"ok", false}, {"error", code}}; }

ordered_json answer_to(std::string_view payload, year_month_day today) {
    const auto card = identity::parse_card(payload, today);
    if (card) return json_of(*card);
    auto mrz = identity::parse_mrz(payload, today);
    if (mrz) return json_of(std::move(*mrz));
    return refused_because(mrz.error().code == "E_NOT_MRZ" ? card.error().code : mrz.error().code);
}

void tell(std::string_view payload, year_month_day today) {
    const ordered_json answer = answer_to(payload, today);
    std::printf("%s\n", answer.dump().c_str());
}

std::optional<std::string> bytes_of(const std::string& hex) {
    if (hex.empty()) return std::string();
    return from_hex(hex);
}

// "2026-11-22"; nothing where it is no day.
std::optional<year_month_day> day_of(const std::string& text) {
    int y = 0;
    unsigned m = 0;
    unsigned d = 0;
    char rest = 0;
    if (text.size() != 10 || std::sscanf(text.c_str(), "%4d-%2u-%2u%c", &y, &m, &d, &rest) != 3)
        return std::nullopt;
    const year_month_day day{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}};
    return day.ok() ? std::optional(day) : std::nullopt;
}

Status<> read_cards(const CardOptions& options) {
    const auto now = to_local(SystemClock().wall(), content::Locality{}.utc_offset).day;
    const auto today = options.on.empty() ? std::optional(now) : day_of(options.on);
    if (!today) return failure("--on takes a day like 2026-11-22");
    if (options.hex) {
        const auto payload = bytes_of(*options.hex);
        if (!payload) return failure("--hex takes pairs of 0-9 and a-f");
        tell(*payload, *today);
        return {};
    }
    std::string line;
    bool ended = false;
    while (read_line(line, identity::kPayloadBytesMax, ended)) {
        tell(line, *today);
        // The rest of a payload that is too long is no card of its own.
        while (!ended && read_line(line, identity::kPayloadBytesMax, ended)) continue;
    }
    return std::ferror(stdout) ? Status<>(failure("cannot write")) : Status<>{};
}

}  // namespace

std::function<Status<>()> add_card_command(CLI::App& app) {
    const auto options = std::make_shared<CardOptions>();
    CLI::App* card = app.add_subcommand(
        "card",
        "Read the payloads of cards, or the zone on their back, one a line of standard input, into JSON");
    card->add_option("--hex", options->hex, "One payload, as hexadecimal; may be empty")->expected(0, 1);
    card->add_option("--on", options->on, "The day that is today, like 2026-11-22");
    return [options] { return read_cards(*options); };
}

}  // namespace motcua::platform
