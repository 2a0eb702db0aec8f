// SPDX-License-Identifier: GPL-3.0-or-later
#include "primitives/Provider.h"

#include "primitives/Hash.h"

#include <QCoreApplication>
#include <QtCrypto>

namespace crypto {

struct Provider::Library
{
    QCA::Initializer initializer;
};

namespace {

// RFC 4231 test case 2 and the SHA-2 examples of FIPS 180-4.
QString selfTest()
{
    const QStringList needed{QStringLiteral("sha1"),         QStringLiteral("sha256"),
                             QStringLiteral("sha512"),       QStringLiteral("hmac(sha1)"),
                             QStringLiteral("hmac(sha256)"), QStringLiteral("hmac(sha512)")};
    for (const QString &feature : needed) {
        if (!QCA::isSupported(feature.toLatin1().constData()))
            return QStringLiteral("the crypto provider lacks %1").arg(feature);
    }
    if (hash(HashKind::Sha256, "abc").toHex() != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        return QStringLiteral("SHA-256 answers wrongly");
    if (Hmac(HashKind::Sha256, "Jefe")("what do ya want for nothing?").toHex()
        != "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        return QStringLiteral("HMAC-SHA-256 answers wrongly");
    return {};
}

} // namespace

Provider::Provider()
{
#ifdef LUCCHETTO_QCA_PLUGINS
    QCoreApplication::addLibraryPath(QStringLiteral(LUCCHETTO_QCA_PLUGINS));
#endif
    m_library = std::make_unique<Library>();
    m_fault = selfTest();
}

Provider::~Provider() = default;

QString missingCipher()
{
    for (const char *feature : {"aes128-gcm", "aes256-gcm", "aes256-cbc-pkcs7", "hmac(sha256)", "sha512"}) {
        if (!QCA::isSupported(feature))
            return QString::fromLatin1(feature);
    }
    return {};
}

} // namespace crypto
