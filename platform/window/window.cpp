#include "platform/window/window.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <SDL.h>
#include <fmt/format.h>

#include "platform/camera/codes.h"
#include "platform/control/control.h"
#include "platform/printing/printing.h"
#include "platform/runtime/control_answers.h"
#include "platform/runtime/machine.h"
#include "platform/runtime/printers.h"
#include "platform/speech/jack.h"
#include "platform/speech/speech.h"
#include "platform/window/hardware_keys.h"

namespace motcua::platform {
namespace {

struct SdlDeleter {
    void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using Surface = std::unique_ptr<SDL_Surface, SdlDeleter>;

// The glass: the panel's picture in whatever window there is, scaled and centred where it is not of its size.
// Pixels go straight into the window's memory, and only those that changed.
class Glass {
  public:
    static std::optional<Glass> open(const ui::Panel& panel, bool fullscreen);
    void show(const ui::Canvas& canvas) { draw(canvas, canvas.changed); }
    // After the window was covered, or got another size.
    void show_again(const ui::Canvas& canvas) { draw(canvas, {canvas.whole()}); }
    [[nodiscard]] ui::Finger finger(ui::Finger::Kind kind, int window_x, int window_y) const;

  private:
    void draw(const ui::Canvas& canvas, const std::vector<ui::Area>& changed);
    bool show_in_its_size(SDL_Surface& canvas, SDL_Surface& window, const std::vector<ui::Area>& changed);
    void show_scaled(SDL_Surface& canvas, SDL_Surface& window);
    [[nodiscard]] SDL_Rect place() const;

