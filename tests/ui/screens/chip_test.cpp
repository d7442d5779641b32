// The card on the reader, as somebody sees and hears it who laid it there.
#include <algorithm>
#include <array>

#include "kiosk/journey/update.h"
#include "tests/ui/screens/terminal.h"
#include "ui/screens/script.h"

namespace motcua::tests {
namespace {

namespace intent = journey::intent;
using identity::chip::Stop;
using ui::Preview;
using ui::Tree;
using ui::Widget;

const Tree& seen(ui::Ui& screen, const Preview& shown) {
    screen.frame(shown.model, shown.now);
    return screen.tree();
}

// The id of the one main thing to do; empty: there is none, the card is laid down or waited for.
std::string main_button(const std::string& name) {
    const auto screen = terminal();
    for (const Widget& widget : seen(*screen, preview(name)).widgets)
        if (widget.primary) return widget.id;
    return {};
}

bool stands(const std::string& name, const std::string& id) {
    const auto screen = terminal();
    return seen(*screen, preview(name)).find(id) != nullptr;
}

std::string spoken(const std::vector<journey::Intent>& intents) {
    std::string all;
    if (const auto* say = sent<intent::Say>(intents))
        for (const journey::Piece& piece : say->pieces) all += std::string(view(piece.words)) + "\n";
    return all;
}

bool has_words(const std::string& all, std::string_view what) { return all.find(what) != std::string::npos; }

TEST_CASE("while the card is to be laid down no button is the main one, and one goes on without it") {
    for (const char* name : {"chip", "chip.stopped.card_gone", "chip.stopped.silent", "chip.stopped.garbled",
                             "chip.stopped.mute", "chip.stopped.no_chip"}) {
        CAPTURE(std::string(name));
        CHECK(main_button(name).empty());
        CHECK(stands(name, "chip.without"));
        CHECK(sent<intent::PassOverChip>(tap(*terminal(), preview(name), "chip.pass_over")));
    }
}

TEST_CASE("what cannot be read, or was not twice, makes going on without it the main thing") {
    for (const char* name :
         {"chip.reader_down", "chip.stopped.refused", "chip.stopped.unreadable", "chip.stopped_again.silent",
          "chip.stopped_again.garbled", "chip.stopped.reader_gone_and_down"}) {
        CAPTURE(std::string(name));
        CHECK(main_button(name) == "chip.pass_over");
    }
}

TEST_CASE("while it is read nothing can be pressed on the page, and each step fills one field of six") {
    const auto screen = terminal();
    for (int step = 0; step <= 6; ++step) {
        const Tree& tree = seen(*screen, preview("chip.reads." + std::to_string(step + 1)));
        const Widget* const progress = tree.find("chip.progress");
        REQUIRE(progress);
        CHECK(progress->label == "Đã đọc " + std::to_string(step) + " / 6");
        const auto of_the_page = [](const Widget& widget) {
            return ui::is_target(widget) && widget.id.rfind("frame.", 0) != 0;
        };
        CHECK(std::none_of(tree.widgets.begin(), tree.widgets.end(), of_the_page));
    }
}

TEST_CASE("a chip that does not open asks for its last day, twice shut it lets go on") {
    CHECK(main_button("chip.stopped.no_key") == "chip.type_expiry");
    CHECK(main_button("chip.stopped_again.no_key") == "chip.pass_over");
    for (const char* name : {"chip.stopped.no_key", "chip.stopped_again.no_key"})
        CHECK(sent<intent::SayExpiry>(tap(*terminal(), preview(name), "chip.type_expiry")));
    CHECK(sent<intent::NoExpiry>(tap(*terminal(), preview("chip.expiry"), "chip.no_expiry")));
    const auto typed = tap(*terminal(), preview("chip.expiry.typing"), "key.7");
    REQUIRE(sent<intent::Press>(typed));
    CHECK(sent<intent::Press>(typed)->field == journey::kExpiryField);
    CHECK(sent<intent::Continue>(tap(*terminal(), preview("chip.expiry.typing"), "chip.continue")));
    const auto screen = terminal();
    const Tree& tree = seen(*screen, preview("chip.expiry.typing"));
    CHECK(tree.find("chip.expiry.day")->value == "12");
    CHECK(tree.find("chip.expiry.month")->value == "03");
    CHECK(tree.find("chip.expiry.year")->value == "2");
}

TEST_CASE("a card that somebody must look at calls staff, and nothing on the page goes on without them") {
    for (const char* verdict : {"signer_revoked", "altered", "copied", "differs"}) {
        const std::string name = std::string("chip.ended.") + verdict;
        CAPTURE(name);
        CHECK(main_button(name) == "chip.call_staff");
        CHECK(sent<intent::CallStaff>(tap(*terminal(), preview(name), "chip.call_staff")));
        CHECK_FALSE(stands(name, "chip.pass_over"));
        CHECK_FALSE(stands(name, "chip.continue"));
    }
}

TEST_CASE("what was read goes on; what was not proved says so, and who looks at the card") {
    for (const char* verdict : {"proved", "unknown_issuer", "signer_expired", "weak_signature"}) {
        const std::string name = std::string("chip.ended.") + verdict;
        CAPTURE(name);
        CHECK(sent<intent::Continue>(tap(*terminal(), preview(name), "chip.continue")));
        CHECK(stands(name, "chip.notice") == (name != "chip.ended.proved"));
    }
}

TEST_CASE("nobody is asked to take back a card that is not there") {
    const auto screen = terminal();
    const std::string lies = seen(*screen, preview("chip.ended.proved")).find("chip.title")->label;
    const std::string taken = seen(*screen, preview("chip.taken_back.proved")).find("chip.title")->label;
    CHECK(has_words(lies, "lấy lại thẻ"));
    CHECK_FALSE(has_words(taken, "lấy lại thẻ"));
}

TEST_CASE("who is read to hears each thing that happens to the card") {
    const auto screen = terminal();
    Preview shown = preview("chip");
    shown.model.settings.read_aloud = true;
    CHECK(has_words(spoken(screen->frame(shown.model, shown.now)), "đặt thẻ lên đầu đọc"));
    const auto hears = [&](const journey::Intent& news) {
        journey::update(shown.model, news, shown.now);
        return spoken(screen->frame(shown.model, shown.now));
    };
    CHECK(has_words(hears(intent::CardLaid{{1, ChipKind::processor, true}}), "đang đọc thẻ"));
    CHECK(hears(intent::ChipStep{shown.model.readings, identity::chip::Step::zone}).empty());
    CHECK(has_words(hears(intent::ChipStopped{shown.model.readings, Stop::card_gone}), "nhấc hơi sớm"));
    CHECK(has_words(hears(intent::CardLaid{{2, ChipKind::processor, true}}), "đang đọc thẻ"));
    CHECK(has_words(hears(intent::ChipStopped{shown.model.readings, Stop::silent}), "đặt lại"));
    CHECK(has_words(hears(intent::CardLaid{{3, ChipKind::processor, true}}), "đang đọc thẻ"));
    CHECK(has_words(hears(intent::ChipStopped{shown.model.readings, Stop::silent}), "làm tiếp"));
    CHECK(has_words(hears(intent::CardLaid{{4, ChipKind::mute, true}}), "lật mặt kia"));
    CHECK(has_words(hears(intent::DevicesChanged{true, true, CameraState::none, ChipReaderState::down}),
                    "tạm thời chưa dùng được"));
}

TEST_CASE("the review says whether the chip was read, and leads back to it while it may be") {
    CHECK(sent<intent::ReadChip>(tap(*terminal(), preview("chip.review"), "review.read_chip")));
    const auto screen = terminal();
    const Widget* const row = seen(*screen, preview("chip.review.proved")).find("review.identity");
    REQUIRE(row);
    CHECK(row->value == "Đã xác thực bằng chip thẻ");
    CHECK_FALSE(stands("chip.review.proved", "review.read_chip"));
    CHECK_FALSE(stands("review", "review.identity"));
}

TEST_CASE("what filing here needs is said before anything is asked, and only where it is filed here") {
    const auto screen = terminal();
    const Widget* const with = seen(*screen, preview("chip.overview")).find("overview.identity");
    REQUIRE(with);
    CHECK(has_words(with->value, "đọc chip"));
    const Widget* const without = seen(*screen, preview("overview.submit")).find("overview.identity");
    REQUIRE(without);
    CHECK_FALSE(has_words(without->value, "chip"));
    CHECK_FALSE(stands("overview.fill", "overview.identity"));
}

}  // namespace
}  // namespace motcua::tests
