#include "tests/support/chip/contents.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "kiosk/text/unicode.h"
#include "tests/support/chip/security_infos.h"

namespace motcua::tests::chip {
namespace {

constexpr unsigned kZoneLine = 30;
constexpr std::string_view kNoEnd = "991231";
constexpr unsigned kPrintable = 0x13;
constexpr unsigned kUtf8 = 0x0C;

int weight_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 0;
}

// ICAO Doc 9303 part 3, 4.9.
std::string with_check_digit(const std::string& text) {
    constexpr std::array kWeights{7, 3, 1};
    int sum = 0;
    for (std::size_t i = 0; i < text.size(); ++i) sum += weight_of(text[i]) * kWeights.at(i % 3);
    return text + static_cast<char>('0' + sum % 10);
}

// YYMMDD, "<<" for what nobody knows.
std::string six_letters(const std::string& iso) {
    if (iso.empty()) return std::string(kNoEnd);
    std::string six = iso.substr(2, 2) + (iso.size() >= 7 ? iso.substr(5, 2) : "") +
                      (iso.size() >= 10 ? iso.substr(8, 2) : "");
    six.resize(6, '<');
    return six;
}

// The family name, two fillers, the other names; the whole cut to a line.
std::string name_line(const std::string& name) {
    const Secret folded = text::fold(name).value_or(Secret{});
    std::string line;
    for (const char c : folded)
        line += c == ' ' ? '<' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (const auto gap = line.find('<'); gap != std::string::npos) line.insert(gap, 1, '<');
    line.resize(kZoneLine, '<');
    return line;
}

// dd/mm/yyyy, and as much of it as is known.
std::string spoken_date(const std::string& iso) {
    if (iso.size() >= 10) return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
    if (iso.size() >= 7) return iso.substr(5, 2) + "/" + iso.substr(0, 4);
    return iso;
}

Bytes big_endian(std::size_t number, std::size_t width) {
    Bytes bytes(width);
    for (std::size_t i = width; i > 0; --i, number >>= 8U)
        bytes[i - 1] = static_cast<std::uint8_t>(number & 0xFFU);
    return bytes;
}

// ISO/IEC 19794-5:2005: header, one face, what kind of picture, the picture.
Bytes face_record(const Face& face, bool is_woman) {
    constexpr std::size_t kHeader = 14;
    constexpr std::size_t kFaceAndPicture = 20 + 12;
    const std::size_t block = kFaceAndPicture + face.image.size();
    const Bytes nothing(13, 0);  // eyes, hair, properties, expression, pose: not said
    const Bytes sex{static_cast<std::uint8_t>(is_woman ? 2 : 1)};
    // Full frontal; JPEG or JPEG 2000; then 24-bit RGB, source and device not said, quality 0.
    const Bytes kind{1, static_cast<std::uint8_t>(face.is_jpeg2000 ? 1 : 0)};
    const Bytes tail{1, 0, 0, 0, 0, 0};
    return joined({from_text(std::string_view("FAC\0"
                                              "010\0",
                                              8)),
                   big_endian(kHeader + block, 4), big_endian(1, 2), big_endian(block, 4), big_endian(0, 2),
                   sex, nothing, kind, big_endian(face.width, 2), big_endian(face.height, 2), tail,
                   face.image});
}

// Part 10, 4.7.2: one biometric template, CBEFF of JTC1/SC37 (0101), a face image (0008).
Bytes face_group(const ChipPerson& person) {
    const Bytes header =
        tlv(0xA1, {tlv(0x80, from_hex("0101")), tlv(0x81, from_hex("02")), tlv(0x82, from_hex("00")),
                   tlv(0x87, from_hex("0101")), tlv(0x88, from_hex("0008"))});
    const Bytes record = tlv(0x5F2E, face_record(person.face, person.is_woman));
    return tlv(0x75, tlv(0x7F61, {der_integer(1), tlv(0x7F60, {header, record})}));
}

Bytes field(unsigned number, const std::vector<Bytes>& values) {
    Bytes content = der_integer(number);
    for (const Bytes& value : values) content.insert(content.end(), value.begin(), value.end());
    return tlv(0x30, content);
}
Bytes utf8(const std::string& text) { return tlv(kUtf8, from_text(text)); }
Bytes printable(const std::string& text) { return tlv(kPrintable, from_text(text)); }

// DG13, unverified: no text of the state's describes it. What four public readers, written apart from each
// other in Python, Swift, Kotlin and TypeScript, agree on: a row of SEQUENCEs, each an INTEGER that numbers
// it and a string: 1 number, 2 name, 3 birth date (dd/mm/yyyy), 4 sex, 5 nationality, 6 ethnicity, 7
// religion, 8 origin, 9 residence, 10 marks, 11 issued, 12 valid until, 13 the parents. Three of them: 13
// holds father, then mother. The Swift one alone, which was made from a card's bytes: numbers and dates are
// PrintableString, "valid until" and words UTF8String; in 13 each parent is a SEQUENCE of one UTF8String; 14
// is the spouse, in such a SEQUENCE or without anything; 15 is the old number; 16 is sixteen letters nobody
// explains. (The TypeScript one has the old number at 16.) None says whether a SEQUENCE stands around the
// row: all of them search. Hence CitizenGroup.
Bytes citizen_group(const ChipPerson& person, CitizenGroup shape) {
    const std::string until = person.expiry.empty() ? "Không thời hạn" : spoken_date(person.expiry);
    std::vector<Bytes> spouse;
    if (!person.spouse.empty()) spouse.push_back(tlv(0x30, utf8(person.spouse)));
    std::vector<Bytes> old_id;
    if (!person.old_id.empty()) old_id.push_back(printable(person.old_id));
    const Bytes row = joined({
        field(1, {printable(person.id)}),
        field(2, {utf8(person.name)}),
        field(3, {printable(spoken_date(person.birth_date))}),
        field(4, {utf8(person.is_woman ? "Nữ" : "Nam")}),
        field(5, {utf8(person.nationality)}),
        field(6, {utf8(person.ethnicity)}),
        field(7, {utf8(person.religion)}),
        field(8, {utf8(person.origin)}),
        field(9, {utf8(person.address)}),
        field(10, {utf8(person.marks)}),
        field(11, {printable(spoken_date(person.issue_date))}),
        field(12, {utf8(until)}),
        field(13, {tlv(0x30, utf8(person.father)), tlv(0x30, utf8(person.mother))}),
        field(14, spouse),
        field(15, old_id),
        field(16, {printable("0123456789ABCDEF")}),
    });
    return tlv(0x6D, shape == CitizenGroup::in_sequence ? tlv(0x30, row) : row);
}

// Part 10, 4.6.1: LDS 1.7, Unicode 4.0.0, the tags of the groups that are there.
Bytes common_file(const std::map<unsigned, Bytes>& files) {
    Bytes tags;
    for (const auto& [file, bytes] : files) tags.push_back(bytes.front());
    return tlv(0x60, {tlv(0x5F01, from_text("0107")), tlv(0x5F36, from_text("040000")), tlv(0x5C, tags)});
}

}  // namespace

