#include "platform/chip/link.h"

namespace motcua::platform {
namespace {

using identity::chip::Stop;

tl::unexpected<Stop> stopped(Stop why) { return tl::unexpected<Stop>(why); }

}  // namespace

Stop stop_of(ChannelLoss loss) {
    switch (loss) {
        case ChannelLoss::card_gone: return Stop::card_gone;
        case ChannelLoss::silent: return Stop::silent;
        case ChannelLoss::reader_gone: return Stop::reader_gone;
    }
    return Stop::reader_gone;
}

Result<Answer, Stop> ChipLink::ask(const Command& command) {
    const auto bytes = channel_.transmit(sealed_ ? sealed_->sealed(command) : encoded(command));
    if (!bytes) return stopped(stop_of(bytes.error()));
    auto answer = sealed_ ? sealed_->opened(*bytes) : decoded(*bytes);
    if (!answer) return stopped(Stop::garbled);
    if (answer->data.size() > command.expected) return stopped(Stop::garbled);
    return std::move(*answer);
}

}  // namespace motcua::platform
