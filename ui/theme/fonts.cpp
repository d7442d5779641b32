#include "ui/theme/fonts.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_freetype.h>
#include <imgui_internal.h>

#include "kiosk/base/files.h"
#include "ui/theme/letters.h"

namespace motcua::ui {
namespace {

constexpr float kLineHeight = 1.4F;
// Noto Sans: (ascender 1069 + descender 293) / 1000. ImGui asks FreeType for that height, people name the em.
constexpr float kHeightOfEm = 1.362F;
constexpr float kCapOfEm = 0.714F;

// Latin with every Vietnamese letter (precomposed), what Ê Đê, Mnông and Cơ Tu names add, marks on their own,
// signs.
constexpr std::array<ImWchar, 21> kLetters{0x0020, 0x007E, 0x00A0, 0x017F, 0x01A0, 0x01A1, 0x01AF,
                                           0x01B0, 0x0300, 0x0309, 0x031B, 0x0323, 0x0180, 0x0180,
                                           0x0243, 0x0243, 0x1EA0, 0x1EF9, 0x2013, 0x2026, 0};
constexpr std::array<ImWchar, 5> kDigits{0x0030, 0x0039, 0x0048, 0x0048, 0};
constexpr std::array<ImWchar, 11> kNumerals{0x0020, 0x0020, 0x002B, 0x003A, 0x0041, 0x005A,
                                            0x2212, 0x2212, 0x2022, 0x2022, 0};
constexpr std::array<ImWchar, 15> kMarks{0x0048, 0x0048, 0x0300, 0x0303, 0x0306, 0x0306, 0x0309, 0x0309,
                                         0x031B, 0x031B, 0x0323, 0x0323, 0x0110, 0x0111, 0};

struct Recipe {
    bool bold = false;
    const ImWchar* glyphs = nullptr;
};

Recipe recipe(Style style) {
    switch (style) {
        case Style::heading:
        case Style::label:
        case Style::strong:
        case Style::small_strong: return {true, kLetters.data()};
        case Style::numeral: return {true, kNumerals.data()};
        case Style::countdown: return {true, kDigits.data()};
        case Style::mark: return {true, kMarks.data()};
        case Style::poster:
        case Style::poster_less:
        case Style::poster_small:
        case Style::poster_least: return {true, nullptr};  // the letters that stand on it
        case Style::body:
        case Style::small:
        case Style::count_: break;
    }
    return {false, kLetters.data()};
}

Result<std::string> read_font(const std::filesystem::path& path) {
    constexpr std::size_t kLeast = 1024;
    constexpr std::size_t kMost = 64U << 20U;
    auto bytes = read_file(path, kMost);
    if (!bytes) return failure("cannot read font " + bytes.error().what);
    if (bytes->size() < kLeast) return failure("cannot read font " + path.string() + ": is no font");
    return bytes;
}

template <class Visit>
void for_each_character(std::string_view text, Visit visit) {
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        unsigned int character = 0;
        at += ImTextCharFromUtf8(&character, at, end);
        visit(static_cast<ImWchar>(character));
    }
}

Face measured(ImFont* font, float em_px) {
    Face face{font, em_px, 0, std::ceil(em_px * kLineHeight)};
    const ImFontGlyph* const h = font->FindGlyph('H');
    face.cap_px = h->Y1 - h->Y0;
    return face;
}

// What every name and sentence may hold (Latin Extended Additional has the stacked marks). A letter that the
// font does not have would be a question mark on the glass.
Status<> check_letters(const Face& regular, const Face& bold) {
    constexpr std::array<std::pair<ImWchar, ImWchar>, 5> kNeeded{
        {{0x0021, 0x007E}, {0x00C0, 0x00FD}, {0x0102, 0x0111}, {0x01A0, 0x01A1}, {0x1EA0, 0x1EF9}}};
    for (const auto& [first, last] : kNeeded)
        for (ImWchar letter = first; letter <= last; ++letter)
            for (const Face& face : {regular, bold})
                if (!face.font->FindGlyphNoFallback(letter))
                    return failure(fmt::format("the font lacks U+{:04X}, which Vietnamese words need",
                                               static_cast<unsigned>(letter)));
    return {};
}

}  // namespace

