#include "ui/screens/ui.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <imgui.h>
#include <malloc.h>

#include "kiosk/journey/route.h"
#include "kiosk/text/unicode.h"
#include "ui/render/changes.h"
#include "ui/render/rasteriser.h"
#include "ui/screens/frame.h"
#include "ui/screens/narrator.h"
#include "ui/screens/screens.h"
#include "ui/screens/show_cards.h"
#include "ui/theme/theme.h"
#include "ui/widgets/keys.h"
#include "ui/widgets/marks.h"

namespace motcua::ui {
namespace {

using journey::Screen;

constexpr Colour kBlack{0, 0, 0};

void* take(std::size_t bytes, void*) { return std::malloc(bytes); }

// Draw lists and their glyphs tell what stood on the screen: nothing of them stays behind in freed memory.
void wipe_and_free(void* block, void*) {
    if (block) wipe(block, malloc_usable_size(block));
    std::free(block);
}

// A Dear ImGui context of our own, without window, mouse or files: it packs glyphs and collects shapes.
class Context {
  public:
    explicit Context(const Panel& panel) {
        ImGui::SetAllocatorFunctions(take, wipe_and_free);
        context_ = ImGui::CreateContext();
        use();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.LogFilename = nullptr;
        io.DisplaySize = {static_cast<float>(panel.width_px), static_cast<float>(panel.height_px)};
        io.DeltaTime = 1.0F / 60;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;  // however much a screen holds
        ImGuiStyle& style = ImGui::GetStyle();
        style.AntiAliasedLinesUseTex = false;
        style.CircleTessellationMaxError = 0.2F;
    }
    ~Context() { ImGui::DestroyContext(context_); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    void use() const { ImGui::SetCurrentContext(context_); }

  private:
    ImGuiContext* context_ = nullptr;
};

// Each letter once, in the order of the alphabet: other words in the same letters need no others.
std::string letters_of(std::string_view text) {
    std::set<std::string_view> letters;
    while (!text.empty()) {
        std::size_t bytes = 1;
        while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) ++bytes;
        letters.insert(text.substr(0, bytes));
        text.remove_prefix(bytes);
    }
    std::string all;
    for (const std::string_view letter : letters) all += letter;
    return all;
}

std::string help_page(const journey::Call& call) {
    if (call.card) return ":card";
    switch (call.page) {
        case journey::Call::Page::needs: return "";
        case journey::Call::Page::languages: return ":languages";
        case journey::Call::Page::cards: return ":cards";
        case journey::Call::Page::talk: return ":talk";
    }
    return "";
}

// What happens to the card is another view each time: it is said as it comes.
std::string chip_key(const journey::Model& model) {
    using Phase = journey::ChipVisit::Phase;
    if (std::get<journey::place::Chip>(model.visit->place).expiry || !model.visit->chip) return ":expiry";
    const journey::ChipVisit& chip = *model.visit->chip;
    if (chip.phase == Phase::reads) return ":reads";
    if (chip.phase == Phase::ended) return fmt::format(":{}", identity::chip::name(chip.verdict));
    if (model.machine.chip_reader != ChipReaderState::works) return ":down";
    if (chip.phase == Phase::waits) return ":waits";
    return chip.is_mute ? ":mute" : fmt::format(":{}:{}", identity::chip::name(chip.stop), chip.failures);
}

std::string screen_key(const journey::Model& model) {
    const Screen screen = journey::route(model);
    std::string key(journey::name(screen));
    if (model.visit && model.visit->leaving && screen != Screen::still_there && screen != Screen::problem)
        return key + ":leave";
    if (const journey::Talk* talk = journey::talk(model))
        return key + ":talk" +
               (talk->held_up                            ? ":shown"
                : talk->writer == journey::Writer::staff ? ":staff"
                                                         : "");
    if (screen == Screen::help) return key + help_page(*model.calling);
    if (screen == Screen::still_there || screen == Screen::problem || !model.visit) return key;
    if (const auto* question = std::get_if<journey::place::Question>(&model.visit->place))
        key += fmt::format(":{}:{}", question->page_id, question->step);
    if (const auto* sign = std::get_if<journey::place::Sign>(&model.visit->place))
        key += sign->on_screen ? ":pad" : "";
    if (screen == Screen::chip) key += chip_key(model);
    if (model.visit->other_card) key += ":other_card";
    if (const auto unit = journey::unit_asked(model)) key += ":unit:" + unit->field;
    return key;
}

// A question that the person did not bring about themselves; what it covers is found as it was.
constexpr std::string_view kLargerOffered = "+larger";

std::string place_key(const journey::Model& model) {
    std::string key = screen_key(model);
    if (journey::offers_larger_targets(model)) key += kLargerOffered;
    return key;
}

// The place, its page and the language: another one is read from its beginning.
std::string view_key(const std::string& place, const journey::Model& model, const Tree& tree) {
    const Widget* const page = tree.find("page.of");
    const std::string n = page ? page->label.substr(0, page->label.find('/')) : std::string();
    const auto heard = journey::voice_language(model);
    const std::string language = heard                                           ? heard->tag
                                 : model.settings.language == text::Language::vi ? "vi"
                                                                                 : "en";
    return place + "|" + language + "|" + n;
}

void draw_screen(const journey::Model& model, Frame& frame, Screen screen) {
    if (journey::offers_larger_targets(model)) return draw_larger_targets(model, frame);
    const bool may_be_asked = screen != Screen::still_there && screen != Screen::problem;
    if (may_be_asked && model.visit && model.visit->leaving) return draw_leave(model, frame);
    const bool covered = may_be_asked && screen != Screen::help;
    if (covered && model.visit && model.visit->other_card) return draw_other_card(model, frame);
    const auto unit = covered ? journey::unit_asked(model) : std::nullopt;
    if (unit) return draw_unit(*unit, model, frame);
    switch (screen) {
        case Screen::home: return draw_home(model, frame);
        case Screen::scan: return draw_scan(model, frame);
        case Screen::procedures: return draw_procedures(model, frame);
        case Screen::overview: return draw_overview(model, frame);
        case Screen::notice: return draw_notice(model, frame);
        case Screen::chip: return draw_chip(model, frame);
        case Screen::question: return draw_question(model, frame);
        case Screen::review: return draw_review(model, frame);
        case Screen::sign: return draw_sign(model, frame);
        case Screen::saving: return draw_saving(model, frame);
        case Screen::receipt: return draw_receipt(model, frame);
        case Screen::rating: return draw_rating(model, frame);
        case Screen::status: return draw_status(model, frame);
        case Screen::help: return draw_help(model, frame);
        case Screen::still_there: return draw_still_there(model, frame);
        case Screen::problem: return draw_problem(model, frame);
    }
}

class Terminal final : public Ui {
  public:
    Terminal(const Panel& panel, Fonts fonts) : context_(panel), fonts_(std::move(fonts)) {
        tree_.panel = panel;
    }

