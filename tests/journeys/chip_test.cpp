// The whole way with the card on a real reader service: what its chip proves is the level of the dossier.
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "tests/support/chip_counter/counter.h"
#include "tests/support/journey.h"

namespace motcua::tests {
namespace {

using nlohmann::json;

void write_hex(const std::filesystem::path& file, const std::string& hex) {
    std::ofstream out(file, std::ios::binary);
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        out.put(static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16)));
}

}  // namespace

TEST_CASE("a card whose chip is believed files the dossier, and the receiver can verify that again") {
    ChipCounter counter;
    chip::ChipCard card(issued_card(resident()));
    hold(counter.kiosk, ChipCounter::before_chip());
    {
        chip::VpcdCard laid(card, counter.port());
        hold(counter.kiosk, {{{"await", {{"widget", "chip.continue"}}}}, {{"tap", "chip.continue"}}});
    }
    hold(counter.kiosk, ChipCounter::after_chip());
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
    ChipCounter counter;
    chip::ChipCard card(issued_card(resident(), foreign.new_signer(kIssuing)));
    hold(counter.kiosk, ChipCounter::before_chip());
    {
        chip::VpcdCard laid(card, counter.port());
        hold(counter.kiosk, {{{"await", {{"widget", "chip.continue"}}}}, {{"tap", "chip.continue"}}});
    }
    hold(counter.kiosk, ChipCounter::after_chip());
    const json document = counter.document();
    CHECK(document["identity"]["level"] == "qr");
    CHECK(document["identity"]["chip"]["verdict"] == "unknown_issuer");
}

TEST_CASE("an altered group or a neighbour's card does not go on by itself, and the right one then does") {
    chip::ChipPerson neighbour = resident();
    neighbour.name = "Trần Thị Khác";
    chip::ChipContents altered = issued_card(resident());
    altered.flip(chip::group_file(13), -4);
    chip::ChipContents altered_key = issued_card(resident());
    altered_key.flip(chip::group_file(15), -4);
    for (const chip::ChipContents& contents : {altered, altered_key, issued_card(neighbour)}) {
        ChipCounter counter;
        hold(counter.kiosk, ChipCounter::before_chip());
        chip::ChipCard wrong(contents);
        {
            const chip::VpcdCard laid(wrong, counter.port());
            hold(counter.kiosk, {{{"await", {{"widget", "chip.stopped"}}}},
                                 {{"expect", {{"widget", "chip.continue"}, {"absent", true}}}}});
        }
        hold(counter.kiosk, {{{"await", {{"card_laid", false}}}}});
        chip::ChipCard right(issued_card(resident()));
        const chip::VpcdCard laid(right, counter.port());
        hold(counter.kiosk, {{{"await", {{"widget", "chip.continue"}}}}});
    }
}

TEST_CASE("a copied chip is asked twice, and does not go on by itself") {
    ChipCounter counter;
    hold(counter.kiosk, ChipCounter::before_chip());
    chip::ChipCard copy(chip::copied(issued_card(resident())));
    {
        const chip::VpcdCard laid(copy, counter.port());
        hold(counter.kiosk, {{{"await", {{"widget", "chip.again"}}}}});
    }
    hold(counter.kiosk, {{{"await", {{"card_laid", false}}}}});
    const chip::VpcdCard laid(copy, counter.port());
    hold(counter.kiosk, {{{"await", {{"widget", "chip.stopped"}}}}});
}

TEST_CASE("taken off too early, the card goes on from where it was when it is laid down again") {
    ChipCounter counter;
    hold(counter.kiosk, ChipCounter::before_chip());
    chip::ChipCard card(issued_card(resident()));
    card.set_faults(chip::lost_at(25, ChannelLoss::card_gone));
    {
        chip::VpcdCard laid(card, counter.port());
        hold(counter.kiosk, {{{"await", {{"widget", "chip.again"}}}}});
    }
    card.set_faults({});
    card.reset_traffic();
    const chip::VpcdCard laid(card, counter.port());
    hold(counter.kiosk, {{{"await", {{"widget", "chip.continue"}}}}});
    CHECK(card.traffic().exchanges < 30);
}

}  // namespace motcua::tests
