#include "kiosk/journey/route.h"

namespace motcua::journey {
namespace {

struct ScreenOfPlace {
    Screen operator()(const place::Scan&) const { return Screen::scan; }
    Screen operator()(const place::Procedures&) const { return Screen::procedures; }
    Screen operator()(const place::Overview&) const { return Screen::overview; }
    Screen operator()(const place::Notice&) const { return Screen::notice; }
    Screen operator()(const place::Chip&) const { return Screen::chip; }
    Screen operator()(const place::Question&) const { return Screen::question; }
    Screen operator()(const place::Review&) const { return Screen::review; }
    Screen operator()(const place::Sign&) const { return Screen::sign; }
    Screen operator()(const place::Saving&) const { return Screen::saving; }
    Screen operator()(const place::Receipt&) const { return Screen::receipt; }
    Screen operator()(const place::Rating&) const { return Screen::rating; }
    Screen operator()(const place::Status&) const { return Screen::status; }
};

}  // namespace

Screen route(const Model& model) {
    const bool slip_in_hand = model.visit && model.visit->slip;
    if (model.machine.fault && !slip_in_hand) return Screen::problem;  // who holds a slip may still read it
    if (model.visit && model.visit->warned_at) return Screen::still_there;
    if (model.calling) return Screen::help;
    if (model.visit) return std::visit(ScreenOfPlace{}, model.visit->place);
    return Screen::home;
}

std::string_view name(Screen screen) {
    switch (screen) {
        case Screen::home: return "home";
        case Screen::scan: return "scan";
        case Screen::procedures: return "procedures";
        case Screen::overview: return "overview";
        case Screen::notice: return "notice";
        case Screen::chip: return "chip";
        case Screen::question: return "question";
        case Screen::review: return "review";
        case Screen::sign: return "sign";
        case Screen::saving: return "saving";
        case Screen::receipt: return "receipt";
        case Screen::rating: return "rating";
        case Screen::status: return "status";
        case Screen::help: return "help";
        case Screen::still_there: return "still_there";
        case Screen::problem: return "problem";
    }
    return "";
}

}  // namespace motcua::journey
