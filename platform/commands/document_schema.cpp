#include "platform/commands/document_schema.h"

#include <cstdio>
#include <cstdlib>

#include "kiosk/content/pack.h"
#include "kiosk/form/document_schema.h"
#include "platform/demo/demo.h"

namespace motcua::platform {
namespace {

namespace fs = std::filesystem;

// Vanishes with all that lies in it.
class ScratchFolder {
  public:
    ScratchFolder() {
        std::string name = (fs::temp_directory_path() / "motcua-pack-XXXXXX").string();
        if (mkdtemp(name.data()) != nullptr) path_ = name;
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

Status<> copied(const fs::path& from, const fs::path& to) {
    std::error_code error;
    if (fs::copy_file(from, to, error)) return {};
    return failure(from.string() + ": " + error.message());
}

// Whoever made it: only what its documents may say is printed.
Result<std::shared_ptr<const content::Content>> read_pack(const fs::path& pack) {
    const ScratchFolder folder;
    if (folder.path().empty()) return failure("no folder for temporary files");
    const fs::path copy = folder.path() / "read.pack";
    const auto made =
        fs::is_directory(pack) ? content::build_pack(pack_layers(pack), copy) : copied(pack, copy);
    if (!made) return tl::unexpected(made.error());
    auto content = content::open_unsigned_pack(copy);
    if (!content) return failure(pack.string() + ": " + content.error().what);
    return *content;
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
