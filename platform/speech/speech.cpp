#include "platform/speech/speech.h"
namespace motcua::platform {
namespace {
class N final : public Speaker {
    bool ready() const override { return false; }
    void say(const std::string&, const std::string&) override {}
    void ring() override {}
    void stop() override {}
};
}  // namespace
std::unique_ptr<Speaker> make_speaker(std::function<void()>) { return std::make_unique<N>(); }
}  // namespace motcua::platform
