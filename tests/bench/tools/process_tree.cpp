#include "tests/bench/tools/process_tree.h"

#include <algorithm>
#include <cctype>
#include <csignal>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include <dirent.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace motcua::tests {
namespace {

struct Stat {
    pid_t parent = 0;
    long ticks = 0;
    bool ended = false;  // a zombie: uses nothing any more
};

// Field numbers as in proc(5); the name before them may hold anything, also spaces and brackets.
Stat stat_of(pid_t pid) {
    std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
    std::string text;
    std::getline(in, text);
    const auto name_end = text.rfind(')');
    if (name_end == std::string::npos) return {.parent = 0, .ticks = 0, .ended = true};
    std::istringstream fields(text.substr(name_end + 1));
    Stat stat;
    std::string field;
    for (int number = 3; fields >> field && number <= 17; ++number) {
        if (number == 3) stat.ended = field == "Z";
        if (number == 4) stat.parent = std::stoi(field);
        if (number >= 14) stat.ticks += std::stol(field);  // utime, stime, cutime, cstime
    }
    return stat;
}

std::map<pid_t, Stat> every_process() {
    std::map<pid_t, Stat> all;
    DIR* proc = opendir("/proc");
    if (proc == nullptr) return all;
    while (const dirent* entry = readdir(proc)) {
        const std::string name = entry->d_name;
        if (!std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isdigit(c) != 0; }))
            continue;
        const pid_t pid = std::stoi(name);
        if (const Stat stat = stat_of(pid); !stat.ended) all.emplace(pid, stat);
    }
    closedir(proc);
    return all;
}

double pss_mb(pid_t pid) {
    std::ifstream in("/proc/" + std::to_string(pid) + "/smaps_rollup");
    for (std::string key; in >> key;) {
        double kb = 0;
        if (key == "Pss:" && in >> kb) return kb / 1024;
    }
    return 0;
}

bool descends(pid_t pid, const std::map<pid_t, Stat>& all) {
    const pid_t ours = getpid();
    while (pid > 1 && pid != ours) {
        const auto found = all.find(pid);
        if (found == all.end()) return false;
        pid = found->second.parent;
    }
    return pid == ours;
}

void wait_for_all(int tries) {
    for (; tries > 0; --tries) {
        while (waitpid(-1, nullptr, WNOHANG) > 0) {
        }
        if (waitpid(-1, nullptr, WNOHANG) < 0) return;  // no child is left
        poll(nullptr, 0, 50);
    }
}

}  // namespace

void adopt_orphans() { prctl(PR_SET_CHILD_SUBREAPER, 1); }

std::vector<pid_t> process_tree(pid_t root) {
    const auto all = every_process();
    std::vector<pid_t> tree;
    for (const auto& [pid, stat] : all)
        if (pid == root || (pid != getpid() && descends(pid, all))) tree.push_back(pid);
    return tree;
}

Usage usage(pid_t root) {
    Usage sum;
    long ticks = 0;
    for (const pid_t pid : process_tree(root)) {
        ticks += stat_of(pid).ticks;
        sum.pss_mb += pss_mb(pid);
        ++sum.processes;
    }
    sum.cpu = Millis{ticks * 1000 / sysconf(_SC_CLK_TCK)};
    return sum;
}

void end_tree(pid_t root) {
    for (const pid_t pid : process_tree(root)) kill(pid, SIGTERM);
    wait_for_all(60);
    for (const pid_t pid : process_tree(root)) kill(pid, SIGKILL);
    wait_for_all(60);
}

}  // namespace motcua::tests
