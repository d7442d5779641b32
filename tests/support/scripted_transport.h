// A network that answers as a test wrote down beforehand: every request in its order and no other. What was
// written down and never asked for fails the test.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "kiosk/base/transport.h"

namespace motcua::tests {

class ScriptedTransport final : public Transport {
  public:
    using Reply = Result<HttpReply, TransportError>;
    using Answer = std::function<Reply(const HttpRequest&)>;

    ScriptedTransport() = default;
    ~ScriptedTransport() override {
        for (const Line& line : script_) FAIL_CHECK("never asked: " << line.method << ' ' << line.path);
    }
    ScriptedTransport(const ScriptedTransport&) = delete;
    ScriptedTransport& operator=(const ScriptedTransport&) = delete;

    // `answer` may look at the request, and at the world while the request is under way.
    void expect(std::string method, std::string path, Answer answer) {
        script_.push_back({std::move(method), std::move(path), std::move(answer)});
    }
    void expect(std::string method, std::string path, Reply reply) {
        expect(std::move(method), std::move(path),
               [reply = std::move(reply)](const HttpRequest&) { return reply; });
    }
    [[nodiscard]] bool all_said() const { return script_.empty(); }

    Reply exchange(const HttpRequest& request) override {
        if (script_.empty()) {
            FAIL_CHECK("not expected: " << request.method << ' ' << request.path);
            return tl::unexpected(TransportError{TransportError::Kind::unreachable, "not expected"});
        }
        const Line line = std::move(script_.front());
        script_.pop_front();
        CHECK(request.method == line.method);
        CHECK(request.path == line.path);
        return line.answer(request);
    }

  private:
    struct Line {
        std::string method;
        std::string path;
        Answer answer;
    };
    std::deque<Line> script_;
};

inline ScriptedTransport::Reply nobody(TransportError::Kind kind = TransportError::Kind::unreachable) {
    return tl::unexpected(TransportError{kind, "scripted"});
}

}  // namespace motcua::tests
