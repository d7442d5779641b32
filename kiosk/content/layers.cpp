#include "kiosk/content/layers.h"

#include <fmt/format.h>

#include "kiosk/base/files.h"

namespace motcua::content {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::size_t kFilesMax = 10'000;

// A flaw names its file itself, the reason stands alone.
std::optional<std::string> read_text(const fs::path& path, Flaws& flaws) {
    auto text = read_file(path, kJsonBytesMax);
    if (text) return std::move(*text);
    const std::string file = path.string();
    flaws.add({file, "", text.error().what.substr(file.size() + 2)});
    return std::nullopt;
}

bool is_for_people(const std::string& name) { return name == "README.md" || name.rfind("examples/", 0) == 0; }

constexpr std::string_view kClips = "clips/";
constexpr std::string_view kWav = ".wav";
constexpr std::size_t kRecordingBytesMax = 4U << 20U;  // two minutes of speech

// "vi/home.title" of "clips/vi/home.title.wav"; empty for another file.
std::string recording_name(const std::string& file) {
    if (file.rfind(kClips, 0) != 0 || file.size() <= kClips.size() + kWav.size()) return {};
    if (file.compare(file.size() - kWav.size(), kWav.size(), kWav) != 0) return {};
    return file.substr(kClips.size(), file.size() - kClips.size() - kWav.size());
}

void read_recording(const fs::path& path, const std::string& name, Layer& layer, Flaws& flaws) {
    constexpr std::size_t kHeader = 12;
    auto wav = read_file(path, kRecordingBytesMax);
    const bool is_wav =
        wav && wav->size() > kHeader && wav->compare(0, 4, "RIFF") == 0 && wav->compare(8, 4, "WAVE") == 0;
    if (!text::is_recording_name(name))
        flaws.add({path.string(), "", "is named like no sentence of the machine"});
    else if (!is_wav)
        flaws.add({path.string(), "", "is no WAV file of at most 4 MB"});
    else
        layer.recordings[name] = std::make_shared<const std::string>(std::move(*wav));
}

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
    Layer layer{folder, {}, {}};
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
        if (const std::string recording = recording_name(name); !recording.empty()) {
            read_recording(walk->path(), recording, layer, flaws);
        } else if (!is_part(name)) {
            flaws.add({file, "", "is no part of a pack"});
        } else if (const auto text = read_text(walk->path(), flaws)) {
            if (auto part = parse_strictly(*text, file, flaws)) layer.parts.emplace(name, std::move(*part));
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
    for (auto& [name, part] : merged) {
        if (!part.is_object()) continue;
        part.erase(kRevised);
        part.erase(kOverrides);
    }
    return merged;
}

Recordings merge_recordings(const std::vector<Layer>& layers) {
    Recordings merged;
    for (const Layer& layer : layers)
        for (const auto& [name, wav] : layer.recordings) merged[name] = wav;
    return merged;
}

std::string file_of(const Flaw& flaw, const std::vector<Layer>& layers) {
    std::string place = flaw.place;
    const Layer* layer = last_that_says(layers, flaw.file, place);
    // What is missing is looked for at its parent, then further up.
    while (layer == nullptr && !place.empty()) {
        place.resize(place.rfind('/'));
        layer = last_that_says(layers, flaw.file, place);
    }
    return layer == nullptr ? flaw.file : (layer->folder / flaw.file).string();
}

std::string told(const Flaw& flaw, const std::vector<Layer>& layers) {
    const std::string file = file_of(flaw, layers);
    return fmt::format("{}: {}: {}", file, flaw.place.empty() ? "/" : flaw.place, flaw.reason);
}

}  // namespace motcua::content
