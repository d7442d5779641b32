#include "ui/screens/preview_scans.h"

#include <fmt/format.h>

#include "ui/screens/preview_models.h"

namespace motcua::ui {

using namespace preview;
using journey::Model;
namespace place = journey::place;

void add_scanning(std::vector<Preview>& list) {
    list.push_back({"scan", at(place::Scan{}), kNow});
    list.push_back({"scan.slip", at(place::Scan{place::Wanted::slip}), kNow});
    for (const auto& [name, wanted] : {std::pair{"scan.live", place::Wanted::anything},
                                       {"scan.live.card", place::Wanted::card},
                                       {"scan.live.slip", place::Wanted::slip}})
        list.push_back(
            {name, changed(at(place::Scan{wanted}), [](Model& m) { m.visit->live = live_card(); }), kNow});
    list.push_back({"scan.live.worn_card",
                    changed(at(place::Scan{place::Wanted::card}),
                            [](Model& m) {
                                m.visit->failed_scans = 2;
                                m.visit->scan_trouble = journey::ScanTrouble::unreadable;
                                m.visit->live = live_card();
                            }),
                    kNow});
    for (const auto& [name, wanted] : {std::pair{"scan.camera_down", place::Wanted::anything},
                                       {"scan.camera_down.card", place::Wanted::card}})
        list.push_back(
            {name, changed(at(place::Scan{wanted}), [](Model& m) { m.machine.camera = CameraState::down; }),
             kNow});
    list.push_back({"scan.unknown",
                    changed(at(place::Scan{}),
                            [](Model& m) { m.visit->scan_trouble = journey::ScanTrouble::unknown_code; }),
                    kNow});
    list.push_back({"scan.card", at(place::Scan{place::Wanted::card}), kNow});
    list.push_back({"scan.worn_card",
                    changed(at(place::Scan{place::Wanted::card}),
                            [](Model& m) {
                                m.visit->failed_scans = 2;
                                m.visit->scan_trouble = journey::ScanTrouble::unreadable;
                            }),
                    kNow});
    list.push_back(
        {"scan.card_read", changed(at(place::Scan{}), [](Model& m) { m.visit->card = card(); }), kNow});
    list.push_back({"scan.zone_read",
                    changed(at(place::Scan{}),
                            [](Model& m) {
                                m.visit->card = card();
                                m.visit->card->full_name.clear();
                                m.visit->card->address.clear();
                            }),
                    kNow});
    list.push_back({"scan.other_card",
                    changed(in_procedure(place::Review{}), [](Model& m) { m.visit->other_card = card(); }),
                    kNow});
    list.push_back({"scan.unit", with_old_ward(asking("purpose", "")), kNow});
    for (const auto trouble : every<journey::ScanTrouble>()) {
        if (trouble == journey::ScanTrouble::none) continue;
        const bool of_slip =
            trouble == journey::ScanTrouble::slip_unknown || trouble == journey::ScanTrouble::not_a_slip;
        const auto wanted = of_slip                                              ? place::Wanted::slip
                            : trouble == journey::ScanTrouble::procedure_unknown ? place::Wanted::anything
                                                                                 : place::Wanted::card;
        list.push_back({fmt::format("scan.trouble.{}", name(trouble)),
                        changed(at(place::Scan{wanted}),
                                [&](Model& m) {
                                    m.visit->scan_trouble = trouble;
                                    m.visit->held_up_code = "2.001009";
                                }),
                        kNow});
    }
    list.push_back({"scan.long_name",
                    changed(at(place::Scan{}),
                            [](Model& m) {
                                m.visit->card = card();
                                m.visit->card->full_name = secret(long_name(100));
                            }),
                    kNow});
}

// On a keyboard beside the glass; on every kind of page where no field is typed into.
void add_typing_codes(std::vector<Preview>& list) {
    constexpr const char* kLine = "IDVNM1559990017049155999001<<8\n";
    const auto typed = [](Model model, std::string text) {
        return changed(std::move(model), [&](Model& m) { m.typed_code = {secret(text), kNow}; });
    };
    list.push_back({"scan.typed", typed(at(place::Scan{place::Wanted::card}), "IDVNM15599900"), kNow});
    list.push_back({"scan.typed.next_line", typed(at(place::Scan{}), kLine), kNow});
    list.push_back({"scan.typed.wide", typed(at(place::Scan{}), "ID" + std::string(28, 'W')), kNow});
    list.push_back({"scan.typed.wrong",
                    changed(typed(at(place::Scan{place::Wanted::card}), "IDVNM1559990017049155999002<<8"),
                            [](Model& m) {
                                m.visit->failed_scans = 2;
                                m.visit->scan_trouble = journey::ScanTrouble::typed_wrong;
                            }),
                    kNow});
    list.push_back({"home.typed", typed(machine(), "1.004873"), kNow});
    list.push_back(
        {"procedures.typed",
         typed(at(place::Procedures{}), "https://dichvucong.gov.vn/thu-tuc-hanh-chinh?ma_thu_tuc=1.004873"),
         kNow});
    list.push_back({"question.typed", typed(asking("purpose", ""), kLine), kNow});
    list.push_back({"review.typed", typed(answered(place::Review{}), kLine), kNow});
    list.push_back({"overview.typed",
                    typed(changed(at(place::Overview{}), [](Model& m) { m.visit->procedure = "1.004873"; }),
                          "MOTCUA:1:"),
                    kNow});
    list.push_back({"status.typed", typed(told(queue::State::delivered, legal(2, "")), kLine), kNow});
    list.push_back({"receipt.typed", typed(stored(false, true), kLine), kNow});
}

}  // namespace motcua::ui
