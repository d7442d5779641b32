#include "kiosk/content/changes.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "kiosk/base/digits.h"

namespace motcua::content {
namespace {

using nlohmann::json;

// A place in a file, by the beginning of its pointer, as an officer calls it. The first that matches.
struct CalledPlace {
    std::string_view shape;  // `#` is a number, `*` at its end whatever follows
    const char* name;
};
constexpr std::array<CalledPlace, 29> kCalledPlaces{{
    {"/fees/#/words", "Lệ phí"},
    {"/fees/#/exemptions", "Miễn, giảm lệ phí"},
    {"/fees/#/verified", "Lệ phí đã đối chiếu"},
    {"/fees/#/valid_from", "Ngày lệ phí bắt đầu"},
    {"/fees/#/valid_to", "Ngày lệ phí kết thúc"},
    {"/fees*", "Lệ phí"},
    {"/term/value", "Thời hạn"},
    {"/term/unit", "Cách tính thời hạn"},
    {"/term/verified", "Thời hạn đã đối chiếu"},
    {"/term*", "Thời hạn"},
    {"/papers_verified", "Giấy tờ đã đối chiếu"},
    {"/papers*", "Giấy tờ"},
    {"/pages/#/question", "Câu hỏi"},
    {"/pages/#/hint", "Lời gợi ý"},
    {"/pages/#/when*", "Điều kiện hỏi"},
    {"/pages*", "Câu hỏi"},
    {"/declaration*", "Tờ khai"},
    {"/name", "Tên"},
    {"/plain", "Tên thường gọi"},
    {"/synonyms*", "Từ để tìm"},
    {"/kiosk_does", "Việc máy làm"},
    {"/channels*", "Cách nộp"},
    {"/counter", "Số quầy"},
    {"/receiver*", "Nơi giải quyết"},
    {"/office", "Nơi giải quyết"},
    {"/decision", "Số quyết định"},
    {"/legal_basis*", "Căn cứ pháp lý"},
    {"/expires", "Ngày hết hạn"},
    {"/version", "Phiên bản"},
}};

bool has_shape(std::string_view place, std::string_view shape) {
    for (const char sign : shape) {
        if (sign == '*') return true;
        if (place.empty() || (sign == '#' ? !is_digit(place.front()) : sign != place.front())) return false;
        place.remove_prefix(1);
        while (sign == '#' && !place.empty() && is_digit(place.front())) place.remove_prefix(1);
    }
    return place.empty();
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_procedure_file(const std::string& file) { return file.rfind("procedures/", 0) == 0; }

std::string stem(const std::string& file) {
    const std::size_t begin = file.find('/') + 1;
    return file.substr(begin, file.rfind('.') - begin);
}

// What a value says in a line: its Vietnamese words, its name, else itself.
std::string in_words(const json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_object())
        for (const char* key : {"vi", "plain", "name", "question", "words", "label", "use", "repeat", "id"})
            if (value.contains(key)) return in_words(value[key]);
    if (value.is_boolean()) return value.get<bool>() ? "có" : "chưa";
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

// By what an element of a list is the same one in another pack.
std::string identity_of(const json& value) {
    if (!value.is_object()) return in_words(value);
    for (const char* key : {"id", "code", "use", "repeat"})
        if (value.contains(key) && value[key].is_string())
            return value[key].get<std::string>() + "/" + value.value("as", std::string());
    for (const char* key : {"name", "words", "question", "label"})
        if (value.contains(key)) return in_words(value[key]);
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

class PartComparison {
  public:
    PartComparison(std::string file, const json& before, const json& after, std::vector<Change>& found)
        : file_(std::move(file)), found_(found) {
        whose_ = is_procedure_file(file_) ? stem(file_) : file_;
        compare("", before, after);
    }

  private:
    void compare(const std::string& place, const json& before, const json& after) {
        if (before == after) return;
        if (before.is_object() && after.is_object()) return compare_objects(place, before, after);
        const bool lists = before.is_array() && after.is_array();
        if (lists && is_of_fees(place) && before.size() == after.size())
            return compare_in_order(place, before, after);
        if (lists) return compare_lists(place, before, after);
        say(ChangeKind::changed, place, before, after);
    }

    // A fee has no name: the first stays the first.
    static bool is_of_fees(const std::string& place) { return place == "/fees"; }

    void compare_in_order(const std::string& place, const json& before, const json& after) {
        for (std::size_t i = 0; i < after.size(); ++i)
            compare(fmt::format("{}/{}", place, i), before[i], after[i]);
    }

    void compare_objects(const std::string& place, const json& before, const json& after) {
        for (const auto& [key, value] : before.items()) {
            if (key == "remarks") continue;
            const std::string at = (json::json_pointer(place) / key).to_string();
            if (after.contains(key))
                compare(at, value, after[key]);
            else
                say(ChangeKind::removed, at, value, nullptr);
        }
        for (const auto& [key, value] : after.items())
            if (key != "remarks" && !before.contains(key))
                say(ChangeKind::added, (json::json_pointer(place) / key).to_string(), nullptr, value);
    }

    void compare_lists(const std::string& place, const json& before, const json& after) {
        std::vector<std::string> stays_before;
        std::vector<std::string> stays_after;
        for (std::size_t i = 0; i < before.size(); ++i)
            if (find(after, before[i]) == nullptr)
                say(ChangeKind::removed, fmt::format("{}/{}", place, i), before[i], nullptr);
            else
                stays_before.push_back(identity_of(before[i]));
        for (std::size_t i = 0; i < after.size(); ++i) {
            const std::string at = fmt::format("{}/{}", place, i);
            const json* same = find(before, after[i]);
            if (same == nullptr) {
                say(ChangeKind::added, at, nullptr, after[i]);
                continue;
            }
            stays_after.push_back(identity_of(after[i]));
            compare(at, *same, after[i]);
        }
        if (stays_before != stays_after) {
            found_.push_back({ChangeKind::changed, file_, place, "", "", ""});
            found_.back().said = fmt::format("{}: đổi thứ tự.", subject(place));
        }
    }

    static const json* find(const json& list, const json& element) {
        const std::string wanted = identity_of(element);
        const auto found = std::find_if(list.begin(), list.end(),
                                        [&](const json& each) { return identity_of(each) == wanted; });
        return found == list.end() ? nullptr : &*found;
    }

    [[nodiscard]] std::string name_of(const std::string& place) const {
        constexpr std::size_t kLanguage = 3;  // "/vi"
        if (ends_with(place, "/en"))
            return name_of(place.substr(0, place.size() - kLanguage)) + " (tiếng Anh)";
        const std::string_view said =
            std::string_view(place).substr(0, place.size() - (ends_with(place, "/vi") ? kLanguage : 0));
        for (const CalledPlace& each : kCalledPlaces)
            if (has_shape(said, each.shape)) return each.name;
        return fmt::format("Mục {}", place);
    }

    // "Lệ phí của 1.004222", "Câu “home.title”".
    [[nodiscard]] std::string subject(const std::string& place) const {
        constexpr std::size_t kSlash = 1;
        if (file_ == "text/vi.json") return fmt::format("Câu “{}”", place.substr(kSlash));
        if (file_ == "text/en.json") return fmt::format("Câu “{}” (tiếng Anh)", place.substr(kSlash));
        return fmt::format("{} của {}", name_of(place), whose_);
    }

    void say(ChangeKind kind, const std::string& place, const json& before, const json& after) {
        Change change{kind,
                      file_,
                      place,
                      before.is_null() ? "" : in_words(before),
                      after.is_null() ? "" : in_words(after),
                      ""};
        const std::string what = subject(place);
        if (kind == ChangeKind::added)
            change.said = fmt::format("{}: thêm “{}”.", what, change.after);
        else if (kind == ChangeKind::removed)
            change.said = fmt::format("{}: bỏ “{}”.", what, change.before);
        else
            change.said = fmt::format("{} đổi từ “{}” thành “{}”.", what, change.before, change.after);
        found_.push_back(std::move(change));
    }

    std::string file_;
    std::string whose_;
    std::vector<Change>& found_;
};

Change whole_file(ChangeKind kind, const std::string& file, const json& part) {
    const bool is_new = kind == ChangeKind::added;
    const std::string words = is_procedure_file(file) ? in_words(part) : "";
    std::string said = is_procedure_file(file)
                           ? fmt::format("Thủ tục {}: {} “{}”.", stem(file), is_new ? "thêm" : "bỏ", words)
                           : fmt::format("Tệp {}: {}.", file, is_new ? "thêm" : "bỏ");
    return {kind, file, "", is_new ? "" : words, is_new ? words : "", std::move(said)};
}

}  // namespace

std::vector<Change> changes(const Parts& before, const Parts& after) {
    std::vector<Change> found;
    for (const auto& [file, part] : before) {
        const auto now = after.find(file);
        if (now == after.end())
            found.push_back(whole_file(ChangeKind::removed, file, part));
        else
            PartComparison(file, part, now->second, found);
    }
    for (const auto& [file, part] : after)
        if (before.count(file) == 0) found.push_back(whole_file(ChangeKind::added, file, part));
    std::stable_sort(found.begin(), found.end(),
                     [](const Change& a, const Change& b) { return a.file < b.file; });
    return found;
}

}  // namespace motcua::content
