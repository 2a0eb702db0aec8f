// SPDX-License-Identifier: GPL-3.0-or-later
#include "primitives/Hash.h"

#include <QtCrypto>

namespace crypto {
namespace {

QString hashName(HashKind kind)
{
    switch (kind) {
    case HashKind::Sha1: return QStringLiteral("sha1");
    case HashKind::Sha256: return QStringLiteral("sha256");
    case HashKind::Sha512: return QStringLiteral("sha512");
    }
    Q_UNREACHABLE();
}

QByteArray copyOf(QByteArrayView view)
{
    return QByteArray(view.data(), view.size());
}

} // namespace

QByteArray hash(HashKind kind, QByteArrayView data)
{
    return QCA::Hash(hashName(kind)).hash(QCA::MemoryRegion(copyOf(data))).toByteArray();
}

bool equalInConstantTime(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= unsigned(quint8(a[i]) ^ quint8(b[i]));
    return difference == 0;
}

struct Hmac::Code
{
    QCA::SymmetricKey key;
    QCA::MessageAuthenticationCode mac;
};

Hmac::Hmac(HashKind kind, QByteArrayView key)
{
    const QCA::SymmetricKey secret{QCA::SecureArray(copyOf(key))};
    m_code = std::make_unique<Code>(
        Code{secret, QCA::MessageAuthenticationCode(QStringLiteral("hmac(%1)").arg(hashName(kind)), secret)});
}

Hmac::~Hmac() = default;

QByteArray Hmac::operator()(QByteArrayView data)
{
    m_code->mac.setup(m_code->key);
    m_code->mac.update(QCA::MemoryRegion(copyOf(data)));
    return m_code->mac.final().toByteArray();
}

} // namespace crypto
