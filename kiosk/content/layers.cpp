#include "kiosk/content/layers.h"

#include <fstream>

#include <fmt/format.h>

namespace motcua::content {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::size_t kFilesMax = 1000;

std::string read_text(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text(kJsonBytesMax + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

bool is_for_people(const std::string& name) { return name == "README.md" || name.rfind("examples/", 0) == 0; }

const Layer* last_that_says(const std::vector<Layer>& layers, const std::string& part,
                            const std::string& place) {
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        const auto found = layer->parts.find(part);
        if (found != layer->parts.end() && found->second.contains(json::json_pointer(place))) return &*layer;
    }
    return nullptr;
}

}  // namespace

Layer read_layer(const fs::path& folder, Flaws& flaws) {
    Layer layer{folder, {}};
    std::error_code error;
    fs::recursive_directory_iterator walk(folder, error);
    if (error) flaws.add({folder.string(), "", error.message()});
    for (std::size_t files = 0; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
        if (walk->is_directory(error)) continue;
        const std::string name = walk->path().lexically_relative(folder).generic_string();
        if (is_for_people(name)) continue;
        if (++files > kFilesMax) {
            flaws.add({folder.string(), "", fmt::format("more than {} files", kFilesMax)});
            break;
        }
        const std::string file = walk->path().string();
        if (!is_part(name)) {
            flaws.add({file, "", "is no part of a pack"});
        } else if (auto part = parse_strictly(read_text(walk->path()), file, flaws)) {
            layer.parts.emplace(name, std::move(*part));
        }
    }
    if (error) flaws.add({folder.string(), "", error.message()});
    return layer;
}

Parts merge(const std::vector<Layer>& layers) {
    Parts merged;
    for (const Layer& layer : layers) {
        for (const auto& [name, part] : layer.parts) merged[name].merge_patch(part);
    }
    return merged;
}

std::string told(const Flaw& flaw, const std::vector<Layer>& layers) {
    std::string place = flaw.place;
    const Layer* layer = last_that_says(layers, flaw.file, place);
    // What is missing is looked for at its parent, then further up.
    while (layer == nullptr && !place.empty()) {
        place.resize(place.rfind('/'));
        layer = last_that_says(layers, flaw.file, place);
    }
    const std::string file = layer == nullptr ? flaw.file : (layer->folder / flaw.file).string();
    return fmt::format("{}: {}: {}", file, flaw.place.empty() ? "/" : flaw.place, flaw.reason);
}

}  // namespace motcua::content