    Status<> use_letters(journey::TextSize size, std::string_view held_up) {
        const std::string poster = letters_of(held_up);
        if (size_ == size && poster_ == poster) return {};
        context_.use();
        ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
        const Status<> built = fonts_.build(atlas, size, poster);
        if (!built) return built;
        unsigned char* texels = nullptr;
        atlas.GetTexDataAsRGBA32(&texels, &atlas_.width, &atlas_.height);
        atlas_.pixels = reinterpret_cast<const std::uint32_t*>(texels);
        size_ = size;
        poster_ = poster;
        changes_.forget();
        return {};
    }

    void touch(const Finger& finger) override {
        if (keys_.takes_fingers()) return keys_.touch(finger, tree_.panel);
        keys_.finger_used();
        touch_.add(finger);
    }
    void navigate(Nav key) override { keys_.add(key); }
    void type(const text::Key& key) override {
        if (typed_.size() < limits::queued_events && can_be_read(key)) typed_.push_back(key);
    }
    [[nodiscard]] bool has_touches() const override {
        return touch_.waiting() || keys_.waiting() || !typed_.empty() || scratch_ != drawn_;
    }

    std::vector<journey::Intent> frame(const journey::Model& model, Instant now) override {
        context_.use();
        // Both files were drawn once already, so another size cannot fail; the last one would stay if it did.
        static_cast<void>(use_letters(model.settings.text_size, view(held_up(model))));
        std::vector<journey::Intent> intents;
        if (keys_.begin_frame(tree_, model.settings.curtain, now, touch_))
            intents.push_back(journey::intent::Stirred{});
        touch_.begin_frame(tree_, now);
        const bool touched = touch_.tapped_anywhere();
        const std::string place = place_key(model);
        if (place != scratch_.place) {
            if (scratch_.number_held) intents.push_back(journey::intent::ShowNumber{false});
            come_to(place);
            touch_.cancel();
        }
        if (touched && !touch_.tapped_anywhere() && journey::route(model) == Screen::still_there)
            intents.push_back(journey::intent::StillHere{});
        if (!typed_.empty() && journey::route(model) == Screen::still_there)
            intents.push_back(journey::intent::StillHere{});
        drawn_ = scratch_;
        const bool wakes = touched && journey::show_picture(model, now).has_value();
        if (wakes) intents.push_back(journey::intent::StillHere{});
        draw(model, now, intents);
        if (touch_.missed() && intents.empty())
            intents.push_back(journey::intent::Missed{touch_.hit_before_miss()});
        typed_.clear();
        tell(model, intents);
        next_change_ = next_change_of(model, now);
        return intents;
    }

