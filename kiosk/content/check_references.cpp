#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "kiosk/content/read_content.h"

namespace motcua::content {
namespace {

constexpr std::size_t kSituationsMax = 12;  // two screens
constexpr std::size_t kMeaningsMax = 6;     // and so do the answers to one question
constexpr const char* kCatalogue = "catalogue.json";

class ReferenceCheck {
  public:
    ReferenceCheck(const Content& content, Flaws& flaws) : content_(content), flaws_(flaws) {}

    void run() {
        for (const Situation& each : content_.catalogue.situations) situations_.insert(each.id);
        for (const Procedure& procedure : content_.procedures) check_procedure(procedure);
        check_catalogue();
    }

  private:
    static std::string file_of(const Procedure& procedure) {
        return "procedures/" + procedure.code + ".json";
    }

    void check_procedure(const Procedure& procedure) {
        const std::string file = file_of(procedure);
        const Office* office = content_.office(procedure.office);
        if (office == nullptr)
            flaws_.add({file, "/office", fmt::format("\"{}\" is not in offices.json", procedure.office)});
        else if (office->address.vi.empty() && told_.insert(office->id).second)
            flaws_.add({"offices.json", "/" + office->id, "has no \"address\": nobody would find it"});
        for (const std::string& situation : procedure.situations)
            if (situations_.count(situation) == 0)
                flaws_.add({file, "/situations", fmt::format("\"{}\" is not in {}", situation, kCatalogue)});
        for (const Replaced& replaced : procedure.replaces) check_replaced(procedure, replaced.code);
    }

    void check_replaced(const Procedure& procedure, const std::string& code) {
        const std::string file = file_of(procedure);
        if (content_.find(code) != nullptr)
            flaws_.add({file, "/replaces", fmt::format("\"{}\" is still in the pack", code)});
        const auto [first, is_new] = replaced_by_.emplace(code, procedure.code);
        if (!is_new)
            flaws_.add({file, "/replaces", fmt::format("\"{}\" is replaced by {} too", code, first->second)});
    }

    void check_catalogue() {
        const ProcedureCatalogue& catalogue = content_.catalogue;
        if (situations_.size() != catalogue.situations.size())
            flaws_.add({kCatalogue, "/situations", "one is there twice"});
        if (catalogue.situations.size() > kSituationsMax)
            flaws_.add({kCatalogue, "/situations", fmt::format("more than {}", kSituationsMax)});
        for (std::size_t i = 0; i < catalogue.ambiguities.size(); ++i) check_ambiguity(i);
        for (std::size_t i = 0; i < catalogue.repealed.size(); ++i) {
            const std::string& code = catalogue.repealed[i].code;
            if (content_.find(code) != nullptr || replaced_by_.count(code) != 0)
                flaws_.add({kCatalogue, fmt::format("/repealed/{}/code", i),
                            fmt::format("\"{}\" is still there, or replaced", code)});
        }
    }

    void check_ambiguity(std::size_t at) {
        const Ambiguity& ambiguity = content_.catalogue.ambiguities[at];
        const std::string place = fmt::format("/ambiguities/{}", at);
        if (ambiguity.words.empty()) flaws_.add({kCatalogue, place + "/words", "there is none"});
        if (ambiguity.meanings.size() < 2 || ambiguity.meanings.size() > kMeaningsMax)
            flaws_.add({kCatalogue, place + "/meanings", fmt::format("two to {}", kMeaningsMax)});
        for (const Ambiguity::Meaning& meaning : ambiguity.meanings)
            if (content_.find(meaning.code) == nullptr)
                flaws_.add({kCatalogue, place + "/meanings",
                            fmt::format("\"{}\" is not in the pack", meaning.code)});
    }

    const Content& content_;
    Flaws& flaws_;
    std::set<std::string> situations_;
    std::map<std::string, std::string> replaced_by_;
    std::set<std::string> told_;
};

}  // namespace

void check_references(const Content& content, Flaws& flaws) { ReferenceCheck(content, flaws).run(); }

}  // namespace motcua::content
