#include "kiosk/content/source.h"

#include <algorithm>

namespace motcua::content {
namespace {

// A folder of clips that no control offers was meant for something.
void check_languages(const std::vector<Layer>& layers, const Content& content, Flaws& flaws) {
    const auto& spoken = content.locality.voice_languages;
    for (const Layer& layer : layers)
        for (const auto& [name, wav] : layer.recordings) {
            const std::string tag = name.substr(0, name.find('/'));
            const bool named =
                tag == "vi" || tag == "en" ||
                std::any_of(spoken.begin(), spoken.end(), [&](const auto& each) { return each.tag == tag; });
            if (!named)
                flaws.add({(layer.folder / "clips" / (name + ".wav")).string(), "",
                           "is of a language that locality.voice_languages does not name"});
        }
}

}  // namespace

Source read_source(const std::vector<std::filesystem::path>& folders) {
    Source source;
    for (const auto& folder : folders) source.layers.push_back(read_layer(folder, source.flaws));
    source.parts = merge(source.layers);
    if (!source.flaws.none()) return source;
    source.content = read_content(source.parts, source.flaws);
    if (source.content) check_languages(source.layers, *source.content, source.flaws);
    return source;
}

void try_conditions(Source& source) {
    if (!source.content) return;
    for (const Procedure& procedure : source.content->procedures)
        check_conditions(procedure, "procedures/" + procedure.code + ".json", source.flaws);
}

Status<> flawless(const Source& source) {
    if (source.flaws.none()) return {};
    std::string what;
    for (const Flaw& flaw : source.flaws.all())
        what += (what.empty() ? "" : "\n") + told(flaw, source.layers);
    return failure(what);
}

}  // namespace motcua::content
