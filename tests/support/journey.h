// The first dossier's journey in steps, as short as it goes, and how to look for what it must not leave
// behind.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace motcua::tests {

inline const std::string kCardPayload =
    "049155999001|205999001|Nguyễn Thị Mẫu|12031955|Nữ|Khối phố Mẫu, Tân Thạnh, Tam Kỳ, Quảng Nam|10052021";

// From the home screen to the review, card in hand.
std::vector<nlohmann::json> steps_to_review();
// The same, divorced, with a photo of the paper that demo_paper(kPaperTitle) shows.
inline constexpr const char* kPaperTitle = "QUYẾT ĐỊNH LY HÔN MẪU";
std::vector<nlohmann::json> steps_to_review_with_photo();
// From the review to the receipt.
std::vector<nlohmann::json> steps_to_receipt();

// The person's name, number and address in every shape they could lie about in.
std::vector<std::string> canaries();

// The files below `folder` that hold these bytes as they are.
std::vector<std::filesystem::path> files_with(const std::filesystem::path& folder, const std::string& needle);
// The files below `folder` that hold a canary, compressed streams of PDF and PNG files opened.
std::vector<std::filesystem::path> files_with_canaries(const std::filesystem::path& folder);

}  // namespace motcua::tests
