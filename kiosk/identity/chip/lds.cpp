#include "kiosk/identity/chip/lds.h"

#include <algorithm>
#include <utility>

#include "kiosk/base/digits.h"
#include "kiosk/base/ids.h"
#include "kiosk/identity/card_date.h"
#include "kiosk/identity/chip/tlv.h"
#include "kiosk/text/unicode.h"

namespace motcua::identity::chip {
namespace {

constexpr int kGroups = 16;
constexpr std::size_t kTextBytesMax = 1000;  // of one field of group 13

// ASN.1, universal tags (ITU-T X.690).
constexpr std::uint32_t kInteger = 0x02;
constexpr std::uint32_t kOctets = 0x04;
constexpr std::uint32_t kObjectId = 0x06;
constexpr std::uint32_t kUtf8 = 0x0C;
constexpr std::uint32_t kPrintable = 0x13;
constexpr std::uint32_t kSequence = 0x30;
constexpr std::uint32_t kSet = 0x31;

struct FileFacts {
    File file;
    int group;
    std::uint32_t tag;
};
constexpr std::array<FileFacts, 8> kFiles{{
    {File::card_access, 0, 0},
    {File::com, 0, 0x60},
    {File::sod, 0, 0x77},
    {File::dg1, 1, 0x61},
    {File::dg2, 2, 0x75},
    {File::dg13, 13, 0x6D},
    {File::dg14, 14, 0x6E},
    {File::dg15, 15, 0x6F},
}};

const FileFacts& facts(File file) {
    return *std::find_if(kFiles.begin(), kFiles.end(),
                         [file](const FileFacts& each) { return each.file == file; });
}

std::string_view letters(ChipView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// What stands inside the objects with these tags, each in the one before.
std::optional<ChipView> inside(ChipView bytes, std::initializer_list<std::uint32_t> tags) {
    for (const std::uint32_t tag : tags) {
        const auto found = find_object(bytes, tag);
        if (!found) return std::nullopt;
        bytes = *found;
    }
    return bytes;
}

bool is_old_number(std::string_view text) {
    return all_digits(text) && (text.size() == 9 || text.size() == 12);
}

// "12/03/1955", and what else cards write, as ISO 8601; empty where it is no date.
Secret date_in(const Secret& written) {
    Secret digits;
    for (const char c : written)
        if (c != '/' && c != '-' && c != '.') digits += c;
    return is_card_date(view(digits)) ? iso_date(view(digits)).value_or(Secret{}) : Secret{};
}

// Collects "number, text" wherever it stands: the state's own wrapping has been seen in more than one form.
class StateFieldsReader {
  public:
    void read(ChipView bytes, int depth) {
        constexpr int kDepthMax = 4;
        const auto all = objects(bytes);
        if (!all || depth > kDepthMax) return;
        if (all->size() >= 2 && (*all)[0].tag == kInteger && (*all)[0].value.size() == 1)
            return take((*all)[0].value[0], (*all)[1]);
        for (const DataObject& each : *all)
            if (each.tag == kSequence || each.tag == kSet) read(each.value, depth + 1);
    }
    [[nodiscard]] std::optional<StateFields> done() {
        if (fields_.id.empty() || fields_.full_name.empty()) return std::nullopt;
        return std::move(fields_);
    }

  private:
    // The first of a number counts.
    void take(std::uint8_t number, const DataObject& said) {
        const bool is_text = said.tag == kUtf8 || said.tag == kPrintable;
        if (!is_text || said.value.size() > kTextBytesMax) return;
        auto words = text::to_nfc(letters(said.value));
        Secret* const field = field_of(number);
        if (!words || field == nullptr || !field->empty()) return;
        const bool is_date = number == 3 || number == 11 || number == 12;
        if (field == &fields_.old_id && !is_old_number(view(*words))) return;
        *field = is_date ? date_in(*words) : std::move(*words);
    }

    Secret* field_of(std::uint8_t number) {
        switch (number) {
            case 1: return &fields_.id;
            case 2: return &fields_.full_name;
            case 3: return &fields_.birth_date;
            case 4: return &fields_.sex;
            case 5: return &fields_.nationality;
            case 8: return &fields_.home_town;
            case 9: return &fields_.address;
            case 11: return &fields_.issue_date;
            case 12: return &fields_.expiry;
            case 15:
            case 16: return &fields_.old_id;
            default: return nullptr;
        }
    }

    StateFields fields_;
};

}  // namespace

int group_number(File file) { return facts(file).group; }
std::uint32_t outer_tag(File file) { return facts(file).tag; }

Result<Mrz, CardError> read_dg1(ChipView file, std::chrono::year_month_day today) {
    constexpr std::uint32_t kZone = 0x5F1F;
    const auto zone = inside(file, {outer_tag(File::dg1), kZone});
    if (!zone || zone->size() != 3 * kMrzLine) return tl::unexpected<CardError>(CardError{"E_NOT_MRZ"});
    return parse_mrz(letters(*zone), today);
}

std::optional<StateFields> read_dg13(ChipView file) {
    const auto content = find_object(file, outer_tag(File::dg13));
    if (!content) return std::nullopt;
    StateFieldsReader reader;
    reader.read(*content, 0);
    return reader.done();
}

std::optional<Face> read_dg2(ChipView file) {
    constexpr std::uint32_t kGroupOfTemplates = 0x7F61;
    constexpr std::uint32_t kTemplate = 0x7F60;
    constexpr std::array<std::uint32_t, 2> kData{0x5F2E, 0x7F2E};
    // ISO/IEC 19794-5: a header of the record, one of the face with so many feature points, one of the
    // picture.
    constexpr std::size_t kRecordHeader = 14;
    constexpr std::size_t kFaceHeader = 20;
    constexpr std::size_t kPictureHeader = 12;
    constexpr std::size_t kFeaturePoint = 8;
    constexpr std::size_t kFeaturePointsAt = kRecordHeader + 4;
    const auto entry = inside(file, {outer_tag(File::dg2), kGroupOfTemplates, kTemplate});
    if (!entry) return std::nullopt;
    for (const std::uint32_t tag : kData) {
        const auto record = find_object(*entry, tag);
        if (!record || record->size() < kRecordHeader + kFaceHeader + kPictureHeader) continue;
        if (letters(record->first(4)) != std::string_view("FAC\0", 4)) return std::nullopt;
        const std::size_t points =
            static_cast<std::size_t>((*record)[kFeaturePointsAt] << 8U) | (*record)[kFeaturePointsAt + 1];
        const std::size_t picture_header = kRecordHeader + kFaceHeader + points * kFeaturePoint;
        if (picture_header + kPictureHeader >= record->size()) return std::nullopt;
        const std::uint8_t kind = (*record)[picture_header + 1];
        if (kind > 1) return std::nullopt;
        return Face{kind == 0 ? Face::Kind::jpeg : Face::Kind::jpeg2000,
                    record->subspan(picture_header + kPictureHeader)};
    }
    return std::nullopt;
}

std::optional<SecurityObject> read_security_object(ChipView content) {
    const auto parts = find_object(content, kSequence);
    const auto all = parts ? objects(*parts) : std::nullopt;
    if (!all || all->size() < 3 || (*all)[0].tag != kInteger) return std::nullopt;
    if ((*all)[1].tag != kSequence || (*all)[2].tag != kSequence) return std::nullopt;
    const auto oid = find_object((*all)[1].value, kObjectId);
    const auto digests = objects((*all)[2].value);
    if (!oid || !digests || digests->empty()) return std::nullopt;
    SecurityObject found;
    found.digest_oid = to_hex(oid->data(), oid->size());
    for (const DataObject& each : *digests) {
        const auto number = find_object(each.value, kInteger);
        const auto digest = find_object(each.value, kOctets);
        if (each.tag != kSequence || !number || number->size() != 1 || !digest) return std::nullopt;
        const int group = (*number)[0];
        const bool twice = std::any_of(found.groups.begin(), found.groups.end(),
                                       [group](const GroupDigest& other) { return other.group == group; });
        if (group < 1 || group > kGroups || twice) return std::nullopt;
        found.groups.push_back({group, ChipBytes(digest->begin(), digest->end())});
    }
    return found;
}

}  // namespace motcua::identity::chip