std::string zone_of(const ChipPerson& person) {
    const std::string first = with_check_digit(person.id.substr(3)) + with_check_digit(person.id + "<<");
    const std::string birth = with_check_digit(six_letters(person.birth_date));
    const std::string expiry = with_check_digit(six_letters(person.expiry));
    const std::string fill(11, '<');
    const std::string over = with_check_digit(first + birth + expiry + fill);
    return "IDVNM" + first + birth + (person.is_woman ? "F" : "M") + expiry + "VNM" + fill + over.back() +
           name_line(person.name);
}

std::string key_lines(const std::string& zone) {
    return zone.substr(5, 10) + zone.substr(30, 7) + zone.substr(38, 7);
}

void ChipContents::flip(unsigned file, long at) {
    Bytes& bytes = file == kCardAccess && card_access ? *card_access : files[file];
    must(!bytes.empty(), "a file to alter");
    const std::size_t place =
        at >= 0 ? static_cast<std::size_t>(at) : bytes.size() - static_cast<std::size_t>(-at);
    must(place < bytes.size(), "a byte to alter");
    bytes[place] ^= 0x01U;
}

ChipContents contents_of(const ChipPerson& person, const ChipFeatures& features, CitizenGroup shape) {
    ChipContents contents;
    contents.features = features;
    contents.zone = zone_of(person);
    contents.group(1) = tlv(0x61, tlv(0x5F1F, from_text(contents.zone)));
    contents.group(2) = face_group(person);
    contents.group(13) = citizen_group(person, shape);
    add_security(contents);
    contents.files[kCom] = common_file(contents.files);
    return contents;
}

ChipContents copied(const ChipContents& original) {
    ChipContents copy = original;
    renew_keys(copy);
    return copy;
}

}  // namespace motcua::tests::chip
