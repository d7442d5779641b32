// An invented person's card on a reader that vpcd makes, until standard input ends: to try a reader by hand.
//   chip_card PORT [pace] [aes256] [dh] [active] [chip] [extended]
#include <cstdlib>
#include <iostream>
#include <string>

#include "tests/support/chip/vpcd_card.h"

namespace chip = motcua::tests::chip;

int main(int argc, char** argv) {
    if (argc < 2) return EXIT_FAILURE;
    chip::ChipFeatures features;
    chip::ChipOptions options;
    chip::PaceOffer offer;
    bool has_pace = false;
    for (int i = 2; i < argc; ++i) {
        const std::string wish = argv[i];
        if (wish == "pace") has_pace = true;
        if (wish == "aes256") offer = {chip::Suite::aes256, 17, 16};
        if (wish == "dh") offer = {chip::Suite::aes128, 0, 16};
        if (wish == "active") features.active.emplace();
        if (wish == "chip") features.chip_authentication.emplace();
        if (wish == "extended") options.has_extended_length = true;
    }
    if (has_pace) features.pace = {offer};
    const chip::Period period{std::chrono::year{2020} / 1 / 1, std::chrono::year{2035} / 1 / 1};
    const chip::Issuer issuer(period);
    chip::ChipContents contents = chip::contents_of({}, features);
    chip::sign(contents, issuer.new_signer(period));
    std::cout << contents.zone << "\nCAN " << *features.can << "\nCSCA " << chip::to_hex(issuer.der())
              << std::endl;
    chip::ChipCard card(std::move(contents), options);
    chip::VpcdCard on_reader(card, static_cast<std::uint16_t>(std::strtoul(argv[1], nullptr, 10)));
    std::string line;
    while (std::getline(std::cin, line)) {
    }
    on_reader.remove();
    std::cout << card.traffic().exchanges << " exchanges" << (card.is_open() ? ", open" : "") << std::endl;
    return EXIT_SUCCESS;
}
