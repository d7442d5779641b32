#include "ui/screens/preview_models.h"

#include <algorithm>
#include <array>
#include <map>

#include "kiosk/journey/draft.h"
#include "ui/screens/preview_content.h"

namespace motcua::ui::preview {

using journey::Draft;
using journey::Model;
using journey::Visit;
namespace place = journey::place;

namespace {

// A square that looks like a code; it says nothing.
CodeMatrix code() {
    CodeMatrix out;
    out.side = 29;
    out.dark.resize(29 * 29);
    const auto eye = [](int x, int y) { return std::max(std::abs(x - 3), std::abs(y - 3)); };
    for (int y = 0; y < out.side; ++y)
        for (int x = 0; x < out.side; ++x) {
            const int corner = std::min({eye(x, y), eye(x - 22, y), eye(x, y - 22)});
            const bool finder = corner != 2 && corner <= 3;
            const bool data = corner > 4 && (x * 7 + y * 13 + x * y * 3) % 5 < 2;
            out.dark[static_cast<std::size_t>(y * out.side + x)] = finder || data;
        }
    return out;
}

}  // namespace

std::string_view name(journey::ScanTrouble trouble) {
    switch (trouble) {
        case journey::ScanTrouble::none: return "none";
        case journey::ScanTrouble::unreadable: return "unreadable";
        case journey::ScanTrouble::damaged_card: return "damaged_card";
        case journey::ScanTrouble::not_a_card: return "not_a_card";
        case journey::ScanTrouble::unknown_code: return "unknown_code";
        case journey::ScanTrouble::procedure_unknown: return "procedure_unknown";
        case journey::ScanTrouble::slip_unknown: return "slip_unknown";
        case journey::ScanTrouble::repealed: return "repealed";
        case journey::ScanTrouble::card_kept: return "card_kept";
        case journey::ScanTrouble::not_a_slip: return "not_a_slip";
        case journey::ScanTrouble::health_card: return "health_card";
        case journey::ScanTrouble::payment: return "payment";
        case journey::ScanTrouble::staff_badge: return "staff_badge";
        case journey::ScanTrouble::portal_page: return "portal_page";
        case journey::ScanTrouble::form_open: return "form_open";
        case journey::ScanTrouble::stored_already: return "stored_already";
        case journey::ScanTrouble::own_card: return "own_card";
        case journey::ScanTrouble::no_picture: return "no_picture";
        case journey::ScanTrouble::typed_wrong: return "typed_wrong";
    }
    return "";
}

std::string_view name(journey::Fault fault) {
    switch (fault) {
        case journey::Fault::no_pack: return "no_pack";
        case journey::Fault::bad_pack: return "bad_pack";
        case journey::Fault::store_read_only: return "store_read_only";
        case journey::Fault::store_full: return "store_full";
        case journey::Fault::store_held: return "store_held";
        case journey::Fault::store_newer: return "store_newer";
        case journey::Fault::store_damaged: return "store_damaged";
        case journey::Fault::folder_behind_guard: return "folder_behind_guard";
    }
    return "";
}

std::string_view name(queue::SaveFault fault) {
    switch (fault) {
        case queue::SaveFault::disk_full: return "disk_full";
        case queue::SaveFault::read_only: return "read_only";
        case queue::SaveFault::busy: return "busy";
        case queue::SaveFault::folder_older_than_guard: return "folder_older_than_guard";
        case queue::SaveFault::cannot_seal: return "cannot_seal";
        case queue::SaveFault::io: return "io";
    }
    return "";
}

std::string_view name(journey::Papers papers) {
    switch (papers) {
        case journey::Papers::none: return "none";
        case journey::Papers::held: return "held";
        case journey::Papers::printing: return "printing";
        case journey::Papers::printed: return "printed";
        case journey::Papers::failed: return "failed";
    }
    return "";
}

std::string_view name(PrintTrouble trouble) {
    switch (trouble) {
        case PrintTrouble::off: return "off";
        case PrintTrouble::no_paper: return "no_paper";
        case PrintTrouble::jam: return "jam";
        case PrintTrouble::open: return "open";
        case PrintTrouble::other: return "other";
    }
    return "";
}

std::string_view name(journey::Need need) {
    switch (need) {
        case journey::Need::help: return "help";
        case journey::Need::hearing: return "hearing";
        case journey::Need::signing: return "signing";
        case journey::Need::reading: return "reading";
        case journey::Need::language: return "language";
    }
    return "";
}

std::string_view name(journey::ShowCard card) {
    switch (card) {
        case journey::ShowCard::cannot_hear: return "cannot_hear";
        case journey::ShowCard::cannot_speak: return "cannot_speak";
        case journey::ShowCard::write_down: return "write_down";
        case journey::ShowCard::speak_slowly: return "speak_slowly";
        case journey::ShowCard::need_staff: return "need_staff";
        case journey::ShowCard::need_form: return "need_form";
        case journey::ShowCard::where_to_file: return "where_to_file";
        case journey::ShowCard::when_ready: return "when_ready";
        case journey::ShowCard::yes: return "yes";
        case journey::ShowCard::no: return "no";
    }
    return "";
}

std::string_view name(Framing framing) {
    switch (framing) {
        case Framing::unknown: return "unknown";
        case Framing::no_paper: return "no_paper";
        case Framing::nearer: return "nearer";
        case Framing::cut_off: return "cut_off";
        case Framing::dark: return "dark";
        case Framing::good: return "good";
    }
    return "";
}

std::string_view name(PhotoFlaw flaw) {
    switch (flaw) {
        case PhotoFlaw::no_paper: return "no_paper";
        case PhotoFlaw::cut_off: return "cut_off";
        case PhotoFlaw::dark: return "dark";
        case PhotoFlaw::blurred: return "blurred";
        case PhotoFlaw::glare: return "glare";
    }
    return "";
}

std::string_view name(content::KioskDoes does) {
    switch (does) {
        case content::KioskDoes::guide: return "guide";
        case content::KioskDoes::fill: return "fill";
        case content::KioskDoes::submit: return "submit";
    }
    return "";
}

Model machine() {
    static const journey::Machine reading = [] {
        journey::Machine made;
        journey::use_content(made, preview_content());
        return made;
    }();
    Model model;
    model.machine = reading;
    model.machine.kiosk = "BT01";
    model.machine.online = true;
    model.machine.printer_ready = true;
    model.machine.speaker_ready = true;
    model.machine.now = to_local(kMorning, reading.content->locality.utc_offset);
    model.last_touch = kNow;
    return model;
}

identity::Card card() {
    identity::Card out;
    out.id = secret("049155999001");
    out.full_name = secret("Nguyễn Thị Mẫu");
    out.birth_date = secret("1955-03-12");
    out.sex = identity::Sex::female;
    out.address = secret("Khối phố Mẫu, phường Tân Thạnh, thành phố Tam Kỳ, Quảng Nam");
    return out;
}

Model at(journey::Place here) {
    Model model = machine();
    model.visit.emplace();
    model.visit->place = std::move(here);
    return model;
}

Model in_procedure(journey::Place here) {
    Model model = at(std::move(here));
    Visit& visit = *model.visit;
    visit.procedure = "1.004873";
    visit.card = card();
    visit.notice_read = true;
    visit.level = form::IdentityLevel::qr;
    form::prefill(*journey::procedure(model), *visit.card, visit.answers);
    return model;
}

Model asking(std::string field, std::string_view typed, std::optional<text::T> problem) {
    Model model = in_procedure(place::Question{field});
    Draft draft;
    draft.field = std::move(field);
    draft.value = secret(typed);
    draft.problem = problem;
    draft.keyboard.capital = typed.empty();
    model.visit->drafts.push_back(std::move(draft));
    return model;
}

Model with_old_ward(Model model) {
    auto content = std::make_shared<content::Content>(*model.machine.content);
    content->unit_changes = {{*content::unit_name("phường Tân Thạnh"),
                              *content::unit_name("thành phố Tam Kỳ"), *content::unit_name("tỉnh Quảng Nam"),
                              "phường Bàn Thạch", "thành phố Đà Nẵng", "Nghị quyết số 1659/NQ-UBTVQH15"}};
    model.machine.content = std::move(content);
    return model;
}

Model asking_without_card(std::string field, std::string_view typed, std::optional<text::T> problem) {
    Model model = asking(std::move(field), typed, problem);
    model.visit->card.reset();
    model.visit->answers = {};
    return model;
}

Model searching(std::string_view typed, place::Procedures::View view) {
    Model model = at(place::Procedures{view});
    model.visit->search.typed = secret(typed);
    model.visit->search.found = journey::search_index(model.machine).find(typed, journey::kHitsMax);
    return model;
}

Model with_keyboard(Model model, journey::Keyboard::Layer layer, journey::Typist typist) {
    model.visit->drafts.front().keyboard.layer = layer;
    model.visit->typist = typist;
    return model;
}

Model picking(journey::AddressStep step, std::string_view typed, std::optional<text::T> problem) {
    using content::AddressPart;
    Model model = asking_without_card("applicant.address", "", problem);
    auto content = std::make_shared<content::Content>(*model.machine.content);
    for (content::Page& page : content->procedures.front().pages)
        if (page.id == "applicant.address") page.fields.front().type = content::FieldType::address;
    model.machine.content = content;
    std::get<place::Question>(model.visit->place).step = static_cast<int>(step);
    journey::Picking picking;
    picking.step = step;
    if (step != journey::AddressStep::where) picking.here = false;
    if (step > journey::AddressStep::province)
        picking.address.set(AddressPart::province, content->address_places.home_province, false);
    if (step > journey::AddressStep::ward)
        picking.address.set(AddressPart::ward, content->address_places.home_ward, false);
    picking.typed = secret(typed);
    model.visit->drafts.front().picking = std::move(picking);
    return model;
}

Model asking_of(const content::Field& field, text::LocalText question, std::string_view answer,
                std::optional<text::T> problem) {
    Model model = in_procedure(place::Question{field.id});
    auto content = std::make_shared<content::Content>(*model.machine.content);
    content::Page asks;
    asks.id = field.id;
    asks.question = std::move(question);
    asks.fields.push_back(field);
    content->procedures.front().pages.push_back(asks);
    model.machine.content = std::move(content);
    form::Answers answers;
    if (!answer.empty()) answers.set(field.id, {secret(answer)});
    model.visit->drafts = journey::drafts_for(asks, answers);
    model.visit->drafts.front().problem = problem;
    return model;
}

Model with_spouse_card(Model model) {
    auto content = std::make_shared<content::Content>(*model.machine.content);
    auto& pages = content->procedures.front().pages;
    const auto named = std::find_if(pages.begin(), pages.end(),
                                    [](const content::Page& page) { return page.id == "spouse.name"; });
    named->fields.front().from_card = content::CardItem::full_name;
    content::Page asks;
    asks.id = "spouse";
    asks.question = {"Thẻ của vợ hoặc chồng có ở đây không?", "Is your wife's or husband's card here?"};
    asks.hint = {"Có thì đưa mặt có mã vuông lại gần ô đèn sáng, máy tự ghi.",
                 "If so, hold its square code near the lit window: the machine reads it."};
    asks.person = {{"vợ hoặc chồng", "your wife or husband"}, {"spouse.name"}};
    pages.insert(named, std::move(asks));
    model.machine.content = content;
    return model;
}

namespace {

// Lines of print, seen from far enough that no letter is known.
PaperPhoto printed_page() {
    constexpr int kWidth = 910;
    constexpr int kHeight = 1287;
    PaperPhoto photo;
    photo.shown = {kWidth, kHeight, {}};
    photo.shown.rgb.assign(std::size_t{3} * kWidth * kHeight, 0xE6);
    const auto print = [&](int left, int right, int top, int bottom) {
        for (int y = top; y < bottom; ++y)
            std::fill_n(photo.shown.rgb.begin() + 3 * (y * kWidth + left), 3 * (right - left), 0x2C);
    };
    print(190, 720, 96, 116);
    print(255, 655, 190, 222);
    for (int line = 0; line < 16; ++line)
        for (int word = 0, left = 96; left < 760; ++word) {
            const int right = std::min(810, left + 50 + (line * 37 + word * 53) % 90);
            print(left, right, 300 + line * 52, 316 + line * 52);
            left = right + 16;
        }
    return photo;
}

}  // namespace

SharedPhoto paper_photo(const std::vector<PhotoFlaw>& flaws) {
    static std::map<std::vector<PhotoFlaw>, SharedPhoto> made;  // large, and asked for again and again
    SharedPhoto& photo = made[flaws];
    if (!photo) {
        PaperPhoto page = printed_page();
        page.flaws = flaws;
        photo = std::make_shared<const PaperPhoto>(std::move(page));
    }
    return photo;
}

namespace {

using Rgb = std::array<std::uint8_t, 3>;

// A room out of focus: lighter above, a window at the left.
Rgb room_at(int x, int y) {
    const int light = 150 - y / 3 + (x < 200 && y < 150 ? 50 : 0);
    return {static_cast<std::uint8_t>(light), static_cast<std::uint8_t>(light - 8),
            static_cast<std::uint8_t>(light - 20)};
}

// Nobody's card: a portrait's place, lines of print, and squares that are no code.
Rgb card_at(int x, int y) {
    if (x > 215 && x < 305 && y > 18 && y < 108) {
        const auto square = static_cast<unsigned>((y - 18) / 6 * 15 + (x - 215) / 6);
        const bool is_dark = (square * 2654435761U >> 29U) % 2 == 0;
        return is_dark ? Rgb{30, 34, 40} : Rgb{225, 232, 228};
    }
    if (x > 22 && x < 92 && y > 62 && y < 160) return {150, 168, 172};
    const bool is_line = y > 62 && y % 22 < 7 && x > 110 && x < (y > 120 ? 290 : 195);
    return is_line ? Rgb{70, 96, 104} : Rgb{188, 218, 214};
}

Rgb sheet_at(int x, int y) {
    const bool is_line = y > 30 && y < 250 && y % 16 < 5 && x > 18 && x < (y % 48 < 16 ? 130 : 172);
    return is_line ? Rgb{110, 110, 112} : Rgb{236, 234, 228};
}

template <class At>
SharedLive drawn_live(Framing framing, int width, int height, const At& at) {
    constexpr int kWidth = 640;
    constexpr int kHeight = 360;
    auto live = std::make_shared<LivePicture>();
    live->framing = framing;
    live->picture = {kWidth, kHeight, {}};
    const int left = (kWidth - width) / 2;
    const int top = (kHeight - height) / 2;
    for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x) {
            const bool inside = x >= left && x < left + width && y >= top && y < top + height;
            for (const std::uint8_t channel : inside ? at(x - left, y - top) : room_at(x, y))
                live->picture.rgb.push_back(channel);
        }
    return live;
}

}  // namespace

