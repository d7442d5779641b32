// What is said of a new pack to who approves it.
#include "kiosk/content/changes.h"

#include <algorithm>
#include <string>

#include "assets.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/content/source.h"
#include "tests/support/temp_folder.h"

using namespace motcua;
using nlohmann::json;

namespace {

constexpr const char* kResidence = "procedures/1.004222.json";

content::Parts ward() {
    static const content::Parts parts = content::read_source(tests::ban_thach_layers()).parts;
    return parts;
}

std::vector<std::string> said(const content::Parts& after) {
    std::vector<std::string> sentences;
    for (const content::Change& change : content::changes(ward(), after)) sentences.push_back(change.said);
    return sentences;
}

using Sentences = std::vector<std::string>;

}  // namespace

TEST_CASE("between a pack and itself nothing changes, nor where only a remark is new") {
    content::Parts after = ward();
    CHECK(said(after).empty());
    after[kResidence]["remarks"].push_back("Đã gọi hỏi.");
    CHECK(said(after).empty());
}

TEST_CASE("a new fee is told with the old one") {
    content::Parts after = ward();
    after[kResidence]["fees"][0]["words"]["vi"] = "30.000 đồng một lần.";
    CHECK(said(after) == Sentences{"Lệ phí của 1.004222 đổi từ “Làm trực tiếp: 20.000 đồng một lần. Làm trên "
                                   "mạng: 10.000 đồng một lần.” thành “30.000 đồng một lần.”."});
}

TEST_CASE("a term, and what is verified") {
    content::Parts after = ward();
    after[kResidence]["term"]["value"] = 5;
    after[kResidence]["term"]["verified"] = false;
    CHECK(said(after) == Sentences{"Thời hạn của 1.004222 đổi từ “7” thành “5”.",
                                   "Thời hạn đã đối chiếu của 1.004222 đổi từ “có” thành “chưa”."});
}

TEST_CASE("a paper that came and one that went are told by their names, and nothing of those that moved up") {
    content::Parts after = ward();
    json& papers = after[kResidence]["papers"];
    papers.erase(0);
    papers.push_back({{"name", {{"vi", "Ảnh chân dung"}, {"en", "Portrait"}}}, {"form", "original"}});
    CHECK(said(after) == Sentences{"Giấy tờ của 1.004222: bỏ “Thẻ căn cước, hoặc căn cước điện tử”.",
                                   "Giấy tờ của 1.004222: thêm “Ảnh chân dung”."});
}

TEST_CASE("the order alone is told as that") {
    content::Parts after = ward();
    std::swap(after[kResidence]["papers"][0], after[kResidence]["papers"][1]);
    CHECK(said(after) == Sentences{"Giấy tờ của 1.004222: đổi thứ tự."});
}

TEST_CASE("a question that is new, and one that is asked otherwise") {
    content::Parts after = ward();
    json& pages = after[kResidence]["pages"];
    json page = pages[1];
    page["id"] = "from.address";
    page["question"]["vi"] = "{Xh} chuyển từ đâu đến?";
    pages[1]["question"]["vi"] = "{Xh} muốn chuyển tới đâu?";
    pages.push_back(page);
    CHECK(said(after) ==
          Sentences{"Câu hỏi của 1.004222 đổi từ “{Xh} muốn đăng ký thường trú ở đâu?” thành “{Xh} muốn "
                    "chuyển tới đâu?”.",
                    "Câu hỏi của 1.004222: thêm “{Xh} chuyển từ đâu đến?”."});
}

TEST_CASE("a sentence of the machine, in either language") {
    content::Parts after = ward();
    const std::string before = after["text/en.json"]["home.title"];
    after["text/en.json"]["home.title"] = "Welcome.";
    CHECK(said(after) == Sentences{"Câu “home.title” (tiếng Anh) đổi từ “" + before + "” thành “Welcome.”."});
}

TEST_CASE("a procedure that is new and one that is gone") {
    content::Parts after = ward();
    after["procedures/1.999999.json"] = after[kResidence];
    after.erase("procedures/1.004222.json");
    CHECK(said(after) == Sentences{"Thủ tục 1.004222: bỏ “Đăng ký thường trú (nhập hộ khẩu)”.",
                                   "Thủ tục 1.999999: thêm “Đăng ký thường trú (nhập hộ khẩu)”."});
}

TEST_CASE("a pack's file says the same as the folders that it was made of") {
    const tests::TempFolder folder = tests::TempFolder::in_memory();
    const auto pack = folder.path() / "ward.pack";
    REQUIRE(content::build_pack(tests::ban_thach_layers(), pack).has_value());
    const auto of_file = content::parts_of({pack});
    REQUIRE(of_file.has_value());
    CHECK(content::changes(*of_file, *content::parts_of(tests::ban_thach_layers())).empty());
    CHECK_FALSE(content::parts_of({folder.path() / "none.pack"}).has_value());
}

TEST_CASE("a place whose name is far longer than any is told, not choked on") {
    content::Parts after = ward();
    after[kResidence]["term"][std::string(1'000'000, 'x')] = "y";
    CHECK(said(after) == Sentences{"Thời hạn của 1.004222: thêm “y”."});
}
