#include "platform/commands/chip.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "kiosk/identity/payload.h"
#include "platform/card/card_reader.h"
#include "platform/chip/read.h"
#include "platform/commands/read_pack.h"
#include "platform/runtime/system.h"

namespace motcua::platform {
namespace {

namespace chip = identity::chip;
using nlohmann::ordered_json;

struct ChipCommand {
    std::vector<std::filesystem::path> pack;
    std::string reader;
    std::string code;
    int wait_seconds = 30;
    bool as_json = false;
};

// The card that somebody lays down while the command waits.
class NextCard {
  public:
    void laid(const LaidCard& card) {
        {
            const std::lock_guard lock(mutex_);
            card_ = card;
        }
        changed_.notify_all();
    }
    std::optional<LaidCard> wait(std::chrono::seconds patience) {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, patience, [this] { return card_.has_value(); });
        return card_;
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<LaidCard> card_;
};

Result<std::shared_ptr<const content::Content>> rules_of(const ChipCommand& options) {
    if (options.pack.empty()) return std::make_shared<const content::Content>();
    return read_pack(options.pack);
}

Result<identity::Card> held_up(const std::string& code, std::chrono::year_month_day today) {
    auto payload = identity::classify(code, today);
    if (auto* card = std::get_if<identity::Card>(&payload)) return std::move(*card);
    if (auto* zone = std::get_if<identity::Mrz>(&payload)) return identity::card_of(std::move(*zone));
    return failure("--qr takes what a card's code says, or the zone on its back");
}

ordered_json said(const Secret& text) {
    return text.empty() ? ordered_json(nullptr) : ordered_json(std::string(view(text)));
}

ordered_json json_of(const chip::Reading& read, const identity::Card& before) {
    const chip::Proof& proof = read.proof;
    const chip::Verdict verdict = chip::judge(read, &before);
    const identity::Card card = chip::card_of(read, &before);
    ordered_json groups = ordered_json::object();
    for (const chip::GroupCheck& each : proof.groups) groups[fmt::format("DG{}", each.group)] = each.holds;
    const auto or_null = [](const std::string& text) {
        return text.empty() ? ordered_json(nullptr) : ordered_json(text);
    };
    return {{"ok", true},
            {"level", verdict == chip::Verdict::proved ? "chip" : "qr"},
            {"verdict", chip::name(verdict)},
            {"checks",
             {{"access", chip::name(proof.access)},
              {"signature", chip::name(proof.signature)},
              {"issuer", chip::name(proof.issuer)},
              {"original", chip::name(proof.original)},
              {"original_by", or_null(proof.original_by)},
              {"groups", std::move(groups)}}},
            {"evidence",
             {{"sod_digest", proof.sod_digest}, {"signer", proof.signer}, {"csca", or_null(proof.csca)}}},
            {"fields",
             {{"id", said(card.id)},
              {"old_id", said(card.old_id)},
              {"full_name", said(card.full_name)},
              {"plain_name", said(read.zone.plain_name)},
              {"dob", said(card.birth_date)},
              {"gender", card.sex == identity::Sex::male ? "M" : "F"},
              {"address", said(card.address)},
              {"issue_date", said(card.issue_date)},
              {"expiry", said(read.zone.expiry)}}}};
}

void print_plainly(const ordered_json& answer) {
    for (const char* part : {"checks", "evidence", "fields"}) {
        std::printf("%s\n", part);
        for (const auto& [key, value] : answer[part].items())
            std::printf("  %-12s %s\n", key.c_str(),
                        value.is_string() ? value.get<std::string>().c_str() : value.dump().c_str());
    }
    std::printf("verdict %s, level %s\n", answer["verdict"].get<std::string>().c_str(),
                answer["level"].get<std::string>().c_str());
}

Status<> read_one(const ChipCommand& options) {
    const auto content = rules_of(options);
    if (!content) return tl::unexpected(content.error());
    auto trust = TrustList::of((*content)->chip.issuers, (*content)->chip.revocations);
    if (!trust) return tl::unexpected(trust.error());
    ReadRequest request;
    request.now = SystemClock().wall();
    request.today = to_local(request.now, (*content)->locality.utc_offset).day;
    const auto card = held_up(options.code, request.today);
    if (!card) return tl::unexpected(card.error());
    const content::ChipRules& rules = (*content)->chip;
    request.keys = chip::access_keys(*card, {rules.renewal_ages, rules.early_years}, request.today);

    NextCard next;
    ChipReaderReports reports;
    reports.laid = [&next](const LaidCard& laid) { next.laid(laid); };
    reports.trouble = [](const std::string& what) {
        fmt::print(stderr, "kioskctl: card reader: {}\n", what);
    };
    CardReaderOptions reader_options;
    reader_options.name = options.reader;
    const auto reader = make_card_reader(std::move(reader_options), std::move(reports));
    const auto laid = next.wait(std::chrono::seconds(options.wait_seconds));
    if (!laid) return failure(fmt::format("no card was laid on a reader within {} s", options.wait_seconds));
    const auto channel = reader->open(laid->number);
    if (!channel) return failure("the card was taken off");
    SystemRandom random;
    ReadSoFar so_far;
    const auto read = read_chip(**channel, request, *trust, random, so_far, [](chip::Step) {});
    if (!read) return failure(fmt::format("the chip was not read: {}", chip::name(read.error())));
    const ordered_json answer = json_of(*read, *card);
    if (options.as_json)
        std::printf("%s\n", answer.dump().c_str());
    else
        print_plainly(answer);
    return std::ferror(stdout) ? Status<>(failure("cannot write")) : Status<>{};
}

Status<> list_trusted(const ChipCommand& options) {
    const auto content = rules_of(options);
    if (!content) return tl::unexpected(content.error());
    const auto trust = TrustList::of((*content)->chip.issuers, (*content)->chip.revocations);
    if (!trust) return tl::unexpected(trust.error());
    const auto day = [](WallTime time) {
        return fmt::format("{:%Y-%m-%d}", std::chrono::floor<std::chrono::seconds>(time));
    };
    ordered_json list = ordered_json::array();
    for (const TrustList::Trusted& each : trust->list()) {
        list.push_back({{"id", each.id},
                        {"subject", each.subject},
                        {"from", day(each.from)},
                        {"until", day(each.until)}});
        if (!options.as_json)
            std::printf("%s  %s to %s  %s\n", each.id.c_str(), day(each.from).c_str(),
                        day(each.until).c_str(), each.subject.c_str());
    }
    if (options.as_json) std::printf("%s\n", list.dump().c_str());
    if (list.empty() && !options.as_json) std::printf("nobody is trusted: every chip is read as level qr\n");
    return {};
}

}  // namespace

std::function<Status<>()> add_chip_command(CLI::App& app) {
    const auto options = std::make_shared<ChipCommand>();
    CLI::App* group = app.add_subcommand("chip", "The chip of an identity card");
    group->require_subcommand(1);
    const auto add = [&](const char* name, const char* what) {
        CLI::App* command = group->add_subcommand(name, what);
        command->add_option("--pack", options->pack,
                            "Whose signatures are believed: a .pack or folders of layers");
        command->add_flag("--json", options->as_json);
        return command;
    };
    CLI::App* read = add("read", "Wait for a card, read it, print level, checks and fields");
    read->add_option("--reader", options->reader, "Part of the reader's name; else any");
    read->add_option("--qr", options->code, "What the card's code says, or the zone on its back")->required();
    read->add_option("--wait", options->wait_seconds, "Seconds to wait for a card")
        ->check(CLI::Range(0, 600));
    const CLI::App* csca = add("csca", "List the country signing authorities that are trusted");
    return [options, csca] { return csca->parsed() ? list_trusted(*options) : read_one(*options); };
}

}  // namespace motcua::platform
