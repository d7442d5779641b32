#include "tests/support/chip_counter/counter.h"

#include <fstream>

#include <doctest/doctest.h>

#include "kiosk/content/key_text.h"
#include "kiosk/content/pack.h"
#include "tests/support/journey.h"
#include "tests/support/small_ward.h"

namespace motcua::tests {
namespace {

using nlohmann::json;

// The small ward, whose nation believes the office, and whose marital status goes with the chip's files.
std::filesystem::path pack_that_trusts(const TempFolder& folder, const chip::Issuer& issuer) {
    const SmallWard ward(folder.path() / "layers");
    const auto edit = [](const std::filesystem::path& file, const auto& change) {
        json content = json::parse(std::ifstream(file));
        change(content);
        std::ofstream(file) << content.dump();
    };
    edit(ward.base / "chip.json", [&](json& rules) {
        const chip::Bytes der = issuer.der();
        rules["issuers"] = {content::to_base64({reinterpret_cast<const char*>(der.data()), der.size()})};
    });
    edit(ward.base / "procedures/1.004873.json", [](json& procedure) {
        procedure["chip_groups"] = {"sod", "dg1", "dg13"};
    });
    const auto pack = folder.path() / "ward.pack";
    const auto built = content::build_pack(ward.layers(), pack);
    REQUIRE_MESSAGE(built, (built ? "" : built.error().what));
    return pack;
}

}  // namespace

const Office& office() {
    static const Office the_office;
    return the_office;
}

chip::ChipPerson resident() {
    chip::ChipPerson person;
    person.old_id = "205999001";
    person.address = "Khối phố Mẫu, Tân Thạnh, Tam Kỳ, Quảng Nam";
    person.issue_date = "2021-05-10";
    return person;
}

chip::ChipContents issued_card(const chip::ChipPerson& person, const chip::Signer& signer) {
    chip::ChipFeatures features;
    features.pace = {{}};
    features.active.emplace();
    chip::ChipContents contents = chip::contents_of(person, features);
    chip::sign(contents, signer);
    return contents;
}

ChipCounter::ChipCounter(const chip::Issuer& trusted)
    : kiosk({.data = folder.path() / "kiosk",
             .out = folder.path() / "out",
             .pack = pack_that_trusts(folder, trusted)}) {}

std::vector<json> ChipCounter::before_chip() {
    auto steps = steps_to_review();
    steps.resize(5);  // to the card, held up
    steps.insert(steps.begin(), json{{"await", {{"card_reader", "works"}}}});
    steps.push_back(json{{"await", {{"screen", "chip"}}}});
    return steps;
}

std::vector<json> ChipCounter::after_chip() {
    auto steps = steps_to_review();
    steps.erase(steps.begin(), steps.begin() + 5);
    return steps;
}

json ChipCounter::document() {
    hold(kiosk, steps_to_receipt());
    hold(kiosk, {{{"sync", true}}, {{"expect", {{"queue", {{"queued", 0}, {"delivered", 1}}}}}}});
    const auto portal = folder.path() / "kiosk.portal";
    const Ended opened = run({program("portal"), "show", "--dir", portal, portal_rows(portal)[0]["id"]});
    REQUIRE_MESSAGE(opened.exit_code == 0, opened.err);
    return json::parse(opened.out);
}

}  // namespace motcua::tests
