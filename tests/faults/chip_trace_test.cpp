// Of a chip that was read nothing is left after the visit: no group, no key, no signature; in memory, files
// or what the kiosk and the reader's service have logged.
#include <doctest/doctest.h>
#include <unistd.h>

#include "tests/support/chip_counter/counter.h"
#include "tests/support/journey.h"
#include "tests/support/process_memory.h"

namespace motcua::tests {
namespace {

std::string letters_of(const chip::Bytes& bytes) { return {bytes.begin(), bytes.end()}; }

// A piece of each group that was read, and the letters that opened the chip.
std::vector<std::string> chip_canaries(chip::ChipContents& contents) {
    const std::string sod = letters_of(contents.files[chip::kSod]);
    return {lively_part(contents.group(13)), sod.substr(sod.size() - 40),  // the signature itself
            letters_of(contents.group(1)).substr(20, 40), chip::key_lines(contents.zone)};
}

}  // namespace

TEST_CASE("of a chip that was read nothing is left when the visit is over") {
    ChipCounter counter;
    chip::ChipContents contents = issued_card(resident());
    const auto wanted = chip_canaries(contents);
    chip::ChipCard card(contents);
    hold(counter.kiosk, ChipCounter::before_chip());
    {
        const chip::VpcdCard laid(card, counter.port());
        hold(counter.kiosk, {{{"await", {{"widget", "chip.continue"}}}}});
    }
    [[maybe_unused]] const bool may_look = geteuid() == 0;
#ifndef MOTCUA_SANITIZED  // the sanitizer keeps freed memory as it was
    if (may_look) CHECK_FALSE(in_memory(counter.kiosk.pid(), wanted).empty());  // the search can find
#endif
    hold(counter.kiosk, {{{"advance", "240s"}}, {{"advance", "60s"}}, {{"expect", {{"screen", "home"}}}}});
    for (const std::string& canary : wanted) {
        CHECK(files_with(counter.folder.path(), canary).empty());
        CHECK(counter.service.log().find(canary) == std::string::npos);
    }
#ifndef MOTCUA_SANITIZED
    if (may_look) {
        const auto left = in_memory(counter.kiosk.pid(), wanted);
        for (const std::string& trace : left) MESSAGE(trace);
        CHECK(left.empty());
    }
#endif
}

}  // namespace motcua::tests
