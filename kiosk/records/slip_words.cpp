#include "kiosk/records/slip.h"
#include "kiosk/text/spoken.h"

namespace motcua::records {
namespace {

using text::T;

// The time, with its day where that is not the slip's own.
std::string when(const LocalTime& time, const Slip& slip, text::Language language) {
    return time.day == slip.created.day ? text::clock_time(time, language)
                                        : text::date_and_time(time, language);
}

// Only the system's confirmation, with its time, makes a dossier sent.
SlipMoment known_moment(SlipMoment moment, const std::optional<LocalTime>& sent_at) {
    return moment == SlipMoment::sent && !sent_at ? SlipMoment::stored : moment;
}

class Writer {
  public:
    Writer(const Slip& slip, const text::Words& words)
        : slip_(slip), words_{words.catalogue, words.language, text::Address::neutral} {}

    [[nodiscard]] SlipWords stored() const {
        const bool is_form = slip_.kiosk_does != content::KioskDoes::submit;
        const std::string heading = words_(is_form ? T::receipt_stored_fill : T::receipt_stored_submit);
        const std::string not_sent = words_(T::receipt_not_sent_truth);
        if (slip_.filed) return with_disclaimer(heading, not_sent, {words_(T::receipt_step_wait)});
        return with_disclaimer(heading, is_form ? at_the_counter() : not_sent + ' ' + at_the_counter(),
                               steps_at_the_counter());
    }

    // That a form went ahead to the counter's screen is nothing that a resident could rely on.
    [[nodiscard]] SlipWords sent(const LocalTime& at) const {
        if (slip_.kiosk_does != content::KioskDoes::submit) return stored();
        const std::string time = when(at, slip_, words_.language);
        const std::string heading = words_(T::receipt_sent, {{"time", time}});
        if (!slip_.filed) return with_disclaimer(heading, at_the_counter(), steps_at_the_counter());
        return with_disclaimer(heading, words_(T::receipt_sent_truth), {words_(T::receipt_step_keep)});
    }

    [[nodiscard]] SlipWords received() const {
        return with_disclaimer(words_(T::receipt_received), words_(T::receipt_received_truth),
                               {words_(T::receipt_step_keep)});
    }

  private:
    [[nodiscard]] std::string at_the_counter() const {
        return words_(T::receipt_prepared_truth, {{"place", words_(slip_.place)}});
    }
    [[nodiscard]] std::vector<std::string> steps_at_the_counter() const {
        return {words_(T::receipt_step_sign), words_(T::receipt_step_keep)};
    }
    [[nodiscard]] SlipWords with_disclaimer(std::string heading, std::string truth,
                                            std::vector<std::string> steps) const {
        return {std::move(heading), std::move(truth), std::move(steps), words_(T::receipt_disclaimer)};
    }

    const Slip& slip_;
    text::Words words_;  // how old the person is, and of which sex, is not the paper's to tell
};

}  // namespace

SlipWords slip_words(const Slip& slip, SlipMoment moment, const text::Words& words,
                     const std::optional<LocalTime>& sent_at) {
    const Writer writer(slip, words);
    switch (known_moment(moment, sent_at)) {
        case SlipMoment::stored: return writer.stored();
        case SlipMoment::sent: return writer.sent(*sent_at);
        case SlipMoment::received: return writer.received();
    }
    return writer.stored();
}

}  // namespace motcua::records
