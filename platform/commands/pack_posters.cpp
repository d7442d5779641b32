#include "platform/commands/pack_posters.h"

#include <cstdio>
#include <memory>

#include "kiosk/records/poster.h"
#include "platform/camera/codes.h"
#include "platform/commands/read_pack.h"
#include "platform/runtime/files.h"

namespace motcua::platform {
namespace {

using content::Procedure;

Result<std::vector<const Procedure*>> ordered(const content::Content& content,
                                              const std::vector<std::string>& codes) {
    std::vector<const Procedure*> wanted;
    for (const std::string& code : codes) {
        const auto procedure = procedure_of(content, code);
        if (!procedure) return tl::unexpected(procedure.error());
        wanted.push_back(*procedure);
    }
    if (codes.empty())
        for (const Procedure& procedure : content.procedures) wanted.push_back(&procedure);
    return wanted;
}

Status<> write_poster(const Procedure& procedure, const content::Content& content, const PosterOrder& order) {
    auto code = make_code_writer()->write(procedure.code);
    if (!code) return tl::unexpected(code.error());
    const auto drawing = poster_drawing(
        records::poster(procedure, content, order.day.value_or(content.valid_from), std::move(*code)),
        order.size);
    const auto pdf = drawing->pdf(drawing->size());
    if (!pdf) return tl::unexpected(pdf.error());
    return write_file(order.out / (procedure.code + ".pdf"), view(*pdf));
}

}  // namespace

Status<> write_posters(const PosterOrder& order) {
    const auto content = read_pack(order.pack);
    if (!content) return tl::unexpected(content.error());
    const auto wanted = ordered(**content, order.codes);
    if (!wanted) return tl::unexpected(wanted.error());
    std::error_code failed;
    std::filesystem::create_directories(order.out, failed);
    if (failed) return failure("cannot make " + order.out.string() + ": " + failed.message());
    for (const Procedure* procedure : *wanted)
        if (const auto written = write_poster(*procedure, **content, order); !written) return written;
    std::printf("%zu tờ trong %s\n", wanted->size(), order.out.c_str());
    return {};
}

}  // namespace motcua::platform
