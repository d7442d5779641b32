#include "platform/commands/telex.h"

#include <map>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "kiosk/text/telex.h"
#include "platform/commands/lines.h"

namespace motcua::platform {
namespace {

Status<> compose_lines(text::Typing typing) {
    std::string line;
    bool ended = false;
    for (int n = 1; read_line(line, text::kComposedBytesMax, ended); ++n) {
        const auto composed = text::compose(line, typing);
        if (!composed) return failure(fmt::format("line {} {}", n, composed.error().what));
        std::fwrite(composed->data(), 1, composed->size(), stdout);
        if (ended) std::putchar('\n');
        if (std::ferror(stdout)) return failure("cannot write");
    }
    return {};
}

}  // namespace

std::function<Status<>()> add_telex_command(CLI::App& app) {
    using text::Method;
    using text::ToneStyle;
    const std::map<std::string, Method> methods{{"telex", Method::telex}, {"vni", Method::vni}};
    const std::map<std::string, ToneStyle> styles{{"old", ToneStyle::old_place},
                                                  {"new", ToneStyle::new_place}};
    const auto typing = std::make_shared<text::Typing>(text::Typing{Method::telex, ToneStyle::old_place});
    CLI::App* telex =
        app.add_subcommand("telex", "Compose the lines of standard input as the keyboard would");
    telex->add_option("--method", typing->method, "telex or vni")
        ->transform(CLI::CheckedTransformer(methods));
    telex->add_option("--tone", typing->style, "old (hòa) or new (hoà)")
        ->transform(CLI::CheckedTransformer(styles));
    return [typing] { return compose_lines(*typing); };
}

}  // namespace motcua::platform
