// A slip and a declaration of invented people.
#pragma once

#include <string>

#include "kiosk/records/slip.h"
#include "platform/camera/codes.h"
#include "platform/paper/paper.h"

namespace motcua::tests {

inline CodeMatrix code(const std::string& text) { return *platform::make_code_writer()->write(text); }

inline const std::string kSlipPayload = "MOTCUA:1:06DR7KQX9W2M5T8Y1Z3A4B5C6D:7Q2W9E4R6T1Y3V5X8Z0A2S4D6F";

inline records::Slip some_slip() {
    records::Slip slip;
    slip.number = "BT01 0027 A";
    slip.payload = secret(kSlipPayload);
    slip.code = code(kSlipPayload);
    slip.number_code = code(slip.number);
    slip.procedure_code = "1.004873";
    slip.procedure_name = {"Giấy xác nhận tình trạng hôn nhân", "Certificate of marital status"};
    slip.place = {"quầy số 3", "counter 3"};
    slip.office = {"Trung tâm Phục vụ hành chính công phường Bàn Thạch",
                   "Bàn Thạch Ward Public Administrative Service Centre"};
    slip.ward = {"phường Bàn Thạch", "Bàn Thạch Ward"};
    slip.created = {std::chrono::year{2026} / 11 / 23, 9, 24};
    return slip;
}

inline records::Declaration some_declaration() {
    records::Declaration paper;
    paper.title = "TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN";
    paper.addressee = "Kính gửi: Ủy ban nhân dân phường Bàn Thạch, thành phố Đà Nẵng";
    for (const char* line :
         {"Họ, chữ đệm, tên người yêu cầu: Lê Thị Ví Dụ",
          "Nơi cư trú: Khối phố Mẫu, phường Bàn Thạch, thành phố Đà Nẵng",
          "Giấy tờ tùy thân: số định danh 049155999003",
          "Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân: bản thân",
          "Đề nghị cấp Giấy xác nhận tình trạng hôn nhân cho người có tên dưới đây:",
          "Họ, chữ đệm, tên: Lê Thị Ví Dụ", "Ngày, tháng, năm sinh: 05/09/1955", "Giới tính: Nữ",
          "Dân tộc: Kinh", "Quốc tịch: Việt Nam", "Giấy tờ tùy thân: số định danh 049155999003",
          "Nơi cư trú: Khối phố Mẫu, phường Bàn Thạch, thành phố Đà Nẵng",
          "Tình trạng hôn nhân: đã đăng ký kết hôn, vợ hoặc chồng là Trần Văn Thử đã chết; hiện tại chưa "
          "đăng ký kết "
          "hôn với ai.",
          "Trích lục khai tử số: 999/2019", "Nơi cấp trích lục khai tử: Ủy ban nhân dân phường Mẫu",
          "Mục đích sử dụng Giấy xác nhận tình trạng hôn nhân: để kết hôn với Hoàng Mẫu Ưỡn Ẽo, sinh năm "
          "1950.",
          "Nơi đăng ký kết hôn: Ủy ban nhân dân phường Bàn Thạch", "Số bản: 01"}) {
        paper.lines.push_back({secret(line)});
    }
    paper.pledge =
        "Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về "
        "cam "
        "đoan của mình.";
    paper.slip_number = "BT01 0027 A";
    paper.code = code(paper.slip_number);
    paper.created = {std::chrono::year{2026} / 11 / 3, 9, 24};
    paper.ward = {"phường Bàn Thạch", "Bàn Thạch Ward"};
    return paper;
}

inline records::TakeAway some_take_away() {
    records::TakeAway sheet;
    sheet.office = "Trung tâm Phục vụ hành chính công phường Bàn Thạch";
    sheet.heading = "Tờ hướng dẫn mang về";
    sheet.title = "Giấy xác nhận tình trạng hôn nhân";
    sheet.official = "Tên chính thức: Cấp Giấy xác nhận tình trạng hôn nhân. Mã thủ tục: 1.004873.";
    sheet.what_it_does = "Máy giúp điền và gửi tờ khai. Ông/bà ký trước mặt cán bộ tại quầy.";
    sheet.facts = {{"Giấy tờ cần mang theo",
                    {"Căn cước (bản chính, cán bộ xem rồi trả lại)",
                     "Nếu đã ly hôn: bản án, quyết định ly hôn (bản sao)",
                     "Nếu vợ hoặc chồng đã mất: trích lục khai tử (bản sao có chứng thực)"}},
                   {"Lệ phí", {"theo quy định hiện hành, cán bộ sẽ báo"}},
                   {"Thời hạn", {"3 ngày làm việc kể từ ngày cán bộ tiếp nhận"}},
                   {"Cơ quan giải quyết", {"Ủy ban nhân dân phường Bàn Thạch. Quầy số 3"}}};
    sheet.truth = "Tờ này chỉ để hướng dẫn. Máy CHƯA làm thủ tục nào cho ông/bà.";
    sheet.code = code("1.004873");
    sheet.code_hint = "Đưa mã vuông này lại gần ô đèn sáng của máy để mở lại đúng thủ tục này.";
    sheet.as_of = "Nội dung cập nhật ngày 01/11/2026.";
    sheet.procedure = "1.004873";
    sheet.printed = {std::chrono::year{2026} / 11 / 23, 9, 24};
    return sheet;
}

inline Result<Secret> pdf(const std::shared_ptr<const Drawing>& drawing) {
    return drawing->pdf(drawing->size());
}

}  // namespace motcua::tests
