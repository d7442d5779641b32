// Photographs on the glass: seen as they are, told by words too, and gone with the visit.
#include <algorithm>

#include "tests/ui/screens/terminal.h"

namespace motcua::tests {
namespace {

namespace intent = journey::intent;
using journey::PhotoStep;
using ui::Preview;

// One colour all over: what stands on the glass can be told from every colour of the screens.
SharedPhoto plain(std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
    auto photo = std::make_shared<PaperPhoto>();
    photo->shown = {91, 129, {}};
    for (int i = 0; i < 91 * 129; ++i)
        for (const std::uint8_t channel : {red, green, blue}) photo->shown.rgb.push_back(channel);
    return photo;
}
constexpr std::uint32_t kPink = 0xFF9911FFU;  // 0xAABBGGRR
SharedPhoto pink() { return plain(0xFF, 0x11, 0x99); }

Preview looking_at(const SharedPhoto& photo) {
    Preview shown = preview("question.photo.look");
    shown.model.visit->looked_at = photo;
    return shown;
}

void draw(ui::Ui& screen, const Preview& shown) { screen.frame(shown.model, shown.now); }

std::ptrdiff_t pixels_of(const ui::Canvas& canvas, std::uint32_t colour) {
    return std::count(canvas.pixels.begin(), canvas.pixels.end(), colour);
}

TEST_CASE("the picture just taken stands on the glass, and two ways to go on") {
    const auto screen = terminal();
    draw(*screen, looking_at(pink()));
    CHECK(pixels_of(screen->canvas(), kPink) == 91 * 129);
    CHECK(sent<intent::KeepPhoto>(tap(*terminal(), looking_at(pink()), "photo.keep")));
    CHECK(sent<intent::TakePhoto>(tap(*terminal(), looking_at(pink()), "photo.take")));
}

TEST_CASE("of a poor picture the main button takes another one, and what is wrong stands in words") {
    const auto screen = terminal();
    draw(*screen, preview("question.photo.look"));
    CHECK(screen->tree().find("photo.keep")->primary);
    for (const char* flaw : {"no_paper", "cut_off", "dark", "blurred", "glare"}) {
        CAPTURE(std::string(flaw));
        draw(*screen, preview(std::string("question.photo.") + flaw));
        CHECK(screen->tree().find("photo.take")->primary);
        CHECK_FALSE(screen->tree().find("photo.keep")->primary);
        CHECK(screen->tree().find("photo.judged")->label.size() > 20);
    }
}

TEST_CASE("on a glass that lies what is wrong is the heading, and the picture has the height") {
    const auto screen = terminal(kLandscape);
    Preview shown = preview("question.photo.blurred");
    shown.model.settings.text_size = journey::TextSize::largest;
    draw(*screen, shown);
    CHECK(screen->tree().find("photo.look")->label.find("mờ") != std::string::npos);
    const auto& rect = screen->tree().find("photo.taken")->rect;
    CHECK(rect[3] > 0.35F * static_cast<float>(kLandscape.height_px));
}

TEST_CASE("another picture in the same place is seen at once") {
    const auto screen = terminal();
    draw(*screen, looking_at(pink()));
    static_cast<void>(screen->canvas());
    draw(*screen, looking_at(plain(0x22, 0xEE, 0x11)));
    const ui::Canvas& canvas = screen->canvas();
    CHECK(pixels_of(canvas, kPink) == 0);
    CHECK(pixels_of(canvas, 0xFF11EE22U) == 91 * 129);
    CHECK_FALSE(canvas.changed.empty());
}

TEST_CASE("a photo that is not on the glass any more is held by nobody") {
    const auto screen = terminal();
    std::weak_ptr<const PaperPhoto> photo;
    {
        const SharedPhoto taken = pink();
        photo = taken;
        draw(*screen, looking_at(taken));
        static_cast<void>(screen->canvas());
    }
    SUBCASE("the screen is wiped") { screen->wipe(); }
    SUBCASE("other screens stand") {
        draw(*screen, preview("home"));
        draw(*screen, preview("home"));
    }
    CHECK(photo.expired());
    CHECK(pixels_of(screen->canvas(), kPink) == 0);
}

TEST_CASE("each page that was kept can be taken out again") {
    const auto intents = tap(*terminal(), preview("question.photo.all_kept"), "photo.3.remove");
    const auto* removed = sent<intent::RemovePhoto>(intents);
    REQUIRE(removed);
    CHECK(removed->n == 2);
}

TEST_CASE("another photo is offered until the field is full") {
    const auto screen = terminal();
    draw(*screen, preview("question.photo.kept"));
    CHECK(screen->tree().find("photo.take"));
    CHECK(screen->tree().find("question.continue")->primary);
    draw(*screen, preview("question.photo.all_kept"));
    CHECK_FALSE(screen->tree().find("photo.take"));
}

TEST_CASE("the review tells how many, and that nobody has compared them") {
    const auto screen = terminal();
    Preview shown = preview("review.photo");
    for (int page = 0; page < 4; ++page) {
        std::get<journey::place::Review>(shown.model.visit->place).page = page;
        draw(*screen, shown);
        if (const ui::Widget* row = screen->tree().find("review.photo")) {
            CHECK(row->value == "2 ảnh chụp, chưa đối chiếu");
            return;
        }
    }
    FAIL("no row about the photos");
}

}  // namespace
}  // namespace motcua::tests
