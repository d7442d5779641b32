#include "platform/commands/copy_panel.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "kiosk/base/files.h"
#include "kiosk/form/secret_json.h"
#include "kiosk/records/copy_panel.h"
#include "platform/commands/read_pack.h"

namespace motcua::platform {
namespace {

struct CopyOptions {
    std::filesystem::path pack;
    std::filesystem::path document;
};

// Of which procedure it is, the document says.
Result<std::string> code_in(const std::string& document) {
    const auto read = form::SecretJson::parse(document, nullptr, false);
    const auto code = read.is_object() ? read.find(secret("procedure")) : read.end();
    if (code == read.end() || !code->is_string()) return failure("this is no document of a dossier");
    return std::string(view(code->get_ref<const Secret&>()));
}

Status<> print_copy_panel(const CopyOptions& options) {
    const auto content = read_pack({options.pack});
    if (!content) return tl::unexpected(content.error());
    const auto document = read_file(options.document, records::kDocumentBytesMax);
    if (!document) return tl::unexpected(document.error());
    const auto code = code_in(*document);
    if (!code) return tl::unexpected(code.error());
    const auto procedure = procedure_of(**content, *code);
    if (!procedure) return tl::unexpected(procedure.error());
    const auto panel = records::copy_panel(**procedure, *document);
    if (!panel) return tl::unexpected(panel.error());
    std::printf("%s\n", records::copy_panel_json(*panel).c_str());
    return {};
}

}  // namespace

std::function<Status<>()> add_copy_panel_command(CLI::App& app) {
    const auto options = std::make_shared<CopyOptions>();
    CLI::App* panel =
        app.add_subcommand("copy-panel", "What a clerk copies from an opened document into another system");
    panel->add_option("--pack", options->pack, "NAME.pack, or a folder of layers")->required();
    panel->add_option("document", options->document, "As `portal show ID` opens it")->required();
    return [options] { return print_copy_panel(*options); };
}

}  // namespace motcua::platform
