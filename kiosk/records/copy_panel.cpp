#include "kiosk/records/copy_panel.h"

#include <algorithm>
#include <set>

#include "kiosk/form/address.h"
#include "kiosk/form/secret_json.h"
#include "kiosk/text/catalogue.h"
#include "kiosk/text/spoken.h"

namespace motcua::records {
namespace {

using content::Field;
using content::FieldType;
using form::SecretJson;

std::string_view text_of(const SecretJson& object, const char* key) {
    const auto found = object.find(secret(key));
    return found != object.end() && found->is_string() ? view(found->get_ref<const Secret&>())
                                                       : std::string_view();
}

Secret joined_labels(const SecretJson& labels) {
    if (labels.empty()) return secret(text::Words{}(text::T::question_none_of_them));
    Secret all;
    for (const SecretJson& label : labels) {
        if (!label.is_string()) continue;
        if (!all.empty()) all.append("; ");
        all.append(label.get_ref<const Secret&>());
    }
    return all;
}

Secret picked_address(const SecretJson& value) {
    form::Address address;
    for (const content::AddressPart part : content::kAddressParts)
        address.set(part, text_of(value, std::string(content::name(part)).c_str()), false);
    return form::address_in_one_line(view(form::address_value(address)));
}

Secret number_as_typed(const SecretJson& value) {
    Secret digits = value.dump();
    std::replace(digits.begin(), digits.end(), '.', ',');
    return digits;
}

Secret text_as_typed(const Field* field, std::string_view value) {
    if (field != nullptr && field->type == FieldType::date) return secret(text::partial_date(value));
    if (field != nullptr && field->type == FieldType::sex)
        return secret(text::Words{}(value == "M" ? text::T::sex_male : text::T::sex_female));
    return secret(value);
}

// Empty where it is not copied.
Secret as_typed(const Field* field, const SecretJson& entry) {
    const auto value = entry.find(secret("value"));
    const auto labels = entry.find(secret("labels"));
    if (labels != entry.end() && labels->is_array()) return joined_labels(*labels);
    if (const std::string_view label = text_of(entry, "label"); !label.empty()) return secret(label);
    if (value == entry.end()) return {};
    if (value->is_number()) return number_as_typed(*value);
    if (value->is_object()) return picked_address(*value);
    return value->is_string() ? text_as_typed(field, view(value->get_ref<const Secret&>())) : Secret();
}

// "child" is said of child.name and of "child" itself.
bool is_of(const std::string& field, const std::string& name) {
    return field == name || (field.size() > name.size() && field[name.size()] == '.' &&
                             field.compare(0, name.size(), name) == 0);
}

class Panel {
  public:
    Panel(const content::Procedure& procedure, const SecretJson& document)
        : procedure_(procedure), document_(document), answers_(document_.at(secret("answers"))) {
        for (const content::Page& page : procedure.pages)
            for (const Field& field : page.fields) fields_.push_back(&field);
    }

    CopyPanel made() {
        CopyPanel panel{procedure_.code, std::string(text_of(document_, "pack_version")), {}};
        for (const content::LinkedPart& linked : procedure_.parts) {
            CopyPart part{linked.code, linked.name.vi, linked.receiver.vi, {}};
            for (const std::string& name : linked.fields)
                add(part, [&name](const std::string& id) { return is_of(id, name); });
            panel.parts.push_back(std::move(part));
        }
        CopyPart rest{procedure_.code, procedure_.name.vi, procedure_.receiver.vi, {}};
        add(rest, [this](const std::string& id) { return copied_.count(id) == 0; });
        add_unknown(rest);
        if (!rest.fields.empty() || panel.parts.empty()) panel.parts.push_back(std::move(rest));
        return panel;
    }

  private:
    template <class Wanted>
    void add(CopyPart& part, const Wanted& wanted) {
        for (const Field* field : fields_) {
            const auto entry = answers_.find(secret(field->id));
            if (entry == answers_.end() || !wanted(field->id)) continue;
            const auto& label = field->copied_as.vi.empty() ? field->label.vi : field->copied_as.vi;
            put(part, field, field->id, label, *entry);
        }
    }

    // Answers to what another version of the pack asked.
    void add_unknown(CopyPart& part) {
        for (const auto& [key, entry] : answers_.items()) {
            const std::string id(view(key));
            const bool is_known = std::any_of(fields_.begin(), fields_.end(),
                                              [&id](const Field* field) { return field->id == id; });
            if (!is_known) put(part, nullptr, id, id, entry);
        }
    }

    void put(CopyPart& part, const Field* field, const std::string& id, const std::string& label,
             const SecretJson& entry) {
        copied_.insert(id);
        if (!entry.is_object()) return;
        Secret value = as_typed(field, entry);
        if (value.empty()) return;
        part.fields.push_back(
            {id, label, std::move(value), std::string(text_of(entry, "source")), is_claimed(id)});
    }

    [[nodiscard]] bool is_claimed(const std::string& id) const {
        const auto claims = document_.find(secret("claims"));
        if (claims == document_.end() || !claims->is_array()) return false;
        return std::any_of(claims->begin(), claims->end(), [&id](const SecretJson& each) {
            return each.is_string() && view(each.get_ref<const Secret&>()) == id;
        });
    }

    const content::Procedure& procedure_;
    const SecretJson& document_;
    const SecretJson& answers_;
    std::vector<const Field*> fields_;
    std::set<std::string> copied_;
};

SecretJson field_json(const CopyField& field) {
    SecretJson entry = SecretJson::object();
    entry["field"] = secret(field.field);
    entry["label"] = secret(field.label);
    entry["value"] = field.value;
    entry["source"] = secret(field.source);
    if (field.claimed) entry["claimed"] = true;
    return entry;
}

}  // namespace

Result<CopyPanel> copy_panel(const content::Procedure& procedure, std::string_view document) {
    if (document.size() > kDocumentBytesMax) return failure("the document is too large");
    const SecretJson read = SecretJson::parse(document, nullptr, false);
    if (!read.is_object()) return failure("the document is no JSON object");
    if (text_of(read, "format") != "motcua-dossier-1") return failure("the document is of no known format");
    if (text_of(read, "procedure") != procedure.code)
        return failure("the document is not of procedure " + procedure.code);
    const auto answers = read.find(secret("answers"));
    if (answers == read.end() || !answers->is_object()) return failure("the document has no answers");
    return Panel(procedure, read).made();
}

Secret copy_panel_json(const CopyPanel& panel) {
    SecretJson parts = SecretJson::array();
    for (const CopyPart& part : panel.parts) {
        SecretJson fields = SecretJson::array();
        for (const CopyField& field : part.fields) fields.push_back(field_json(field));
        SecretJson entry = SecretJson::object();
        entry["code"] = secret(part.code);
        entry["name"] = secret(part.name);
        entry["receiver"] = secret(part.receiver);
        entry["fields"] = std::move(fields);
        parts.push_back(std::move(entry));
    }
    SecretJson whole = SecretJson::object();
    whole["procedure"] = secret(panel.procedure);
    whole["pack_version"] = secret(panel.pack_version);
    whole["parts"] = std::move(parts);
    return whole.dump(2);
}

}  // namespace motcua::records
