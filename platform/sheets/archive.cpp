#include "platform/sheets/archive.h"

#include <cstdint>
#include <memory>
#include <set>

#include <fmt/format.h>
#include <zip.h>

namespace motcua::platform {
namespace {

constexpr const char* kDamaged = "tệp hỏng hoặc chép chưa xong. Hãy mở bằng bảng tính rồi lưu lại";
constexpr const char* kLocked = "tệp có mật khẩu. Hãy bỏ mật khẩu rồi lưu lại";
constexpr const char* kNotMade = "không làm được tệp bảng tính";
constexpr zip_uint16_t kFirstDosDay = (1U << 5U) | 1U;  // 1980-01-01: no clock in what is written

struct ZipCloser {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct SourceFreer {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct FileCloser {
    void operator()(zip_file_t* file) const { (void)zip_fclose(file); }
};
using Zip = std::unique_ptr<zip_t, ZipCloser>;
using Source = std::unique_ptr<zip_source_t, SourceFreer>;
using File = std::unique_ptr<zip_file_t, FileCloser>;

// The source stays the caller's, too.
Zip zip_over(zip_source_t* source, int flags) {
    zip_source_keep(source);
    Zip zip(zip_open_from_source(source, flags, nullptr));
    if (!zip) zip_source_free(source);
    return zip;
}

bool add_entry(zip_t* zip, const ArchiveEntry& entry, bool compressed) {
    zip_source_t* bytes = zip_source_buffer(zip, entry.bytes.data(), entry.bytes.size(), 0);
    if (bytes == nullptr) return false;
    const zip_int64_t at = zip_file_add(zip, entry.name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
        zip_source_free(bytes);
        return false;
    }
    const auto index = static_cast<zip_uint64_t>(at);
    return zip_set_file_compression(zip, index, compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) == 0 &&
           zip_file_set_dostime(zip, index, 0, kFirstDosDay, 0) == 0;
}

Result<std::string> bytes_of(zip_source_t* source) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) return failure(kNotMade);
    std::string bytes(stat.size, '\0');
    const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
    (void)zip_source_close(source);
    if (read < 0 || static_cast<std::size_t>(read) != bytes.size()) return failure(kNotMade);
    return bytes;
}

bool leads_out(std::string_view name) {
    return name.empty() || name.front() == '/' || name.find('\\') != name.npos ||
           name.find(':') != name.npos || ("/" + std::string(name) + "/").find("/../") != std::string::npos;
}

Status<> check_names(zip_t* zip) {
    const zip_int64_t count = zip_get_num_entries(zip, 0);
    if (count < 0 || static_cast<std::size_t>(count) > kArchiveEntriesMax)
        return failure(fmt::format("tệp có hơn {} mục", kArchiveEntriesMax));
    std::set<std::string> names;
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(zip, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
        if (name == nullptr || leads_out(name) || !names.insert(name).second)
            return failure("tệp có mục tên không hợp lệ, có thể đã bị sửa");
    }
    return {};
}

// No more than one byte over the bound is ever unpacked.
Result<std::string> unpacked(zip_t* zip, zip_uint64_t index, const WantedEntry& wanted) {
    zip_stat_t stat;
    if (zip_stat_index(zip, index, 0, &stat) != 0) return failure(kDamaged);
    const bool is_locked =
        (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
    if (is_locked) return failure(kLocked);
    const File file(zip_fopen_index(zip, index, 0));
    if (!file) return failure(kDamaged);
    std::string bytes;
    constexpr std::size_t kPiece = 64 * 1024;
    while (bytes.size() <= wanted.bytes_max) {
        const std::size_t before = bytes.size();
        bytes.resize(before + kPiece);
        const zip_int64_t read = zip_fread(file.get(), bytes.data() + before, kPiece);
        if (read < 0) return failure(kDamaged);
        bytes.resize(before + static_cast<std::size_t>(read));
        if (read == 0) return bytes;
    }
    return failure(fmt::format("nội dung lớn quá {} MB", wanted.bytes_max >> 20U));
}

}  // namespace

Result<std::string> make_archive(const std::vector<ArchiveEntry>& entries) {
    const Source memory(zip_source_buffer_create(nullptr, 0, 0, nullptr));
    Zip zip = memory ? zip_over(memory.get(), ZIP_CREATE | ZIP_TRUNCATE) : nullptr;
    if (!zip) return failure(kNotMade);
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (!add_entry(zip.get(), entries[i], i > 0)) return failure(kNotMade);
    if (zip_close(zip.get()) != 0) return failure(kNotMade);
    (void)zip.release();  // closing freed it
    return bytes_of(memory.get());
}

Result<std::map<std::string, std::string>> read_archive(std::string_view bytes,
                                                        const std::vector<WantedEntry>& wanted) {
    const Source memory(zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr));
    const Zip zip = memory ? zip_over(memory.get(), ZIP_RDONLY | ZIP_CHECKCONS) : nullptr;
    if (!zip) return failure(kDamaged);
    if (const auto checked = check_names(zip.get()); !checked) return tl::unexpected(checked.error());
    std::map<std::string, std::string> found;
    for (const WantedEntry& each : wanted) {
        const zip_int64_t index = zip_name_locate(zip.get(), each.name.c_str(), ZIP_FL_ENC_RAW);
        if (index < 0) continue;
        auto entry = unpacked(zip.get(), static_cast<zip_uint64_t>(index), each);
        if (!entry) return tl::unexpected(entry.error());
        found.emplace(each.name, std::move(*entry));
    }
    return found;
}

}  // namespace motcua::platform
