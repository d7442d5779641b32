#include "platform/commands/document_schema.h"

#include <cstdio>
#include <memory>
#include <utility>

#include "kiosk/content/pack.h"
#include "kiosk/content/source.h"
#include "kiosk/form/document_schema.h"
#include "platform/demo/demo.h"

namespace motcua::platform {
namespace {

namespace fs = std::filesystem;

// Whoever made it: only what its documents may say is printed.
Result<std::shared_ptr<const content::Content>> read_pack(const fs::path& pack) {
    std::error_code none_there;
    if (!fs::is_directory(pack, none_there)) {
        auto content = content::open_unsigned_pack(pack);
        if (!content) return failure(content.error().what);
        return *content;
    }
    content::Source source = content::read_source(pack_layers(pack));
    content::try_conditions(source);
    if (const auto sound = content::flawless(source); !sound) return tl::unexpected(sound.error());
    return std::make_shared<const content::Content>(std::move(*source.content));
}

}  // namespace

Status<> print_document_schema(const fs::path& pack, const std::string& code) {
    const auto content = read_pack(pack);
    if (!content) return tl::unexpected(content.error());
    const content::Procedure* procedure = (*content)->find(code);
    if (procedure == nullptr) return failure("the pack has no procedure " + code);
    std::printf("%s\n", form::document_schema(*procedure).dump(2).c_str());
    return {};
}

}  // namespace motcua::platform
