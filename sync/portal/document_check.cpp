#include "sync/portal/document_check.h"

#include <nlohmann/json.hpp>

namespace motcua::portal {
namespace {

using nlohmann::json;

constexpr int kDepthMax = 64;

// Looks through the document without keeping it: only the two members that the header repeats are copied.
class Probe final : public nlohmann::json_sax<json> {
  public:
    [[nodiscard]] const std::optional<std::string>& id() const { return id_; }
    [[nodiscard]] const std::optional<std::string>& procedure() const { return procedure_; }

    bool null() override { return in_object(); }
    bool boolean(bool) override { return in_object(); }
    bool number_integer(number_integer_t) override { return in_object(); }
    bool number_unsigned(number_unsigned_t) override { return in_object(); }
    bool number_float(number_float_t, const string_t&) override { return in_object(); }
    bool binary(binary_t&) override { return false; }
    bool string(string_t& value) override {
        if (depth_ == 1 && wanted_ != nullptr) {
            if (wanted_->has_value()) return false;  // twice: which one holds?
            *wanted_ = value;
        }
        return in_object();
    }
    bool key(string_t& name) override {
        wanted_ = name == "id" ? &id_ : name == "procedure" ? &procedure_ : nullptr;
        return true;
    }
    bool start_object(std::size_t) override { return ++depth_ <= kDepthMax; }
    bool start_array(std::size_t) override { return in_object() && ++depth_ <= kDepthMax; }
    bool end_object() override { return leave(); }
    bool end_array() override { return leave(); }
    bool parse_error(std::size_t, const std::string&, const json::exception&) override { return false; }

  private:
    [[nodiscard]] bool in_object() const { return depth_ > 0; }
    bool leave() {
        --depth_;
        wanted_ = nullptr;
        return true;
    }

    int depth_ = 0;
    std::optional<std::string>* wanted_ = nullptr;  // where the value of the last name at the top goes
    std::optional<std::string> id_;
    std::optional<std::string> procedure_;
};

}  // namespace

std::optional<std::string> fault_of(const Secret& document, const DossierHeader& header) {
    Probe probe;
    if (!json::sax_parse(document.begin(), document.end(), &probe)) return "document_malformed";
    if (probe.id() != header.id.text()) return "document_other_id";
    if (probe.procedure() != header.procedure) return "document_other_procedure";
    return std::nullopt;
}

}  // namespace motcua::portal
