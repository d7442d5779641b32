#include "platform/commands/document_schema.h"

#include <cstdio>

#include "kiosk/form/document_schema.h"
#include "platform/commands/read_pack.h"

namespace motcua::platform {

// Whoever made the pack: only what its documents may say is printed.
Status<> print_document_schema(const std::filesystem::path& pack, const std::string& code) {
    const auto content = read_pack({pack});
    if (!content) return tl::unexpected(content.error());
    const auto procedure = procedure_of(**content, code);
    if (!procedure) return tl::unexpected(procedure.error());
    std::printf("%s\n", form::document_schema(**procedure).dump(2).c_str());
    return {};
}

}  // namespace motcua::platform
