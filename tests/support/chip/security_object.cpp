// EF.SOD: the digests of the groups, signed. ICAO Doc 9303 part 10, 4.6.2, and part 12, appendix D.
#include <algorithm>
#include <memory>

#include <openssl/cms.h>
#include <openssl/rsa.h>

#include "tests/support/chip/contents.h"

namespace motcua::tests::chip {
namespace {

constexpr std::string_view kLdsSecurityObject = "2.23.136.1.1.1";

struct CmsFree {
    void operator()(CMS_ContentInfo* cms) const { CMS_ContentInfo_free(cms); }
};

bool is_group(unsigned file) { return file >= group_file(1) && file <= group_file(16); }

std::string digest_oid(const std::string& name) {
    const std::map<std::string, std::string> known{{"SHA256", "2.16.840.1.101.3.4.2.1"},
                                                   {"SHA384", "2.16.840.1.101.3.4.2.2"},
                                                   {"SHA512", "2.16.840.1.101.3.4.2.3"},
                                                   {"SHA224", "2.16.840.1.101.3.4.2.4"},
                                                   {"SHA1", "1.3.14.3.2.26"},
                                                   {"MD5", "1.2.840.113549.2.5"}};
    return known.at(name);
}

Bytes security_object(const ChipContents& contents, const SodOptions& options) {
    Bytes digests;
    for (const auto& [file, bytes] : contents.files) {
        const unsigned number = file - group_file(0);
        const auto& out = options.leaves_out;
        if (!is_group(file) || std::find(out.begin(), out.end(), number) != out.end()) continue;
        const Bytes one =
            sequence({der_integer(number), tlv(0x04, digest(options.group_digest.c_str(), bytes))});
        digests.insert(digests.end(), one.begin(), one.end());
    }
    const Bytes algorithm = sequence({oid(digest_oid(options.group_digest)), tlv(0x05, View{})});
    const Bytes versions = sequence({tlv(0x13, from_text("0108")), tlv(0x13, from_text("040000"))});
    return sequence({der_integer(static_cast<unsigned>(options.version)), algorithm, tlv(0x30, digests),
                     options.version == 0 ? Bytes{} : versions});
}

void add_signer(CMS_ContentInfo* cms, const Signer& signer, const SodOptions& options) {
    unsigned flags = CMS_BINARY | CMS_NOSMIMECAP | CMS_NOCERTS | CMS_KEY_PARAM;
    if (options.names_key) flags |= CMS_USE_KEYID;
    CMS_SignerInfo* info = CMS_add1_signer(cms, signer.certificate.get(), signer.key.get(),
                                           EVP_get_digestbyname(signer.scheme.digest.c_str()), flags);
    must(info != nullptr, "a signer");
    if (signer.scheme.signing == Signing::rsa_pss) {
        EVP_PKEY_CTX* key = CMS_SignerInfo_get0_pkey_ctx(info);
        must(EVP_PKEY_CTX_set_rsa_padding(key, RSA_PKCS1_PSS_PADDING) == 1 &&
                 EVP_PKEY_CTX_set_rsa_pss_saltlen(key, RSA_PSS_SALTLEN_DIGEST) == 1,
             "PSS");
    }
    const auto since = std::chrono::sys_seconds(options.signed_on).time_since_epoch().count();
    const std::shared_ptr<ASN1_TIME> time(ASN1_TIME_set(nullptr, since), ASN1_TIME_free);
    must(CMS_signed_add1_attr_by_NID(info, NID_pkcs9_signingTime, time->type, time.get(), -1) == 1,
         "the time of signing");
}

}  // namespace

void sign(ChipContents& contents, const Signer& signer, const SodOptions& options) {
    const Bytes content = security_object(contents, options);
    const std::unique_ptr<CMS_ContentInfo, CmsFree> cms(
        CMS_sign(nullptr, nullptr, nullptr, nullptr, CMS_PARTIAL | CMS_BINARY));
    const std::shared_ptr<ASN1_OBJECT> type(OBJ_txt2obj(std::string(kLdsSecurityObject).c_str(), 1),
                                            ASN1_OBJECT_free);
    must(cms != nullptr && CMS_set1_eContentType(cms.get(), type.get()) == 1, "a signed content");
    add_signer(cms.get(), signer, options);
    if (options.has_certificate) {
        const Signer& shown = options.shows ? *options.shows : signer;
        must(CMS_add1_cert(cms.get(), shown.certificate.get()) == 1, "the signer's certificate");
    }
    const std::shared_ptr<BIO> source(BIO_new_mem_buf(content.data(), static_cast<int>(content.size())),
                                      BIO_free_all);
    must(CMS_final(cms.get(), source.get(), nullptr, CMS_BINARY) == 1, "the signature");
    unsigned char* der = nullptr;
    const int length = i2d_CMS_ContentInfo(cms.get(), &der);
    must(length > 0, "CMS in DER");
    contents.files[kSod] = tlv(0x77, View(der, static_cast<std::size_t>(length)));
    OPENSSL_free(der);
}

Bytes cms_of(const ChipContents& contents) {
    View rest = contents.files.at(kSod);
    const auto object = next_tlv(rest);
    must(object && object->tag == 0x77, "an EF.SOD");
    return copy_of(object->content);
}

}  // namespace motcua::tests::chip
