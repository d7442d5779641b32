#include "sync/portal/packs.h"

#include <string_view>

#include "kiosk/base/files.h"
#include "sync/envelope/envelope.h"
#include "sync/portal/problem.h"

namespace motcua::portal {
namespace {

constexpr std::size_t kNameBytesMax = 80;
constexpr std::uintmax_t kServedBytesMax = 64U << 20U;

bool ends_so(std::string_view text, std::string_view ending) {
    return text.size() > ending.size() && text.substr(text.size() - ending.size()) == ending;
}

bool is_served(std::string_view name) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    if (name.size() > kNameBytesMax || name.front() == '.') return false;
    if (name.find_first_not_of(plain) != name.npos) return false;
    return name == "recalls.json" || ends_so(name, ".pack") || ends_so(name, ".pack.minisig") ||
           ends_so(name, ".pack.2.minisig");
}

}  // namespace

Answer pack_file(const std::filesystem::path& folder, const std::string& name,
                 const std::string& if_none_match, bool part) {
    std::error_code error;
    const std::filesystem::path file = folder / name;
    const bool is_there = !name.empty() && is_served(name) && std::filesystem::is_regular_file(file, error);
    auto bytes = is_there ? read_file(file, kServedBytesMax) : failure("no pack");
    if (!bytes) return problem(404, "no_such_pack", "There is no such pack here.");
    const Digest digest = sync::digest_of(*bytes);
    const std::string tag = '"' + to_hex(digest.data(), digest.size()) + '"';
    const bool json = name == "recalls.json";
    Answer answer{part ? 206 : 200,
                  json ? "application/json" : "application/octet-stream",
                  std::move(*bytes),
                  {{"ETag", tag}}};
    if (if_none_match != tag) return answer;
    answer.status = 304;
    answer.body.clear();
    return answer;
}

}  // namespace motcua::portal
