// The contract is walked: each path, method and status of openapi.yaml is what the server really answers.
#include <functional>
#include <map>
#include <set>

#include "client.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace motcua::tests {
namespace {

// "PUT /v1/submissions/{id} 201 application/json"
std::set<std::string> promised() {
    std::ifstream file(std::string(MOTCUA_SOURCE_DIR) + "/sync/portal/openapi.yaml");
    std::set<std::string> lines;
    std::string path, method, status, line;
    while (std::getline(file, line) && line != "components:") {
        const std::size_t indent = line.find_first_not_of(' ');
        if (indent == std::string::npos) continue;
        const std::string word = line.substr(indent, line.rfind(':') - indent);
        if (indent == 2 && word.front() == '/') path = word;
        if (indent == 4 && !path.empty())
            method = word == "put"    ? "PUT"
                     : word == "post" ? "POST"
                     : word == "get"  ? "GET"
                                      : "unknown method";
        if (indent == 8 && word.front() == '"' && word.size() == 5) status = word.substr(1, 3);
        if (indent == 12 && word.compare(0, 12, "application/") == 0 && !status.empty()) {
            lines.insert(method + " " + path + " " + status + " " + word);
        }
        if (line.find("requestBody") != std::string::npos || indent <= 4) status.clear();
    }
    return lines;
}

class Scenarios {
  public:
    httplib::Result of(const std::string& method, const std::string& path, const std::string& status) {
        if (method == "PUT") return submission(status);
        if (method == "POST") return upload(status);
        if (path == "/v1/packs/{name}") return download(status);
        if (status == "400" && path == "/v1/health") return out_of_date()->Get(path);
        if (status == "400") return served_.client()->Get(path + "?after=x");
        if (status == "503") return with_broken_register([&] { return served_.client()->Get(path); });
        return served_.client()->Get(path);
    }

  private:
    httplib::Result download(const std::string& status) {
        const auto packs = served_.portal_dir / "packs";
        std::filesystem::create_directory(packs);
        std::ofstream(packs / "recalls.json") << "{}";
        std::ofstream(packs / "ward.pack") << "0123456789";
        if (status == "200") return served_.client()->Get("/v1/packs/recalls.json");
        if (status == "206")
            return served_.client()->Get("/v1/packs/ward.pack", {httplib::make_range_header({{4, 6}})});
        return served_.client()->Get("/v1/packs/../portal.db");
    }

    httplib::Result submission(const std::string& status) {
        auto sealed = served_.dossier();
        const std::string path = "/v1/submissions/" + sealed.header.id.text();
        const auto put = [&](const std::string& body, const char* type = "application/json") {
            return served_.client()->Put(path, body, type);
        };
        if (status == "201") return put(sync::to_wire(sealed));
        if (status == "400") return put("{}");
        if (status == "413") return put(std::string(4U << 20, ' '));
        if (status == "415") return put("{}", "text/plain");
        if (status == "503") return with_broken_register([&] { return put(sync::to_wire(sealed)); });
        if (status == "200") {
            put(sync::to_wire(sealed));
            return put(sync::to_wire(sealed));
        }
        if (status == "409") {
            put(sync::to_wire(sealed));
            return put(sync::to_wire(served_.seal(sealed.header, Pair::document(sealed.header))));
        }
        if (status == "424") return served_.put(served_.dossier_with({served_.photo()}).dossier);
        if (status == "422") return put(sync::to_wire(served_.seal(sealed.header, secret("no JSON"))));
        if (status == "403") {
            sealed.signing_key_id = "another";
            return put(sync::to_wire(sealed));
        }
        throw std::runtime_error("no scenario for " + status);
    }

    httplib::Result upload(const std::string& status) {
        const Sealed sealed = served_.dossier_with({served_.photo()});
        const std::string& bytes = sealed.attachments[0].envelope;
        const auto headers = Served::headers_of(Served::claim(sealed), bytes.size());
        if (status == "201") return served_.post(headers, bytes);
        if (status == "400") return served_.post(headers, bytes.substr(1));
        if (status == "412") return served_.post({}, bytes);
        if (status == "413") return served_.post(headers, std::string((4U << 20) + 1, ' '));
        if (status == "415") return served_.post(headers, bytes, "image/jpeg");
        if (status == "503") return with_broken_register([&] { return served_.post(headers, bytes); });
        if (status == "460") return served_.post(headers, std::string(bytes.size(), 'x'));
        if (status == "409") {
            served_.post(headers, bytes);
            const auto other = served_.kiosk;
            sync::EnvelopeSealer sealer(other.signing, other.keys);
            const auto& header = sealed.dossier.header;
            Photo photo = served_.photo();
            photo.id = sealed.attachments[0].ref.id;
            return served_.post(must(sealer.seal(header, Pair::document(header), {photo})));
        }
        throw std::runtime_error("no scenario for an upload's " + status);
    }

    std::unique_ptr<httplib::SSLClient> out_of_date() {
        return served_.client(redated(served_, -200000, -100000), served_.file("tls.key"));
    }

    // A folder where the journal has to be: nothing can be read or written.
    httplib::Result with_broken_register(const std::function<httplib::Result()>& call) {
        const auto journal = served_.portal_dir / "portal.db-journal";
        std::filesystem::create_directory(journal);
        auto answer = call();
        std::filesystem::remove(journal);
        return answer;
    }

    Served served_;
};

}  // namespace

TEST_CASE("every path and status of openapi.yaml is answered so by the server") {
    const auto lines = promised();
    REQUIRE(lines.size() == 29);
    Scenarios scenarios;
    for (const std::string& line : lines) {
        CAPTURE(line);
        std::istringstream words(line);
        std::string method, path, status, type;
        words >> method >> path >> status >> type;
        if (status == "411") continue;  // no HTTP library would send that: server_test.cpp does by hand
        const auto answer = scenarios.of(method, path, status);
        REQUIRE(answer);
        CHECK(std::to_string(answer->status) == status);
        CHECK(answer->get_header_value("Content-Type") == type);
        if (type.find("json") != type.npos)
            CHECK(nlohmann::json::accept(answer->body));
        else
            CHECK(answer->body == "456");
    }
}

}  // namespace motcua::tests
