// What a clerk copies field by field into another system that takes no dossier by wire: each answer of one
// document under the label that system knows it by, written as it takes it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"
#include "kiosk/content/procedure.h"

namespace motcua::records {

struct CopyField {
    std::string field;  // its id in the document
    std::string label;
    // "12/03/1955" (or "1955" where no more is known), "Nữ", a choice's label, several between "; ", a number
    // without grouping and with a decimal comma, an address in one line.
    Secret value;
    std::string source;    // as the document has it: "card", "resident", …
    bool claimed = false;  // the resident says that the card is wrong here
};

// One matter, in one system.
struct CopyPart {
    std::string code;  // empty where it has none
    std::string name;
    std::string receiver;
    SecretVector<CopyField> fields;  // in the order in which they are copied
};

struct CopyPanel {
    std::string procedure;
    std::string pack_version;  // of the document
    std::vector<CopyPart> parts;
};

inline constexpr std::size_t kDocumentBytesMax = 1024 * 1024;

// `document`: as kiosk/form makes it, of this procedure, perhaps with an older pack. A linked procedure has
// its parts, and at the end what belongs to none of them; any other is one part. Every answer stands in at
// least one, but for photos: those are looked at. One that this pack does not ask keeps its id for a label.
// The error says what is wrong with the document and nothing that stands in it.
Result<CopyPanel> copy_panel(const content::Procedure& procedure, std::string_view document);

// The same as JSON: assets/schemas/copy-panel.schema.json.
Secret copy_panel_json(const CopyPanel& panel);

}  // namespace motcua::records
