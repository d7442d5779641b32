#include "platform/player/session.h"

#include <algorithm>
#include <charconv>
#include <csignal>
#include <map>

#include <fmt/format.h>

#include "kiosk/base/failpoint.h"
#include "kiosk/identity/payload.h"
#include "kiosk/journey/route.h"
#include "kiosk/text/typing.h"
#include "kiosk/text/unicode.h"
#include "platform/camera/codes.h"
#include "platform/demo/demo.h"
#include "platform/demo/demo_paper.h"
#include "platform/paper/paper.h"
#include "platform/runtime/files.h"
#include "platform/runtime/pack_shelf.h"

namespace motcua::platform {
namespace {

using nlohmann::json;

constexpr Millis kBetweenTouches{700};  // a person's pace: no tap is the second of a double tap
constexpr int kSyncStepsMax = 100'000;
constexpr Millis kAwaitMost{30'000};
constexpr int kPagesMax = 40;  // of one screen

std::filesystem::path portal_dir(const PlayOptions& options) {
    std::filesystem::path dir = options.data;
    return dir += ".portal";
}

// "90s", "5m", "250ms", "2h"
std::optional<Millis> duration_in(const std::string& text) {
    static const std::map<std::string, Millis> units{
        {"ms", Millis{1}}, {"s", Millis{1'000}}, {"m", Millis{60'000}}, {"h", Millis{3'600'000}}};
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    const auto unit = units.find(std::string(end, text.data() + text.size()));
    if (error != std::errc() || unit == units.end() || count < 0 || count > 1'000'000) return std::nullopt;
    return unit->second * count;
}

std::optional<Paper::Kind> paper_named(const std::string& name) {
    if (name == "slip") return Paper::Kind::slip;
    if (name == "declaration") return Paper::Kind::declaration;
    if (name == "take_away") return Paper::Kind::take_away;
    return std::nullopt;
}

const std::map<std::string, PrintTrouble> kTroubles{{"off", PrintTrouble::off},
                                                    {"no_paper", PrintTrouble::no_paper},
                                                    {"jam", PrintTrouble::jam},
                                                    {"open", PrintTrouble::open},
                                                    {"other", PrintTrouble::other}};

std::string widgets_on(const ui::Tree& tree) {
    std::string ids;
    for (const ui::Widget& widget : tree.widgets) ids += (ids.empty() ? "" : " ") + widget.id;
    return ids;
}

std::string string_in(const json& object, const char* key) {
    const auto at = object.find(key);
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

Status<> save(const std::filesystem::path& path, const Result<Secret>& bytes) {
    if (!bytes) return tl::unexpected(bytes.error());
    return write_file(path, view(*bytes));
}

}  // namespace

void Doorbell::ring() {
    {
        const std::lock_guard lock(mutex_);
        rung_ = true;
    }
    rings_.notify_all();
}

bool Doorbell::wait(Millis most) {
    std::unique_lock lock(mutex_);
    const bool rung = rings_.wait_for(lock, most, [this] { return rung_; });
    rung_ = false;
    return rung;
}

PlayerSession::PlayerSession(const PlayOptions& options, WallTime start)
    : options_(options),
      clock_(SystemClock().monotonic(), start),
      printer_(options.out / "printed",
               [this](PrintReport report) {
                   machine_->mailbox().post(journey::intent::Printed{std::move(report)});
               }),
      speaker_(clock_),
      portal_(portal_dir(options)) {}

Result<std::unique_ptr<PlayerSession>> PlayerSession::open(const PlayOptions& options) {
    // An hour ago: a script's minutes pass faster than the portal's, and nothing may be sent before it was
    // stored.
    const WallTime start = options.start.value_or(SystemClock().wall() - std::chrono::hours(1));
    std::unique_ptr<PlayerSession> session(new PlayerSession(options, start));
    if (const auto made = prepare_demo({options.data, portal_dir(options), options.pack}); !made)
        return tl::unexpected(made.error());
    auto folder = open_folder(options.data);
    if (!folder) return tl::unexpected(folder.error());
    if (!folder->identity.keys.demo) return failure(options.data.string() + " is not a demo folder");
    if (options.portal_url.empty())
        if (const auto up = session->portal_.up(); !up) return tl::unexpected(up.error());

    MachineOptions machine;
    machine.panel = options.panel.value_or(
        ui::Panel{folder->config.width_px, folder->config.height_px, folder->config.px_per_mm});
    machine.portal_url = options.portal_url.empty() ? session->portal_.url() : options.portal_url;
    machine.clock = &session->clock_;
    machine.printer = &session->printer_;
    machine.speaker = &session->speaker_;
    machine.headphones = [playing = session.get()] { return playing->headphones_; };
    machine.wake = [playing = session.get()] { playing->doorbell_.ring(); };
    machine.camera_trouble = [](const std::string& what) { fmt::print(stderr, "kiosk: camera: {}\n", what); };
    machine.chip_reader_trouble = [](const std::string& what) {
        fmt::print(stderr, "kiosk: card reader: {}\n", what);
    };
    auto built = Machine::create(std::move(*folder), machine);
    if (!built) return tl::unexpected(built.error());
    session->machine_ = std::move(*built);
    (void)session->sync();  // the machine has been on for a while when somebody steps up
    return session;
}

void PlayerSession::settle() {
    do {
        speaker_.report(machine_->mailbox());
    } while (machine_->terminal().turn());
    const journey::Model& model = machine_->terminal().model();
    if (model.visit && model.visit->slip) slip_in_hand_ = model.visit->slip->payload;
}

void PlayerSession::finger(ui::Finger::Kind kind, float x, float y) {
    machine_->terminal().touch({kind, x, y});
    settle();
}

Status<> PlayerSession::perform(const json& step, json& reply) {
    if (!step.is_object()) return failure("a step is a JSON object");
    Status<> done = failure("no such step: " + step.dump());
    if (step.contains("expect"))
        done = expect(step["expect"], reply);
    else if (step.contains("await"))
        done = await(step["await"], reply);
    else if (step.contains("shot"))
        done = shot(step);
    else if (step.contains("tap"))
        done = tap(step);
    else if (step.contains("nav"))
        done = nav(step["nav"]);
    else if (step.contains("nav_to"))
        done = nav_to(step["nav_to"]);
    else if (step.contains("by"))
        done = by(step["by"]);
    else if (step.contains("headphones"))
        done = headphones(step["headphones"]);
    else if (step.contains("scan"))
        done = scan(step);
    else if (step.contains("frame"))
        done = frame(step["frame"]);
    else if (step.contains("paper") && !step.contains("shot") && !step.contains("printer"))
        done = paper(step["paper"]);
    else if (step.contains("type"))
        done = type(step["type"]);
    else if (step.contains("keys"))
        done = keys(step["keys"]);
    else if (step.contains("stroke"))
        done = stroke(step);
    else if (step.contains("tree"))
        done = tree(step["tree"], reply);
    else if (step.contains("advance"))
        done = advance(step["advance"]);
    else if (step.contains("printer"))
        done = printer(step);
    else if (step.contains("portal"))
        done = portal(step["portal"]);
    else if (step.contains("publish"))
        done = publish(step["publish"]);
    else if (step.contains("sync"))
        done = sync();
    else if (step.contains("kill"))
        done = kill(step["kill"]);
    reply["screen"] = screen();
    return done;
}

Status<> PlayerSession::expect(const json& what, json& reply) {
    if (!what.is_object()) return failure("expect takes an object");
    const std::string wanted = string_in(what, "screen");
    if (!wanted.empty() && wanted != screen())
        return failure(fmt::format("expected screen \"{}\", but \"{}\" stands: {}", wanted, screen(),
                                   widgets_on(machine_->ui().tree())));
    if (what.contains("widget"))
        if (const auto held = expect_widget(what); !held) return held;
    if (what.contains("said"))
        if (const auto held = expect_said(what["said"]); !held) return held;
    if (what.contains("card_reader")) {
        const std::string_view is = name(machine_->terminal().model().machine.chip_reader);
        if (what["card_reader"] != is) return failure(fmt::format("the card reader is \"{}\"", is));
    }
    if (what.contains("card_laid") &&
        what["card_laid"] != machine_->terminal().model().machine.laid_card.has_value())
        return failure("the card reader has it otherwise");
    if (what.contains("queue")) return expect_queue(what["queue"]);
    (void)reply;
    return {};
}

// What a real device brings when it does: the script's clock stands still meanwhile.
Status<> PlayerSession::await(const json& what, json& reply) {
    const Instant until = SystemClock().monotonic() + kAwaitMost;
    for (;;) {
        settle();
        Status<> held = expect(what, reply);
        const Instant now = SystemClock().monotonic();
        if (held || now >= until) return held;
        (void)doorbell_.wait(until - now);
    }
}

Status<> PlayerSession::expect_widget(const json& what) {
    const std::string id = string_in(what, "widget");
    const ui::Widget* widget = machine_->ui().tree().find(id);
    const bool wanted_there =
        !what.contains("absent") || !what["absent"].is_boolean() || !what["absent"].get<bool>();
    if (!widget && !wanted_there) return {};
    if (!widget)
        return failure(
            fmt::format("no widget \"{}\" on \"{}\": {}", id, screen(), widgets_on(machine_->ui().tree())));
    if (!wanted_there) return failure(fmt::format("widget \"{}\" stands on \"{}\"", id, screen()));
    for (const char* part : {"value", "label"}) {
        if (!what.contains(part)) continue;
        const std::string& stands = std::string(part) == "value" ? widget->value : widget->label;
        if (stands != string_in(what, part))
            return failure(
                fmt::format("\"{}\" has {} \"{}\", not \"{}\"", id, part, stands, string_in(what, part)));
    }
    return {};
}

Status<> PlayerSession::expect_queue(const json& counts) {
    if (!counts.is_object()) return failure("queue takes an object of counts");
    const queue::Store* store = machine_->folder().store.get();
    if (!store) return failure("no queue is open");
    const queue::Counts have = machine_->folder().store->counts();
    const std::map<std::string, std::int64_t> by_state{
        {"queued", have.queued},   {"sending", have.sending},   {"delivered", have.delivered},
        {"refused", have.refused}, {"held", have.held},         {"withdrawing", have.withdrawing},
        {"voided", have.voided},   {"waiting", have.waiting()}, {"created", have.created()}};
    for (const auto& [state, count] : counts.items()) {
        const auto known = by_state.find(state);
        if (known == by_state.end() || !count.is_number_integer()) return failure("no such count: " + state);
        if (known->second != count.get<std::int64_t>())
            return failure(
                fmt::format("the queue has {} {}, not {}", known->second, state, count.get<std::int64_t>()));
    }
    return {};
}

Status<> PlayerSession::shot(const json& step) {
    const std::string name = string_in(step, "shot");
    if (name.empty() || name.find('/') != std::string::npos) return failure("shot takes a name");
    const std::string paper = string_in(step, "paper");
    if (!paper.empty()) return shot_of_paper(paper, name);
    if (const auto first = shot_of_screen(name); !first) return first;
    const std::string through = string_in(step, "through");
    for (int page = 2; page <= kPagesMax && can_tap(through); ++page) {
        if (const auto turned = tap_widget(through); !turned) return turned;
        if (const auto next = shot_of_screen(fmt::format("{}-{}", name, page)); !next) return next;
    }
    return {};
}

Status<> PlayerSession::shot_of_screen(const std::string& name) {
    const ui::Canvas& canvas = machine_->ui().canvas();
    return save(options_.out / (name + ".png"), picture_png(canvas.width, canvas.height, canvas.pixels));
}

Status<> PlayerSession::shot_of_paper(const std::string& paper, const std::string& name) {
    const std::filesystem::path file = options_.out / name;
    const journey::Model& model = machine_->terminal().model();
    const auto kind = paper_named(paper);
    if (!kind) return failure("no such paper: " + paper);
    const auto sheet = *kind == Paper::Kind::slip ? slip_paper(model)
                       : *kind == Paper::Kind::declaration
                           ? declaration_paper(model)
                           : take_away_paper(model, machine_->terminal().world().writer);
    if (!sheet) return tl::unexpected(sheet.error());
    const Drawing& drawing = *sheet->drawing;
    if (const auto pdf = save(file.string() + ".pdf", drawing.pdf(drawing.size())); !pdf) return pdf;
    const int dpi = *kind == Paper::Kind::slip ? kSlipDpi : kA4PictureDpi;
    return save(file.string() + ".png", first_page_png(drawing, dpi));
}

bool PlayerSession::can_tap(const std::string& id) const {
    const ui::Widget* widget = machine_->ui().tree().find(id);
    return widget && widget->enabled;
}

// What stands on a later page is looked for as a person does: by turning on.
Status<> PlayerSession::tap(const json& step) {
    const std::string id = string_in(step, "tap");
    if (id.empty()) return failure("tap takes a widget's id");
    const std::string through = string_in(step, "through");
    for (int page = 1; page < kPagesMax && !can_tap(id) && can_tap(through); ++page)
        if (const auto turned = tap_widget(through); !turned) return turned;
    return tap_widget(id);
}

Status<> PlayerSession::tap_widget(const std::string& id) {
    const ui::Widget* widget = machine_->ui().tree().find(id);
    if (!widget)
        return failure(
            fmt::format("no widget \"{}\" on \"{}\": {}", id, screen(), widgets_on(machine_->ui().tree())));
    if (!widget->enabled) return failure(fmt::format("\"{}\" takes no touch now", widget->id));
    if (by_keys_) {
        if (const auto there = nav_to(id); !there) return there;
        return nav("select");
    }
    const float x = widget->rect[0] + widget->rect[2] / 2;
    const float y = widget->rect[1] + widget->rect[3] / 2;
    clock_.advance(kBetweenTouches);
    finger(ui::Finger::Kind::down, x, y);
    finger(ui::Finger::Kind::up, x, y);
    return {};
}

Status<> PlayerSession::scan(const json& step) {
    Secret payload = secret(string_in(step, "scan"));
    if (string_in(step, "as") == "slip") {
        if (slip_in_hand_.empty()) return failure("no slip is in the hand");
        payload = slip_in_hand_;
    }
    clock_.advance(kBetweenTouches);
    machine_->terminal().handle(journey::intent::Scanned{std::move(payload)});
    settle();
    return {};
}

std::filesystem::path PlayerSession::beside_script(const std::filesystem::path& file) const {
    return file.is_relative() && options_.script != "-" ? options_.script.parent_path() / file : file;
}

Status<> PlayerSession::frame(const json& file) {
    if (!file.is_string()) return failure("frame takes a file");
    auto image = load_frame(beside_script(file.get<std::string>()));
    if (!image) return tl::unexpected(image.error());
    return hold_up(*image);
}

Status<> PlayerSession::paper(const json& title) {
    if (!title.is_string()) return failure("paper takes a title");
    return hold_up(demo_paper(title.get<std::string>()));
}

Status<> PlayerSession::hold_up(const ColourImage& image) {
    clock_.advance(kBetweenTouches);
    machine_->terminal().hold_up(image);
    settle();
    return {};
}

// Finds the key by what it shows, as a person does: with capitals or digits where the letters do not show it,
// and from the digits back to letters, which may then have to be capitals.
Status<> PlayerSession::press_character(std::string_view character) {
    for (const char* switch_key : {"", "key.shift", "key.digits", "key.letters", "key.shift"}) {
        if (*switch_key && machine_->ui().tree().find(switch_key))
            if (const auto switched = tap_widget(switch_key); !switched) return switched;
        for (const ui::Widget& widget : machine_->ui().tree().widgets)
            if (widget.role == "key" && widget.label == character) return tap_widget(std::string(widget.id));
    }
    return failure(fmt::format("no key shows \"{}\" on \"{}\"", character, screen()));
}

Status<> PlayerSession::type(const json& wanted) {
    if (!wanted.is_string()) return failure("type takes a text");
    static const std::map<text::Mark, std::string_view> marks{
        {text::Mark::acute, "key.acute"}, {text::Mark::grave, "key.grave"}, {text::Mark::hook, "key.hook"},
        {text::Mark::tilde, "key.tilde"}, {text::Mark::dot, "key.dot"},     {text::Mark::hat, "key.hat"},
        {text::Mark::horn, "key.horn"},   {text::Mark::breve, "key.breve"}, {text::Mark::dd, "key.dd"}};
    for (const text::Key& key : text::keys_for(wanted.get<std::string>())) {
        Status<> pressed;
        if (key.kind == text::Key::Kind::mark) pressed = tap_widget(std::string(marks.at(key.mark)));
        if (key.kind == text::Key::Kind::space) pressed = tap_widget("key.space");
        if (key.kind == text::Key::Kind::erase) pressed = tap_widget("key.erase");
        if (key.kind == text::Key::Kind::character) {
            Secret shown;
            text::append_utf8(shown, key.character);
            pressed = press_character(view(shown));
        }
        if (!pressed) return pressed;
    }
    return {};
}

// A hardware keyboard, one key after the other; U+0008 is Backspace, a line feed Enter.
Status<> PlayerSession::keys(const json& text) {
    const auto points = text.is_string() ? text::code_points(text.get<std::string>()) : std::nullopt;
    if (!points) return failure("keys takes a text");
    for (const char32_t point : *points) {
        clock_.advance(kBetweenTouches);
        Terminal& terminal = machine_->terminal();
        const bool ends = point == U'\n';
        if (ends && terminal.model().typed_code)
            terminal.handle(journey::intent::SendCode{});
        else if (ends)
            terminal.navigate(ui::Nav::select);
        else
            terminal.type(point == U'\b' ? text::erase_key() : text::character_key(point));
        settle();
    }
    return {};
}

Status<> PlayerSession::stroke(const json& step) {
    const ui::Widget* pad = machine_->ui().tree().find(string_in(step, "stroke"));
    const auto points = step.find("points");
    if (!pad || points == step.end() || !points->is_array() || points->empty())
        return failure("stroke takes a pad that stands and its points");
    const std::array<float, 4> rect = pad->rect;
    clock_.advance(kBetweenTouches);
    ui::Finger::Kind kind = ui::Finger::Kind::down;
    ui::Finger last;
    for (const json& point : *points) {
        if (!point.is_array() || point.size() != 2 || !point[0].is_number() || !point[1].is_number())
            return failure("a point is [x, y]");
        last = {kind, rect[0] + rect[2] * point[0].get<float>(), rect[1] + rect[3] * point[1].get<float>()};
        finger(last.kind, last.x, last.y);
        kind = ui::Finger::Kind::move;
    }
    finger(ui::Finger::Kind::up, last.x, last.y);
    return {};
}

Status<> PlayerSession::tree(const json& name, json& reply) {
    const std::string drawn = ui::to_json(machine_->ui().tree());
    if (name.is_string()) return write_file(options_.out / (name.get<std::string>() + ".json"), drawn);
    reply["tree"] = json::parse(drawn, nullptr, false);
    return {};
}

Status<> PlayerSession::advance(const json& by) {
    const auto duration = by.is_string() ? duration_in(by.get<std::string>()) : std::nullopt;
    if (!duration) return failure("advance takes a duration such as \"90s\"");
    const Instant until = clock_.monotonic() + *duration;
    while (clock_.monotonic() < until) {
        clock_.advance(std::min<Millis>(Millis{1'000}, until - clock_.monotonic()));
        settle();
    }
    return {};
}

Status<> PlayerSession::printer(const json& step) {
    const std::string state = string_in(step, "printer");
    const std::string only = string_in(step, "paper");
    const auto kind = paper_named(only);
    if (!only.empty() && !kind) return failure("no such paper: " + only);
    const auto trouble = kTroubles.find(state);
    if (trouble == kTroubles.end() && state != "ok") return failure("no such state of a printer: " + state);
    printer_.meet(state == "ok" ? std::nullopt : std::optional(trouble->second), kind);
    return {};
}

Status<> PlayerSession::portal(const json& state) {
    if (!options_.portal_url.empty()) return failure("this portal is not the player's to stop");
    if (state == "down")
        portal_.down();
    else if (state != "up")
        return failure("portal is \"up\" or \"down\"");
    else if (const auto up = portal_.up(); !up)
        return up;
    return sync();
}

// As whoever looks after the portal lays a pack down there, under the name that this kiosk asks for.
Status<> PlayerSession::publish(const json& file) {
    if (!file.is_string()) return failure("publish takes a pack's file");
    if (!options_.portal_url.empty()) return failure("this portal is not the player's to fill");
    const std::filesystem::path shelf = portal_dir(options_) / "packs";
    std::error_code failed;
    std::filesystem::create_directories(shelf, failed);
    if (failed) return failure(shelf.string() + ": " + failed.message());
    return copy_pack(beside_script(file.get<std::string>()), shelf / machine_->folder().config.pack);
}

Status<> PlayerSession::sync() {
    sync::Worker* worker = machine_->worker();
    if (worker) worker->hurry();
    for (int i = 0; worker && i < kSyncStepsMax; ++i) {
        const sync::StepOutcome outcome = worker->step();
        machine_->tell(outcome);
        using Kind = sync::StepOutcome::Kind;
        const bool did_something = outcome.kind == Kind::sent || outcome.kind == Kind::refused ||
                                   outcome.kind == Kind::held || outcome.kind == Kind::pulled ||
                                   outcome.kind == Kind::uploaded;
        const bool due_at_once = outcome.kind == Kind::waiting && outcome.not_before &&
                                 *outcome.not_before <= clock_.monotonic();  // after a probe that went well
        if (!did_something && !due_at_once) break;
    }
    settle();
    return {};
}

Status<> PlayerSession::kill(const json& where) {
    if (where.is_boolean()) {
        std::raise(SIGKILL);
    }
    const auto point = where.is_string() ? failpoint_named(where.get<std::string>()) : std::nullopt;
    if (!point) return failure("no such failpoint: " + where.dump());
    arm(*point);
    return {};
}

}  // namespace motcua::platform
