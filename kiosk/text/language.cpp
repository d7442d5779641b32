#include "kiosk/text/language.h"

#include "kiosk/text/fill.h"

namespace motcua::text {

std::string addressed(const std::string& sentence, Language language, Address address) {
    return fill<std::string>(sentence, [&](std::string_view name, std::string& out) {
        return append_address(name, language, address, out);
    });
}

bool append_address(std::string_view name, Language language, Address address, std::string& out) {
    struct Forms {
        std::string_view inside;
        std::string_view begin;
    };
    static constexpr Forms kVietnamese[] = {{"ông/bà", "Ông/bà"}, {"ông", "Ông"}, {"bà", "Bà"},
                                            {"anh", "Anh"},       {"chị", "Chị"}, {"em", "Em"}};
    static constexpr Forms kEnglish = {"you", "You"};
    const Forms& forms = language == Language::en ? kEnglish : kVietnamese[static_cast<std::size_t>(address)];
    if (name == "xh")
        out += forms.inside;
    else if (name == "Xh")
        out += forms.begin;
    else
        return false;
    return true;
}

}  // namespace motcua::text