SharedLive live_card() {
    static const SharedLive made = drawn_live(Framing::unknown, 324, 204, card_at);
    return made;
}

SharedLive live_paper(Framing framing) {
    const int height = framing == Framing::nearer ? 190 : framing == Framing::cut_off ? 420 : 290;
    if (framing == Framing::no_paper) return drawn_live(framing, 0, 0, sheet_at);
    return drawn_live(framing, height * 70 / 100, height, sheet_at);
}

Model photographing(journey::PhotoStep step, std::size_t kept) {
    Model model = asking("divorce.photo", "");
    auto content = std::make_shared<content::Content>(*model.machine.content);
    content::Page asks;
    asks.id = "divorce.photo";
    asks.question = {"{Xh} có muốn chụp bản án, quyết định ly hôn không?",
                     "Would you like to photograph the divorce judgment?"};
    content::Field photo;
    photo.id = asks.id;
    photo.type = content::FieldType::photo;
    photo.label = {"Ảnh bản án, quyết định ly hôn", "Photo of the divorce judgment"};
    photo.required = false;
    photo.max = 4;
    asks.fields.push_back(std::move(photo));
    auto& pages = content->procedures.front().pages;
    pages.insert(std::find_if(pages.begin(), pages.end(),
                              [](const content::Page& page) { return page.id == "spouse.name"; }),
                 std::move(asks));
    model.machine.content = content;
    Visit& visit = *model.visit;
    std::get<place::Question>(visit.place).step = static_cast<int>(step);
    for (std::size_t n = 0; n < kept; ++n) visit.photos.push_back({"divorce.photo", paper_photo({})});
    if (kept > 0) visit.answers.set("divorce.photo", {secret(std::to_string(kept)), form::Source::declared});
    if (step == journey::PhotoStep::look) visit.looked_at = paper_photo({});
    return model;
}

