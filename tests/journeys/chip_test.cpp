// The whole way with the card on a real reader service: what its chip proves is the level of the dossier.
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/content/key_text.h"
#include "kiosk/content/pack.h"
#include "tests/support/card_reader/card_service.h"
#include "tests/support/chip/card.h"
#include "tests/support/chip/vpcd_card.h"
#include "tests/support/journey.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/small_ward.h"
#include "tests/support/temp_folder.h"

namespace motcua::tests {
namespace {

using nlohmann::json;

const chip::Period kIssuing{std::chrono::sys_days(std::chrono::year{2020} / 1 / 1),
                            std::chrono::sys_days(std::chrono::year{2040} / 1 / 1)};

struct Office {
    chip::Issuer csca{kIssuing};
    chip::Signer signer = csca.new_signer(kIssuing);
};
const Office& office() {
    static const Office the_office;
    return the_office;
}

// Who holds kCardPayload up.
chip::ChipPerson resident() {
    chip::ChipPerson person;
    person.old_id = "205999001";
    person.address = "Khối phố Mẫu, Tân Thạnh, Tam Kỳ, Quảng Nam";
    person.issue_date = "2021-05-10";
    return person;
}

chip::ChipContents card_of(const chip::ChipPerson& person, const chip::Signer& signer = office().signer) {
    chip::ChipFeatures features;
    features.pace = {{}};
    features.active.emplace();
    chip::ChipContents contents = chip::contents_of(person, features);
    chip::sign(contents, signer);
    return contents;
}

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

// One kiosk with a reader, and a way to lay cards on it.
struct Counter {
    explicit Counter(const chip::Issuer& trusted = office().csca)
        : kiosk({.data = folder.path() / "kiosk",
                 .out = folder.path() / "out",
                 .pack = pack_that_trusts(folder, trusted)}) {}

    [[nodiscard]] static std::vector<json> before_chip() {
        auto steps = steps_to_review();
        steps.resize(5);  // to the card, held up
        steps.insert(steps.begin(), json{{"await", {{"card_reader", "works"}}}});
        steps.push_back(json{{"await", {{"screen", "chip"}}}});
        return steps;
    }
    [[nodiscard]] static std::vector<json> after_chip() {
        auto steps = steps_to_review();
        steps.erase(steps.begin(), steps.begin() + 5);
        return steps;
    }
    [[nodiscard]] json document() {
        hold(kiosk, steps_to_receipt());
        hold(kiosk, {{{"sync", true}}, {{"expect", {{"queue", {{"queued", 0}, {"delivered", 1}}}}}}});
        const auto portal = folder.path() / "kiosk.portal";
        const Ended opened = run({program("portal"), "show", "--dir", portal, portal_rows(portal)[0]["id"]});
        REQUIRE_MESSAGE(opened.exit_code == 0, opened.err);
        return json::parse(opened.out);
    }
    [[nodiscard]] static std::uint16_t port(const CardService& service) {
        return static_cast<std::uint16_t>(service.port(0));
    }

    CardService service;
    TempFolder folder;
    KioskProcess kiosk;
};

void write_hex(const std::filesystem::path& file, const std::string& hex) {
    std::ofstream out(file, std::ios::binary);
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        out.put(static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16)));
}

}  // namespace

TEST_CASE("a card whose chip is believed files the dossier, and the receiver can verify that again") {
    Counter counter;
    chip::ChipCard card(card_of(resident()));
    hold(counter.kiosk, Counter::before_chip());
    {
        chip::VpcdCard laid(card, Counter::port(counter.service));
        hold(counter.kiosk, {{{"await", {{"widget", "chip.continue"}}}}, {{"tap", "chip.continue"}}});
    }
    hold(counter.kiosk, Counter::after_chip());
    const json document = counter.document();
    CHECK(document["identity"]["level"] == "chip");
    const json& evidence = document["identity"]["chip"];
    CHECK(evidence["verdict"] == "proved");
    CHECK(evidence["original"] == "proved");
    CHECK(evidence["access"] == "pace");
    CHECK(document["answers"]["applicant.name"]["source"] == "card");

    // Nothing of ours: the openssl program, the issuer's certificate, and what stands in the document.
    const auto& dir = counter.folder.path();
    write_hex(dir / "sod", evidence["files"]["sod"]);
    write_hex(dir / "dg1", evidence["files"]["dg1"]);
    const chip::Bytes csca = office().csca.der();
    std::ofstream(dir / "csca.der", std::ios::binary) << std::string(csca.begin(), csca.end());
    const std::string script =
        "cd " + dir.string() +
        " && tail -c +5 sod > sod.cms && openssl x509 -inform DER -in csca.der -out csca.pem"
        " && openssl cms -verify -inform DER -in sod.cms -CAfile csca.pem -purpose any -out lds 2>/dev/null"
        " && openssl dgst -sha256 -r sod | cut -c1-64 && openssl dgst -sha256 -binary dg1 | od -An -tx1 -v | "
        "tr -d ' \\n'"
        " && echo && od -An -tx1 -v lds | tr -d ' \\n'";
    const Ended verified = run({"/bin/bash", "-c", script});
    REQUIRE(verified.exit_code == 0);
    std::istringstream lines(verified.out);
    std::string sod_digest;
    std::string dg1_digest;
    std::string covered;
    lines >> sod_digest >> dg1_digest >> covered;
    CHECK(sod_digest == evidence["sod_digest"]);
    CHECK(covered.find(dg1_digest) != std::string::npos);
}

