#include "tests/support/journey.h"

#include <array>
#include <fstream>
#include <iterator>

#include <zlib.h>

namespace motcua::tests {
namespace {

using nlohmann::json;

// Form D: letters and marks apart, as some scanners and file systems write it.
const std::string kNameDecomposed =
    "Nguye\xcc\x82\xcc\x83"
    "n Thi\xcc\xa3"
    " Ma\xcc\x82\xcc\x83"
    "u";

std::vector<json> choose(const std::string& field, const std::string& option) {
    return {{{"tap", "question." + field + "." + option}}, {{"tap", "question.continue"}}};
}

void append(std::vector<json>& steps, std::vector<json> more) {
    steps.insert(steps.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::string utf16(const std::string& utf8) {
    std::string wide;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : 3;  // the texts here need no more
        unsigned point = length == 1 ? lead : length == 2 ? lead & 0x1fU : lead & 0x0fU;
        for (std::size_t k = 1; k < length; ++k)
            point = (point << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3fU);
        wide += static_cast<char>(point & 0xff);
        wide += static_cast<char>(point >> 8);
        i += length;
    }
    return wide;
}

std::string inflated(const std::string& bytes, std::size_t from) {
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) return {};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + from));
    stream.avail_in = static_cast<uInt>(bytes.size() - from);
    std::string clear;
    std::array<char, 65536> piece{};
    int state = Z_OK;
    while (state == Z_OK && clear.size() < (64U << 20U)) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = piece.size();
        state = inflate(&stream, Z_NO_FLUSH);
        clear.append(piece.data(), piece.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    return clear;
}

// The bytes, and what every zlib stream in them (PDF, PNG) says.
std::string whole(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    std::string all = bytes;
    for (std::size_t at = 0; at + 2 < bytes.size(); ++at) {
        const auto header =
            (static_cast<unsigned char>(bytes[at]) << 8) | static_cast<unsigned char>(bytes[at + 1]);
        if (static_cast<unsigned char>(bytes[at]) == 0x78 && header % 31 == 0) all += inflated(bytes, at);
    }
    return all;
}

}  // namespace

namespace {

std::vector<json> steps_to_review(std::vector<json> marital_status) {
    std::vector<json> steps{
        {{"expect", {{"screen", "home"}}}},
        {{"scan", "https://dichvucong.gov.vn/thu-tuc-hanh-chinh?ma_thu_tuc=1.004873"}, {"as", "qr"}},
        {{"tap", "overview.begin"}},
        {{"tap", "notice.read"}, {"through", "page.next"}},
        {{"scan", kCardPayload}, {"as", "qr"}},
        {{"tap", "unit.right"}}};  // its ward has a new name
    append(steps, choose("for_whom", "self"));
    append(steps, choose("subject.ethnicity", "kinh"));
    append(steps, choose("subject.nationality", "vn"));
    append(steps, std::move(marital_status));
    append(steps, choose("purpose", "loan"));
    append(steps, {{{"tap", "question.continue"}}});  // one copy
    append(steps, choose("delivery.way", "counter"));
    append(steps, choose("contact.way", "own"));
    append(steps,
           {{{"type", "0912345678"}}, {{"tap", "question.continue"}}, {{"expect", {{"screen", "review"}}}}});
    return steps;
}

}  // namespace

std::vector<json> steps_to_review() { return steps_to_review(choose("marital.status", "never")); }

std::vector<json> steps_to_review_with_photo() {
    std::vector<json> divorced = choose("marital.status", "divorced");
    append(divorced, {{{"tap", "question.continue"}},
                      {{"type", "2019"}},
                      {{"tap", "question.continue"}},
                      {{"tap", "question.continue"}},
                      {{"tap", "photo.take"}},
                      {{"paper", kPaperTitle}},
                      {{"expect", {{"widget", "photo.judged"}, {"label", "Máy thấy ảnh rõ."}}}},
                      {{"tap", "photo.keep"}},
                      {{"tap", "question.continue"}}});
    return steps_to_review(std::move(divorced));
}

std::vector<json> steps_to_receipt() {
    return {{{"tap", "review.confirm"}, {"through", "page.next"}},
            {{"tap", "sign.by_hand"}},
            {{"expect", {{"screen", "receipt"}}}}};
}

std::vector<std::string> canaries() {
    const std::vector<std::string> plain{"Nguyễn Thị Mẫu", "NGUYỄN THỊ MẪU", kNameDecomposed,
                                         "Nguyen Thi Mau", "049155999001",   "205999001",
                                         "Khối phố Mẫu",   "0912345678"};
    std::vector<std::string> all = plain;
    for (const std::string& text : plain) all.push_back(utf16(text));
    return all;
}

std::vector<std::filesystem::path> files_with(const std::filesystem::path& folder,
                                              const std::string& needle) {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        if (bytes.find(needle) != std::string::npos) found.push_back(entry.path());
    }
    return found;
}

std::vector<std::filesystem::path> files_with_canaries(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> guilty;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        const std::string bytes = whole(entry.path());
        for (const std::string& canary : canaries())
            if (bytes.find(canary) != std::string::npos) {
                guilty.push_back(entry.path());
                break;
            }
    }
    return guilty;
}

}  // namespace motcua::tests