Model answered(journey::Place here) {
    Model model = in_procedure(std::move(here));
    for (const auto& [field, value] : {std::pair{"marital.status", "cohabiting"},
                                       {"spouse.name", "Trần Văn Ví Dụ"},
                                       {"purpose", "loan"},
                                       {"copies", "2"},
                                       {"delivery.way", "counter"},
                                       {"contact.phone", "0999000001"}})
        model.visit->answers.set(field, {secret(value), form::Source::resident});
    for (const content::Page& page : journey::procedure(model)->pages)
        model.visit->seen_pages.push_back(page.id);
    return model;
}

Model stored(bool sent, bool printer) {
    Model model = answered(place::Receipt{});
    records::Slip slip;
    slip.number = "BT01 0027 4";
    slip.code = code();
    slip.procedure_code = "1.004873";
    slip.procedure_name = journey::procedure(model)->plain;
    slip.place = model.machine.content->place_of(*journey::procedure(model));
    slip.office = model.machine.content->locality.office;
    slip.created = model.machine.now;
    slip.level = form::IdentityLevel::qr;
    model.visit->slip = std::move(slip);
    model.visit->papers = printer ? journey::Papers::printed : journey::Papers::failed;
    model.machine.printer_ready = printer;
    model.machine.online = sent;
    if (sent) model.visit->slip->kiosk_does = content::KioskDoes::submit;
    if (sent) model.visit->sent_at = kMorning + std::chrono::minutes(2);
    return model;
}

