#include "kiosk/content/csv.h"

#include <algorithm>

#include <fmt/format.h>

namespace motcua::content {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kComputed = "=+-@";

bool looks_computed(std::string_view cell) {
    return !cell.empty() && kComputed.find(cell.front()) != std::string_view::npos;
}

std::string quoted(const std::string& cell) {
    std::string safe = looks_computed(cell) ? "'" + cell : cell;
    if (safe.find_first_of("\",;\t\r\n") == std::string::npos) return safe;
    std::string out = "\"";
    for (const char c : safe) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

char separator_of(std::string_view text) {
    const std::string_view first = text.substr(0, text.find_first_of("\r\n"));
    char best = ',';
    for (const char each : {';', '\t'})
        if (std::count(first.begin(), first.end(), each) > std::count(first.begin(), first.end(), best))
            best = each;
    return best;
}

class CsvReader {
  public:
    explicit CsvReader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

    Result<std::vector<CsvRow>> read() {
        while (at_ < text_.size() && reason_.empty()) {
            if (text_[at_] == '"' && cell_.empty())
                read_quoted();
            else
                read_plain();
        }
        if (!cell_.empty() || !row_.empty()) end_row();
        if (!reason_.empty()) return failure(fmt::format("line {}: {}", line_, reason_));
        return std::move(rows_);
    }

  private:
    void read_plain() {
        const char c = text_[at_++];
        if (c == separator_) return end_cell();
        if (c == '\n') return end_row();
        if (c == '\r' && (at_ == text_.size() || text_[at_] == '\n')) return;
        if (c == '\r') return end_row();
        cell_ += c;
    }

    void read_quoted() {
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '"' && at_ + 1 < text_.size() && text_[at_ + 1] == '"')
                ++at_;
            else if (text_[at_] == '"')
                break;
            cell_ += text_[at_];
        }
        if (at_ == text_.size()) reason_ = "a quotation mark is not closed";
        ++at_;
    }

    void end_cell() {
        const bool is_marked = cell_.size() > 1 && cell_.front() == '\'' && looks_computed(cell_.substr(1));
        row_.push_back(is_marked ? cell_.substr(1) : cell_);
        cell_.clear();
        if (row_.size() > kCsvColumnsMax) reason_ = fmt::format("more than {} columns", kCsvColumnsMax);
    }

    void end_row() {
        end_cell();
        const bool is_empty =
            std::all_of(row_.begin(), row_.end(), [](const auto& cell) { return cell.empty(); });
        if (!is_empty) rows_.push_back(std::move(row_));
        row_.clear();
        ++line_;
        if (rows_.size() > kCsvRowsMax) reason_ = fmt::format("more than {} rows", kCsvRowsMax);
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::string cell_;
    CsvRow row_;
    std::vector<CsvRow> rows_;
    std::string reason_;
};

}  // namespace

std::string to_csv(const std::vector<CsvRow>& rows) {
    std::string out(kByteOrderMark);
    for (const CsvRow& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : ",") + quoted(row[i]);
        out += "\r\n";
    }
    return out;
}

Result<std::vector<CsvRow>> parse_csv(std::string_view text) {
    if (text.size() > kCsvBytesMax) return failure(fmt::format("more than {} MB", kCsvBytesMax >> 20U));
    if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
    return CsvReader(text).read();
}

}  // namespace motcua::content
