#include "kiosk/base/files.h"

#include <fstream>
#include <thread>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "tests/support/temp_folder.h"

namespace {

using motcua::read_file;
using motcua::tests::TempFolder;

struct Folder {
    TempFolder folder = TempFolder::in_memory();
    std::filesystem::path put(const std::string& name, const std::string& content) {
        std::ofstream(folder.path() / name, std::ios::binary) << content;
        return folder.path() / name;
    }
};

}  // namespace

TEST_CASE("a file is read whole, up to the last byte that may be in it") {
    Folder folder;
    CHECK(read_file(folder.put("empty", ""), 10) == "");
    CHECK(read_file(folder.put("zero", std::string("a\0b", 3)), 3) == std::string("a\0b", 3));
    const std::string large(300'000, 'x');
    CHECK(read_file(folder.put("large", large), large.size()) == large);
}

TEST_CASE("of a file that is too large nothing is taken, and its bound is said as people write it") {
    Folder folder;
    const auto refusal = [](const std::filesystem::path& file, std::size_t bytes_max) {
        const auto read = read_file(file, bytes_max);
        REQUIRE_FALSE(read);
        return read.error().what.substr(file.string().size());
    };
    const auto file = folder.put("large", std::string(3'000'000, 'x'));
    CHECK(refusal(file, 2'999'999) == ": larger than 2999999 bytes");
    CHECK(refusal(file, 64UL * 1024) == ": larger than 64 KB");
    CHECK(refusal(file, 2UL * 1024 * 1024) == ": larger than 2 MB");
}

TEST_CASE("what is no file or not there says so, and which") {
    Folder folder;
    CHECK(read_file("/nowhere/at/all", 10).error().what == "/nowhere/at/all: No such file or directory");
    CHECK(read_file("/", 10).error().what == "/: Is a directory");
}

TEST_CASE("what does not know its size, a pipe, is read to its end and no further than the bound") {
    Folder folder;
    const auto pipe = folder.folder.path() / "pipe";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    const std::string said(100'000, 'y');
    std::thread writer([&] { std::ofstream(pipe, std::ios::binary) << said; });
    const auto heard = read_file(pipe, said.size());
    writer.join();
    CHECK(heard == said);
}
