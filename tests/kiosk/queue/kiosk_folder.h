// One kiosk's data folder and guard, with dossiers that a test can make and recognise.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "kiosk/queue/sqlite.h"
#include "kiosk/queue/store.h"
#include "tests/support/random.h"
#include "tests/support/temp_folder.h"

namespace motcua::tests {

inline constexpr const char* kReceiver = "portal";

// Stands for BLAKE2b where only "other bytes, other digest" matters.
Digest digest_for_tests(const std::string& envelope);

// A dossier whose envelope follows from its id: about `bytes` of them, and as many in each attachment.
Result<Sealed> sealed_for_tests(const DossierHeader& header, std::size_t bytes, int attachments = 0);

class KioskFolder {
  public:
    std::filesystem::path root() const { return temp_.path(); }
    std::filesystem::path folder() const { return root() / "data"; }
    std::filesystem::path guard() const { return root() / "guard"; }
    std::filesystem::path database() const { return folder() / "queue.db"; }
    std::filesystem::path guard_file() const { return guard() / "BT01.epoch"; }

    queue::Store::Options options() const { return {folder(), guard(), "BT01", digest_for_tests}; }
    Result<std::unique_ptr<queue::Store>, queue::OpenError> try_open() const {
        return queue::Store::open(options());
    }
    // For tests in which it must open.
    std::unique_ptr<queue::Store> open() const;

    // The database as anybody with a shell sees it, while no store has it.
    std::int64_t integer(const char* sql) const { return queue::Database(database()).integer(sql); }
    void script(const char* sql) const { queue::Database(database()).script(sql); }
    // As the release before left it, which knew no attachments.
    void make_version_1() const {
        script("DROP TABLE attachment_payload; DROP TABLE attachment; PRAGMA user_version = 1;");
    }

  private:
    // In memory where the system has such a place: no test here depends on what a real disk does.
    static std::filesystem::path fast_place();
    TempFolder temp_{fast_place()};
};

DossierHeader draft(Random& random);

// Adds one and gives what add() answered.
Result<queue::Added, queue::SaveError> add_one(queue::Store& store, Random& random, std::size_t bytes = 3'000,
                                               int attachments = 0);

// Runs `body` in a process of its own and gives what it returned; "signal 9" and the like where it was
// killed.
std::string in_child(const std::function<std::string()>& body);

// Makes the (child) process an ordinary user who owns `folder` and everything in it: root may write anywhere.
void become_ordinary_owner_of(const std::filesystem::path& folder);

std::string bytes_of(const std::filesystem::path& file);

}  // namespace motcua::tests
