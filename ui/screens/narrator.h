// Says what the screen shows, when it is time to: a new view as a whole; behind the curtain each step of the
// keys; and at once what went wrong.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/journey/intent.h"
#include "ui/screens/script.h"

namespace motcua::ui {

class Narrator {
  public:
    struct Seen {
        const Tree& tree;
        const std::string& view;     // screen, question and page
        const std::string& focused;  // id; empty: nowhere
        bool again = false;          // asked for once more
    };

    // After each frame.
    std::optional<journey::intent::Say> after_frame(const journey::Model& model, const Seen& seen);

    void forget();

  private:
    Script changes(const Seen& seen, const Listener& listener, bool curtain) const;
    void remember(const Seen& seen);

    std::string view_;
    std::string focused_;
    bool curtain_ = false;
    std::vector<std::string> problems_;  // ids and labels of the banners that stood
    Secret state_;                       // of what is focused, as it was said
    Secret fields_;                      // what stood in the fields
};

}  // namespace motcua::ui
