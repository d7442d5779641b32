// Expected failures are values. A Result is either what was asked for or one Error that says why not.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace motcua {

// Why something did not work, for whoever runs the machine. Never shown to a resident and never holds a
// resident's data: screens say it in their own words (kiosk/text), logs take `what` as it is.
struct Error {
    std::string what;
};

template <class T, class E = Error>
using Result = tl::expected<T, E>;

template <class E = Error>
using Status = tl::expected<void, E>;

inline tl::unexpected<Error> failure(std::string what) {
    return tl::unexpected<Error>(Error{std::move(what)});
}

}  // namespace motcua
