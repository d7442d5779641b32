#include "platform/commands/label_fit.h"

#include <memory>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "kiosk/form/form.h"
#include "platform/runtime/fonts.h"
#include "ui/screens/looks.h"
#include "ui/screens/previews.h"
#include "ui/screens/ui.h"

namespace motcua::platform {
namespace {

// The file and place that a preview's name tells: "pack.1.004222.question.to.address".
content::Origin origin_of(const std::string& preview, const content::Content& content) {
    constexpr std::string_view kPack = "pack.";
    constexpr std::string_view kQuestion = ".question.";
    constexpr std::size_t kCodeLength = 8;  // "1.004222"
    const content::Procedure* procedure = content.find(preview.substr(kPack.size(), kCodeLength));
    if (procedure == nullptr) return {"catalogue.json", ""};
    const std::size_t question = preview.find(kQuestion);
    const content::Page* page =
        question == std::string::npos
            ? nullptr
            : form::find_page(*procedure, preview.substr(question + kQuestion.size()));
    return page == nullptr ? content::Origin{"procedures/" + procedure->code + ".json", ""} : page->origin;
}

}  // namespace

Status<> check_label_fit(const content::Content& content, content::Flaws& flaws) {
    // Lent for the time of this call, to previews that end with it.
    const std::shared_ptr<const content::Content> lent(std::shared_ptr<const content::Content>(), &content);
    std::vector<ui::Preview> previews = ui::previews_of(lent);
    for (const bool landscape : {false, true}) {
        const auto terminal = ui::Ui::create(ui::usual_panel(landscape), font_files());
        if (!terminal) return tl::unexpected(terminal.error());
        for (const text::Language language : ui::kLanguages)
            for (ui::Preview& preview : previews) {
                ui::Look look;
                look.settings.text_size = journey::TextSize::largest;
                look.settings.language = language;
                look.landscape = landscape;
                preview.model.settings = ui::set_to(preview.model.settings, look);
                (*terminal)->frame(preview.model, preview.now);
                for (const ui::Widget& widget : (*terminal)->tree().widgets) {
                    if (!widget.clipped) continue;
                    const content::Origin origin = origin_of(preview.name, content);
                    flaws.add({origin.file, origin.place,
                               fmt::format("\"{}\" does not fit on a glass that {} in the largest size",
                                           widget.label, landscape ? "lies" : "stands upright")});
                }
            }
    }
    return {};
}

}  // namespace motcua::platform
