// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestCertificates.h"

#include <QCryptographicHash>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace support {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using X509Ptr = std::unique_ptr<X509, decltype(&X509_free)>;

QByteArray textOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    const QByteArray text(data, size);
    BIO_free(bio);
    return text;
}

BIO *reader(const QByteArray &text)
{
    return BIO_new_mem_buf(text.constData(), int(text.size()));
}

X509Ptr readCertificate(const QByteArray &pem)
{
    BIO *bio = reader(pem);
    X509Ptr certificate(PEM_read_bio_X509(bio, nullptr, nullptr, nullptr), X509_free);
    BIO_free(bio);
    return certificate;
}

Key readKey(const QByteArray &pem)
{
    BIO *bio = reader(pem);
    Key key(PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr), EVP_PKEY_free);
    BIO_free(bio);
    return key;
}

void addExtension(X509 *certificate, X509 *issuer, int kind, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

} // namespace

Certificate makeCertificate(const CertificateWish &wish, const Certificate *issuer)
{
    static long serial = 1;
    const Key key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const X509Ptr certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 86400L * wish.validFromDays);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 86400L * wish.validUntilDays);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME *name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char *>(wish.commonName.constData()), -1, -1, 0);
    const X509Ptr signer = issuer ? readCertificate(issuer->certificatePem) : X509Ptr(nullptr, X509_free);
    X509 *issuing = signer ? signer.get() : certificate.get();
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuing));
    addExtension(certificate.get(), issuing, NID_basic_constraints,
                 wish.isAuthority ? "critical,CA:TRUE" : "critical,CA:FALSE");
    if (!wish.subjectAltName.isEmpty())
        addExtension(certificate.get(), issuing, NID_subject_alt_name, wish.subjectAltName);
    const Key signingKey = issuer ? readKey(issuer->keyPem) : Key(nullptr, EVP_PKEY_free);
    X509_sign(certificate.get(), signingKey ? signingKey.get() : key.get(), EVP_sha256());

    Certificate made;
    BIO *out = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(out, certificate.get());
    made.certificatePem = textOf(out);
    out = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    made.keyPem = textOf(out);
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(key.get(), &der);
    made.publicKeyHash = QCryptographicHash::hash(QByteArray(reinterpret_cast<const char *>(der), size),
                                                  QCryptographicHash::Sha256);
    OPENSSL_free(der);
    return made;
}

} // namespace support
