// "Đã xong chưa, ngày nào nhận kết quả?": the machine's ladder until the receiver's begins, then the
// receiver's words.
#include "kiosk/text/spoken.h"
#include "ui/screens/columns.h"
#include "ui/screens/screens.h"
#include "ui/screens/slip_card.h"
#include "ui/screens/way.h"

namespace motcua::ui {
namespace {

using text::T;

// National state codes (QCVN 120:2019/BTTTT).
constexpr int kReceived = 2;    // "Được tiếp nhận"
constexpr int kInProgress = 4;  // "Đang xử lý"
constexpr std::array kLegalStates{T::status_legal_1, T::status_legal_2, T::status_legal_3, T::status_legal_4,
                                  T::status_legal_5, T::status_legal_6, T::status_legal_7, T::status_legal_8,
                                  T::status_legal_9, T::status_legal_10};

std::string date_of(std::string_view iso, text::Language language) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (iso.size() != 10) return std::string(iso);
    const auto number = [&](std::size_t at, std::size_t count, auto& out) {
        for (std::size_t i = at; i < at + count; ++i) out = out * 10 + static_cast<unsigned>(iso[i] - '0');
    };
    unsigned y = 0;
    number(0, 4, y);
    number(5, 2, month);
    number(8, 2, day);
    year = static_cast<int>(y);
    return text::date({std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}}, language);
}

struct Told {
    std::string_view words;
    BannerKind kind = BannerKind::wait;
};

Told machine_state(const Frame& f, const queue::Entry& entry, std::chrono::minutes offset) {
    switch (entry.state) {
        case queue::State::delivered:
            if (entry.decided) {
                const std::string time =
                    text::date_and_time(to_local(*entry.decided, offset), f.words.language);
                return {f.say(T::status_sent, {{"time", time}}), BannerKind::good};
            }
            break;
        case queue::State::refused: return {f.say(T::status_refused), BannerKind::wrong};
        case queue::State::held: return {f.say(T::status_held), BannerKind::wait};
        case queue::State::voided: return {f.say(T::status_voided), BannerKind::wait};
        default: break;
    }
    return {f.say(T::status_stored), BannerKind::wait};
}

Told legal_state(const Frame& f, const queue::Legal& legal, std::chrono::minutes offset) {
    if (legal.state == kReceived) {
        const std::string day = text::date(to_local(legal.time, offset).day, f.words.language);
        return {f.say(T::status_received, {{"date", day}}), BannerKind::good};
    }
    const bool asks_something = legal.state == 3 || legal.state == 5 || legal.state == 6 || legal.state == 8;
    return {f.say(kLegalStates.at(static_cast<std::size_t>(legal.state - 1))),
            asks_something ? BannerKind::wrong : BannerKind::good};
}

bool has_begun(const std::optional<queue::Legal>& legal) {
    return legal && legal->state >= kReceived && legal->state <= 10;
}

// Received and on its way: only then a day on which the result is handed over means something. While papers
// or a payment are missing the day is not known either.
bool is_awaited(int legal_state) { return legal_state == kReceived || legal_state == kInProgress; }

void add_legal(Frame& f, const queue::Legal& legal, float width, std::vector<Block>& blocks) {
    if (!legal.day.empty() && is_awaited(legal.state)) {
        const std::string day = date_of(legal.day, f.words.language);
        blocks.push_back(text_block(f, width,
                                    {.id = "status.appointment",
                                     .text = f.say(T::status_appointment, {{"date", day}}),
                                     .style = Style::strong}));
    }
    const Text message{.id = "status.message", .text = f.keep(legal.message)};
    if (!legal.message.empty())
        for (const Text& part : in_parts(f, message, width)) blocks.push_back(text_block(f, width, part));
    if (legal.code.empty()) return;
    const SlipCard code{
        "status.national_code", f.say(T::status_national_code), f.keep(legal.code), "", "", nullptr};
    blocks.push_back(slip_card_block(f, width, code));
}

constexpr int kHandedOver = 10;  // "Đã trả kết quả"

// Stations behind the dossier; none where it has left the way: refused, held, withdrawn, stopped.
std::optional<int> stations_reached(const queue::Entry& entry) {
    if (has_begun(entry.legal)) {
        const int state = entry.legal->state;
        if (state == 3 || state == 7 || state == 8) return std::nullopt;
        return state == kHandedOver ? 4 : 3;
    }
    switch (entry.state) {
        case queue::State::queued:
        case queue::State::sending: return 1;
        case queue::State::delivered: return 2;
        default: return std::nullopt;
    }
}

Block slip_code_block(const journey::Model& model, Frame& f, float width) {
    const queue::Entry& entry = model.visit->status->entry;
    const auto& content = model.machine.content;
    const auto offset = content ? content->locality.utc_offset : content::Locality{}.utc_offset;
    const content::Procedure* procedure = content ? content->find(entry.header.procedure) : nullptr;
    const SlipCard card{"status.code",
                        f.say(T::status_code),
                        f.keep(model.visit->status->slip_number),
                        procedure ? f.say(procedure->plain.vi.empty() ? procedure->name : procedure->plain)
                                  : std::string_view(),
                        f.keep(text::date_and_time(to_local(entry.header.created, offset), f.words.language)),
                        nullptr};
    return slip_card_block(f, width, card);
}

// What is so, then what it is about.
std::vector<Block> told_blocks(const journey::Model& model, Frame& f, float width) {
    const queue::Entry& entry = model.visit->status->entry;
    const auto& content = model.machine.content;
    const auto offset = content ? content->locality.utc_offset : content::Locality{}.utc_offset;
    const bool legal = has_begun(entry.legal);
    const Told told = legal ? legal_state(f, *entry.legal, offset) : machine_state(f, entry, offset);
    std::vector<Block> blocks{banner_block(f, width, {"status.state", told.words, told.kind})};
    if (legal) add_legal(f, *entry.legal, width, blocks);
    blocks.push_back(slip_code_block(model, f, width));
    return blocks;
}

}  // namespace

void draw_status(const journey::Model& model, Frame& f) {
    if (!model.visit->status) return;
    const Rect body = draw_head(model, f, {"status.title", f.say(T::status_title)});
    Pages pages;
    pages.page = f.scratch.page;
    pages.gap = f.mm(space::gap);
    pages.buttons = {{"status.done", f.say(T::status_done), ButtonKind::primary}};
    const auto reached = stations_reached(model.visit->status->entry);
    pages.blocks = told_blocks(model, f, body.w);
    if (reached) pages.blocks.push_back(way_block(f, body.w, *reached));
    if (columns_of(f) > 1 && reached) {
        const float between = f.mm(space::margin);
        const float width = column_width(body.w, 2, between);
        Block both =
            side_by_side(told_blocks(model, f, width), {way_block(f, width, *reached)}, pages.gap, between);
        if (both.height <= room_on_one_page(f, body, pages)) {
            pages.blocks.clear();
            pages.blocks.push_back(std::move(both));
        }
    }
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "status.done") f.send(journey::intent::Done{});
    if (tap.turn_to) f.scratch.page = *tap.turn_to;
}

}  // namespace motcua::ui
