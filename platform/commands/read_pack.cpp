#include "platform/commands/read_pack.h"

#include <utility>

#include "kiosk/content/source.h"
#include "platform/demo/demo.h"

namespace motcua::platform {

namespace fs = std::filesystem;

Result<std::shared_ptr<const content::Content>> read_pack(const std::vector<fs::path>& pack) {
    std::error_code none_there;
    if (pack.size() == 1 && !fs::is_directory(pack.front(), none_there)) {
        auto content = content::open_unsigned_pack(pack.front());
        if (!content) return failure(content.error().what);
        return *content;
    }
    content::Source source = content::read_source(pack.size() == 1 ? pack_layers(pack.front()) : pack);
    content::try_conditions(source);
    if (const auto sound = content::flawless(source); !sound) return tl::unexpected(sound.error());
    return std::make_shared<const content::Content>(std::move(*source.content));
}

Result<const content::Procedure*> procedure_of(const content::Content& content, const std::string& code) {
    const content::Procedure* procedure = content.find(code);
    if (procedure == nullptr) return failure("the pack has no procedure " + code);
    return procedure;
}

}  // namespace motcua::platform
