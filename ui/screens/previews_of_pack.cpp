#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "kiosk/journey/draft.h"
#include "ui/screens/preview_models.h"
#include "ui/screens/previews.h"

namespace motcua::ui {
namespace {

using namespace preview;
using journey::Model;
namespace place = journey::place;

// The whole page is asked, as of somebody without a card.
Model asking_page(const std::shared_ptr<const content::Content>& content, const std::string& procedure,
                  const content::Page& page) {
    return changed(at(place::Question{page.id}), [&](Model& m) {
        m.machine.content = content;
        m.visit->procedure = procedure;
        m.visit->drafts = journey::drafts_for(page, {});
    });
}

// Where a page was written. What a block tells is asked by many procedures in nearly the same words.
std::pair<std::string, std::string> written_at(const content::Page& page) {
    return {page.origin.file, page.origin.place};
}

std::size_t letters_asked(const content::Page& page) { return page.question.vi.size() + page.hint.vi.size(); }

// Of the pages that were written once, the one with the longest words.
std::set<const content::Page*> longest_of_each(const content::Content& content) {
    std::map<std::pair<std::string, std::string>, const content::Page*> longest;
    for (const content::Procedure& procedure : content.procedures)
        for (const content::Page& page : procedure.pages) {
            const content::Page*& known = longest[written_at(page)];
            if (known == nullptr || letters_asked(page) > letters_asked(*known)) known = &page;
        }
    std::set<const content::Page*> pages;
    for (const auto& [at, page] : longest) pages.insert(page);
    return pages;
}

}  // namespace

std::vector<Preview> previews_of(const std::shared_ptr<const content::Content>& content) {
    std::vector<Preview> list;
    const auto shown = longest_of_each(*content);
    const auto add = [&](const std::string& name, journey::Place place, const std::string& procedure) {
        list.push_back({name,
                        changed(at(std::move(place)),
                                [&](Model& m) {
                                    m.machine.content = content;
                                    m.visit->procedure = procedure;
                                }),
                        kNow});
    };
    add("pack.procedures", place::Procedures{}, "");
    for (const content::Procedure& procedure : content->procedures) {
        const std::string about = "pack." + procedure.code;
        add(about + ".overview", place::Overview{}, procedure.code);
        add(about + ".overview.last_page", place::Overview{9}, procedure.code);
        if (procedure.kiosk_does == content::KioskDoes::guide) continue;
        add(about + ".notice", place::Notice{}, procedure.code);
        for (const content::Page& page : procedure.pages)
            if (shown.count(&page) != 0)
                list.push_back({fmt::format("{}.question.{}", about, page.id),
                                asking_page(content, procedure.code, page), kNow});
    }
    return list;
}

}  // namespace motcua::ui
