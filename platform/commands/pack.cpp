#include "platform/commands/pack.h"

#include <map>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "kiosk/content/pack.h"
#include "kiosk/content/source.h"
#include "platform/commands/document_schema.h"
#include "platform/commands/pack_check.h"
#include "platform/commands/pack_diff.h"
#include "platform/commands/pack_examples.h"
#include "platform/commands/pack_posters.h"
#include "platform/commands/pack_release.h"
#include "platform/commands/pack_table.h"
#include "platform/demo/demo.h"

namespace motcua::platform {
namespace {

struct PackOptions {
    std::filesystem::path out;
    std::filesystem::path file;
    std::vector<std::filesystem::path> layers;
    std::string code;
    std::filesystem::path before;
    bool as_json = false;
    PosterOrder posters;
    std::string day;
    TableFormat format = TableFormat::csv;
};

void add_layers(CLI::App* command, PackOptions& options) {
    command
        ->add_option("layers", options.layers,
                     "Folders, the nation's first; one alone brings those that it extends")
        ->required();
}

void add_making(CLI::App* pack, PackOptions& options) {
    CLI::App* build = pack->add_subcommand("build", "Make one file of layers");
    add_layers(build, options);
    build->add_option("-o,--out", options.out, "NAME.pack")->required();
    add_layers(pack->add_subcommand("check", "Everything that is wrong with layers, and what to do about it"),
               options);
    CLI::App* test = pack->add_subcommand("test", "Run the worked examples beside each procedure");
    add_layers(test, options);
    test->add_option("--papers", options.out, "A folder: the filled declaration of each, to look at");
    CLI::App* diff = pack->add_subcommand("diff", "What a new pack changes, in words");
    diff->add_option("old", options.before, "NAME.pack, or a folder of layers")->required();
    diff->add_option("new", options.file, "the same")->required();
    diff->add_flag("--json", options.as_json, "one JSON list");
    CLI::App* schema =
        pack->add_subcommand("schema", "Print the JSON schema of the documents of one procedure");
    schema->add_option("--pack", options.file, "NAME.pack, or a folder of layers")->required();
    schema->add_option("code", options.code, "1.004873")->required();
}

void add_tables(CLI::App* pack, PackOptions& options) {
    CLI::App* table = pack->add_subcommand("table", "A layer as tables, for people who never edit JSON");
    table->require_subcommand(1);
    CLI::App* out = table->add_subcommand("export", "Write the tables of one layer for a spreadsheet");
    out->add_option("layer", options.file, "The folder of one layer")->required();
    out->add_option("-o,--out", options.out, "A folder for CSV files, or FILE.ods")->required();
    const std::map<std::string, TableFormat> formats{{"csv", TableFormat::csv}, {"ods", TableFormat::ods}};
    out->add_option("--format", options.format, "csv, or ods: one file, each table a sheet")
        ->transform(CLI::CheckedTransformer(formats));
    CLI::App* in = table->add_subcommand("import", "Put what was changed in the tables into the layer");
    in->add_option("from", options.before, "That folder, one file of it, or FILE.ods")->required();
    in->add_option("layer", options.file, "The folder of one layer")->required();
}

void add_posters(CLI::App* pack, PackOptions& options) {
    CLI::App* posters = pack->add_subcommand("posters", "What hangs on the wall: a PDF for each procedure");
    posters->add_option("pack", options.posters.pack, "NAME.pack, or folders of layers")->required();
    posters->add_option("-o,--out", options.posters.out, "A folder")->required();
    const std::map<std::string, PosterSize> sizes{{"a4", PosterSize::a4}, {"a5", PosterSize::a5}};
    posters->add_option("--size", options.posters.size, "a4 or a5")
        ->transform(CLI::CheckedTransformer(sizes, CLI::ignore_case));
    posters->add_option("--procedure", options.posters.codes, "1.004873; again for another one; else all")
        ->allow_extra_args(false);
    posters->add_option("--on", options.day, "The day whose fees they tell, like 2026-12-01");
}

Status<> run_posters(const PackOptions& options) {
    PosterOrder order = options.posters;
    if (!options.day.empty()) {
        order.day = content::parse_day(options.day);
        if (!order.day) return failure("--on takes a day like 2026-12-01");
    }
    return write_posters(order);
}

Status<> run_table(const CLI::App& table, const PackOptions& options) {
    if (table.got_subcommand("export")) return export_tables(options.file, options.out, options.format);
    return import_tables(options.before, options.file);
}

Status<> build(const std::vector<std::filesystem::path>& layers, const std::filesystem::path& out) {
    content::Source source = content::read_source(layers);
    const auto built = content::build_pack(source, out);
    if (!built) return built;
    for (const std::string& line : content::clip_report(source)) fmt::print("{}\n", line);
    return {};
}

Status<> run_pack(const CLI::App& pack, const PackOptions& options) {
    const auto layers = options.layers.size() == 1 ? pack_layers(options.layers.front()) : options.layers;
    if (pack.got_subcommand("build")) return build(layers, options.out);
    if (pack.got_subcommand("check")) return print_pack_check(layers);
    if (pack.got_subcommand("test")) return print_pack_examples(layers, options.out);
    if (pack.got_subcommand("diff")) return print_pack_diff(options.before, options.file, options.as_json);
    if (pack.got_subcommand("table")) return run_table(*pack.get_subcommand("table"), options);
    if (pack.got_subcommand("posters")) return run_posters(options);
    if (pack.got_subcommand("schema")) return print_document_schema(options.file, options.code);
    return make_pack_key(options.file);
}

}  // namespace

std::function<Status<>()> add_pack_command(CLI::App& app) {
    const auto options = std::make_shared<PackOptions>();
    CLI::App* pack = app.add_subcommand("pack", "Content packs");
    pack->require_subcommand(1);
    add_making(pack, *options);
    add_tables(pack, *options);
    add_posters(pack, *options);
    pack->add_subcommand("keygen", "Make a signing key: FILE and FILE.pub")
        ->add_option("file", options->file)
        ->required();
    const auto release = add_pack_release_commands(*pack);
    return [options, pack, release]() -> Status<> {
        if (Status<> released; release(released)) return released;
        return run_pack(*pack, *options);
    };
}

}  // namespace motcua::platform
