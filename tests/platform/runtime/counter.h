// A terminal put together, with every device a test's own.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "platform/runtime/printers.h"
#include "platform/runtime/terminal.h"
#include "tests/support/clock.h"
#include "tests/support/random.h"
#include "tests/support/ward.h"

namespace motcua::tests {

class FakeSpeaker final : public Speaker {
  public:
    [[nodiscard]] bool ready() const override { return there; }
    void say(Utterance utterance) override { said.push_back(std::move(utterance)); }
    void pause(bool) override {}
    void stop() override {}
    void set_voice(int, int) override {}
    void ring() override {}
    void notice() override {}
    bool there = true;
    std::vector<Utterance> said;
};

// Reads the code of every picture that is a single light pixel.
class PixelReader final : public CodeReader {
  public:
    Result<Secret> read(const GreyImage& image) override {
        if (image.pixels != std::vector<std::uint8_t>{0xFF}) return failure("no code");
        return secret("https://dichvucong.gov.vn/thu-tuc-hanh-chinh?ma_thu_tuc=1.004873");
    }
};

class NoWriter final : public CodeWriter {
  public:
    Result<CodeMatrix> write(std::string_view) override { return failure("no code"); }
};

// Of a single light pixel it makes a photo, of nothing else.
class PixelPhotos final : public PhotoMaker {
  public:
    Result<PaperPhoto> make(const ColourImage& seen, const PhotoLimits& limits) override {
        asked = limits;
        if (seen.rgb != SecretVector<std::uint8_t>{0xFF, 0xFF, 0xFF}) return failure("no picture");
        return PaperPhoto{seen, secret("\xff\xd8\xff"), {}};
    }
    PhotoLimits asked;
};

// Shows nothing by itself; remembers what it was asked for.
class FakeCamera final : public Camera {
  public:
    [[nodiscard]] CameraState state() const override { return is; }
    void look(Gaze at) override { gaze = at; }
    void take_picture() override { ++pictures; }
    void forget() override { ++forgotten; }
    CameraState is = CameraState::works;
    Gaze gaze = Gaze::rest;
    int pictures = 0;
    int forgotten = 0;
};

class Counter {
  public:
    explicit Counter(std::shared_ptr<const content::Content> content = ward_content()) {
        const std::string noto = "/usr/share/fonts/truetype/noto/NotoSans-";
        auto made = ui::Ui::create({1080, 1920, 4.03F}, {noto + "Regular.ttf", noto + "Bold.ttf"});
        REQUIRE(made);
        ui_ = std::move(*made);
        terminal_ = std::make_unique<platform::Terminal>(
            platform::World{*ui_, clock, random_, reader_, writer_, photos, camera, chips_, printer_, speaker,
                            [] { return journey::Headphones::none; }, nullptr, nullptr, "BT01", "", [] {},
                            [](bool) {}},
            mailbox);
        terminal_->begin(std::move(content), std::nullopt, false);
        terminal_->turn();
    }
    void turn() { terminal_->turn(); }
    void tap(const std::string& id) {
        const ui::Widget* const widget = ui_->tree().find(id);
        REQUIRE_MESSAGE(widget, "no widget " << id);
        const auto& [x, y, w, h] = widget->rect;
        clock.advance(Millis{1'000});
        terminal_->touch({ui::Finger::Kind::down, x + w / 2, y + h / 2});
        terminal_->touch({ui::Finger::Kind::up, x + w / 2, y + h / 2});
        turn();
    }
    [[nodiscard]] const ui::Widget& find(const std::string& id) const {
        const ui::Widget* const widget = ui_->tree().find(id);
        REQUIRE_MESSAGE(widget, "no widget " << id);
        return *widget;
    }
    [[nodiscard]] const journey::Model& model() const { return terminal_->model(); }
    [[nodiscard]] const ui::Ui& ui() const { return *ui_; }
    platform::Terminal& terminal() { return *terminal_; }

    ManualClock clock;
    FakeSpeaker speaker;
    PixelPhotos photos;
    FakeCamera camera;
    platform::Mailbox mailbox{[] {}};

  private:
    SeededRandom random_{1};
    platform::NoPrinter printer_;
    PixelReader reader_;
    NoWriter writer_;
    NoChipReader no_card_reader_;
    platform::ChipDesk chips_{no_card_reader_, random_, {}};
    std::unique_ptr<ui::Ui> ui_;
    std::unique_ptr<platform::Terminal> terminal_;
};

}  // namespace motcua::tests
