#include "platform/window/window.h"

#include <atomic>
#include <memory>
#include <optional>

#include <SDL.h>
#include <fmt/format.h>

#include "kiosk/text/unicode.h"
#include "platform/camera/codes.h"
#include "platform/control/control.h"
#include "platform/runtime/control_answers.h"
#include "platform/runtime/machine.h"
#include "platform/runtime/printers.h"
#include "platform/speech/speech.h"

namespace motcua::platform {
namespace {

struct SdlDeleter {
    void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
    void operator()(SDL_Renderer* renderer) const { SDL_DestroyRenderer(renderer); }
    void operator()(SDL_Texture* texture) const { SDL_DestroyTexture(texture); }
};

// The glass: a canvas of the panel's size, scaled to whatever window there is.
class Glass {
  public:
    static std::optional<Glass> open(const ui::Panel& panel, bool fullscreen);
    void show(const ui::Canvas& canvas);
    void show_again();

  private:
    std::unique_ptr<SDL_Window, SdlDeleter> window_;
    std::unique_ptr<SDL_Renderer, SdlDeleter> renderer_;
    std::unique_ptr<SDL_Texture, SdlDeleter> texture_;
};

// As large as the display allows, with the panel's proportions.
SDL_Point window_size(const ui::Panel& panel) {
    SDL_Rect usable{0, 0, panel.width_px, panel.height_px};
    SDL_GetDisplayUsableBounds(0, &usable);
    const float scale = std::min({1.0F, static_cast<float>(usable.w) / static_cast<float>(panel.width_px),
                                  static_cast<float>(usable.h) / static_cast<float>(panel.height_px)});
    return {static_cast<int>(static_cast<float>(panel.width_px) * scale),
            static_cast<int>(static_cast<float>(panel.height_px) * scale)};
}

std::optional<Glass> Glass::open(const ui::Panel& panel, bool fullscreen) {
    SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "linear");
    const SDL_Point size = window_size(panel);
    const Uint32 flags = fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_RESIZABLE;
    Glass glass;
    glass.window_.reset(SDL_CreateWindow("Máy hỗ trợ người dân", SDL_WINDOWPOS_CENTERED,
                                         SDL_WINDOWPOS_CENTERED, size.x, size.y, flags));
    if (!glass.window_) return std::nullopt;
    glass.renderer_.reset(SDL_CreateRenderer(glass.window_.get(), -1, SDL_RENDERER_SOFTWARE));
    if (!glass.renderer_) return std::nullopt;
    SDL_RenderSetLogicalSize(glass.renderer_.get(), panel.width_px, panel.height_px);
    glass.texture_.reset(SDL_CreateTexture(glass.renderer_.get(), SDL_PIXELFORMAT_ABGR8888,
                                           SDL_TEXTUREACCESS_STREAMING, panel.width_px, panel.height_px));
    if (!glass.texture_) return std::nullopt;
    return glass;
}

void Glass::show(const ui::Canvas& canvas) {
    SDL_UpdateTexture(texture_.get(), nullptr, canvas.pixels.data(), canvas.width * 4);
    show_again();
}

void Glass::show_again() {
    SDL_RenderClear(renderer_.get());
    SDL_RenderCopy(renderer_.get(), texture_.get(), nullptr, nullptr);
    SDL_RenderPresent(renderer_.get());
}

void hold_up_file(Terminal& terminal, char* file) {
    const auto frame = load_frame(file);
    SDL_free(file);
    if (frame)
        terminal.hold_up(*frame);
    else
        terminal.handle(journey::intent::SawNothingReadable{});
}

// A hardware keyboard. A key that is held down types once: a slow hand does not write a row of letters.
class Keyboard {
  public:
    void press(const SDL_KeyboardEvent& event, Terminal& terminal) {
        is_held_ = event.repeat != 0;
        if (!is_held_ && event.keysym.sym == SDLK_BACKSPACE) terminal.type(text::erase_key());
    }
    void write(const char* utf8, Terminal& terminal) const {
        const auto points = text::code_points(utf8);
        if (is_held_ || !points) return;
        for (const char32_t point : *points) terminal.type(text::character_key(point));
    }

