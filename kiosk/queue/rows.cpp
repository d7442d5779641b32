#include "kiosk/queue/rows.h"

#include <algorithm>

namespace motcua::queue {

Digest to_digest(const std::string& bytes) {
    Digest digest{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), digest.size()), digest.begin());
    return digest;
}

std::string_view cut(std::string_view text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) return text;
    std::size_t end = bytes_max;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    return text.substr(0, end);
}

DossierHeader header_at(const Statement& row, int at) {
    DossierHeader header;
    header.id = DossierId::parse(row.bytes(at)).value_or(DossierId{});
    header.kiosk = row.bytes(at + 1);
    header.epoch = row.integer(at + 2);
    header.n = row.integer(at + 3);
    header.procedure = row.bytes(at + 4);
    header.pack_version = row.bytes(at + 5);
    header.created = from_millis(row.integer(at + 6));
    return header;
}

std::string select_entries(const char* which) {
    return std::string(R"sql(
        SELECT d.seq, d.id, d.kiosk, d.epoch, d.n, d.procedure, d.pack_version, d.created_ms,
               v.receiver, v.state, v.attempts, v.reason, v.decided_ms,
               l.state, l.code, l.day, l.message, l.happened_ms,
               (SELECT count(*) FROM attachment a WHERE a.seq = d.seq),
               (SELECT count(*) FROM attachment a WHERE a.seq = d.seq AND a.state = 'uploaded'),
               (SELECT sum(a.size) FROM attachment a WHERE a.seq = d.seq)
        FROM dossier d
        JOIN delivery v ON v.seq = d.seq
        LEFT JOIN legal l ON l.entry = (SELECT max(entry) FROM legal WHERE id = d.id)
        )sql") +
           which;
}

Entry entry_of(const Statement& row) {
    Entry entry;
    entry.seq = row.integer(0);
    entry.header = header_at(row, 1);
    entry.receiver = row.bytes(8);
    entry.state = state_named(row.bytes(9)).value_or(State::held);
    entry.attempts = static_cast<int>(row.integer(10));
    entry.reason = row.bytes(11);
    if (!row.is_null(12)) entry.decided = from_millis(row.integer(12));
    if (!row.is_null(13))
        entry.legal = Legal{static_cast<int>(row.integer(13)), row.bytes(14), row.bytes(15), row.bytes(16),
                            from_millis(row.integer(17))};
    entry.attachments = {static_cast<int>(row.integer(18)), static_cast<int>(row.integer(19)),
                         row.integer(20)};
    return entry;
}

std::int64_t& count_of(Counts& counts, State state) {
    switch (state) {
        case State::queued: return counts.queued;
        case State::sending: return counts.sending;
        case State::delivered: return counts.delivered;
        case State::refused: return counts.refused;
        case State::held: return counts.held;
        case State::withdrawing: return counts.withdrawing;
        case State::voided: break;
    }
    return counts.voided;
}

}  // namespace motcua::queue
