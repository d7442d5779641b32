#include <string>

#include <doctest/doctest.h>

#include "kiosk/records/slip.h"
#include "tests/support/text.h"

namespace motcua::tests {
namespace {

using content::KioskDoes;
using records::Slip;
using records::SlipMoment;
using records::SlipWords;
using std::chrono::year;

const LocalTime kCreated{year{2026} / 11 / 23, 9, 24};
const LocalTime kSent{year{2026} / 11 / 23, 9, 26};

Slip slip(KioskDoes does, bool filed) {
    Slip made;
    made.number = "BT01 0027 A";
    made.place = {"quầy số 3", "counter 3"};
    made.created = kCreated;
    made.kiosk_does = does;
    made.filed = filed;
    return made;
}

std::string all(const SlipWords& words) {
    std::string text = words.heading + ' ' + words.truth;
    for (const std::string& step : words.steps) text += ' ' + step;
    return text + ' ' + words.disclaimer;
}

SlipWords said(const Slip& slip, SlipMoment moment, const std::optional<LocalTime>& sent_at,
               text::Language language = text::Language::vi) {
    return records::slip_words(slip, moment, {nullptr, language, text::Address::ba}, sent_at);
}

}  // namespace

TEST_CASE("a filled declaration is stored, not received, and the counter is named") {
    const SlipWords words = said(slip(KioskDoes::fill, false), SlipMoment::stored, std::nullopt);
    CHECK(words.heading == "Máy đã lưu tờ khai của ông/bà.");
    CHECK(words.truth ==
          "CHƯA được tiếp nhận. Mời mang tờ khai và giấy tờ đến quầy số 3 để cán bộ kiểm tra.");
    CHECK(words.steps.size() == 2);
    CHECK(words.disclaimer == "Phiếu này không thay Giấy tiếp nhận hồ sơ và hẹn trả kết quả.");
}

TEST_CASE("what is dealt with elsewhere names the office and no counter") {
    Slip at_the_police = slip(KioskDoes::fill, false);
    at_the_police.place = {"Công an phường Bàn Thạch", "Police of Bàn Thạch Ward"};
    CHECK(
        said(at_the_police, SlipMoment::stored, std::nullopt).truth ==
        "CHƯA được tiếp nhận. Mời mang tờ khai và giấy tờ đến Công an phường Bàn Thạch để cán bộ kiểm tra.");
}

TEST_CASE(
    "a dossier whose identity was not reached is prepared: not sent is said, and the counter is named") {
    const SlipWords words = said(slip(KioskDoes::submit, false), SlipMoment::stored, std::nullopt);
    CHECK(words.heading == "Máy đã lưu hồ sơ của ông/bà.");
    CHECK(words.truth ==
          "CHƯA gửi được. Máy sẽ tự gửi khi có mạng. CHƯA được tiếp nhận. "
          "Mời mang tờ khai và giấy tờ đến quầy số 3 để cán bộ kiểm tra.");
    CHECK(words.steps.front() == "Mang theo thẻ căn cước. Ký tờ khai trước mặt cán bộ.");
}

TEST_CASE("prepared and sent is still not received") {
    const SlipWords words = said(slip(KioskDoes::submit, false), SlipMoment::sent, kSent);
    CHECK(words.heading == "Đã gửi thành công lúc 9 giờ 26.");
    CHECK(words.truth ==
          "CHƯA được tiếp nhận. Mời mang tờ khai và giấy tờ đến quầy số 3 để cán bộ kiểm tra.");
}

TEST_CASE("a form that is only filled never sounds sent, whatever went ahead of it") {
    const Slip form = slip(KioskDoes::fill, false);
    CHECK(all(said(form, SlipMoment::sent, kSent)) == all(said(form, SlipMoment::stored, std::nullopt)));
    CHECK(contains(all(said(form, SlipMoment::sent, kSent)), "CHƯA được tiếp nhận"));
}

TEST_CASE("a filing waits: first for the network, then for the clerk, and nobody is sent to a counter") {
    const Slip filed = slip(KioskDoes::submit, true);
    const SlipWords stored = said(filed, SlipMoment::stored, std::nullopt);
    CHECK(stored.truth == "CHƯA gửi được. Máy sẽ tự gửi khi có mạng.");
    CHECK(stored.steps.front() == "Đưa phiếu này lại gần ô đèn sáng để biết đã gửi chưa.");
    const SlipWords sent = said(filed, SlipMoment::sent, kSent);
    CHECK(sent.heading == "Đã gửi thành công lúc 9 giờ 26.");
    CHECK(sent.truth == "Chờ cán bộ tiếp nhận.");
    for (const auto& words : {stored, sent}) CHECK(!contains(all(words), "quầy"));
}

TEST_CASE("the three moments are never mixed") {
    for (const bool filed : {false, true}) {
        for (const KioskDoes does : {KioskDoes::fill, KioskDoes::submit}) {
            const Slip one = slip(does, filed);
            CHECK(!contains(all(said(one, SlipMoment::stored, kSent)), "thành công"));
            CHECK(!contains(all(said(one, SlipMoment::stored, kSent)), "Được tiếp nhận"));
            CHECK(!contains(all(said(one, SlipMoment::sent, kSent)), "Được tiếp nhận"));
            // A form that is never filed here says the same before and after.
            if (does == KioskDoes::submit)
                CHECK(!contains(all(said(one, SlipMoment::sent, kSent)), "CHƯA gửi"));
            CHECK(!contains(all(said(one, SlipMoment::received, kSent)), "CHƯA"));
            CHECK(said(one, SlipMoment::received, kSent).heading == "Được tiếp nhận.");
        }
    }
}

TEST_CASE("sent without a time is not sent") {
    const Slip filed = slip(KioskDoes::submit, true);
    CHECK(all(said(filed, SlipMoment::sent, std::nullopt)) ==
          all(said(filed, SlipMoment::stored, std::nullopt)));
}

TEST_CASE("a slip printed again on another day says on which day it was sent") {
    const LocalTime next_day{year{2026} / 11 / 24, 8, 5};
    const Slip filed = slip(KioskDoes::submit, true);
    CHECK(said(filed, SlipMoment::sent, next_day).heading ==
          "Đã gửi thành công lúc 8 giờ 05, ngày 24/11/2026.");
    CHECK(said(filed, SlipMoment::sent, next_day, text::Language::en).heading ==
          "Sent successfully at 8:05 on 24 Nov 2026.");
}

TEST_CASE("every moment has its words in both languages, with nothing left to fill in") {
    for (const auto language : {text::Language::vi, text::Language::en}) {
        for (const auto moment : {SlipMoment::stored, SlipMoment::sent, SlipMoment::received}) {
            for (const bool filed : {false, true}) {
                const SlipWords words = said(slip(KioskDoes::submit, filed), moment, kSent, language);
                CHECK(!words.heading.empty());
                CHECK(!words.truth.empty());
                CHECK(!words.steps.empty());
                CHECK(!contains(all(words), "{"));
            }
        }
    }
}

}  // namespace motcua::tests
