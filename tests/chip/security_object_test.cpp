// What the issuer signs, checked by Debian's openssl program: the SOD, the certificates, the lists.
#include <cstdlib>
#include <fstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/chip/contents.h"
#include "tests/support/temp_folder.h"

namespace motcua::tests::chip {
namespace {

using std::chrono::year;

const Period kIssuing{year{2020} / 1 / 1, year{2035} / 1 / 1};
const Period kSigningPeriod{year{2021} / 1 / 1, year{2031} / 1 / 1};

class OpensslProgram {
  public:
    std::string keep(const std::string& name, const Bytes& bytes) const {
        const auto path = folder_.path() / name;
        std::ofstream out(path, std::ios::binary);
        out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        return path.string();
    }
    // Whether it succeeds; what it says is in said().
    bool run(const std::string& arguments) const {
        const std::string to = (folder_.path() / "said").string();
        return std::system(fmt::format("openssl {} >{} 2>&1", arguments, to).c_str()) == 0;
    }
    [[nodiscard]] std::string said() const {
        std::ifstream in(folder_.path() / "said", std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    bool verifies(const ChipContents& contents, const Bytes& authority, const std::string& more = "") const {
        const std::string sod = keep("sod.der", cms_of(contents));
        const std::string ca = pem("ca", authority);
        const std::string content = (folder_.path() / "content.der").string();
        return run(
            fmt::format("cms -verify -inform DER -in {} -CAfile {} -purpose any -attime 1700000000 -binary "
                        "-out {} -auth_level 0 {}",
                        sod, ca, content, more));
    }
    [[nodiscard]] std::string pem(const std::string& name, const Bytes& der) const {
        const std::string from = keep(name + ".der", der);
        const std::string to = (folder_.path() / (name + ".pem")).string();
        REQUIRE(run(fmt::format("x509 -inform DER -in {} -out {}", from, to)));
        return to;
    }
    [[nodiscard]] std::string content_path() const { return (folder_.path() / "content.der").string(); }

  private:
    TempFolder folder_;
};

ChipContents signed_by_scheme(const Issuer& issuer, const Scheme& scheme, const SodOptions& options = {}) {
    ChipContents contents = contents_of(ChipPerson{});
    sign(contents, issuer.new_signer(kSigningPeriod, scheme), options);
    return contents;
}

}  // namespace

TEST_CASE("the openssl program finds each kind of signature good, and of an altered one not") {
    const OpensslProgram openssl;
    const Issuer issuer(kIssuing);
    for (const Scheme& scheme :
         {Scheme{Signing::rsa_pkcs1, "SHA256", 2048}, Scheme{Signing::rsa_pss, "SHA384", 2048},
          Scheme{Signing::ecdsa_p256, "SHA512", 0}, Scheme{Signing::ecdsa_brainpool_explicit, "SHA256", 0}}) {
        CAPTURE(static_cast<int>(scheme.signing));
        ChipContents contents = signed_by_scheme(issuer, scheme);
        // Of a curve that is written out the program checks no chain: ICAO wants what OpenSSL forbids.
        const bool is_explicit = scheme.signing == Signing::ecdsa_brainpool_explicit;
        const std::string how = is_explicit ? "-noverify" : "";
        CHECK(openssl.verifies(contents, issuer.der()) != is_explicit);
        if (is_explicit) CHECK(openssl.said().find("explicit ECC parameters") != std::string::npos);
        CHECK_MESSAGE(openssl.verifies(contents, issuer.der(), how), openssl.said());
        contents.flip(kSod, -1);
        CHECK_FALSE(openssl.verifies(contents, issuer.der(), how));
    }
}

TEST_CASE("what is in the SOD are the digests of the groups, under the OID of an LDS security object") {
    const OpensslProgram openssl;
    const Issuer issuer(kIssuing);
    SodOptions options;
    options.group_digest = "SHA384";
    options.version = 1;
    const ChipContents contents = signed_by_scheme(issuer, {}, options);
    REQUIRE(openssl.verifies(contents, issuer.der()));
    REQUIRE(openssl.run(fmt::format("asn1parse -inform DER -in {}", openssl.content_path())));
    for (const unsigned group : {1U, 2U, 13U}) {
        const std::string hashed = to_hex(digest("SHA384", contents.files.at(group_file(group))));
        CHECK_MESSAGE(openssl.said().find(hashed) != std::string::npos, group);
    }
    CHECK(openssl.said().find("0108") != std::string::npos);
    openssl.run(
        fmt::format("cms -cmsout -print -inform DER -in {}", openssl.keep("sod.der", cms_of(contents))));
    CHECK(openssl.said().find("2.23.136.1.1.1") != std::string::npos);
    CHECK(openssl.said().find("Jun 15 00:00:00 2021") != std::string::npos);
}

TEST_CASE("another authority of the same name, an expired signer, one not yet valid: none is trusted") {
    const OpensslProgram openssl;
    const Issuer issuer(kIssuing);
    const Issuer namesake(kIssuing);
    const ChipContents contents = signed_by_scheme(issuer, {});
    CHECK_FALSE(openssl.verifies(contents, namesake.der()));
    for (const Period period :
         {Period{year{2010} / 1 / 1, year{2020} / 1 / 1}, Period{year{2030} / 1 / 1, year{2040} / 1 / 1}}) {
        ChipContents wrong = contents_of(ChipPerson{});
        sign(wrong, issuer.new_signer(period));
        CHECK_FALSE(openssl.verifies(wrong, issuer.der()));
    }
    SodOptions bare;
    bare.has_certificate = false;
    const ChipContents without = signed_by_scheme(issuer, {}, bare);
    CHECK_FALSE(openssl.verifies(without, issuer.der()));
    SodOptions by_key;
    by_key.names_key = true;
    const ChipContents keyed = signed_by_scheme(issuer, {}, by_key);
    CHECK_MESSAGE(openssl.verifies(keyed, issuer.der()), openssl.said());
}

TEST_CASE("weak signatures are made as wanted: the digest and the key are what was asked for") {
    const OpensslProgram openssl;
    const Issuer issuer(kIssuing);
    for (const Scheme& scheme :
         {Scheme{Signing::rsa_pkcs1, "MD5", 2048}, Scheme{Signing::rsa_pkcs1, "SHA1", 1024},
          Scheme{Signing::rsa_pkcs1, "SHA256", 512}}) {
        const ChipContents contents = signed_by_scheme(issuer, scheme);
        const std::string shown = openssl.keep("shown.pem", {});
        CHECK_MESSAGE(openssl.verifies(contents, issuer.der(), "-certsout " + shown), openssl.said());
        openssl.run(fmt::format("x509 -in {} -noout -text", shown));
        CHECK(openssl.said().find(fmt::format("({} bit)", scheme.rsa_bits)) != std::string::npos);
        openssl.run(
            fmt::format("cms -cmsout -print -inform DER -in {}", openssl.keep("sod.der", cms_of(contents))));
        CHECK(openssl.said().find(scheme.digest == "MD5"    ? "md5"
                                  : scheme.digest == "SHA1" ? "sha1"
                                                            : "sha256") != std::string::npos);
    }
}

TEST_CASE(
    "a list of revoked certificates names a signer, and a link leads from the old authority to the next") {
    const OpensslProgram openssl;
    const Issuer issuer(kIssuing);
    const Issuer next(kIssuing);
    const Signer good = issuer.new_signer(kSigningPeriod);
    const Signer bad = issuer.new_signer(kSigningPeriod);
    const std::string list = openssl.keep("list.der", issuer.revocation_list({bad}, kIssuing));
    const std::string list_pem = list + ".pem";
    const std::string authority = openssl.pem("authority", issuer.der());
    REQUIRE(openssl.run(fmt::format("crl -inform DER -in {} -out {} -CAfile {}", list, list_pem, authority)));
    CHECK(openssl.said().find("verify OK") != std::string::npos);
    const auto is_valid = [&](const Signer& signer) {
        return openssl.run(fmt::format("verify -attime 1700000000 -crl_check -CRLfile {} -CAfile {} {}",
                                       list_pem, authority, openssl.pem("signer", signer.der())));
    };
    CHECK(is_valid(good));
    CHECK_FALSE(is_valid(bad));
    CHECK(openssl.said().find("revoked") != std::string::npos);

    const std::string link = openssl.pem("link", issuer.link_to(next, kIssuing));
    CHECK_MESSAGE(openssl.run(fmt::format("verify -attime 1700000000 -CAfile {} {}", authority, link)),
                  openssl.said());
    openssl.run(fmt::format("x509 -in {} -noout -subject -ext basicConstraints,keyUsage", link));
    CHECK(openssl.said().find("C = VN") != std::string::npos);
    CHECK(openssl.said().find("CA:TRUE") != std::string::npos);
}

}  // namespace motcua::tests::chip
