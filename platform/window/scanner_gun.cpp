#include "platform/window/scanner_gun.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <utility>

#include "platform/camera/payload.h"

namespace motcua::platform {
namespace {

using Stroke = KeyStroke::Kind;

constexpr int kEnter = 40;
constexpr int kTab = 43;
constexpr int kPadEnter = 88;

bool ends_burst(const KeyStroke& stroke) {
    return stroke.kind == Stroke::down &&
           (stroke.place == kEnter || stroke.place == kTab || stroke.place == kPadEnter);
}

bool is_modifier(int place) { return place >= 224 && place <= 231; }

// Escape, Backspace, caps lock, F1 to F12 and what stands right of them, F13 to F24.
bool is_control(int place) {
    return place == 41 || place == 42 || (place >= 57 && place <= 83) || (place >= 104 && place <= 115);
}

bool writes(const KeyStroke& stroke) {
    return stroke.kind == Stroke::down && !stroke.repeated && !ends_burst(stroke) &&
           !is_control(stroke.place) && !is_modifier(stroke.place);
}

bool begins_with(std::string_view text, std::string_view with) {
    return text.size() >= with.size() &&
           std::equal(with.begin(), with.end(), text.begin(),
                      [](char a, char b) { return a == std::toupper(static_cast<unsigned char>(b)); });
}

bool digits_until(std::string_view text, std::size_t count, char next) {
    return text.size() > count && text[count] == next &&
           std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(count),
                       [](char c) { return c >= '0' && c <= '9'; });
}

// A card, a procedure, a slip or badge, an address, the zone on a card's back, a payment.
bool begins_like_code(std::string_view text) {
    constexpr std::array<std::string_view, 5> known{"MOTCUA:", "HTTP://", "HTTPS://", "IDVNM", "000201"};
    return digits_until(text, 12, '|') || digits_until(text, 1, '.') ||
           std::any_of(known.begin(), known.end(), [&](auto with) { return begins_with(text, with); });
}

}  // namespace

void ScannerGun::append(std::string_view text) {
    if (payload_.size() + text.size() > kPayloadMax)
        too_long_ = true;
    else
        payload_.append(text);
}

// The key's own sign, where its place has one; what the system made of it, where it has none or was not told.
void ScannerGun::write(const KeyStroke& stroke) {
    if (stroke.kind == Stroke::text) {
        if (text_wanted_ || !key_open_) append(view(stroke.text));
        if (!key_open_) ++keys_;
        key_open_ = text_wanted_ = false;
        return;
    }
    if (!writes(stroke)) return;
    const char sign = us_sign(stroke.place, stroke.shift);
    if (sign != 0) append({&sign, 1});
    text_wanted_ = sign == 0;
    key_open_ = true;
    ++keys_;
}

ScannerGun::Heard ScannerGun::hear(KeyStroke stroke, Instant now) {
    Heard heard = tick(now);
    if (is_burst_)
        burst(stroke, now, heard);
    else
        hold(std::move(stroke), now, heard);
    return heard;
}

void ScannerGun::burst(const KeyStroke& stroke, Instant now, Heard& heard) {
    if (ends_burst(stroke)) return end_burst(true, now, heard);
    write(stroke);
    if (stroke.kind != Stroke::up) last_ = now;
}

void ScannerGun::hold(KeyStroke stroke, Instant now, Heard& heard) {
    const bool is_text = stroke.kind == Stroke::text;
    const bool is_held = writes(stroke) || is_text || (stroke.kind == Stroke::up && !held_.empty());
    if (!is_held) {
        const bool is_tail = ends_burst(stroke) && held_.empty() && now < after_until_;
        if (!is_modifier(stroke.place)) let_go(heard);
        if (!is_tail) heard.typed.push_back(std::move(stroke));
        return;
    }
    if (held_.empty()) first_ = now;
    write(stroke);
    if (stroke.kind != Stroke::up) last_ = now;
    held_.push_back(std::move(stroke));
    if (keys_ < kLeast) return;
    is_burst_ = true;
    held_.clear();
}

// A person's; but what follows a burst at once belongs to it.
void ScannerGun::let_go(Heard& heard) {
    if (held_.empty() || first_ >= after_until_)
        std::move(held_.begin(), held_.end(), std::back_inserter(heard.typed));
    held_.clear();
    payload_.clear();
    keys_ = 0;
    key_open_ = text_wanted_ = too_long_ = false;
}

void ScannerGun::end_burst(bool whole, Instant now, Heard& heard) {
    if (!too_long_ && (whole || begins_like_code(view(payload_))))
        heard.scanned = std::exchange(payload_, Secret());
    else
        heard.garbled = true;
    is_burst_ = false;
    after_until_ = now + (whole ? kAfter : kAfterCut);
    let_go(heard);
}

ScannerGun::Heard ScannerGun::tick(Instant now) {
    Heard heard;
    if (!due() || now < *due()) return heard;
    if (is_burst_)
        end_burst(false, *due(), heard);
    else
        let_go(heard);
    return heard;
}

std::optional<Instant> ScannerGun::due() const {
    if (is_burst_) return last_ + kSilence;
    if (held_.empty()) return std::nullopt;
    return last_ + kGap + Millis{1};
}

}  // namespace motcua::platform