  private:
    bool is_held_ = false;
};

// One event of the window system as the terminal understands it. False: it is time to end.
bool take(const SDL_Event& event, Terminal& terminal, Glass& glass, Keyboard& keyboard) {
    using Kind = ui::Finger::Kind;
    switch (event.type) {
        case SDL_KEYDOWN: keyboard.press(event.key, terminal); break;
        case SDL_TEXTINPUT: keyboard.write(event.text.text, terminal); break;
        case SDL_QUIT: return false;
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            if (event.button.button == SDL_BUTTON_LEFT)
                terminal.touch({event.type == SDL_MOUSEBUTTONDOWN ? Kind::down : Kind::up,
                                static_cast<float>(event.button.x), static_cast<float>(event.button.y)});
            break;
        case SDL_MOUSEMOTION:
            if (event.motion.state & SDL_BUTTON_LMASK)
                terminal.touch(
                    {Kind::move, static_cast<float>(event.motion.x), static_cast<float>(event.motion.y)});
            break;
        case SDL_DROPFILE: hold_up_file(terminal, event.drop.file); break;
        case SDL_WINDOWEVENT:
            if (event.window.event == SDL_WINDOWEVENT_EXPOSED) glass.show_again();
            break;
        default: break;
    }
    return true;
}

void run_loop(Machine& machine, Glass& glass, const Clock& clock) {
    Terminal& terminal = machine.terminal();
    Keyboard keyboard;
    SDL_StartTextInput();
    for (;;) {
        if (terminal.turn()) glass.show(machine.ui().canvas());
        const Millis wait = std::max(Millis{1}, terminal.next_deadline() - clock.monotonic());
        SDL_Event event;
        if (!SDL_WaitEventTimeout(&event, static_cast<int>(wait.count()))) continue;
        do {
            if (!take(event, terminal, glass, keyboard)) return;
        } while (SDL_PollEvent(&event));
    }
}

int complain(const std::string& what) {
    fmt::print(stderr, "kiosk: {}\n", what);
    return 1;
}

std::unique_ptr<Printer> printer_for(const Folder& folder, const RunOptions& options) {
    if (folder.identity.keys.demo && !options.printed.empty())
        return std::make_unique<FolderPrinter>(options.printed);
    return std::make_unique<NoPrinter>();
}

void nudge_event_loop() {
    SDL_Event event{};
    event.type = SDL_USEREVENT;
    SDL_PushEvent(&event);
}

int run_folder(Folder folder, const RunOptions& options) {
    if (!folder.fault_detail.empty()) complain(folder.fault_detail);
    const SystemClock clock;
    std::atomic<Machine*> running{nullptr};
    std::atomic<sync::WorkerThread*> sender{nullptr};
    const auto printer = printer_for(folder, options);
    const auto speaker = make_speaker([&] {
        if (Machine* machine = running) machine->mailbox().post(journey::intent::SpeechEnded{});
    });
    MachineOptions parts;
    parts.panel = {folder.config.width_px, folder.config.height_px, folder.config.px_per_mm};
    parts.portal_url = options.portal_url;
    parts.clock = &clock;
    parts.printer = printer.get();
    parts.speaker = speaker.get();
    parts.wake = nudge_event_loop;
    parts.stored = [&] {
        if (sync::WorkerThread* worker = sender) worker->hurry();
    };
    auto glass = Glass::open(parts.panel, options.fullscreen);
    if (!glass) return complain(fmt::format("cannot open a window: {}", SDL_GetError()));
    auto machine = Machine::create(std::move(folder), parts);
    if (!machine) return complain(machine.error().what);
    running = machine->get();

    std::optional<sync::WorkerThread> worker;
    if (sync::Worker* steps = (*machine)->worker()) {
        worker.emplace(*steps, clock, [&](const sync::StepOutcome& outcome) { (*machine)->tell(outcome); });
        sender = &*worker;
    }
    const ControlServer control(options.data, control_answers(**machine));
    run_loop(**machine, *glass, clock);
    sender = nullptr;
    worker.reset();
    running = nullptr;
    return 0;
}

}  // namespace

int run_window(const RunOptions& options) {
    auto folder = open_folder(options.data);
    if (!folder) return complain(folder.error().what);
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return complain(fmt::format("no display: {}", SDL_GetError()));
    const int result = run_folder(std::move(*folder), options);
    SDL_Quit();
    return result;
}

}  // namespace motcua::platform
