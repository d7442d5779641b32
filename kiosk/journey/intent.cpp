#include "kiosk/journey/intent.h"

namespace motcua::journey {

Intent::Intent(const Intent& other) = default;
Intent::Intent(Intent&& other) noexcept = default;
Intent::~Intent() = default;

}  // namespace motcua::journey
