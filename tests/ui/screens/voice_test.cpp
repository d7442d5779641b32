// What is heard, and what is done without touching the glass.
#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "kiosk/text/as_spoken.h"
#include "tests/support/sample.h"
#include "tests/ui/screens/terminal.h"
#include "ui/screens/script.h"
#include "ui/theme/palette.h"
#include "ui/widgets/rect.h"

namespace motcua::tests {
namespace {

namespace intent = journey::intent;
using journey::Headphones;
using text::Language;
using ui::Nav;
using ui::Preview;
using ui::Tree;
using ui::Widget;

std::string words_of(const std::vector<journey::Piece>& pieces) {
    std::string all;
    for (const journey::Piece& piece : pieces) all += std::string(view(piece.words)) + "\n";
    return all;
}

bool says(const std::string& script, std::string_view what) { return script.find(what) != std::string::npos; }

std::string script_of(ui::Ui& screen, const Preview& shown) {
    screen.frame(shown.model, shown.now);
    return words_of(ui::spoken_script(screen.tree(), ui::listener(shown.model)));
}

std::string heard(const std::vector<journey::Intent>& intents) {
    const auto* say = sent<intent::Say>(intents);
    return say ? words_of(say->pieces) : std::string();
}

Preview reading(const std::string& name) {
    Preview shown = preview(name);
    shown.model.settings.read_aloud = true;
    return shown;
}

Preview behind_curtain(const std::string& name) {
    Preview shown = preview(name);
    shown.model.settings.curtain = true;
    return shown;
}

std::vector<journey::Intent> press(ui::Ui& screen, Preview& shown, Nav key) {
    shown.now += Millis{700};
    screen.navigate(key);
    return screen.frame(shown.model, shown.now);
}

std::string focused(const Tree& tree) {
    for (const Widget& widget : tree.widgets)
        if (widget.focused) return widget.id;
    return "";
}

std::vector<Preview> all_previews() { return ui::previews(); }

// ---- what is said

TEST_CASE("the script of every screen has every word that is needed to act, in both languages") {
    const std::set<std::string> told{"heading", "text", "banner", "button", "tile", "choice", "progress"};
    for (const Language language : {Language::vi, Language::en}) {
        const auto screen = terminal();
        for (Preview& shown : all_previews()) {
            CAPTURE(shown.name);
            shown.model.settings.language = language;
            const std::string script = script_of(*screen, shown);
            for (const Widget& widget : screen->tree().widgets) {
                const bool header =
                    widget.id == "frame.office" || widget.id == "frame.machine" || widget.id == "frame.clock";
                const bool of_the_voice = widget.id.rfind("speech.", 0) == 0;
                if (told.count(widget.role) == 0 || widget.personal || !widget.enabled || header ||
                    of_the_voice)
                    continue;
                CAPTURE(widget.id);
                for (const std::string& written : {widget.label, widget.value}) {
                    const bool vietnamese = language == Language::vi || text::is_vietnamese(written);
                    const Secret spoken = text::as_spoken(written, vietnamese ? Language::vi : Language::en);
                    CHECK(says(script, view(spoken)));
                }
            }
        }
    }
}

TEST_CASE("it begins with the question, and each piece knows the widget it belongs to") {
    const auto screen = terminal();
    const Preview shown = preview("question.choice");
    screen->frame(shown.model, shown.now);
    const auto script = ui::spoken_script(screen->tree(), ui::listener(shown.model));
    CHECK(view(script.front().words) == "Hiện nay bà thuộc trường hợp nào?");
    for (const journey::Piece& piece : script) CHECK(screen->tree().find(piece.widget));
    const std::string all = words_of(script);
    CHECK(says(all, "đã chọn"));
    CHECK(says(all, "trên"));  // "Bước ... trên ..."
    CHECK_FALSE(says(all, "ô chọn"));
}

TEST_CASE("the loudspeaker says nothing of the person, but that it is on the screen") {
    for (const Language language : {Language::vi, Language::en}) {
        const auto screen = terminal();
        for (const char* name :
             {"review", "review.disputed", "scan.card_read", "question.name", "question.number"}) {
            CAPTURE(name);
            Preview shown = preview(name);
            shown.model.settings.language = language;
            const std::string script = script_of(*screen, shown);
            for (const char* canary : {"Mẫu", "không không một", "zero zero one", "Bưởi", "Ví Dụ", "1955",
                                       "chín trăm năm mươi lăm"})
                CHECK_FALSE(says(script, canary));
            CHECK((says(script, "hiện trên màn hình") || says(script, "shown on the screen")));
        }
    }
}

TEST_CASE("who listens with headphones hears all of it") {
    const auto screen = terminal();
    Preview shown = preview("review");
    shown.model.machine.headphones = Headphones::plugged;
    const std::string script = script_of(*screen, shown);
    CHECK(says(script, "Nguyễn Thị Mẫu"));
    CHECK(says(script, "cuối là không không một"));
    CHECK_FALSE(says(script, "hiện trên màn hình"));
    shown.model.machine.headphones = Headphones::unplugged;
    CHECK_FALSE(says(script_of(*screen, shown), "Nguyễn Thị Mẫu"));
}

TEST_CASE("a Vietnamese name on an English page is said by the Vietnamese voice") {
    const auto screen = terminal();
    Preview shown = preview("review");
    shown.model.settings.language = Language::en;
    shown.model.machine.headphones = Headphones::plugged;
    screen->frame(shown.model, shown.now);
    for (const journey::Piece& piece : ui::spoken_script(screen->tree(), ui::listener(shown.model))) {
        if (says(std::string(view(piece.words)), "Nguyễn Thị Mẫu")) CHECK(piece.language == Language::vi);
        if (piece.widget == "review.confirm") CHECK(piece.language == Language::en);
    }
}

TEST_CASE("a sentence that was recorded names its recording, as it addresses this person") {
    const auto screen = terminal();
    Preview shown = preview("review");
    auto content = std::make_shared<content::Content>(*shown.model.machine.content);
    for (const char* name : {"vi/review.title.ba", "vi/frame.back", "vi/home.title"})
        content->recordings[name] = std::make_shared<const std::string>("RIFF");
    shown.model.machine.content = content;
    screen->frame(shown.model, shown.now);
    for (const journey::Piece& piece : ui::spoken_script(screen->tree(), ui::listener(shown.model))) {
        CAPTURE(piece.widget);
        const bool title = piece.widget == "review.title";
        const bool back = piece.widget == "frame.back";
        CHECK(piece.recording == (title ? "vi/review.title.ba" : back ? "vi/frame.back" : ""));
    }
}

TEST_CASE("what is only heard: its clips where there are any, else Vietnamese, never silence or English") {
    const auto screen = terminal();
    Preview shown = preview("voice_language");
    auto content = std::make_shared<content::Content>(*shown.model.machine.content);
    for (const char* name : {"vidu/frame.back", "vi/frame.back", "vi/frame.help", "en/common.continue",
                             "vidu/speech.chosen", "vidu/frame.finish.ba", "vidu/frame.finish"})
        content->recordings[name] = std::make_shared<const std::string>("RIFF");
    shown.model.machine.content = content;
    screen->frame(shown.model, shown.now);
    CHECK(screen->tree().find("frame.back")->label == "Quay lại");
    const ui::Script script = ui::spoken_script(screen->tree(), ui::listener(shown.model));
    const auto recording_of = [&](const std::string& widget) {
        const auto found = std::find_if(script.begin(), script.end(),
                                        [&](const auto& piece) { return piece.widget == widget; });
        return found == script.end() ? std::string("not said") : found->recording;
    };
    CHECK(recording_of("frame.back") == "vidu/frame.back");
    CHECK(recording_of("frame.help") == "vi/frame.help");
    CHECK(recording_of("question.continue").empty());
    CHECK(recording_of("frame.finish") == "vidu/frame.finish.ba");
    for (const journey::Piece& piece : script) {
        CHECK(piece.language == Language::vi);
        CHECK_FALSE(piece.words.empty());  // what the voice says where the clip cannot be played
    }
}

TEST_CASE("the language control names what can be heard, as its speakers call it") {
    const auto screen = terminal();
    const Preview offered = preview("voice_language.offered");
    screen->frame(offered.model, offered.now);
    CHECK(screen->tree().find("frame.language")->label == "English, Vídu");
    const Preview heard = preview("voice_language");
    screen->frame(heard.model, heard.now);
    CHECK(screen->tree().find("frame.language")->label == "Tiếng Việt");
}

// ---- when it is said

TEST_CASE("a screen is read once when it comes, its pages too, and again when it is asked for") {
    const auto screen = terminal();
    Preview shown = reading("review");
    CHECK(says(heard(screen->frame(shown.model, shown.now)), "Mời bà xem lại"));
    CHECK(heard(screen->frame(shown.model, shown.now)).empty());
    shown.model.visit->place = journey::place::Review{1};
    CHECK(says(heard(screen->frame(shown.model, shown.now)), "Trang hai trên"));
    shown.now += Millis{1000};
    CHECK(says(heard(tap(*screen, shown, "speech.again")), "Trang hai trên"));
    shown.model.settings.language = Language::en;
    CHECK(says(heard(screen->frame(shown.model, shown.now)), "Page two of"));
}

TEST_CASE("who did not ask for it hears nothing, but for the warning that all will be gone") {
    const auto screen = terminal();
    for (const Preview& shown : all_previews()) {
        if (shown.model.settings.read_aloud) continue;
        CAPTURE(shown.name);
        const std::string said = heard(screen->frame(shown.model, shown.now));
        CHECK(said.empty() == (shown.name != "still_there"));
        CHECK(heard(screen->frame(shown.model, shown.now + Millis{2000})).empty());
    }
}

TEST_CASE("what went wrong is said at once, without the rest") {
    const auto screen = terminal();
    Preview shown = reading("question.phone");
    shown.model.visit->drafts.front().problem.reset();
    screen->frame(shown.model, shown.now);
    shown.model.visit->drafts.front().problem = text::T::problem_phone;
    const std::string said = heard(screen->frame(shown.model, shown.now));
    CHECK(says(said, "Số điện thoại gồm mười chữ số"));
    CHECK_FALSE(says(said, "Gọi cán bộ"));
}

TEST_CASE("what is typed beside the glass: how it goes on is said once, its signs to nobody else") {
    const auto screen = terminal();
    Preview shown = reading("scan.typed");
    shown.model.typed_code.reset();
    screen->frame(shown.model, shown.now);
    shown.model.typed_code = {secret("ID"), shown.now};
    const std::string first = heard(screen->frame(shown.model, shown.now));
    CHECK(says(first, "bấm Enter"));
    CHECK_FALSE(says(first, "ID"));
    shown.model.typed_code = {secret("IDV"), shown.now};
    CHECK(heard(screen->frame(shown.model, shown.now)).empty());
}

TEST_CASE("behind the curtain a code that is typed is heard with headphones, and nobody sees it") {
    const auto screen = terminal();
    Preview shown = behind_curtain("scan.typed");
    shown.model.typed_code.reset();
    screen->frame(shown.model, shown.now);
    shown.model.typed_code = {secret("1.004873"), shown.now};
    const std::string aloud = heard(screen->frame(shown.model, shown.now));
    CHECK(says(aloud, "bấm Enter"));
    CHECK_FALSE(says(aloud, "bảy ba"));
    shown.model.machine.headphones = Headphones::plugged;
    shown.model.typed_code = {secret("1.0048731"), shown.now};
    const std::string said = heard(screen->frame(shown.model, shown.now));
    CHECK(says(said, "bảy ba một"));
    const auto& pixels = screen->canvas().pixels;
    CHECK(std::set<std::uint32_t>(pixels.begin(), pixels.end()).size() == 1);
}

TEST_CASE("what is being said is marked on the screen") {
    const auto screen = terminal();
    Preview shown = reading("question.choice");
    screen->frame(shown.model, shown.now);
    const auto before = screen->canvas().pixels;
    shown.model.speech = {1, {"question.title", "question.marital.status.divorced"}, 1, true, false, {}};
    screen->frame(shown.model, shown.now);
    CHECK(screen->tree().find("question.marital.status.divorced")->said);
    CHECK_FALSE(screen->tree().find("question.title")->said);
    CHECK(screen->canvas().pixels != before);
}

// ---- the bar

TEST_CASE("the voice's controls say what they are for") {
    Preview shown = reading("question.choice");
    shown.model.speech = {1, {"question.title"}, 0, true, false, {}};
    const auto press_one = [&](const char* id) { return tap(*terminal(), shown, id); };
    CHECK(sent<intent::PauseSpeech>(press_one("speech.pause")));
    CHECK(sent<intent::ChangePace>(press_one("speech.slower"))->by == -1);
    CHECK(sent<intent::ChangePace>(press_one("speech.faster"))->by == 1);
    CHECK(sent<intent::ChangeLoudness>(press_one("speech.softer"))->by == -1);
    CHECK(sent<intent::ChangeLoudness>(press_one("speech.louder"))->by == 1);
    CHECK(sent<intent::ReadAloud>(press_one("speech.stop")));
    shown.model.settings.pace = 0;
    CHECK_FALSE(sent<intent::ChangePace>(press_one("speech.slower")));
    const auto screen = terminal();
    shown.model.speech.paused = true;
    screen->frame(shown.model, shown.now);
    CHECK(screen->tree().find("speech.pause")->label == "Tiếp tục");
    CHECK_FALSE(says(script_of(*screen, shown), "Chậm hơn"));
}

TEST_CASE("without a speaker the control says so, and cannot be pressed") {
    const auto screen = terminal();
    Preview shown = preview("home");
    shown.model.machine.speaker_ready = false;
    CHECK(tap(*screen, shown, "frame.speak").empty());
    CHECK(screen->tree().find("frame.speak")->label == "Mất tiếng");
}

float distance(const Widget& a, const Widget& b) {
    const float dx = std::max({0.0F, b.rect[0] - a.rect[0] - a.rect[2], a.rect[0] - b.rect[0] - b.rect[2]});
    const float dy = std::max({0.0F, b.rect[1] - a.rect[1] - a.rect[3], a.rect[1] - b.rect[1] - b.rect[3]});
    return std::hypot(dx, dy);
}

TEST_CASE("while it reads, every screen still stands whole in every size, and the frame has not moved") {
    for (const ui::Panel& panel : {kPortrait, kLandscape})
        for (const auto size : {journey::TextSize::normal, journey::TextSize::large,
                                journey::TextSize::larger, journey::TextSize::largest}) {
            CAPTURE(panel.width_px);
            CAPTURE(static_cast<int>(size));
            const auto screen = terminal(panel);
            std::size_t number = 0;
            for (Preview& shown : all_previews()) {
                if (number++ % kEvery != 0) continue;
                CAPTURE(shown.name);
                shown.model.settings.text_size = size;
                screen->frame(shown.model, shown.now);
                const auto help = screen->tree().find("frame.help")->rect;
                shown.model.settings.read_aloud = true;
                screen->frame(shown.model, shown.now);
                CHECK(screen->tree().find("frame.help")->rect == help);
                REQUIRE(screen->tree().find("speech.stop"));
                for (const Widget& widget : screen->tree().widgets) {
                    CAPTURE(widget.id);
                    CHECK_FALSE(widget.clipped);
                    if (!ui::is_target(widget)) continue;
                    CHECK(std::min(widget.rect[2], widget.rect[3]) >= 12.7F * panel.px_per_mm);
                    for (const Widget& other : screen->tree().widgets)
                        if (&other < &widget && ui::is_target(other))
                            CHECK(distance(widget, other) >= 2.54F * panel.px_per_mm);
                }
            }
        }
}

// ---- without touching the glass

TEST_CASE("every control of every screen is reached with one key, and Back with another") {
    const auto screen = terminal();
    for (Preview& shown : all_previews()) {
        CAPTURE(shown.name);
        screen->frame(shown.model, shown.now);
        std::set<std::string> wanted;
        for (const Widget& widget : screen->tree().widgets)
            if (ui::is_target(widget) && widget.role != "pad") wanted.insert(widget.id);
        std::set<std::string> reached;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            press(*screen, shown, Nav::next);
            reached.insert(focused(screen->tree()));
        }
        CHECK(reached == wanted);
    }
}

TEST_CASE("select means what a finger's tap means") {
    struct Place {
        std::string name;
        std::string id;
    };
    for (const Place& place : std::vector<Place>{{"home", "home.procedures"},
                                                 {"question.choice", "question.marital.status.divorced"},
                                                 {"question.name", "key.a"},
                                                 {"review.last_page", "review.confirm"},
                                                 {"leave", "leave.no"},
                                                 {"still_there", "still.more"},
                                                 {"sign.pad", "sign.by_hand"}}) {
        const std::string& name = place.name;
        const std::string& id = place.id;
        CAPTURE(name);
        const auto touched = tap(*terminal(), preview(name), id);
        const auto screen = terminal();
        Preview shown = preview(name);
        screen->frame(shown.model, shown.now);
        for (int i = 0; i < 70 && focused(screen->tree()) != id; ++i) press(*screen, shown, Nav::next);
        REQUIRE(focused(screen->tree()) == id);
        const auto selected = press(*screen, shown, Nav::select);
        REQUIRE(selected.size() == touched.size() + 1);
        CHECK(std::holds_alternative<intent::Stirred>(selected.front()));
        for (std::size_t i = 0; i < touched.size(); ++i) CHECK(selected[i + 1].index() == touched[i].index());
    }
}

TEST_CASE("the first key shows where the keys stand, a finger hides it again") {
    const auto screen = terminal();
    Preview shown = preview("home");
    screen->frame(shown.model, shown.now);
    CHECK(focused(screen->tree()).empty());
    const auto first = press(*screen, shown, Nav::select);
    CHECK(first.size() == 1);
    CHECK(focused(screen->tree()) == "home.scan");
    CHECK(sent<intent::OpenScan>(press(*screen, shown, Nav::select)));
    shown.now += Millis{1000};
    tap(*screen, shown, "frame.contrast");
    CHECK(focused(screen->tree()).empty());
}

TEST_CASE("a bounced key does not choose on the next screen what nobody has seen") {
    const auto screen = terminal();
    Preview shown = preview("home");
    screen->frame(shown.model, shown.now);
    press(*screen, shown, Nav::next);
    screen->navigate(Nav::select);
    screen->navigate(Nav::select);
    CHECK(sent<intent::OpenScan>(screen->frame(shown.model, shown.now)));
    const Preview next = preview("procedures");
    const auto intents = screen->frame(next.model, shown.now + Millis{100});
    CHECK_FALSE(sent<intent::ChooseProcedure>(intents));
}

TEST_CASE("the focus ring can be seen on every ground, in every contrast mode") {
    for (const auto contrast : {journey::Contrast::light, journey::Contrast::high_light,
                                journey::Contrast::high_dark, journey::Contrast::soft}) {
        const ui::Palette& p = ui::palette(contrast);
        for (const ui::Colour ground : {p.ground, p.paper, p.bar, p.keys})
            CHECK(ui::contrast_ratio(p.ink, ground) >= 4.5);
    }
    const auto screen = terminal();
    Preview shown = preview("home");
    screen->frame(shown.model, shown.now);
    press(*screen, shown, Nav::next);
    const auto rect = screen->tree().find("home.scan")->rect;
    const auto x = static_cast<std::size_t>(rect[0] - 1.3F * kPortrait.px_per_mm);
    const auto y = static_cast<std::size_t>(rect[1] + rect[3] / 2);
    const ui::Colour ink = ui::palette(journey::Contrast::light).ink;
    CHECK(screen->canvas().pixels[y * 1080 + x] == ui::packed(ink));
}

TEST_CASE("a key holds the whole number shown until the next key") {
    const auto screen = terminal();
    Preview shown = preview("review");
    screen->frame(shown.model, shown.now);
    for (int i = 0; i < 40 && focused(screen->tree()) != "review.show_number"; ++i)
        press(*screen, shown, Nav::next);
    const auto held = press(*screen, shown, Nav::select);
    REQUIRE(sent<intent::ShowNumber>(held));
    CHECK(sent<intent::ShowNumber>(held)->shown);
    shown.model.visit->number_shown = true;
    const auto left = press(*screen, shown, Nav::next);
    REQUIRE(sent<intent::ShowNumber>(left));
    CHECK_FALSE(sent<intent::ShowNumber>(left)->shown);
}

// ---- the curtain

TEST_CASE("behind the curtain the picture is black and the tree is whole") {
    const auto screen = terminal();
    for (const char* name : {"home", "review", "question.name", "receipt"}) {
        CAPTURE(name);
        Preview shown = preview(name);
        screen->frame(shown.model, shown.now);
        const std::size_t widgets = screen->tree().widgets.size();
        CHECK_FALSE(screen->canvas().pixels.empty());
        shown.model.settings.curtain = true;
        screen->frame(shown.model, shown.now);
        CHECK(screen->tree().widgets.size() >= widgets);
        const auto& pixels = screen->canvas().pixels;
        CHECK(std::all_of(pixels.begin(), pixels.end(), [](std::uint32_t p) { return p == 0xFF000000U; }));
    }
}

TEST_CASE("behind the curtain it says how it is used, then the screen, then each step") {
    const auto screen = terminal();
    Preview shown = behind_curtain("question.choice");
    const std::string first = heard(screen->frame(shown.model, shown.now));
    CHECK(says(first, "Màn hình đã tắt"));
    CHECK(says(first, "Hiện nay bà thuộc trường hợp nào?"));
    std::string steps;
    for (int i = 0; i < 8; ++i) steps += heard(press(*screen, shown, Nav::next));
    CHECK(says(steps, "đã chọn"));
    CHECK(says(steps, "chưa chọn"));
    CHECK(says(steps, "nút bấm"));
    CHECK(says(heard(press(*screen, shown, Nav::read)), "Hiện nay bà thuộc trường hợp nào?"));
    shown.model.settings.curtain = false;
    CHECK(says(heard(screen->frame(shown.model, shown.now)), "Màn hình đã bật lại"));
}

TEST_CASE("behind the curtain the edges of the glass are keys, and nothing is hit by chance") {
    const auto screen = terminal();
    Preview shown = behind_curtain("home");
    screen->frame(shown.model, shown.now);
    const auto touch_at = [&](float x, float y) {
        shown.now += Millis{700};
        screen->touch({ui::Finger::Kind::down, x, y});
        screen->touch({ui::Finger::Kind::up, x, y});
        return screen->frame(shown.model, shown.now);
    };
    CHECK(focused(screen->tree()) == "home.title");
    const auto stepped = touch_at(900, 300);
    CHECK(focused(screen->tree()) == "home.scan");
    CHECK(says(heard(stepped), "Quét thẻ hoặc mã vuông"));
    touch_at(100, 700);
    CHECK(focused(screen->tree()) == "home.title");
    touch_at(900, 300);
    CHECK(sent<intent::OpenScan>(touch_at(500, 1700)));
}

TEST_CASE("behind the curtain a choice that was made is confirmed, and a field says what stands in it") {
    const auto screen = terminal();
    Preview shown = behind_curtain("question.unanswered");
    screen->frame(shown.model, shown.now);
    for (int i = 0; i < 30 && focused(screen->tree()) != "question.purpose.loan"; ++i)
        press(*screen, shown, Nav::next);
    shown.model.visit->drafts.front().value = secret("loan");
    CHECK(says(heard(screen->frame(shown.model, shown.now)), "đã chọn"));

    Preview typing = behind_curtain("question.number");
    typing.model.machine.headphones = Headphones::plugged;
    const auto other = terminal();
    other->frame(typing.model, typing.now);
    typing.model.visit->drafts.front().value = secret("04915591");
    CHECK(says(heard(other->frame(typing.model, typing.now)), "không bốn chín"));
    typing.model.machine.headphones = Headphones::none;
    typing.model.visit->drafts.front().value = secret("049155913");
    const std::string said = heard(other->frame(typing.model, typing.now));
    CHECK_FALSE(says(said, "không bốn chín"));
    CHECK(says(said, "tai nghe"));
}

TEST_CASE("nobody is asked to sign on a black screen") {
    const auto screen = terminal();
    const Preview shown = behind_curtain("sign");
    screen->frame(shown.model, shown.now);
    CHECK(screen->tree().find("sign.by_hand"));
    CHECK_FALSE(screen->tree().find("sign.on_screen"));
}

TEST_CASE("after a wipe the keys and the voice remember nothing") {
    const auto screen = terminal();
    Preview shown = behind_curtain("review");
    screen->frame(shown.model, shown.now);
    press(*screen, shown, Nav::next);
    screen->wipe();
    const Preview next = preview("home");
    screen->frame(next.model, next.now);
    CHECK(focused(screen->tree()).empty());
}

}  // namespace
}  // namespace motcua::tests
