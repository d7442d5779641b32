#include "platform/commands/pack_examples.h"

#include <cstdio>
#include <map>
#include <string>

#include <fmt/format.h>

#include "kiosk/base/files.h"
#include "kiosk/content/source.h"
#include "kiosk/records/examples.h"
#include "platform/paper/paper.h"
#include "platform/runtime/files.h"

namespace motcua::platform {
namespace {

namespace fs = std::filesystem;

std::map<std::string, fs::path> example_files(const std::vector<fs::path>& layers) {
    std::map<std::string, fs::path> files;
    for (const fs::path& layer : layers) {
        std::error_code none_there;
        for (const auto& file : fs::directory_iterator(layer / "examples", none_there))
            if (file.path().extension() == ".json") files[file.path().stem().string()] = file.path();
    }
    return files;
}

class ExampleTally {
  public:
    ExampleTally(const content::Content& content, const fs::path& papers)
        : content_(content), papers_(papers) {}

    void run(const std::string& code, const fs::path& file) {
        const content::Procedure* procedure = content_.find(code);
        if (procedure == nullptr) return fail(file, "Gói không có thủ tục mang mã này.");
        const auto text = read_file(file, content::kJsonBytesMax);
        if (!text) return fail(file, text.error().what);
        const auto examples = records::parse_examples(*text);
        if (!examples) return fail(file, examples.error().what);
        ++procedures_;
        for (const records::Example& example : *examples) {
            const auto problems = records::problems_with(example, *procedure, content_, content_.valid_from);
            ++(problems.empty() ? held_ : failed_);
            if (!problems.empty())
                std::printf("%s %s: ví dụ “%s” không đúng:\n", code.c_str(), procedure->plain.vi.c_str(),
                            example.name.c_str());
            for (const std::string& problem : problems) std::printf("  - %s\n", problem.c_str());
            print_paper(example, *procedure, &example - examples->data() + 1);
        }
    }

    void fail(const fs::path& file, const std::string& reason) {
        std::printf("%s: %s\n", file.c_str(), reason.c_str());
        ++failed_;
    }

    Status<> result() const {
        std::printf("%zu ví dụ của %zu thủ tục đúng, %zu chỗ không đúng\n", held_, procedures_, failed_);
        if (failed_ == 0) return {};
        return failure(fmt::format("{} examples do not hold", failed_));
    }

  private:
    // DIR/<code>-<number of the example>.pdf
    void print_paper(const records::Example& example, const content::Procedure& procedure, std::ptrdiff_t n) {
        if (papers_.empty()) return;
        const fs::path file = papers_ / fmt::format("{}-{}.pdf", procedure.code, n);
        const auto drawing = declaration_drawing(
            records::example_declaration(example, procedure, content_, content_.valid_from));
        const auto pdf = drawing->pdf(drawing->size());
        const auto written = pdf ? write_file(file, view(*pdf)) : Status<>(tl::unexpected(pdf.error()));
        if (!written) fail(file, written.error().what);
    }

    const content::Content& content_;
    fs::path papers_;
    std::size_t held_ = 0;
    std::size_t failed_ = 0;
    std::size_t procedures_ = 0;
};

}  // namespace

Status<> print_pack_examples(const std::vector<fs::path>& layers, const fs::path& papers) {
    const content::Source source = content::read_source(layers);
    if (!source.flaws.none()) return failure(content::told(source.flaws.all().front(), source.layers));
    const auto files = example_files(layers);
    std::error_code failed;
    if (!papers.empty()) fs::create_directories(papers, failed);
    if (failed) return failure("cannot make " + papers.string() + ": " + failed.message());
    ExampleTally tally(*source.content, papers);
    for (const auto& [code, file] : files) tally.run(code, file);
    for (const content::Procedure& procedure : source.content->procedures)
        if (!procedure.pages.empty() && files.count(procedure.code) == 0)
            tally.fail("examples/" + procedure.code + ".json", "Chưa có ví dụ cho thủ tục này.");
    return tally.result();
}

}  // namespace motcua::platform
