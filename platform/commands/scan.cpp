#include "platform/commands/scan.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "platform/camera/codes.h"

namespace motcua::platform {
namespace {

using nlohmann::ordered_json;
using Stopwatch = std::chrono::steady_clock;
using Pictures = std::vector<std::filesystem::path>;

// `ms`: from the picture in memory to its content, as the kiosk would have to wait for it.
ordered_json scanned(CodeReader& reader, const std::filesystem::path& file) {
    ordered_json line{{"file", file.string()}};
    const auto frame = load_frame(file);
    const auto begin = Stopwatch::now();
    const auto content = frame ? reader.read(to_grey(*frame)) : Result<Secret>(tl::unexpected(frame.error()));
    line["ok"] = content.has_value();
    if (content) {
        line["text"] = std::string(view(*content));
        line["format"] = "QRCode";
    } else {
        line["error"] = content.error().what;
    }
    line["ms"] =
        std::round(std::chrono::duration<double, std::milli>(Stopwatch::now() - begin).count() * 10) / 10;
    return line;
}

Status<> scan_pictures(const Pictures& pictures) {
    const auto reader = make_code_reader();
    std::size_t unread = 0;
    for (const std::filesystem::path& picture : pictures) {
        const ordered_json line = scanned(*reader, picture);
        if (!line["ok"].get<bool>()) ++unread;
        // A file's name may be any bytes.
        std::printf("%s\n", line.dump(-1, ' ', false, ordered_json::error_handler_t::replace).c_str());
        if (std::fflush(stdout) != 0) return failure("cannot write");
    }
    if (unread > 0) return failure(fmt::format("{} of {} pictures not read", unread, pictures.size()));
    return {};
}

}  // namespace

std::function<Status<>()> add_scan_command(CLI::App& app) {
    const auto pictures = std::make_shared<Pictures>();
    CLI::App* scan =
        app.add_subcommand("scan", "Read the codes in pictures (PNG, JPEG) into a line of JSON each");
    scan->add_option("pictures", *pictures, "One or more")->required();
    return [pictures] { return scan_pictures(*pictures); };
}

}  // namespace motcua::platform
