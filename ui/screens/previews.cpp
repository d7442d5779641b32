#include "ui/screens/previews.h"

#include <fmt/format.h>

#include "kiosk/journey/draft.h"
#include "ui/screens/preview_chips.h"
#include "ui/screens/preview_fields.h"
#include "ui/screens/preview_models.h"
#include "ui/screens/preview_scans.h"

namespace motcua::ui {
namespace {

using namespace preview;
using journey::Model;
namespace place = journey::place;

using Previews = std::vector<Preview>;

void add_arriving(Previews& list) {
    list.push_back({"home", machine(), kNow});
    // Nobody has touched it for a while: the pictures, one after the other.
    const journey::Limits limits;
    list.push_back({"home.show", machine(), kNow + limits.rest_before_show + Millis{1}});
    for (int picture = 1; picture < 5; ++picture)
        list.push_back({fmt::format("home.show.{}", picture + 1), machine(),
                        kNow + limits.rest_before_show + limits.show_picture * picture + Millis{1}});
    list.push_back({"home.offline", changed(machine(), [](Model& m) { m.machine.online = false; }), kNow});
    list.push_back({"home.power_cut", changed(machine(), [](Model& m) { m.power_was_cut = true; }), kNow});
}

// The sheet to take away, on its way.
void add_taking_away(Previews& list, const Model& overview) {
    const auto with = [&](journey::Papers papers, std::optional<PrintTrouble> trouble = std::nullopt) {
        return changed(overview, [&](Model& m) {
            m.visit->papers = papers;
            m.visit->printing.trouble = trouble;
        });
    };
    list.push_back({"overview.printing", with(journey::Papers::printing), kNow});
    list.push_back({"overview.printed", with(journey::Papers::printed), kNow});
    for (const auto trouble : every<PrintTrouble>())
        list.push_back({fmt::format("overview.print_trouble.{}", name(trouble)),
                        with(journey::Papers::failed, trouble), kNow});
    list.push_back(
        {"overview.no_printer", changed(overview, [](Model& m) { m.machine.printer_ready = false; }), kNow});
}

void add_choosing(Previews& list) {
    using View = place::Procedures::View;
    list.push_back({"procedures", at(place::Procedures{}), kNow});
    list.push_back({"procedures.last_page", at(place::Procedures{View::situations, "", 9}), kNow});
    list.push_back({"procedures.list", at(place::Procedures{View::list, "family"}), kNow});
    list.push_back({"procedures.long_list", at(place::Procedures{View::list}), kNow});
    list.push_back({"procedures.long_list.last_page", at(place::Procedures{View::list, "", 9}), kNow});
    list.push_back({"search", searching("", View::search), kNow});
    list.push_back({"search.typing", searching("giay to", View::search), kNow});
    list.push_back({"search.marks", searching("hỗ trợ chi phí mai táng cho người", View::search), kNow});
    list.push_back({"search.nothing", searching("xyzw", View::search), kNow});
    list.push_back({"search.repealed", searching("2.001009", View::search), kNow});
    list.push_back({"search.ask", searching("mai táng", View::search), kNow});
    list.push_back({"search.results", searching("giay to", View::results), kNow});
    list.push_back({"search.results.ask", searching("mai táng", View::results), kNow});
    list.push_back({"search.results.nothing", searching("xyzw", View::results), kNow});
    list.push_back({"search.results.replaced", searching("2.002621", View::results), kNow});
    list.push_back({"search.results.repealed", searching("2.001009", View::results), kNow});
    const auto overview = [](Model& m) { m.visit->procedure = "1.004873"; };
    list.push_back({"overview", changed(at(place::Overview{}), overview), kNow});
    list.push_back({"overview.last_page", changed(at(place::Overview{9}), overview), kNow});
    for (const auto does : every<content::KioskDoes>())
        list.push_back({fmt::format("overview.{}", name(does)),
                        doing(changed(at(place::Overview{}), overview), does), kNow});
    list.push_back({"overview.replaces",
                    changed(at(place::Overview{}),
                            [](Model& m) {
                                m.visit->procedure = "1.001193";
                                m.visit->held_up_code = "2.002621";
                            }),
                    kNow});
    list.push_back({"overview.card_kept",
                    changed(at(place::Overview{}),
                            [](Model& m) {
                                m.visit->procedure = "1.004873";
                                m.visit->scan_trouble = journey::ScanTrouble::card_kept;
                            }),
                    kNow});
    list.push_back({"overview.expired",
                    changed(at(place::Overview{}),
                            [](Model& m) {
                                m.visit->procedure = "1.004873";
                                auto content = std::make_shared<content::Content>(*m.machine.content);
                                content->expires = m.machine.now.day - std::chrono::months(1);
                                m.machine.content = std::move(content);
                            }),
                    kNow});
    const auto recalled = [](Model& m) {
        m.visit->procedure = "1.004873";
        m.machine.recalls = {1, {{"1.004873", "lệ phí sai"}}};
    };
    list.push_back({"overview.recalled", changed(at(place::Overview{}), recalled), kNow});
    list.push_back({"overview.recalled.filling", changed(answered(place::Overview{}), recalled), kNow});
    add_taking_away(list, changed(at(place::Overview{}), overview));
    list.push_back({"notice", changed(at(place::Notice{}), overview), kNow});
    list.push_back({"notice.consent",
                    changed(at(place::Notice{9}),
                            [](Model& m) {
                                m.visit->procedure = "1.004873";
                                m.visit->consents = {m.machine.content->notice.consents.front().id};
                            }),
                    kNow});
    list.push_back({"notice.paper",
                    changed(at(place::Notice{}),
                            [](Model& m) {
                                m.visit->procedure = "1.004873";
                                m.visit->on_paper = true;
                            }),
                    kNow});
}

void add_questions(Previews& list) {
    using journey::Keyboard;
    using journey::Typist;
    using text::T;
    list.push_back({"question.choice", asking("marital.status", "cohabiting"), kNow});
    list.push_back({"question.unanswered", asking("purpose", "", T::problem_required), kNow});
    list.push_back({"question.sex", asking_without_card("applicant.sex", ""), kNow});
    list.push_back({"question.name", asking("spouse.name", "Nguyễn Thị Bưởi"), kNow});
    list.push_back({"question.long_text",
                    asking_without_card("applicant.address",
                                        "Khối phố Mẫu, phường Tân Thạnh, thành phố Tam Kỳ, tỉnh Quảng Nam"),
                    kNow});
    list.push_back(
        {"question.alphabet",
         with_keyboard(asking("spouse.name", ""), Keyboard::Layer::letters, {Typist::Order::alphabet}),
         kNow});
    list.push_back(
        {"question.signs",
         with_keyboard(asking_without_card("applicant.address", "12/3 đường Ví Dụ"), Keyboard::Layer::digits),
         kNow});
    list.push_back({"question.vni",
                    with_keyboard(asking("spouse.name", "Nguyễn T"), Keyboard::Layer::letters,
                                  {Typist::Order::qwerty, text::Method::vni}),
                    kNow});
    list.push_back({"question.first_letter", asking("spouse.name", ""), kNow});
    list.push_back({"question.telex",
                    with_keyboard(asking("spouse.name", "Nguyễn Thị H"), Keyboard::Layer::letters,
                                  {Typist::Order::qwerty, text::Method::telex}),
                    kNow});
    list.push_back({"question.number", asking_without_card("applicant.id", "0491559"), kNow});
    list.push_back({"question.phone", asking("contact.phone", "0999000", T::problem_phone), kNow});
    list.push_back({"question.date", asking_without_card("applicant.birth_date", "12031"), kNow});
    list.push_back({"question.count", asking("copies", "1"), kNow});
}

void add_addresses(Previews& list) {
    using content::AddressPart;
    using journey::AddressStep;
    const auto add = [&](std::string_view name, Model model) {
        list.push_back({fmt::format("question.address.{}", name), std::move(model), kNow});
    };
    const auto picked = [](Model model, AddressPart part, std::string_view name, bool by_hand) {
        return changed(std::move(model),
                       [&](Model& m) { m.visit->drafts.front().picking->address.set(part, name, by_hand); });
    };
    add("where", picking(AddressStep::where, ""));
    add("where_here", changed(picking(AddressStep::where, ""),
                              [](Model& m) { m.visit->drafts.front().picking->here = true; }));
    add("province", picking(AddressStep::province, ""));
    add("province_found", picking(AddressStep::province, "quang"));
    add("province_picked",
        picked(picking(AddressStep::province, "quang"), AddressPart::province, "tỉnh Quảng Trị", false));
    add("province_problem", picking(AddressStep::province, "quang", text::T::problem_place));
    add("ward", picking(AddressStep::ward, ""));
    add("ward_not_found", picking(AddressStep::ward, "Xã Thử"));
    add("ward_as_typed", picked(picking(AddressStep::ward, "Tam K"), AddressPart::ward, "Tam K", true));
    add("hamlet", picking(AddressStep::hamlet, ""));
    add("line", picking(AddressStep::line, "12/3 đường Ví Dụ, tổ 5"));
}

// Another person is described: by their card, or typed.
void add_persons(Previews& list) {
    const auto asked = [] { return with_spouse_card(in_procedure(place::Question{"spouse"})); };
    list.push_back({"question.person", asked(), kNow});
    list.push_back(
        {"question.person.own_card",
         changed(asked(), [](Model& m) { m.visit->scan_trouble = journey::ScanTrouble::own_card; }), kNow});
    list.push_back({"scan.card_of_person",
                    changed(asked(),
                            [](Model& m) {
                                m.visit->other_card = card();
                                m.visit->other_card->full_name = secret("Trần Văn Ví Dụ");
                            }),
                    kNow});
    list.push_back(
        {"review.person",
         changed(with_spouse_card(answered(place::Review{})),
                 [](Model& m) {
                     m.visit->answers.set("spouse.name", {secret("Trần Văn Ví Dụ"), form::Source::card});
                 }),
         kNow});
}

// A paper is photographed: not yet, under the camera, judged, kept.
void add_photos(Previews& list) {
    using journey::PhotoStep;
    const auto add = [&](std::string_view name, Model model) {
        list.push_back({fmt::format("question.photo{}", name), std::move(model), kNow});
    };
    add("", photographing(PhotoStep::papers, 0));
    add(".aim", photographing(PhotoStep::aim, 0));
    add(".no_picture", changed(photographing(PhotoStep::aim, 0),
                               [](Model& m) { m.visit->scan_trouble = journey::ScanTrouble::no_picture; }));
    for (const auto framing : every<Framing>())
        add(fmt::format(".live.{}", name(framing)), changed(photographing(PhotoStep::aim, 0), [&](Model& m) {
                m.visit->live = live_paper(framing);
            }));
    add(".camera_down",
        changed(photographing(PhotoStep::aim, 0), [](Model& m) { m.machine.camera = CameraState::down; }));
    add(".look", photographing(PhotoStep::look, 0));
    for (const auto flaw : every<PhotoFlaw>())
        add(fmt::format(".{}", name(flaw)), changed(photographing(PhotoStep::look, 0), [&](Model& m) {
                m.visit->looked_at = paper_photo({flaw});
            }));
    add(".kept", photographing(PhotoStep::papers, 1));
    add(".all_kept", photographing(PhotoStep::papers, 4));
    list.push_back({"review.photo",
                    changed(photographing(PhotoStep::papers, 2),
                            [](Model& m) {
                                const auto said = answered(place::Review{}).visit->answers;
                                for (const auto& [field, answer] : said) m.visit->answers.set(field, answer);
                                m.visit->place = place::Review{};
                                m.visit->drafts.clear();
                            }),
                    kNow});
}

// What is wrong stands beside the field, whatever the field is.
void add_problems(Previews& list) {
    using text::T;
    const auto add = [&](std::string_view name, Model model) {
        list.push_back({fmt::format("question.{}", name), std::move(model), kNow});
    };
    add("problem_sex", asking_without_card("applicant.sex", "", T::problem_required));
    add("problem_name", asking("spouse.name", "Trần Văn 2", T::problem_name));
    add("problem_empty", asking("spouse.name", "", T::problem_required));
    add("problem_too_long", asking("spouse.name", long_name(300), T::problem_too_long));
    add("problem_number", asking_without_card("applicant.id", "0491559", T::problem_citizen_id));
    add("problem_date", asking_without_card("applicant.birth_date", "31021955", T::problem_date));
    add("problem_future", asking_without_card("applicant.birth_date", "12032055", T::problem_date_future));
    add("problem_date_whole", asking_without_card("applicant.birth_date", "12", T::problem_date_whole));
    add("problem_year", asking_without_card("applicant.birth_date", "19", T::problem_year));
    add("problem_count", asking("copies", "10", T::problem_count));
    add("year_only", asking_without_card("applicant.birth_date", "1955"));
    add("long_name", asking("spouse.name", long_name(300)));
    add("capitals", changed(asking("spouse.name", "Nguyễn "),
                            [](Model& m) { m.visit->drafts.front().keyboard.capital = true; }));
    add("delivery", asking("delivery.way", "home"));
    add("changing", changed(asking("purpose", "loan"), [](Model& m) { m.visit->changing = true; }));
}

void add_finishing(Previews& list) {
    list.push_back({"review", answered(place::Review{}), kNow});
    list.push_back({"review.last_page", answered(place::Review{9}), kNow});
    list.push_back({"review.unit",
                    changed(with_old_ward(answered(place::Review{})),
                            [](Model& m) {
                                form::confirm_unit(*journey::procedure(m), m.visit->answers,
                                                   m.machine.content->unit_changes, true);
                            }),
                    kNow});
    list.push_back({"review.disputed",
                    changed(answered(place::Review{}),
                            [](Model& m) {
                                m.visit->disputed = {"applicant.address"};
                                m.visit->number_shown = true;
                            }),
                    kNow});
    for (const auto fault : every<queue::SaveFault>())
        list.push_back({fmt::format("review.not_saved.{}", name(fault)),
                        changed(answered(place::Review{9}), [&](Model& m) { m.visit->save_fault = fault; }),
                        kNow});
    list.push_back({"review.long_name",
                    changed(answered(place::Review{}),
                            [](Model& m) {
                                for (const char* field : {"applicant.name", "spouse.name"})
                                    m.visit->answers.set(field, {secret(long_name(300)),
                                                                 m.visit->answers.find(field)->source});
                            }),
                    kNow});
    list.push_back({"review.send", doing(answered(place::Review{9}), content::KioskDoes::submit), kNow});
    list.push_back({"review.file",
                    changed(doing(answered(place::Review{9}), content::KioskDoes::submit),
                            [](Model& m) { m.visit->level = form::IdentityLevel::staff; }),
                    kNow});
    for (const auto source : every<form::Source>())
        list.push_back({fmt::format("review.source.{}", form::name(source)),
                        changed(answered(place::Review{9}),
                                [&](Model& m) {
                                    m.visit->answers.set("purpose", {secret("loan"), source});
                                }),
                        kNow});
}

void add_storing(Previews& list) {
    list.push_back({"sign", answered(place::Sign{}), kNow});
    list.push_back(
        {"sign.pad",
         changed(answered(place::Sign{true}),
                 [](Model& m) {
                     form::Stroke stroke;
                     for (int i = 0; i <= 40; ++i) {
                         const float t = static_cast<float>(i) / 40;
                         stroke.push_back(
                             {0.2F + 0.5F * t, 0.55F - 0.25F * t * (1 - t) * (i % 8 < 4 ? 2.0F : -1.0F)});
                     }
                     m.visit->signature.push_back(std::move(stroke));
                 }),
         kNow});
    list.push_back({"sign.pad_empty", answered(place::Sign{true}), kNow});
    list.push_back({"saving", answered(place::Saving{}), kNow});
    list.push_back({"receipt", stored(false, true), kNow});
    list.push_back({"receipt.sent", stored(true, true), kNow});
    list.push_back({"receipt.no_printer", stored(false, false), kNow});
    for (const auto papers : every<journey::Papers>())
        list.push_back({fmt::format("receipt.papers.{}", name(papers)),
                        changed(stored(true, true), [&](Model& m) { m.visit->papers = papers; }), kNow});
    for (const auto trouble : every<PrintTrouble>())
        list.push_back({fmt::format("receipt.print_trouble.{}", name(trouble)),
                        changed(stored(false, true),
                                [&](Model& m) {
                                    m.visit->papers = journey::Papers::failed;
                                    m.visit->printing.open = {Paper::Kind::slip, Paper::Kind::declaration};
                                    m.visit->printing.trouble = trouble;
                                }),
                        kNow});
    for (const auto out : {Paper::Kind::slip, Paper::Kind::declaration})
        list.push_back({out == Paper::Kind::slip ? "receipt.slip_alone" : "receipt.declaration_alone",
                        changed(stored(true, true),
                                [&](Model& m) {
                                    const bool slip = out == Paper::Kind::slip;
                                    m.visit->papers = journey::Papers::failed;
                                    m.visit->printing.out = {out};
                                    m.visit->printing.open = {slip ? Paper::Kind::declaration
                                                                   : Paper::Kind::slip};
                                    m.visit->printing.trouble = PrintTrouble::no_paper;
                                }),
                        kNow});
    list.push_back({"receipt.sent_no_printer", stored(true, false), kNow});
    list.push_back({"receipt.filed",
                    changed(stored(true, true),
                            [](Model& m) {
                                m.visit->slip->kiosk_does = content::KioskDoes::submit;
                                m.visit->slip->filed = true;
                            }),
                    kNow});
    list.push_back({"receipt.filed_not_sent",
                    changed(stored(false, true),
                            [](Model& m) {
                                m.visit->slip->kiosk_does = content::KioskDoes::submit;
                                m.visit->slip->filed = true;
                            }),
                    kNow});
    list.push_back({"rating", answered(place::Rating{}), kNow});
    list.push_back(
        {"leave", changed(answered(place::Review{}), [](Model& m) { m.visit->leaving = true; }), kNow});
    list.push_back(
        {"leave.stored", changed(stored(false, true), [](Model& m) { m.visit->leaving = true; }), kNow});
}

void add_looking_up(Previews& list) {
    for (const auto state : queue::kStates)
        list.push_back({fmt::format("status.{}", queue::name(state)), told(state, std::nullopt), kNow});
    for (int state = 1; state <= 10; ++state)
        list.push_back(
            {fmt::format("status.legal.{}", state), told(queue::State::delivered, legal(state, "")), kNow});
    list.push_back({"status.supplement",
                    told(queue::State::delivered, legal(5, "Cần bổ sung bản sao quyết định ly hôn.")), kNow});
    // The receiver's words may be as long as the queue keeps them: 2,000 bytes.
    std::string words;
    for (int i = 1; i <= 20; ++i) words += fmt::format("{}. Cần bổ sung bản sao quyết định ly hôn. ", i);
    list.push_back({"status.long_message", told(queue::State::delivered, legal(5, words)), kNow});
}

void add_calls(Previews& list) {
    using journey::Call;
    const auto add = [&](std::string_view name, Model model, Call call) {
        model.calling = call;
        list.push_back({fmt::format("help{}", name), std::move(model), kNow});
    };
    add("", answered(place::Review{}), {});
    add(".home", machine(), {});
    add(".no_bell", changed(machine(), [](Model& m) { m.machine.speaker_ready = false; }), {});
    for (const auto need : every<journey::Need>())
        add(fmt::format(".need.{}", name(need)), machine(), {Call::Page::needs, need, {}, {}, {}});
    add(".said", answered(place::Review{}), {Call::Page::needs, journey::Need::language, 0, {}, {}});
    add(".answered", answered(place::Review{}), {Call::Page::needs, journey::Need::signing, {}, {}, 2});
    add(".next", answered(place::Review{}), {Call::Page::needs, journey::Need::hearing, {}, {}, 0});
    add(".languages", machine(), {Call::Page::languages, {}, {}, {}, {}});
    add(".cards", machine(), {Call::Page::cards, {}, {}, {}, {}});
    add(".card", machine(), {Call::Page::cards, {}, {}, journey::ShowCard::speak_slowly, {}});
    for (const auto card : every<journey::ShowCard>())
        add(fmt::format(".card.{}", name(card)), machine(), {Call::Page::cards, {}, {}, card, {}});
}

void add_talk(Previews& list) {
    using journey::Call;
    using journey::Talk;
    using journey::Writer;
    const auto add = [&](std::string_view name, Writer writer, std::string_view typed,
                         std::initializer_list<std::pair<Writer, std::string_view>> lines, bool held_up) {
        Model model = in_procedure(place::Review{});
        model.calling = Call{Call::Page::talk, journey::Need::hearing, {}, {}, 0};
        Talk& talk = model.visit->talk;
        talk.writer = writer;
        talk.typed = secret(typed);
        talk.keyboard.capital = typed.empty();
        talk.held_up = held_up;
        for (const auto& [by, words] : lines) talk.lines.push_back({by, secret(words)});
        list.push_back({fmt::format("help.talk{}", name), std::move(model), kNow});
    };
    constexpr std::string_view kAsks = "Giấy này nộp ở đâu?";
    constexpr std::string_view kAnswers =
        "Bà mang tờ khai và thẻ căn cước đến quầy số 3. Nếu thiếu giấy tờ, cán bộ ở quầy sẽ chỉ cho bà.";
    constexpr std::string_view kLongest =
        "Tôi cần giấy xác nhận tình trạng hôn nhân để con gái tôi làm thủ tục vay tiền ngân hàng. Nhà tôi ở "
        "xa, mai tôi không quay lại được. Cán bộ giúp tôi làm xong hôm nay";
    add("", Writer::resident, "", {}, false);
    add(".typed", Writer::resident, "Giấy này nộp ở đ", {}, false);
    add(".longest_typed", Writer::resident, kLongest, {{Writer::staff, kAnswers}}, false);
    add(".shown", Writer::resident, "", {{Writer::resident, kAsks}}, true);
    add(".staff", Writer::staff, "Bà đến quầy", {{Writer::resident, kAsks}}, false);
    add(".answer", Writer::staff, "", {{Writer::resident, kAsks}, {Writer::staff, kAnswers}}, true);
    add(".goes_on", Writer::resident, "",
        {{Writer::resident, kAsks}, {Writer::staff, kAnswers}, {Writer::resident, "Quầy số 3 ở bên nào?"}},
        false);
    add(".longest", Writer::resident, "", {{Writer::resident, kLongest}}, true);
    add(".one_word", Writer::resident, "", {{Writer::resident, std::string(160, 'm')}}, true);
}

void add_anywhere(Previews& list) {
    const auto silent = [](int seconds) {
        return changed(answered(place::Review{}),
                       [&](Model& m) { m.visit->warned_at = kNow - Millis{1000} * seconds; });
    };
    list.push_back({"still_there", silent(18), kNow});
    list.push_back({"still_there.first_second", silent(0), kNow});
    list.push_back({"still_there.last_second", silent(59), kNow});
    for (const auto fault : every<journey::Fault>()) {
        const bool wordless = fault == journey::Fault::no_pack || fault == journey::Fault::bad_pack;
        list.push_back({fmt::format("problem.{}", name(fault)),
                        changed(wordless ? Model{} : machine(), [&](Model& m) { m.machine.fault = fault; }),
                        kNow});
    }
    const auto missed = [](Model& m) { m.aim.offered = true; };
    list.push_back({"larger_targets", changed(answered(place::Review{}), missed), kNow});
    list.push_back({"larger_targets.home", changed(machine(), missed), kNow});
    const auto larger = [](Model& m) { m.settings.targets = journey::Targets::larger; };
    list.push_back({"with_larger_targets.home", changed(machine(), larger), kNow});
    list.push_back({"with_larger_targets.choice", changed(asking("purpose", "loan"), larger), kNow});
    list.push_back(
        {"with_larger_targets.name", changed(asking("spouse.name", "Nguyễn Thị B"), larger), kNow});
    list.push_back({"with_larger_targets.review", changed(answered(place::Review{}), larger), kNow});
    list.push_back({"reading_aloud",
                    changed(asking("marital.status", "never"),
                            [](Model& m) {
                                m.settings.read_aloud = true;
                                m.speech = {1, {"question.title"}, 0, true, false, kNow};
                            }),
                    kNow});
    // Of an invented language: what is written stays Vietnamese.
    const auto heard = [](Model& m) {
        auto content = std::make_shared<content::Content>(*m.machine.content);
        content->locality.voice_languages = {{"vidu", "Vídu"}};
        m.machine.content = std::move(content);
    };
    list.push_back({"voice_language.offered", changed(machine(), heard), kNow});
    list.push_back({"voice_language",
                    changed(changed(asking("marital.status", "never"), heard),
                            [](Model& m) {
                                m.settings.voice_language = 0;
                                m.settings.read_aloud = true;
                                m.speech = {1, {"question.title"}, 0, true, false, kNow};
                            }),
                    kNow});
    list.push_back(
        {"no_speaker",
         changed(asking("marital.status", "never"), [](Model& m) { m.machine.speaker_ready = false; }),
         kNow});
}

}  // namespace

std::vector<Preview> previews() {
    Previews list;
    add_arriving(list);
    add_scanning(list);
    add_typing_codes(list);
    add_choosing(list);
    add_chips(list);
    add_questions(list);
    add_addresses(list);
    add_persons(list);
    add_photos(list);
    add_problems(list);
    add_fields(list);
    add_finishing(list);
    add_storing(list);
    add_looking_up(list);
    add_calls(list);
    add_talk(list);
    add_anywhere(list);
    return list;
}

}  // namespace motcua::ui