    SDL_Point panel_{};
    std::unique_ptr<SDL_Window, SdlDeleter> window_;
};

// As large as there is room for, with the panel's proportions, in the middle.
SDL_Rect fitted(SDL_Point panel, SDL_Point room) {
    const float scale = std::min(static_cast<float>(room.x) / static_cast<float>(panel.x),
                                 static_cast<float>(room.y) / static_cast<float>(panel.y));
    const int width = std::max(1, static_cast<int>(static_cast<float>(panel.x) * scale));
    const int height = std::max(1, static_cast<int>(static_cast<float>(panel.y) * scale));
    return {(room.x - width) / 2, (room.y - height) / 2, width, height};
}

SDL_Point window_size(SDL_Point panel) {
    SDL_Rect usable{0, 0, panel.x, panel.y};
    SDL_GetDisplayUsableBounds(0, &usable);
    const SDL_Rect fit = fitted(panel, {std::min(usable.w, panel.x), std::min(usable.h, panel.y)});
    return {fit.w, fit.h};
}

std::optional<Glass> Glass::open(const ui::Panel& panel, bool fullscreen) {
    Glass glass;
    glass.panel_ = {panel.width_px, panel.height_px};
    const SDL_Point size = window_size(glass.panel_);
    const Uint32 flags = fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_RESIZABLE;
    glass.window_.reset(SDL_CreateWindow("Máy hỗ trợ người dân", SDL_WINDOWPOS_CENTERED,
                                         SDL_WINDOWPOS_CENTERED, size.x, size.y, flags));
    if (!glass.window_ || !SDL_GetWindowSurface(glass.window_.get())) return std::nullopt;
    return glass;
}

SDL_Rect Glass::place() const {
    SDL_Point room{};
    SDL_GetWindowSize(window_.get(), &room.x, &room.y);
    return fitted(panel_, room);
}

ui::Finger Glass::finger(ui::Finger::Kind kind, int window_x, int window_y) const {
    const SDL_Rect on = place();
    const auto panel_px = [](int at, int from, int length, int panel) {
        return static_cast<float>(at - from) * static_cast<float>(panel) / static_cast<float>(length);
    };
    return {kind, panel_px(window_x, on.x, on.w, panel_.x), panel_px(window_y, on.y, on.h, panel_.y)};
}

bool Glass::show_in_its_size(SDL_Surface& canvas, SDL_Surface& window, const std::vector<ui::Area>& changed) {
    if (window.w != canvas.w || window.h != canvas.h) return false;
    std::vector<SDL_Rect> rects;
    for (const ui::Area& area : changed) {
        SDL_Rect rect{area.x0, area.y0, area.x1 - area.x0, area.y1 - area.y0};
        SDL_BlitSurface(&canvas, &rect, &window, &rect);
        rects.push_back(rect);
    }
    if (!rects.empty())
        SDL_UpdateWindowSurfaceRects(window_.get(), rects.data(), static_cast<int>(rects.size()));
    return true;
}

void Glass::show_scaled(SDL_Surface& canvas, SDL_Surface& window) {
    const Surface alike(SDL_ConvertSurface(&canvas, window.format, 0));
    SDL_Rect on = place();
    SDL_FillRect(&window, nullptr, 0);
    if (alike) SDL_SoftStretchLinear(alike.get(), nullptr, &window, &on);
    SDL_UpdateWindowSurface(window_.get());
}

void Glass::draw(const ui::Canvas& canvas, const std::vector<ui::Area>& changed) {
    if (changed.empty()) return;
    // SDL only reads from it.
    auto* pixels = const_cast<std::uint32_t*>(canvas.pixels.data());
    const Surface picture(SDL_CreateRGBSurfaceWithFormatFrom(pixels, canvas.width, canvas.height, 32,
                                                             canvas.width * 4, SDL_PIXELFORMAT_ABGR8888));
    SDL_Surface* window = SDL_GetWindowSurface(window_.get());
    if (!picture || !window) return;
    SDL_SetSurfaceBlendMode(picture.get(), SDL_BLENDMODE_NONE);
    if (!show_in_its_size(*picture, *window, changed)) show_scaled(*picture, *window);
}

void hold_up_file(Terminal& terminal, char* file) {
    const auto frame = load_frame(file);
    SDL_free(file);
    if (frame)
        terminal.hold_up(*frame);
    else
        terminal.handle(journey::intent::SawNothingReadable{});
}

KeyStroke stroke_of(const SDL_Event& event) {
    KeyStroke stroke;
    if (event.type == SDL_TEXTINPUT) {
        stroke.kind = KeyStroke::Kind::text;
        stroke.text = secret(event.text.text);
        return stroke;
    }
    stroke.kind = event.type == SDL_KEYUP ? KeyStroke::Kind::up : KeyStroke::Kind::down;
    stroke.name = SDL_GetKeyName(event.key.keysym.sym);
    stroke.place = event.key.keysym.scancode;  // SDL numbers them as USB does
    stroke.shift = (event.key.keysym.mod & KMOD_SHIFT) != 0;
    stroke.repeated = event.key.repeat != 0;
    return stroke;
}

bool is_key(const SDL_Event& event) {
    return event.type == SDL_TEXTINPUT || event.type == SDL_KEYDOWN || event.type == SDL_KEYUP;
}

// One event of the window system as the terminal understands it. False: it is time to end.
bool take(const SDL_Event& event, Machine& machine, Glass& glass) {
    using Kind = ui::Finger::Kind;
    Terminal& terminal = machine.terminal();
    switch (event.type) {
        case SDL_QUIT: return false;
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            if (event.button.button == SDL_BUTTON_LEFT)
                terminal.touch(glass.finger(event.type == SDL_MOUSEBUTTONDOWN ? Kind::down : Kind::up,
                                            event.button.x, event.button.y));
            break;
        case SDL_MOUSEMOTION:
            if (event.motion.state & SDL_BUTTON_LMASK)
                terminal.touch(glass.finger(Kind::move, event.motion.x, event.motion.y));
            break;
        case SDL_DROPFILE: hold_up_file(terminal, event.drop.file); break;
        case SDL_WINDOWEVENT:
            if (event.window.event == SDL_WINDOWEVENT_EXPOSED) glass.show_again(machine.ui().canvas());
            break;
        default: break;
    }
    return true;
}

// All that waits, in its order; the first of it is there already.
std::vector<SDL_Event> waiting(const SDL_Event& first) {
    std::vector<SDL_Event> events{first};
    for (SDL_Event next; SDL_PollEvent(&next) != 0;) events.push_back(next);
    return events;
}

// False: it is time to end. Where keys were pressed while nobody looked, `since`, they came one after the
// other.
bool take_all(const std::vector<SDL_Event>& events, Machine& machine, Glass& glass, HardwareKeys& keys,
              Instant since, Instant now) {
    const auto downs = std::count_if(events.begin(), events.end(),
                                     [](const SDL_Event& event) { return event.type == SDL_KEYDOWN; });
    const std::vector<Instant> times = spread(since, now, static_cast<std::size_t>(downs));
    Instant at = times.empty() ? now : times.front();
    auto next = times.begin();
    for (const SDL_Event& event : events) {
        if (event.type == SDL_KEYDOWN) at = *next++;
        if (is_key(event))
            keys.take(stroke_of(event), at);
        else if (!take(event, machine, glass))
            return false;
    }
    return true;
}

void run_loop(Machine& machine, Glass& glass, const Clock& clock) {
    constexpr Millis kAtOnce{2};  // there was nothing to wait for: it had come before
    Terminal& terminal = machine.terminal();
    SDL_StartTextInput();
    HardwareKeys keys(machine.folder().config.pad, terminal, machine.ui());
    Instant looked = clock.monotonic();
    for (;;) {
        keys.tick(clock.monotonic());
        if (terminal.turn()) glass.show(machine.ui().canvas());
        const Instant deadline = std::min(terminal.next_deadline(), keys.due().value_or(Instant::max()));
        const Instant began = clock.monotonic();
        const Millis wait = std::max(Millis{1}, deadline - began);
        SDL_Event event;
        const bool has_come = SDL_WaitEventTimeout(&event, static_cast<int>(wait.count())) != 0;
        const Instant now = clock.monotonic();
        const Instant since = now - began <= kAtOnce ? looked : now;
        looked = now;
        if (has_come && !take_all(waiting(event), machine, glass, keys, since, now)) return;
    }
}

int complain(const std::string& what) {
    fmt::print(stderr, "kiosk: {}\n", what);
    return 1;
}

// From the devices' threads to the machine, for as long as there is one.
class DeviceLine {
  public:
    void connect(Machine* machine) {
        const std::lock_guard lock(mutex_);
        machine_ = machine;
    }
    void post(journey::Intent news) {
        const std::lock_guard lock(mutex_);
        if (machine_) machine_->mailbox().post(std::move(news));
    }

