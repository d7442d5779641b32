#include "ui/screens/preview_content.h"

namespace motcua::ui {
namespace {

using content::CardItem;
using content::FieldType;
using content::Option;
using content::Page;

content::Field field(std::string id, FieldType type, text::LocalText label) {
    content::Field out;
    out.id = std::move(id);
    out.type = type;
    out.label = std::move(label);
    if (type == FieldType::person_name) out.suggests = content::Suggests::names;
    return out;
}

content::Field from_card(std::string id, FieldType type, text::LocalText label, CardItem item) {
    content::Field out = field(std::move(id), type, std::move(label));
    out.from_card = item;
    return out;
}

Page page(text::LocalText question, content::Field only, text::LocalText hint = {}) {
    Page out;
    out.id = only.id;
    out.question = std::move(question);
    out.hint = std::move(hint);
    out.fields.push_back(std::move(only));
    return out;
}

Page choice(std::string id, text::LocalText label, text::LocalText question, std::vector<Option> options) {
    content::Field out = field(std::move(id), FieldType::choice, std::move(label));
    out.options = std::move(options);
    return page(std::move(question), std::move(out));
}

std::vector<Page> person_pages() {
    std::vector<Page> pages;
    pages.push_back(page({"Họ, chữ đệm, tên của {xh} là gì?", "What is your full name?"},
                         from_card("applicant.name", FieldType::person_name,
                                   {"Họ, chữ đệm, tên", "Full name"}, CardItem::full_name)));
    pages.push_back(page(
        {"Số định danh của {xh} là số nào?", "What is your identity number?"},
        from_card("applicant.id", FieldType::citizen_id, {"Số định danh", "Identity number"}, CardItem::id),
        {"12 số trên thẻ căn cước.", "The 12 digits on your identity card."}));
    content::Field birth =
        from_card("applicant.birth_date", FieldType::date, {"Ngày sinh", "Birth date"}, CardItem::birth_date);
    birth.partial_date = true;
    pages.push_back(page({"{Xh} sinh ngày nào?", "When were you born?"}, std::move(birth)));
    pages.push_back(page({"Giới tính ghi trên thẻ của {xh} là gì?", "Which sex is on your card?"},
                         from_card("applicant.sex", FieldType::sex, {"Giới tính", "Sex"}, CardItem::sex)));
    content::Field address =
        from_card("applicant.address", FieldType::text, {"Nơi thường trú", "Residence"}, CardItem::address);
    address.max = 200;
    address.suggests = content::Suggests::places;
    pages.push_back(page({"{Xh} thường trú ở đâu?", "Where is your residence?"}, std::move(address)));
    return pages;
}

std::vector<Page> purpose_pages() {
    std::vector<Page> pages;
    pages.push_back(
        choice("marital.status", {"Tình trạng hôn nhân", "Marital status"},
               {"Hiện nay {xh} thuộc trường hợp nào?", "Which of these is your situation now?"},
               {{"never", {"Chưa đăng ký kết hôn với ai", "Never married"}, {}, "person"},
                {"married", {"Đang có vợ hoặc chồng", "Married"}, {}, "marriage"},
                {"cohabiting",
                 {"Sống chung như vợ chồng từ trước 3/1/1987", "Living as a couple since before 3/1/1987"},
                 {"Chưa đăng ký kết hôn.", "Not registered."},
                 "house"},
                {"divorced",
                 {"Đã ly hôn", "Divorced"},
                 {"Và chưa kết hôn lại.", "And not married again."},
                 "divorce"},
                {"widowed",
                 {"Vợ hoặc chồng đã mất", "Widowed"},
                 {"Và chưa kết hôn lại.", "And not married again."},
                 "candle"}}));
    pages.push_back(
        page({"Họ, chữ đệm, tên của vợ hoặc chồng", "Full name of your wife or husband"},
             field("spouse.name", FieldType::person_name, {"Họ tên vợ hoặc chồng", "Spouse's full name"})));
    pages.push_back(choice("purpose", {"Mục đích sử dụng", "Purpose"},
                           {"{Xh} cần giấy này để làm gì?", "What do you need this paper for?"},
                           {{"marriage", {"Để kết hôn", "To marry"}, {"Chỉ cấp 01 bản.", "One copy only."}},
                            {"loan", {"Vay vốn ngân hàng", "A bank loan"}, {}},
                            {"land", {"Mua bán nhà đất", "Buying or selling a house or land"}, {}},
                            {"other", {"Việc khác", "Something else"}, {}}}));
    content::Field copies = field("copies", FieldType::count, {"Số bản", "Copies"});
    copies.min = 1;
    copies.max = 10;
    copies.initial = "1";
    pages.push_back(page({"{Xh} cần mấy bản?", "How many copies do you need?"}, std::move(copies)));
    pages.push_back(choice(
        "delivery.way", {"Nhận kết quả", "Delivery"},
        {"{Xh} muốn nhận kết quả ở đâu?", "Where would you like the result?"},
        {{"counter", {"Nhận tại quầy", "At the counter"}, {}},
         {"post", {"Gửi qua bưu điện", "By post"}, {"Bưu điện thu cước riêng.", "The post charges for it."}},
         {"home",
          {"Trao tại nhà", "At home"},
          {"Cho gia đình chính sách, người khó khăn, người bệnh.", "For people in hardship or ill."}}}));
    pages.push_back(page({"Số điện thoại của {xh} là số nào?", "What is your phone number?"},
                         field("contact.phone", FieldType::phone, {"Số điện thoại", "Phone number"})));
    return pages;
}

content::Procedure marital_certificate() {
    content::Procedure out;
    out.code = "1.004873";
    out.name = {"Thủ tục cấp Giấy xác nhận tình trạng hôn nhân", "Certificate of marital status"};
    out.plain = {"Giấy xác nhận tình trạng hôn nhân", "Certificate of marital status"};
    out.picture = "marriage";
    out.kiosk_does = content::KioskDoes::fill;
    out.receiver = {"Ủy ban nhân dân phường Bàn Thạch", "People's Committee of Bàn Thạch ward"};
    out.counter = "3";
    out.synonyms = {"giấy độc thân"};
    out.situations = {"family"};
    out.term = {3, content::TermUnit::working_days, {}, true};
    out.papers_verified = true;
    out.papers = {
        {{"Thẻ căn cước", "Identity card"}, content::PaperForm::shown, {}},
        {{"Tờ khai máy in ra, ký trước cán bộ", "The printed declaration, signed before staff"},
         content::PaperForm::original,
         {}},
        {{"Nếu đã ly hôn: bản án hoặc quyết định ly hôn", "If divorced: the judgment or decision"},
         content::PaperForm::shown,
         {}},
        {{"Nếu vợ hoặc chồng đã mất: trích lục khai tử", "If widowed: the extract of the death register"},
         content::PaperForm::shown,
         {}}};
    out.pages = person_pages();
    for (Page& next : purpose_pages()) out.pages.push_back(std::move(next));
    return out;
}

content::Procedure other(std::string code, text::LocalText plain, std::string picture,
                         std::string situation) {
    content::Procedure out;
    out.code = std::move(code);
    out.name = plain;
    out.plain = std::move(plain);
    out.picture = std::move(picture);
    out.receiver = {"Ủy ban nhân dân phường Bàn Thạch", "People's Committee of Bàn Thạch ward"};
    out.counter = "2";
    out.synonyms = {"giấy tờ"};
    out.situations = {std::move(situation)};
    return out;
}

content::ProcedureCatalogue catalogue() {
    content::ProcedureCatalogue out;
    out.situations = {
        {"child", {"Có con", "Having a child"}, {"Khai sinh, nhận con", "Birth, recognition"}, "child"},
        {"death",
         {"Nhà có người mất", "Somebody died"},
         {"Khai tử, mai táng phí", "Funeral support"},
         "candle"},
        {"moving", {"Chuyển nơi ở", "Moving house"}, {"Thường trú, tạm trú", "Residence"}, "house"},
        {"old_age", {"Tuổi già", "Old age"}, {}, "elder"},
        {"hardship", {"Lúc khó khăn", "Hard times"}, {"Hộ nghèo, trợ cấp", "Poor households"}, "hands"},
        {"family",
         {"Kết hôn, gia đình", "Marriage and family"},
         {"Kết hôn, độc thân", "Marriage"},
         "marriage"},
        {"certify",
         {"Chứng thực", "Certification"},
         {"Bản sao, chữ ký, di chúc, hợp đồng", "Copies, signatures, wills, contracts"},
         "papers"}};
    out.ambiguities = {{{"mai táng"},
                        {"Người mất đang hưởng trợ cấp gì?", "Which support did the deceased receive?"},
                        {{{"Trợ cấp bảo trợ xã hội", "Social assistance"}, "2.002307"},
                         {{"Hưu trí xã hội", "Social pension"}, "1.000656"}}}};
    out.repealed = {{"2.001009",
                     {"Khai nhận di sản", "Estate"},
                     {"Việc này nay do công chứng viên làm.", "A notary does this now."}}};
    return out;
}

content::DataNotice notice() {
    content::DataNotice out;
    out.paragraphs = {
        {"Ai xử lý: Ủy ban nhân dân phường Bàn Thạch, tại Trung tâm Phục vụ hành chính công.",
         "Who: the People's Committee of Bàn Thạch ward, at its Public Service Centre."},
        {"Dùng thông tin gì: thông tin trên thẻ căn cước và những gì {xh} trả lời trên máy này.",
         "What: the details on your identity card and what you answer on this machine."},
        {"Để làm gì: chỉ để giải quyết thủ tục {xh} chọn, theo nhiệm vụ luật giao cho cơ quan.",
         "Why: only to handle the procedure you choose, as the law requires of this office."},
        {"Lưu bao lâu: hồ sơ được niêm kín ngay khi lưu. Cơ quan lưu trữ theo quy định về hồ sơ hộ tịch.",
         "How long: the file is sealed as soon as it is saved and kept as the civil status rules require."},
        {"Quyền của {xh}: được biết, được xem, yêu cầu sửa, yêu cầu xóa theo luật, rút lại điều đã đồng ý.",
         "Your rights: to know, to see, to have it corrected or deleted as the law allows, to withdraw a "
         "consent."},
        {"Khiếu nại: gặp cán bộ tại quầy hoặc gửi Ủy ban nhân dân phường.",
         "Complaints: see the staff at the counter or write to the People's Committee."}};
    out.consents = {{"remind_me",
                     {"Tôi đồng ý nhận cuộc gọi hoặc tin nhắn nhắc ngày nhận kết quả.",
                      "I agree to a call or message that reminds me when the result is ready."}}};
    return out;
}

content::Phrases phrases(std::initializer_list<const char*> words) {
    content::Phrases out;
    for (const char* word : words) out.push_back(content::phrase(word));
    return out;
}

}  // namespace

std::shared_ptr<const content::Content> preview_content() {
    using namespace std::chrono;
    auto out = std::make_shared<content::Content>();
    out->id = "preview";
    out->version = "2026.11.1";
    out->valid_from = 2026y / November / 1;
    out->expires = 2027y / November / 1;
    out->locality.ward = {"phường Bàn Thạch", "Bàn Thạch ward"};
    out->locality.office = {"Trung tâm Phục vụ hành chính công phường Bàn Thạch",
                            "Public Service Centre of Bàn Thạch ward"};
    out->locality.province = {"thành phố Đà Nẵng", "Đà Nẵng city"};
    out->locality.languages = {
        {"tiếng Cơ Tu", "Cơ Tu"}, {"tiếng Anh", "English"}, {"ngôn ngữ ký hiệu", "sign language"}};
    out->notice = notice();
    out->names = {phrases({"Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Alăng", "Niê"}),
                  phrases({"Thị", "Văn", "Hồng", "Hương", "Hòa", "Hoà", "Bưởi"}),
                  phrases({"@gmail.com", "@yahoo.com", "@mau.vn"})};
    out->places = {phrases({"Khối phố", "Thôn"}), phrases({"Đà Nẵng", "Quảng Nam"}),
                   phrases({"Bàn Thạch", "Tân Thạnh", "Hòa Thuận", "Tam Thăng"}),
                   phrases({"Thạch Tân", "Vĩnh Bình"})};
    const auto places = [](std::initializer_list<const char*> names) {
        content::PlaceNames all;
        for (const char* name : names) all.push_back(content::place_name(name));
        return all;
    };
    out->address_places.home_province = out->locality.province.vi;
    out->address_places.home_ward = out->locality.ward.vi;
    out->address_places.provinces =
        places({"thành phố Đà Nẵng", "thành phố Hà Nội", "thành phố Hồ Chí Minh", "tỉnh Quảng Ngãi",
                "tỉnh Quảng Ninh", "tỉnh Quảng Trị", "tỉnh Gia Lai"});
    out->address_places.wards = {
        {out->locality.province.vi, places({"phường Bàn Thạch", "phường Tam Kỳ", "phường Hương Trà"})}};
    out->address_places.hamlets = places({"thôn Thạch Tân", "thôn Vĩnh Bình", "khu phố Mẫu"});
    out->procedures = {
        marital_certificate(),
        other("1.001193", {"Đăng ký khai sinh", "Birth registration"}, "child", "child"),
        other("1.000656", {"Đăng ký khai tử", "Death registration"}, "candle", "death"),
        other("1.000894", {"Đăng ký kết hôn", "Marriage registration"}, "marriage", "family"),
        other("2.000815", {"Chứng thực bản sao từ bản chính giấy tờ, văn bản", "Certified copies"}, "papers",
              "certify"),
        other("1.004222", {"Đăng ký thường trú", "Residence registration"}, "house", "moving"),
        other("2.002307", {"Hỗ trợ chi phí mai táng", "Funeral support"}, "money", "death"),
        other("1.012222", {"Công nhận hộ nghèo, hộ cận nghèo", "Recognition of poor households"}, "hands",
              "hardship")};
    out->procedures[1].replaces = {{"2.002621", {"Nay làm chung một lần.", "It is now done in one."}}};
    out->catalogue = catalogue();
    return out;
}

}  // namespace motcua::ui
