#include "platform/commands/search.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "kiosk/content/pack.h"
#include "kiosk/search/search.h"

namespace motcua::platform {
namespace {

using nlohmann::json;

struct SearchOptions {
    std::filesystem::path pack;
    std::string query;
    std::size_t most = 10;
    bool as_json = false;
};

json as_json(const search::Found& found) {
    json out{{"hits", json::array()}};
    for (const search::Hit& hit : found.hits) {
        json entry{{"code", hit.procedure->code}, {"name", hit.procedure->plain.vi}, {"score", hit.score}};
        if (hit.replaced != nullptr)
            entry["replaces"] = {{"code", hit.replaced->code}, {"why", hit.replaced->why.vi}};
        out["hits"].push_back(std::move(entry));
    }
    if (found.ask != nullptr) {
        out["ask"] = {{"question", found.ask->question.vi}, {"meanings", json::array()}};
        for (const auto& meaning : found.ask->meanings)
            out["ask"]["meanings"].push_back({{"label", meaning.label.vi}, {"code", meaning.code}});
    }
    if (found.repealed != nullptr)
        out["repealed"] = {{"code", found.repealed->code}, {"why", found.repealed->why.vi}};
    return out;
}

void print(const search::Found& found) {
    if (found.ask != nullptr) {
        std::printf("? %s\n", found.ask->question.vi.c_str());
        for (const auto& meaning : found.ask->meanings)
            std::printf("  %s  %s\n", meaning.code.c_str(), meaning.label.vi.c_str());
    }
    if (found.repealed != nullptr)
        std::printf("! %s  %s\n", found.repealed->code.c_str(), found.repealed->why.vi.c_str());
    for (const search::Hit& hit : found.hits) {
        const std::string instead = hit.replaced == nullptr
                                        ? ""
                                        : fmt::format("  ({}: {})", hit.replaced->code, hit.replaced->why.vi);
        std::printf("%.3f  %s  %s%s\n", static_cast<double>(hit.score), hit.procedure->code.c_str(),
                    hit.procedure->plain.vi.c_str(), instead.c_str());
    }
}

Status<> search_pack(const SearchOptions& options) {
    auto content = content::open_unsigned_pack(options.pack);
    if (!content) return failure(content.error().what);
    const search::Index index(std::move(*content));
    const search::Found found = index.find(options.query, options.most);
    if (options.as_json)
        std::printf("%s\n", as_json(found).dump().c_str());
    else
        print(found);
    return {};
}

}  // namespace

std::function<Status<>()> add_search_command(CLI::App& app) {
    const auto options = std::make_shared<SearchOptions>();
    CLI::App* search = app.add_subcommand("search", "What the search of a pack finds, best first");
    search->add_option("--pack", options->pack, "a pack as `pack build` made it")->required();
    search->add_option("--most", options->most, "how many at most")->check(CLI::Range(1, 100));
    search->add_flag("--json", options->as_json, "one JSON object");
    search->add_option("query", options->query, "as somebody types it")->required();
    return [options] { return search_pack(*options); };
}

}  // namespace motcua::platform
