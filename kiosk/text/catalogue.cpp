#include "kiosk/text/catalogue.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "kiosk/text/built_in.inc"  // generated at configure time
#include "kiosk/text/fill.h"

namespace motcua::text {
namespace {

constexpr std::size_t kFileBytesMax = 256 * 1024;
constexpr std::size_t kSentenceBytesMax = 1000;
constexpr auto kKeyCount = static_cast<std::size_t>(T::count_);

constexpr std::array<std::string_view, kKeyCount> kNames{
#define MOTCUA_TEXT_KEY(enumerator, name) std::string_view{name},
#include "kiosk/text/keys.inc"
#undef MOTCUA_TEXT_KEY
};

std::optional<std::size_t> key_named(std::string_view name) {
    const auto* const found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end()) return std::nullopt;
    return static_cast<std::size_t>(found - kNames.begin());
}

// The named places of a sentence; how the person is addressed is each sentence's own business.
std::set<std::string, std::less<>> places(std::string_view sentence) {
    std::set<std::string, std::less<>> names;
    fill<std::string>(sentence, [&](std::string_view name, std::string&) {
        if (name != "xh" && name != "Xh") names.emplace(name);
        return true;
    });
    return names;
}

Status<> check_sentence(std::string_view key, const std::string& sentence, std::string_view built_in) {
    if (sentence.empty() || sentence.size() > kSentenceBytesMax)
        return failure(fmt::format("{}: a sentence has 1 to {} bytes", key, kSentenceBytesMax));
    const auto want = places(built_in);
    const auto have = places(sentence);
    for (const std::string& name : have)
        if (want.count(name) == 0) return failure(fmt::format("{}: unknown placeholder {{{}}}", key, name));
    for (const std::string& name : want)
        if (have.count(name) == 0)
            return failure(fmt::format("{}: placeholder {{{}}} is missing", key, name));
    return {};
}

constexpr std::array<std::string_view, 6> kAddressNames{"", ".ong", ".ba", ".anh", ".chi", ".em"};

bool addresses(std::string_view sentence) {
    return sentence.find("{xh}") != std::string_view::npos || sentence.find("{Xh}") != std::string_view::npos;
}

// Lays one file's sentences over `sentences`. `base` has the placeholders to keep; null while the built-in
// Vietnamese itself is read.
Status<> lay_over(std::string_view json, std::string LocalText::*language, const std::vector<LocalText>* base,
                  std::vector<LocalText>& sentences) {
    if (json.empty()) return {};
    if (json.size() > kFileBytesMax) return failure(fmt::format("texts: more than {} bytes", kFileBytesMax));
    const auto file = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
    if (!file.is_object()) return failure("texts: not one JSON object");
    for (const auto& [name, value] : file.items()) {
        const auto key = key_named(name);
        if (!key) return failure(fmt::format("texts: unknown key {:.100}", name));
        const auto* const sentence = value.get_ptr<const std::string*>();
        if (sentence == nullptr) return failure(fmt::format("{}: not a text", name));
        const std::string& model = base == nullptr ? *sentence : (*base)[*key].vi;
        if (auto checked = check_sentence(name, *sentence, model); !checked) return checked;
        sentences[*key].*language = *sentence;
    }
    return {};
}

// A sentence that was built in wrong shows its key: there is no other place to say so, and a test looks for
// it.
std::vector<LocalText> read_built_in() {
    std::vector<LocalText> sentences;
    for (const std::string_view name : kNames) sentences.push_back({std::string(name), std::string(name)});
    if (!lay_over(kBuiltInVi, &LocalText::vi, nullptr, sentences)) return sentences;
    const auto vietnamese = sentences;
    if (!lay_over(kBuiltInEn, &LocalText::en, &vietnamese, sentences)) return sentences;
    return sentences;
}

}  // namespace

std::string_view key_name(T key) { return kNames[static_cast<std::size_t>(key)]; }

bool is_language_tag(std::string_view tag) {
    constexpr std::size_t kLengthMax = 16;
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return tag.size() >= 2 && tag.size() <= kLengthMax && tag.front() != '-' && tag.back() != '-' &&
           std::all_of(tag.begin(), tag.end(), fits);
}

bool is_recording_name(std::string_view name) {
    const std::size_t slash = name.find('/');
    if (slash == std::string_view::npos || !is_language_tag(name.substr(0, slash))) return false;
    const std::string_view key = name.substr(slash + 1);
    for (const std::string_view address : kAddressNames) {
        if (key.size() <= address.size() || key.substr(key.size() - address.size()) != address) continue;
        if (key_named(key.substr(0, key.size() - address.size()))) return true;
    }
    return false;
}

const Catalogue& Catalogue::built_in() {
    static const Catalogue catalogue = [] {
        Catalogue read;
        read.sentences_ = read_built_in();
        return read;
    }();
    return catalogue;
}

Result<Catalogue> Catalogue::parse(std::string_view vi_json, std::string_view en_json) {
    const std::vector<LocalText>& base = built_in().sentences_;
    Catalogue layered = built_in();
    if (auto read = lay_over(vi_json, &LocalText::vi, &base, layered.sentences_); !read)
        return failure("vi: " + read.error().what);
    if (auto read = lay_over(en_json, &LocalText::en, &base, layered.sentences_); !read)
        return failure("en: " + read.error().what);
    return layered;
}

const std::string& Catalogue::raw(T key, Language language) const {
    return sentences_[static_cast<std::size_t>(key)].in(language);
}

std::string Words::operator()(T key, std::initializer_list<Arg> args) const {
    const Catalogue& from = catalogue == nullptr ? Catalogue::built_in() : *catalogue;
    return said(from.raw(key, language), language, args);
}

std::string Words::operator()(const LocalText& sentence, std::initializer_list<Arg> args) const {
    const bool translated = language == Language::en && !sentence.en.empty();
    return said(sentence.in(language), translated ? Language::en : Language::vi, args);
}

bool Catalogue::can_be_recorded(T key) const { return places(raw(key, Language::vi)).empty(); }

std::optional<T> Words::recorded_key(std::string_view sentence) const {
    const Catalogue& from = catalogue == nullptr ? Catalogue::built_in() : *catalogue;
    for (std::size_t i = 0; i < kKeyCount; ++i) {
        const std::string& raw = from.raw(static_cast<T>(i), language);
        if (places(raw).empty() && said(raw, language, {}) == sentence) return static_cast<T>(i);
    }
    return std::nullopt;
}

std::string recording_name(std::string_view language, T key, Address address) {
    return fmt::format("{}/{}{}", language, key_name(key),
                       kAddressNames.at(static_cast<std::size_t>(address)));
}

std::string Words::recording_name(std::string_view sentence) const {
    const auto key = recorded_key(sentence);
    if (!key) return {};
    const Catalogue& from = catalogue == nullptr ? Catalogue::built_in() : *catalogue;
    const bool by_address = language == Language::vi && addresses(from.raw(*key, language));
    return text::recording_name(language == Language::vi ? "vi" : "en", *key,
                                by_address ? address : Address::neutral);
}

std::string Words::said(std::string_view sentence, Language of, std::initializer_list<Arg> args) const {
    return fill<std::string>(sentence, [&](std::string_view name, std::string& out) {
        for (const Arg& arg : args) {
            if (arg.name != name) continue;
            out += arg.value;
            return true;
        }
        return append_address(name, of, address, out);
    });
}

}  // namespace motcua::text