    [[nodiscard]] const Tree& tree() const override { return tree_; }
    [[nodiscard]] const Canvas& canvas() const override {
        canvas_.changed.clear();
        if (!stale_) return canvas_;
        context_.use();
        if (canvas_.width != tree_.panel.width_px || canvas_.height != tree_.panel.height_px)
            canvas_.resize(tree_.panel.width_px, tree_.panel.height_px);
        const ImDrawData& shapes = *ImGui::GetDrawData();
        canvas_.changed = changes_.since_last(shapes, canvas_.width, canvas_.height);
        for (const Area& part : canvas_.changed) rasterise(shapes, atlas_, canvas_, part);
        stale_ = false;
        return canvas_;
    }
    [[nodiscard]] std::optional<Instant> next_change() const override { return next_change_; }

    void wipe() override {
        touch_.forget();
        typed_ = {};
        keys_.forget();
        narrator_.forget();
        view_.clear();
        drawn_ = scratch_ = under_ = Scratch{};
        tree_.widgets = {};
        tree_.screen.clear();
        canvas_.fill(0xFF000000U);
        changes_.forget();
        stale_ = false;
        if (size_) static_cast<void>(use_letters(*size_, {}));  // those of what was held up are a trace
        context_.use();
        ImGui::NewFrame();
        ImGui::GetBackgroundDrawList()->_ClearFreeMemory();
        ImGui::EndFrame();
        photographs_.wipe();
    }

  private:
    // A sign that the font lacks would stand there as another one.
    [[nodiscard]] bool can_be_read(const text::Key& key) const {
        if (key.kind != text::Key::Kind::character) return true;
        Secret letter;
        text::append_utf8(letter, key.character);
        return has_every_glyph(fonts_.face(Style::label), view(letter));
    }

    void come_to(const std::string& place) {
        const bool only_asked_over = place == scratch_.place + std::string(kLargerOffered);
        Scratch there = place == under_.place ? std::exchange(under_, {}) : Scratch{};
        if (only_asked_over) under_ = scratch_;
        scratch_ = std::move(there);
        scratch_.place = place;
    }

    void draw(const journey::Model& model, Instant now, std::vector<journey::Intent>& intents) {
        ImGui::NewFrame();
        tree_.widgets.clear();
        tree_.screen = journey::name(journey::route(model));
        const Theme theme{tree_.panel, &palette(model.settings.contrast), &fonts_,
                          model.settings.targets == journey::Targets::larger};
        photographs_.begin_frame();
        Pen pen(*ImGui::GetBackgroundDrawList(), theme, touch_, tree_, photographs_);
        std::deque<std::string> kept;
        const Rect glass{0, 0, static_cast<float>(tree_.panel.width_px),
                         static_cast<float>(tree_.panel.height_px)};
        Frame frame{pen, journey::words(model), now, glass, scratch_, intents, kept, typed_};
        pen.fill(glass, theme.colours->ground);
        draw_frame(model, frame);
        const std::string view = view_key(scratch_.place, model, tree_);
        keys_.end_frame(tree_, view != view_, model.settings.curtain);
        view_ = view;
        draw_marks(model, pen);
        if (model.settings.curtain) pen.fill(glass, kBlack);
        ImGui::Render();
        stale_ = true;
    }

