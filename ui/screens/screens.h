// Every screen of the terminal, one file each: draws the model, sends what was meant, changes nothing.
#pragma once

#include "ui/screens/frame.h"

namespace motcua::ui {

void draw_home(const journey::Model& model, Frame& frame);
void draw_scan(const journey::Model& model, Frame& frame);
void draw_procedures(const journey::Model& model, Frame& frame);
void draw_overview(const journey::Model& model, Frame& frame);
void draw_notice(const journey::Model& model, Frame& frame);
void draw_chip(const journey::Model& model, Frame& frame);
void draw_question(const journey::Model& model, Frame& frame);
void draw_review(const journey::Model& model, Frame& frame);
void draw_sign(const journey::Model& model, Frame& frame);
void draw_saving(const journey::Model& model, Frame& frame);
void draw_receipt(const journey::Model& model, Frame& frame);
void draw_rating(const journey::Model& model, Frame& frame);
void draw_status(const journey::Model& model, Frame& frame);
void draw_help(const journey::Model& model, Frame& frame);
void draw_still_there(const journey::Model& model, Frame& frame);
void draw_problem(const journey::Model& model, Frame& frame);

// Questions that stand over the screen where they were asked.
void draw_leave(const journey::Model& model, Frame& frame);
// That a card was read, and whose: a name, or the end of a number where the back has been read.
std::string_view card_read_words(const identity::Card& card, const Frame& frame);
void draw_other_card(const journey::Model& model, Frame& frame);
void draw_unit(const form::UnitQuestion& asked, const journey::Model& model, Frame& frame);
void draw_larger_targets(const journey::Model& model, Frame& frame);

}  // namespace motcua::ui