Model told(queue::State state, std::optional<queue::Legal> legal) {
    Model model = at(place::Status{});
    queue::Entry entry;
    entry.seq = 27;
    entry.header.procedure = "1.004873";
    entry.header.created = kMorning - std::chrono::hours(26);
    entry.state = state;
    if (state == queue::State::delivered) entry.decided = kMorning - std::chrono::hours(25);
    entry.legal = std::move(legal);
    model.visit->status = journey::StatusFound{std::move(entry), "BT01 0027 4"};
    return model;
}

queue::Legal legal(int state, std::string message) {
    return {state, "H17.42-261122-0042", "2026-11-26", std::move(message), kMorning - std::chrono::hours(3)};
}

Model doing(Model model, content::KioskDoes does) {
    auto content = std::make_shared<content::Content>(*model.machine.content);
    content->procedures.front().kiosk_does = does;
    if (does == content::KioskDoes::submit) content->procedures.front().submit_identity = {"staff"};
    model.machine.content = std::move(content);
    return model;
}

std::string long_name(std::size_t most) {
    std::string name = "Nguyễn";
    std::size_t letters = 6;
    constexpr std::array<std::string_view, 5> kMore{" Phước", " Tôn", " Nữ", " Thị", " Mẫu"};
    constexpr std::array<std::size_t, 5> kLetters{6, 4, 3, 4, 4};
    for (std::size_t i = 0; letters + kLetters.at(i % kMore.size()) <= most; ++i) {
        name += kMore.at(i % kMore.size());
        letters += kLetters.at(i % kMore.size());
    }
    return name;
}

}  // namespace motcua::ui::preview