Result<Fonts> Fonts::load(const FontFiles& files, const Panel& panel) {
    Fonts fonts;
    fonts.panel_ = panel;
    auto regular = read_font(files.regular);
    if (!regular) return tl::unexpected(regular.error());
    auto bold = read_font(files.bold);
    if (!bold) return tl::unexpected(bold.error());
    fonts.regular_ = std::move(*regular);
    fonts.bold_ = std::move(*bold);
    return fonts;
}

Status<> Fonts::build(ImFontAtlas& atlas, journey::TextSize size, const std::string& poster) {
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    atlas.Flags = ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    atlas.TexDesiredWidth = 2048;
    ImVector<ImWchar> poster_letters;
    ImFontGlyphRangesBuilder letters;
    letters.AddText(("H " + poster).c_str());
    letters.BuildRanges(&poster_letters);
    for (std::size_t i = 0; i < kStyles; ++i) {
        const auto style = static_cast<Style>(i);
        const float millimetres =
            is_poster(style) ? poster_cap_mm(style, panel_) : cap_mm(style, size, panel_);
        // Whole pixels of capital height, never fewer than the millimetres asked for.
        const float em = std::ceil(std::ceil(panel_.mm(millimetres)) / kCapOfEm);
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.GlyphRanges = is_poster(style) ? poster_letters.Data : recipe(style).glyphs;
        auto& bytes = recipe(style).bold ? bold_ : regular_;
        faces_.at(i).em_px = em;
        faces_.at(i).font = atlas.AddFontFromMemoryTTF(bytes.data(), static_cast<int>(bytes.size()),
                                                       em * kHeightOfEm, &config);
    }
    if (!atlas.Build()) return failure("a font file cannot be drawn");
    for (Face& face : faces_) face = measured(face.font, face.em_px);
    return check_letters(face(Style::body), face(Style::heading));
}

Result<Letters> Letters::load(const FontFiles& files) {
    constexpr float kAnyPx = 16;
    Letters letters;
    letters.atlas_ = std::make_shared<ImFontAtlas>();
    letters.atlas_->FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;  // it copies
    config.GlyphRanges = kLetters.data();
    for (const auto& [file, face] :
         {std::pair{&files.regular, &letters.regular_}, std::pair{&files.bold, &letters.bold_}}) {
        auto bytes = read_font(*file);
        if (!bytes) return tl::unexpected(bytes.error());
        face->font = letters.atlas_->AddFontFromMemoryTTF(bytes->data(), static_cast<int>(bytes->size()),
                                                          kAnyPx, &config);
    }
    if (!letters.atlas_->Build()) return failure("a font file cannot be drawn");
    return letters;
}

std::string Letters::missing(std::string_view text) const {
    std::string found;
    for_each_character(text, [&](ImWchar letter) {
        const auto has = [letter](const Face& face) {
            return face.font->FindGlyphNoFallback(letter) != nullptr;
        };
        char written[5]{};
        ImTextCharToUtf8(written, letter);
        if (!(has(regular_) && has(bold_)) && found.find(written) == std::string::npos) found += written;
    });
    return found;
}

float width_of(const Face& face, std::string_view text) {
    float width = 0;
    for_each_character(text, [&](ImWchar c) { width += face.font->GetCharAdvance(c); });
    return width;
}

Ink ink_of(const Face& face, std::string_view text) {
    constexpr float kFar = 1e9F;
    Ink ink{kFar, kFar, -kFar, -kFar};
    float x = 0;
    for_each_character(text, [&](ImWchar c) {
        const ImFontGlyph* const glyph = face.font->FindGlyph(c);
        if (glyph->Visible) {
            ink.left = std::min(ink.left, x + glyph->X0);
            ink.right = std::max(ink.right, x + glyph->X1);
            ink.top = std::min(ink.top, glyph->Y0 - face.font->Ascent);
            ink.bottom = std::max(ink.bottom, glyph->Y1 - face.font->Ascent);
        }
        x += glyph->AdvanceX;
    });
    return ink.left > ink.right ? Ink{} : ink;
}

bool has_every_glyph(const Face& face, std::string_view text) {
    bool every = true;
    for_each_character(text,
                       [&](ImWchar c) { every = every && face.font->FindGlyphNoFallback(c) != nullptr; });
    return every;
}

}  // namespace motcua::ui