  private:
    std::mutex mutex_;
    Machine* machine_ = nullptr;
};

std::unique_ptr<Printer> printer_for(const Folder& folder, const RunOptions& options, DeviceLine& line) {
    const auto report = [&line](PrintReport news) {
        if (!news.what.empty()) complain("printing: " + news.what);
        line.post(journey::intent::Printed{std::move(news)});
    };
    const PrinterKeys& named = folder.config.printers;
    if (!named.a4.empty() || !named.slip.empty())
        return make_ipp_printer({{named.a4, named.a4_certificate}, {named.slip, named.slip_certificate}},
                                report);
    if (folder.identity.keys.demo && !options.printed.empty())
        return std::make_unique<FolderPrinter>(options.printed, report);
    return std::make_unique<NoPrinter>();
}

SpeakerReports reports_to(DeviceLine& line, void (*nudge)()) {
    SpeakerReports reports;
    reports.began = [&line](std::uint32_t script, std::size_t piece) {
        line.post(journey::intent::SpeechAt{script, piece});
    };
    reports.ended = [&line](std::uint32_t script) { line.post(journey::intent::SpeechEnded{script}); };
    reports.ready_changed = nudge;
    return reports;
}

std::function<journey::Headphones()> headphones_of(const Config& config) {
    if (config.headphones == HeadphoneSetting::none) return [] { return journey::Headphones::none; };
    return [jack = std::make_shared<HeadphoneJack>()] {
        return jack->plugged() ? journey::Headphones::plugged : journey::Headphones::unplugged;
    };
}

void nudge_event_loop() {
    SDL_Event event{};
    event.type = SDL_USEREVENT;
    SDL_PushEvent(&event);
}

int run_folder(Folder folder, const RunOptions& options) {
    if (!folder.fault_detail.empty()) complain(folder.fault_detail);
    const SystemClock clock;
    DeviceLine line;
    std::atomic<sync::WorkerThread*> sender{nullptr};
    const auto printer = printer_for(folder, options, line);
    const auto speaker = make_speaker(reports_to(line, nudge_event_loop));
    MachineOptions parts;
    parts.panel = {folder.config.width_px, folder.config.height_px, folder.config.px_per_mm};
    parts.portal_url = options.portal_url;
    parts.clock = &clock;
    parts.printer = printer.get();
    parts.speaker = speaker.get();
    parts.headphones = headphones_of(folder.config);
    parts.wake = nudge_event_loop;
    parts.camera_trouble = [](const std::string& what) { complain("camera: " + what); };
    parts.chip_reader_trouble = [](const std::string& what) { complain("card reader: " + what); };
    parts.stored = [&] {
        if (sync::WorkerThread* worker = sender) worker->hurry();
    };
    auto glass = Glass::open(parts.panel, options.fullscreen);
    if (!glass) return complain(fmt::format("cannot open a window: {}", SDL_GetError()));
    auto machine = Machine::create(std::move(folder), parts);
    if (!machine) return complain(machine.error().what);
    line.connect(machine->get());

    std::optional<sync::WorkerThread> worker;
    if (sync::Worker* steps = (*machine)->worker()) {
        worker.emplace(*steps, clock, [&](const sync::StepOutcome& outcome) { (*machine)->tell(outcome); });
        sender = &*worker;
    }
    const ControlServer control(options.data, control_answers(**machine));
    run_loop(**machine, *glass, clock);
    sender = nullptr;
    worker.reset();
    line.connect(nullptr);
    return 0;
}

}  // namespace

int run_window(const RunOptions& options) {
    auto folder = open_folder(options.data);
    if (!folder) return complain(folder.error().what);
    // The picture is drawn by the processor: without this SDL would start OpenGL, on most boards an emulated
    // one, only to carry it to the screen (a third of a second, and a compiler in memory).
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return complain(fmt::format("no display: {}", SDL_GetError()));
    const int result = run_folder(std::move(*folder), options);
    SDL_Quit();
    return result;
}

}  // namespace motcua::platform