    static void draw_frame(const journey::Model& model, Frame& frame) {
        Rect all = frame.content;
        Rect controls;
        const auto draw_top = model.typed_code ? draw_typed_code : draw_header;
        if (frame.pen.theme.panel.landscape()) {
            draw_top(model, frame);
            controls = cut_controls(frame, frame.content, model);
        } else {
            controls = cut_controls(frame, all, model);
            frame.content = all;
            draw_top(model, frame);
        }
        const Rect voice = cut_speech_bar(model, frame, frame.content);
        frame.pen.stay_within(frame.content);
        draw_screen(model, frame, journey::route(model));
        frame.pen.stay_within(voice);
        draw_speech_bar(model, frame, voice);
        frame.pen.stay_within(controls);
        draw_controls(model, frame, controls);
    }

    // What was meant in this frame may change all of it: then the next one is told.
    void tell(const journey::Model& model, std::vector<journey::Intent>& intents) {
        const auto is_only_stirred = [](const journey::Intent& intent) {
            return std::holds_alternative<journey::intent::Stirred>(intent);
        };
        if (!std::all_of(intents.begin(), intents.end(), is_only_stirred)) return;
        const bool again = std::exchange(scratch_.say_again, false) || keys_.say_again();
        if (auto said = narrator_.after_frame(model, {tree_, view_, keys_.focus().id(), again}))
            intents.push_back(std::move(*said));
    }

    // Where the keys stand is seen once they are used; what is said is seen while it is.
    void draw_marks(const journey::Model& model, Pen& pen) {
        const std::string_view said = model.speech.widget();
        const bool keys_seen = keys_.focus().shown() || model.settings.curtain;
        for (Widget& widget : tree_.widgets) {
            const auto& r = widget.rect;
            widget.said = !said.empty() && widget.id == said;
            widget.focused = keys_seen && widget.id == keys_.focus().id();
            if (widget.said) draw_said_mark(pen, {r[0], r[1], r[2], r[3]});
            if (widget.focused) draw_focus_ring(pen, {r[0], r[1], r[2], r[3]});
        }
    }

    static std::optional<Instant> next_change_of(const journey::Model& model, Instant now) {
        if (journey::route(model) == Screen::home) return journey::next_show_picture(model, now);
        if (journey::route(model) != Screen::still_there) return std::nullopt;
        const Millis since = now - *model.visit->warned_at;
        return now + (Millis{1000} - since % Millis{1000});
    }

    Context context_;
    Fonts fonts_;
    Texels atlas_;
    std::optional<journey::TextSize> size_;
    std::string poster_;
    Touch touch_;
    Photographs photographs_;
    SecretVector<text::Key> typed_;
    KeyPresses keys_;
    Narrator narrator_;
    std::string view_;  // of the last frame
    Scratch scratch_;
    Scratch drawn_;  // as the last frame began with it
    Scratch under_;  // of the place that "larger targets?" covers
    Tree tree_;
    // Drawn when somebody looks: who only reads the tree pays for no pixels.
    mutable Canvas canvas_;
    mutable Changes changes_;
    mutable bool stale_ = false;
    std::optional<Instant> next_change_;
};

bool is_possible(const Panel& panel) {
    constexpr int kMost = 8192;
    return panel.width_px > 0 && panel.height_px > 0 && panel.width_px <= kMost && panel.height_px <= kMost &&
           panel.px_per_mm > 0.5F && panel.px_per_mm < 50;
}

}  // namespace

Result<std::unique_ptr<Ui>> Ui::create(const Panel& panel, const FontFiles& files) {
    if (!is_possible(panel)) return failure("the panel's size in pixels or millimetres is impossible");
    auto fonts = Fonts::load(files, panel);
    if (!fonts) return tl::unexpected(fonts.error());
    auto terminal = std::make_unique<Terminal>(panel, std::move(*fonts));
    const Status<> built = terminal->use_letters(journey::TextSize::normal, {});
    if (!built) return tl::unexpected(built.error());
    return terminal;
}

}  // namespace motcua::ui
