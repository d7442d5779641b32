// A client of the portal over real TLS, as good or as bad as a test wants it.
#pragma once

#include <array>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>

#include "pair.h"
#include <httplib.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

namespace motcua::tests {

struct Served : Pair {
    std::unique_ptr<portal::Server> server = must(portal::Server::start(*store, identity, "127.0.0.1", 0));

    [[nodiscard]] std::string file(const char* name) const { return (keys_dir / name).string(); }
    [[nodiscard]] std::unique_ptr<httplib::SSLClient> client() const {
        return client(file("tls.crt"), file("tls.key"));
    }
    [[nodiscard]] std::unique_ptr<httplib::SSLClient> client(const std::string& certificate,
                                                             const std::string& key) const {
        auto made = std::make_unique<httplib::SSLClient>("127.0.0.1", server->port(), certificate, key);
        made->set_ca_cert_path((portal_dir / "ca.crt").c_str());
        made->enable_server_certificate_verification(true);
        made->set_keep_alive(true);
        made->set_read_timeout(20);
        return made;
    }
    httplib::Result put(const SealedDossier& sealed) const {
        return client()->Put("/v1/submissions/" + sealed.header.id.text(), sync::to_wire(sealed),
                             "application/json");
    }
    // The headers of an upload as a kiosk sends them.
    static httplib::Headers headers_of(const portal::UploadClaim& claim, std::size_t bytes) {
        const std::string digest(claim.digest.begin(), claim.digest.end());
        return {{"Tus-Resumable", "1.0.0"},
                {"Upload-Length", std::to_string(bytes)},
                {"Upload-Metadata", "id " + sync::to_base64(claim.id.text()) + ",dossier " +
                                        sync::to_base64(claim.dossier.text()) + ",digest " +
                                        sync::to_base64(digest)}};
    }
    httplib::Result post(const httplib::Headers& headers, const std::string& bytes,
                         const char* type = "application/offset+octet-stream") const {
        return client()->Post("/v1/uploads", headers, bytes, type);
    }
    httplib::Result post(const Sealed& sealed, std::size_t at = 0) const {
        const std::string& bytes = sealed.attachments.at(at).envelope;
        return post(headers_of(claim(sealed, at), bytes.size()), bytes);
    }
};

// Everything that comes back for `bytes` sent as they are; empty where the handshake fails.
inline std::string exchange_raw(const Served& served, const std::string& bytes,
                                int tls_version_max = TLS1_3_VERSION) {
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_security_level(context, 0);
    SSL_CTX_set_min_proto_version(context, 0);
    SSL_CTX_set_max_proto_version(context, tls_version_max);
    SSL_CTX_use_certificate_file(context, served.file("tls.crt").c_str(), SSL_FILETYPE_PEM);
    SSL_CTX_use_PrivateKey_file(context, served.file("tls.key").c_str(), SSL_FILETYPE_PEM);
    BIO* connection = BIO_new_ssl_connect(context);
    BIO_set_conn_hostname(connection, ("127.0.0.1:" + std::to_string(served.server->port())).c_str());
    std::string answer;
    if (BIO_do_connect(connection) == 1 &&
        BIO_write(connection, bytes.data(), static_cast<int>(bytes.size())) > 0) {
        BIO_ssl_shutdown(connection);  // nothing more comes from here: the server need not wait
        std::array<char, 4096> buffer{};
        for (int got = 0; (got = BIO_read(connection, buffer.data(), buffer.size())) > 0;) {
            answer.append(buffer.data(), static_cast<std::size_t>(got));
        }
    }
    BIO_free_all(connection);
    SSL_CTX_free(context);
    ERR_clear_error();
    return answer;
}

// The kiosk's certificate again, with other dates (seconds from now); the file it lies in.
inline std::string redated(const Served& served, long from, long until) {
    const auto read = [](const std::string& pem) {
        return BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
    };
    BIO* certificate_text = read(served.kiosk.tls_certificate_pem);
    BIO* key_text = read(served.identity.ca_key_pem);
    X509* certificate = PEM_read_bio_X509(certificate_text, nullptr, nullptr, nullptr);
    EVP_PKEY* authority = PEM_read_bio_PrivateKey(key_text, nullptr, nullptr, nullptr);
    X509_gmtime_adj(X509_getm_notBefore(certificate), from);
    X509_gmtime_adj(X509_getm_notAfter(certificate), until);
    X509_sign(certificate, authority, EVP_sha256());
    const std::string file = (served.folder.path() / "redated.crt").string();
    std::FILE* out = std::fopen(file.c_str(), "w");
    PEM_write_X509(out, certificate);
    std::fclose(out);
    X509_free(certificate);
    EVP_PKEY_free(authority);
    BIO_free(certificate_text);
    BIO_free(key_text);
    return file;
}

}  // namespace motcua::tests
