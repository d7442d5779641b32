#include "kiosk/content/read_content.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "kiosk/base/digits.h"
#include "kiosk/base/sealer.h"

namespace motcua::content {
namespace {

using nlohmann::json;

constexpr std::string_view kJsonEnding = ".json";
constexpr int kUtcOffsetMinutesMax = 14 * 60;
constexpr int kPhotoKilobytesMin = 100;  // below, print cannot be read
constexpr int kPhotoKilobytesMax = static_cast<int>(kPhotoBytesMax / 1000);
constexpr std::size_t kVoiceLanguagesMax = 2;  // their names stand on one control of the frame
constexpr std::size_t kLanguageNameBytesMax = 24;
constexpr std::size_t kLanguagesMax = 6;  // people choose among them on one page

constexpr std::array<std::pair<std::string_view, text::ToneStyle>, 2> kToneStyles{
    {{"old", text::ToneStyle::old_place}, {"new", text::ToneStyle::new_place}}};
// The Vietnamese voices of espeak-ng; none: the nation's.
constexpr std::array<std::string_view, 4> kVoices{"", "vi", "vi-vn-x-central", "vi-vn-x-south"};

// "FOLDERstem.json", and the stem is of at most `stem_max` letters that are `allowed`.
bool is_named(std::string_view name, std::string_view folder, std::size_t stem_max, bool (*allowed)(char)) {
    if (name.size() < folder.size() + kJsonEnding.size() || name.substr(0, folder.size()) != folder)
        return false;
    const std::string_view stem =
        name.substr(folder.size(), name.size() - folder.size() - kJsonEnding.size());
    return name.substr(folder.size() + stem.size()) == kJsonEnding && !stem.empty() &&
           stem.size() <= stem_max && std::all_of(stem.begin(), stem.end(), allowed);
}

bool is_block_part(const std::string& name) {
    return is_named(name, "blocks/", 30, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

bool is_procedure_part(const std::string& name) {
    return is_named(name, "procedures/", 20, [](char c) { return is_digit(c) || c == '.'; });
}

// "1.004873" of "procedures/1.004873.json".
std::string name_of_part(const std::string& name) {
    const std::size_t begin = name.find('/') + 1;
    return name.substr(begin, name.size() - begin - kJsonEnding.size());
}

class ContentReader {
  public:
    ContentReader(const Parts& parts, Flaws& flaws) : parts_(parts), flaws_(flaws) {}

    std::optional<Content> read() {
        read_pack();
        read_notice();
        read_names();
        read_places();
        read_units();
        read_chip();
        read_offices();
        read_catalogue();
        for (const auto& [name, part] : parts_) {
            if (!is_part(name)) flaws_.add({name, "", "is no part of a pack"});
            if (is_block_part(name)) blocks_.emplace(name_of_part(name), &part);
        }
        read_words();
        for (const auto& [name, part] : parts_)
            if (is_procedure_part(name)) read_one_procedure(name, part);
        if (content_.procedures.empty()) flaws_.add({"procedures", "", "there is none"});
        if (flaws_.none()) check_references(content_, flaws_);
        if (!flaws_.none()) return std::nullopt;
        return std::move(content_);
    }

  private:
    const json* part(const std::string& name) {
        const auto found = parts_.find(name);
        if (found != parts_.end()) return &found->second;
        flaws_.add({name, "", "is missing"});
        return nullptr;
    }

    [[nodiscard]] const json* optional_part(const std::string& name) const {
        const auto found = parts_.find(name);
        return found == parts_.end() ? nullptr : &found->second;
    }

    [[nodiscard]] ReadContext context(std::string file) const {
        const Locality& here = content_.locality;
        return {std::move(file),
                flaws_,
                {{"ward", here.ward}, {"office", here.office}, {"province", here.province}},
                {},
                &content_.words};
    }

    // By day, each for more kiosks than the one before.
    void read_stages(ObjectReader& reader) {
        reader.each_or_none("stages", [this](ObjectReader& stage) {
            const Stage read{stage.day("from"), stage.integer("share", 1, 100)};
            const bool grows = content_.stages.empty() || (content_.stages.back().from < read.from &&
                                                           content_.stages.back().share < read.share);
            if (!grows) stage.flaw("from", "is no later day with a larger share than the stage before");
            content_.stages.push_back(read);
        });
    }

    void read_pack() {
        const json* pack = part("pack.json");
        if (pack == nullptr) return;
        ReadContext plain{"pack.json", flaws_, {}, {}};
        ObjectReader reader(*pack, "", plain);
        content_.id = reader.string("id");
        content_.version = reader.string("version");
        if (!content_.version.empty() && !is_version(content_.version)) {
            reader.flaw("version", "is no version like 2026.11.1");
        }
        content_.valid_from = reader.day("valid_from");
        content_.expires = reader.day("expires");
        if (content_.expires <= content_.valid_from) reader.flaw("expires", "is not after \"valid_from\"");
        read_stages(reader);
        reader.object("locality", [this](ObjectReader& locality) {
            content_.locality.ward = locality.bilingual("ward");
            content_.locality.office = locality.bilingual("office");
            content_.locality.province = locality.bilingual("province");
            content_.locality.agency_code = locality.string_or_empty("agency_code");
            content_.locality.utc_offset = std::chrono::minutes{
                locality.integer("utc_offset_minutes", -kUtcOffsetMinutesMax, kUtcOffsetMinutesMax)};
            if (locality.has("tone_style"))
                content_.locality.tone_style = locality.one_of("tone_style", kToneStyles);
            locality.each_or_none("languages", [this](ObjectReader& language) {
                content_.locality.languages.push_back(language.bilingual("name"));
            });
            std::size_t& photo = content_.locality.photo_bytes_max;
            photo = 1000 * static_cast<std::size_t>(
                               locality.integer_or("photo_kilobytes", static_cast<int>(photo / 1000),
                                                   kPhotoKilobytesMin, kPhotoKilobytesMax));
            read_voice_languages(locality);
            if (content_.locality.languages.size() > kLanguagesMax)
                locality.flaw("languages", fmt::format("has more than {}", kLanguagesMax));
            const std::string voice = locality.string_or_empty("voice");
            if (std::find(kVoices.begin(), kVoices.end(), voice) == kVoices.end())
                locality.flaw("voice", "is none of vi, vi-vn-x-central, vi-vn-x-south");
            else if (!voice.empty())
                content_.locality.voice = voice;
        });
        reader.strings_or_none("remarks");
        reader.done();
    }

    void read_voice_languages(ObjectReader& locality) {
        std::vector<VoiceLanguage>& all = content_.locality.voice_languages;
        locality.each_or_none("voice_languages", [&](ObjectReader& reader) {
            const VoiceLanguage language{reader.string("tag"), reader.string("name")};
            const auto same = [&](const VoiceLanguage& each) { return each.tag == language.tag; };
            const bool written = language.tag == "vi" || language.tag == "en";
            if (!text::is_language_tag(language.tag) || written)
                reader.flaw("tag", "is no tag of another language like kat-central");
            if (std::any_of(all.begin(), all.end(), same)) reader.flaw("tag", "stands twice");
            if (language.name.size() > kLanguageNameBytesMax)
                reader.flaw("name", fmt::format("has more than {} bytes", kLanguageNameBytesMax));
            all.push_back(language);
        });
        if (all.size() > kVoiceLanguagesMax)
            locality.flaw("voice_languages", fmt::format("has more than {}", kVoiceLanguagesMax));
    }

    void read_notice() {
        const json* notice = part("notice.json");
        if (notice == nullptr) return;
        ReadContext here = context("notice.json");
        ObjectReader reader(*notice, "", here);
        DataNotice& data = content_.notice;
        reader.each("paragraphs", [&data](ObjectReader& paragraph) {
            data.paragraphs.push_back(paragraph.bilingual("words"));
        });
        reader.each_or_none("consents", [&data](ObjectReader& consent) {
            const std::string id = consent.string("id");
            const bool twice =
                std::any_of(data.consents.begin(), data.consents.end(),
                            [&id](const DataNotice::Consent& other) { return other.id == id; });
            if (twice) consent.flaw("id", "is there twice");
            data.consents.push_back({id, consent.bilingual("label")});
        });
        if (data.paragraphs.empty()) reader.flaw("paragraphs", "the notice says nothing");
        reader.strings_or_none("remarks");
        reader.done();
    }

    void read_names() {
        const json* names = optional_part("names.json");
        if (names == nullptr) return;
        ReadContext plain{"names.json", flaws_, {}, {}};
        ObjectReader reader(*names, "", plain);
        content_.names = {phrases(reader, "family"), phrases(reader, "given"), email_endings(reader)};
        reader.strings_or_none("remarks");
        reader.done();
    }

    void read_places() {
        const json* places = optional_part("places.json");
        if (places == nullptr) return;
        ReadContext plain{"places.json", flaws_, {}, {}};
        ObjectReader reader(*places, "", plain);
        content_.places = {phrases(reader, "units"), phrases(reader, "provinces"), phrases(reader, "wards"),
                           phrases(reader, "hamlets")};
        content_.address_places.home_province = content_.locality.province.vi;
        content_.address_places.home_ward = content_.locality.ward.vi;
        if (reader.has("address"))
            reader.object("address", [this](ObjectReader& address) { read_address_places(address); });
        reader.strings_or_none("remarks");
        reader.done();
    }

    void read_address_places(ObjectReader& reader) {
        AddressPlaces& places = content_.address_places;
        const auto is_province = [&places](const std::string& name) {
            return std::any_of(places.provinces.begin(), places.provinces.end(),
                               [&name](const PlaceName& each) { return each.name == name; });
        };
        places.provinces = place_names(reader, "provinces");
        if (!is_province(places.home_province))
            reader.flaw("provinces", fmt::format("\"{}\" is missing", places.home_province));
        reader.each_or_none("wards", [&](ObjectReader& wards) {
            const std::string province = wards.string("province");
            if (!is_province(province)) wards.flaw("province", "is none of the provinces");
            const bool twice = std::any_of(places.wards.begin(), places.wards.end(),
                                           [&](const auto& other) { return other.province == province; });
            if (twice) wards.flaw("province", "is there twice");
            places.wards.push_back({province, place_names(wards, "names")});
        });
        places.hamlets = place_names(reader, "hamlets");
    }

    void read_units() {
        const json* units = optional_part("units.json");
        if (units == nullptr) return;
        ReadContext plain{"units.json", flaws_, {}, {}};
        ObjectReader reader(*units, "", plain);
        reader.each_or_none("units", [this](ObjectReader& unit) { read_unit(unit); });
        reader.strings_or_none("remarks");
        reader.done();
    }

    void read_chip() {
        const json* rules = optional_part("chip.json");
        if (rules == nullptr) return;
        ReadContext plain{"chip.json", flaws_, {}, {}};
        ObjectReader reader(*rules, "", plain);
        content_.chip = read_chip_rules(reader);
        reader.done();
    }

    void read_unit(ObjectReader& reader) {
        UnitChange now;
        now.new_ward = read_unit_name(reader, "ward").name;
        now.new_province = read_unit_name(reader, "province").name;
        now.basis = reader.string("basis");
        const bool verified = reader.flag_or("verified", false);
        const auto& provinces = content_.address_places.provinces;
        if (std::none_of(provinces.begin(), provinces.end(),
                         [&now](const PlaceName& each) { return each.name == now.new_province; }))
            reader.flaw("province", "is none of the provinces in places.json");
        reader.each("from", [&](ObjectReader& from) {
            UnitChange change = now;
            change.ward = read_unit_name(from, "ward");
            change.district = read_unit_name(from, "district");
            change.province = read_unit_name(from, "province");
            const auto is_same = [&change](const UnitChange& other) {
                return other.ward.name == change.ward.name && other.district.name == change.district.name &&
                       other.province.name == change.province.name && other.new_ward == change.new_ward &&
                       other.new_province == change.new_province;
            };
            UnitChanges& all = content_.unit_changes;
            if (std::any_of(all.begin(), all.end(), is_same)) from.flaw("ward", "is there twice");
            if (verified) all.push_back(std::move(change));
        });
    }

    static UnitName read_unit_name(ObjectReader& reader, const char* key) {
        const std::string text = reader.string(key);
        auto name = unit_name(text);
        if (!text.empty() && (!name || !is_phrase(text)))
            reader.flaw(key, fmt::format("\"{}\" is no name like phường Bàn Thạch", text));
        return name.value_or(UnitName{});
    }

    static PlaceNames place_names(ObjectReader& reader, const char* key) {
        PlaceNames found;
        for (Phrase& each : phrases(reader, key)) found.push_back(place_name(std::move(each.text)));
        return found;
    }

    static Phrases phrases(ObjectReader& reader, const char* key) {
        Phrases found;
        for (std::string& text : reader.strings_or_none(key)) {
            const bool twice = std::any_of(found.begin(), found.end(),
                                           [&text](const Phrase& other) { return other.text == text; });
            if (!is_phrase(text)) reader.flaw(key, fmt::format("\"{}\" is no name", text));
            if (twice) reader.flaw(key, fmt::format("\"{}\" is there twice", text));
            found.push_back(phrase(std::move(text)));
        }
        return found;
    }

    static Phrases email_endings(ObjectReader& reader) {
        Phrases found;
        for (std::string& text : reader.strings_or_none("email_endings")) {
            if (!is_email_ending(text))
                reader.flaw("email_endings", fmt::format("\"{}\" is no ending like @mau.vn", text));
            found.push_back(phrase(std::move(text)));
        }
        return found;
    }

    void read_one_procedure(const std::string& name, const json& procedure) {
        ReadContext here = context(name);
        const std::size_t flaws_before = flaws_.all().size();
        content_.procedures.push_back(read_procedure(procedure, name_of_part(name), blocks_, here));
        // What was misread makes no sense as a whole either: one mistake is told once.
        if (flaws_.all().size() == flaws_before) check_procedure(content_.procedures.back(), name, flaws_);
    }

    void read_offices() {
        const json* offices = optional_part("offices.json");
        if (offices == nullptr || !offices->is_object()) return;
        ReadContext here = context("offices.json");
        for (const auto& [id, office] : offices->items()) {
            ObjectReader reader(office, "/" + id, here);
            Office read{id, reader.bilingual("name"), reader.bilingual_or_empty("address"),
                        reader.bilingual_or_empty("hours"), reader.string_or_empty("phone")};
            read.verified = reader.flag_or("verified", false);
            reader.strings_or_none("remarks");
            reader.done();
            content_.offices.push_back(std::move(read));
        }
    }

    void read_catalogue() {
        const json* catalogue = optional_part("catalogue.json");
        if (catalogue == nullptr) return;
        ReadContext here = context("catalogue.json");
        ObjectReader reader(*catalogue, "", here);
        ProcedureCatalogue& all = content_.catalogue;
        reader.each_or_none("situations", [&all](ObjectReader& situation) {
            const std::string id = situation.string("id");
            all.situations.push_back({id, situation.bilingual("name"), situation.bilingual_or_empty("help"),
                                      situation.string("picture")});
        });
        reader.each_or_none("ambiguities", [&all](ObjectReader& ambiguity) {
            Ambiguity read{ambiguity.strings_or_none("words"), ambiguity.bilingual("question"), {}};
            ambiguity.each("meanings", [&read](ObjectReader& meaning) {
                read.meanings.push_back({meaning.bilingual("label"), meaning.string("code")});
            });
            all.ambiguities.push_back(std::move(read));
        });
        all.fillers = reader.strings_or_none("fillers");
        reader.each_or_none("repealed", [&all](ObjectReader& repealed) {
            const std::string code = repealed.string("code");
            all.repealed.push_back({code, repealed.bilingual("name"), repealed.bilingual("why")});
        });
        reader.strings_or_none("remarks");
        reader.done();
    }

    // The catalogue does its own checks: unknown keys, placeholders.
    void read_words() {
        const json* vi = part("text/vi.json");
        const json* en = part("text/en.json");
        if (vi == nullptr || en == nullptr) return;
        auto words = text::Catalogue::parse(vi->dump(), en->dump());
        if (words) {
            content_.words = std::move(*words);
        } else {
            flaws_.add({"text", "", words.error().what});
        }
        const auto spoken = parts_.find("text/spoken.json");
        if (spoken == parts_.end()) return;
        auto rules = text::VoiceRules::parse(spoken->second.dump());
        if (rules) {
            content_.voice_rules = std::move(*rules);
        } else {
            flaws_.add({"text/spoken.json", "", rules.error().what});
        }
    }

    const Parts& parts_;
    Flaws& flaws_;
    Content content_;
    Blocks blocks_;
};

}  // namespace

bool is_part(const std::string& name) {
    constexpr std::array<std::string_view, 11> kNames{
        "pack.json",    "notice.json",  "names.json",       "places.json",  "units.json",    "chip.json",
        "text/vi.json", "text/en.json", "text/spoken.json", "offices.json", "catalogue.json"};
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end() || is_block_part(name) ||
           is_procedure_part(name);
}

std::optional<Content> read_content(const Parts& parts, Flaws& flaws) {
    return ContentReader(parts, flaws).read();
}

}  // namespace motcua::content
