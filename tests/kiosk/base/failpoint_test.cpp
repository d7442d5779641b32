#include "kiosk/base/failpoint.h"

#include <csignal>

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace motcua::tests {
namespace {

// What ended a process that armed `armed` and passed `passed`: a signal's number, or 0 for nothing.
int signal_that_ended(Failpoint armed, Failpoint passed) {
    const pid_t child = fork();
    if (child == 0) {
        arm(armed);
        pass(passed);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

TEST_CASE("every failpoint has the name that a script calls it by") {
    CHECK(failpoint_named("answer_written") == Failpoint::answer_written);
    CHECK(failpoint_named("before_commit") == Failpoint::before_commit);
    CHECK(failpoint_named("after_commit") == Failpoint::after_commit);
    CHECK(failpoint_named("upload_answered") == Failpoint::upload_answered);
    CHECK(failpoint_named("upload_written") == Failpoint::upload_written);
    CHECK(failpoint_named("portal_answered") == Failpoint::portal_answered);
    CHECK(failpoint_named("decision_written") == Failpoint::decision_written);
    CHECK_FALSE(failpoint_named("Before_Commit"));
    CHECK_FALSE(failpoint_named(""));
}

TEST_CASE("an armed failpoint kills at its own place and at no other") {
    CHECK(signal_that_ended(Failpoint::before_commit, Failpoint::before_commit) == SIGKILL);
    CHECK(signal_that_ended(Failpoint::before_commit, Failpoint::after_commit) == 0);
}

}  // namespace
}  // namespace motcua::tests