TEST_CASE("a card of an issuer nobody knows here fills in, and is prepared for the clerk") {
    const chip::Issuer foreign(kIssuing);
    Counter counter;
    chip::ChipCard card(card_of(resident(), foreign.new_signer(kIssuing)));
    hold(counter.kiosk, Counter::before_chip());
    {
        chip::VpcdCard laid(card, Counter::port(counter.service));
        hold(counter.kiosk, {{{"await", {{"widget", "chip.continue"}}}}, {{"tap", "chip.continue"}}});
    }
    hold(counter.kiosk, Counter::after_chip());
    const json document = counter.document();
    CHECK(document["identity"]["level"] == "qr");
    CHECK(document["identity"]["chip"]["verdict"] == "unknown_issuer");
}

TEST_CASE("an altered group or a neighbour's card does not go on by itself, and the right one then does") {
    chip::ChipPerson neighbour = resident();
    neighbour.name = "Trần Thị Khác";
    chip::ChipContents altered = card_of(resident());
    altered.flip(chip::group_file(13), -4);
    chip::ChipContents altered_key = card_of(resident());
    altered_key.flip(chip::group_file(15), -4);
    for (const chip::ChipContents& contents : {altered, altered_key, card_of(neighbour)}) {
        Counter counter;
        hold(counter.kiosk, Counter::before_chip());
        chip::ChipCard wrong(contents);
        {
            const chip::VpcdCard laid(wrong, Counter::port(counter.service));
            hold(counter.kiosk, {{{"await", {{"widget", "chip.stopped"}}}},
                                 {{"expect", {{"widget", "chip.continue"}, {"absent", true}}}}});
        }
        hold(counter.kiosk, {{{"await", {{"card_laid", false}}}}});
        chip::ChipCard right(card_of(resident()));
        const chip::VpcdCard laid(right, Counter::port(counter.service));
        hold(counter.kiosk, {{{"await", {{"widget", "chip.continue"}}}}});
    }
}

TEST_CASE("a copied chip is asked twice, and does not go on by itself") {
    Counter counter;
    hold(counter.kiosk, Counter::before_chip());
    chip::ChipCard copy(chip::copied(card_of(resident())));
    {
        const chip::VpcdCard laid(copy, Counter::port(counter.service));
        hold(counter.kiosk, {{{"await", {{"widget", "chip.again"}}}}});
    }
    hold(counter.kiosk, {{{"await", {{"card_laid", false}}}}});
    const chip::VpcdCard laid(copy, Counter::port(counter.service));
    hold(counter.kiosk, {{{"await", {{"widget", "chip.stopped"}}}}});
}

TEST_CASE("taken off too early, the card goes on from where it was when it is laid down again") {
    Counter counter;
    hold(counter.kiosk, Counter::before_chip());
    chip::ChipCard card(card_of(resident()));
    card.set_faults(chip::lost_at(25, ChannelLoss::card_gone));
    {
        chip::VpcdCard laid(card, Counter::port(counter.service));
        hold(counter.kiosk, {{{"await", {{"widget", "chip.again"}}}}});
    }
    card.set_faults({});
    card.reset_traffic();
    const chip::VpcdCard laid(card, Counter::port(counter.service));
    hold(counter.kiosk, {{{"await", {{"widget", "chip.continue"}}}}});
    CHECK(card.traffic().exchanges < 30);
}

}  // namespace motcua::tests
