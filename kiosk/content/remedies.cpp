#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/content/check.h"

namespace motcua::content {
namespace {

// What a reason says, and what to do. The first that matches; what stands here are pieces of the reasons that
// the readers and checks of this folder give.
constexpr std::array<std::pair<std::string_view, std::string_view>, 46> kRemedies{{
    {"as it was with",
     "Đọc lại tệp của lớp dưới. Sửa tệp này nếu cần, rồi ghi \"overrides\" là số phiên bản mới của lớp "
     "dưới."},
    {"at a time that is not said",
     "Đọc lại tệp của lớp dưới. Rồi ghi \"overrides\" trong pack.json của lớp này là số phiên bản đã đọc."},
    {"the sentence ", "Thêm câu này vào tệp, đúng tên ghi ở trên."},
    {"is no key that is known here", "Sửa tên cho đúng chính tả. Muốn ghi chú thì viết trong \"remarks\"."},
    {"has no \"address\"", "Thêm \"address\": số nhà, đường, bằng tiếng Việt và tiếng Anh."},
    {"is not in offices.json", "Thêm cơ quan này vào offices.json, hoặc sửa \"office\" cho đúng tên."},
    {"is not in catalogue.json", "Thêm tình huống này vào catalogue.json, hoặc sửa \"situations\"."},
    {"is not in the pack", "Sửa mã cho đúng, hoặc thêm thủ tục có mã này."},
    {"is still in the pack", "Bỏ mã này khỏi \"replaces\", hoặc bỏ thủ tục cũ."},
    {"is still there, or replaced", "Bỏ mã này khỏi danh sách bãi bỏ, hoặc bỏ thủ tục cũ."},
    {"is replaced by", "Chỉ một thủ tục được thay cho mã này. Bỏ ở một trong hai tệp."},
    {"holds on the same days as", "Sửa \"valid_from\" và \"valid_to\" để mỗi ngày chỉ có một mức lệ phí."},
    {"is before \"valid_from\"", "Sửa ngày: ngày hết hiệu lực phải sau ngày bắt đầu."},
    {"is not after \"valid_from\"", "Sửa ngày: ngày hết hạn phải sau ngày bắt đầu."},
    {"can never hold", "Không ai tới được chỗ này. Sửa \"when\", hoặc bỏ đi."},
    {"nobody reaches its pages", "Dùng khối này trong một thủ tục, hoặc xóa tệp."},
    {"is no field asked before", "Sửa \"when\": chỉ dùng câu đã hỏi ở trang trước."},
    {"has no option", "Sửa \"when\": dùng đúng tên một lựa chọn của câu đó."},
    {"is no operator", "Sửa \"when\": dùng phép so sánh có trong hướng dẫn."},
    {"\" is no field", "Sửa \"fields\": ghi đúng mã câu hỏi, hoặc phần trước dấu chấm của mã."},
    {"choices on one page", "Chia thành hai trang: mỗi trang nhiều nhất sáu lựa chọn."},
    {"has no English", "Thêm bản tiếng Anh: \"en\"."},
    {"letters that no screen can draw", "Gõ lại câu bằng bàn phím Unicode. Bỏ ký hiệu lạ, biểu tượng."},
    {"does not fit", "Rút ngắn câu này: ở cỡ chữ lớn nhất nó không đứng đủ trong ô."},
    {"tells an amount of money", "Bỏ số tiền khỏi câu, hoặc đối chiếu lệ phí rồi ghi \"verified\": true."},
    {"tells a number of days", "Bỏ số ngày khỏi câu, hoặc đối chiếu thời hạn rồi ghi \"verified\": true."},
    {"the office is not verified",
     "Gọi hỏi cơ quan: tên, địa chỉ, giờ, số điện thoại. Đúng thì ghi \"verified\": true."},
    {"not verified",
     "Đối chiếu với văn bản. Đúng thì ghi \"verified\": true. Màn hình đang nói: theo quy định hiện hành."},
    {"the decision's number is missing", "Ghi số quyết định công bố thủ tục vào \"decision\"."},
    {"is said anew here", "Sửa cả câu ở ngôn ngữ kia cho cùng nghĩa."},
    {"sentences, ", "Ghi âm những câu còn thiếu. Câu nào thiếu thì máy đọc bằng tiếng Việt."},
    {"cannot be filed from a kiosk", "Đổi \"kiosk_does\" thành \"fill\" hoặc \"guide\"."},
    {"list is none", "Lấy lại danh sách thu hồi (CRL, dạng DER) từ nơi cấp, chép lại base64 trên một dòng."},
    {"certificate ", "Lấy lại chứng thư CSCA (dạng DER) từ nơi cấp, chép lại base64 trên một dòng."},
    {"is no part of a pack", "Xóa tệp này, hoặc đặt đúng tên và đúng thư mục."},
    {"is no choice that is asked", "Sửa \"boxes\": ghi tên một câu hỏi có các lựa chọn."},
    {"stand on the paper", "Bớt cột, hoặc chia thành hai bảng."},
    {"say it in a line", "Tiêu đề không có câu trả lời: ghi câu trả lời ở một dòng của tờ khai."},
    {"a table without a row", "Thêm \"rows\", hoặc \"blank\" là số dòng để trống."},
    {"cells in a table of", "Sửa \"cells\": mỗi cột một ô, ô trống thì ghi \"\"."},
    {"none is the \"applicant\"", "Ghi \"applicant\": true ở chỗ người đứng trước máy ký."},
    {"stand side by side", "Bớt chỗ ký, hoặc ghi \"when\" để không đứng cùng lúc."},
    {"is there twice", "Bỏ một trong hai chỗ trùng."},
    {"is missing", "Thêm phần còn thiếu."},
    {"is not in Unicode normalisation form C", "Gõ lại câu này bằng bàn phím Unicode dựng sẵn."},
    {"is no version like", "Viết phiên bản bằng số và dấu chấm: 2026.11.1."},
}};

}  // namespace

std::string remedy(std::string_view reason) {
    for (const auto& [piece, what] : kRemedies)
        if (reason.find(piece) != std::string_view::npos) return std::string(what);
    return "Mở tệp, tìm chỗ ghi ở trên và sửa theo lý do. Rồi chạy lại lệnh này.";
}

}  // namespace motcua::content
