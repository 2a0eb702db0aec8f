// SPDX-License-Identifier: GPL-3.0-or-later
#include "primitives/Hash.h"

#include <QtCrypto>

#include <utility>

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

// QCA ignores an empty key and then answers zeros. HMAC fills keys up with zeros, so one zero is the same key.
QCA::SymmetricKey hmacKey(QByteArrayView key)
{
    return QCA::SymmetricKey(QCA::SecureArray(key.isEmpty() ? QByteArray(1, '\0') : copyOf(key)));
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
    bool isFresh = true; // the key is set up and nothing was taken out
};

Hmac::Hmac(HashKind kind, QByteArrayView key)
{
    const QCA::SymmetricKey secret = hmacKey(key);
    m_code = std::make_unique<Code>(
        Code{secret, QCA::MessageAuthenticationCode(QStringLiteral("hmac(%1)").arg(hashName(kind)), secret)});
}

Hmac::~Hmac() = default;

void Hmac::setKey(QByteArrayView key)
{
    m_code->key = hmacKey(key);
    m_code->isFresh = false;
}

void Hmac::add(QByteArrayView data)
{
    if (!std::exchange(m_code->isFresh, true))
        m_code->mac.setup(m_code->key);
    m_code->mac.update(QCA::MemoryRegion(copyOf(data)));
}

QByteArray Hmac::finish()
{
    if (!std::exchange(m_code->isFresh, false))
        m_code->mac.setup(m_code->key);
    return m_code->mac.final().toByteArray();
}

QByteArray Hmac::operator()(QByteArrayView data)
{
    add(data);
    return finish();
}

struct Digest::State
{
    QCA::Hash hash;
};

Digest::Digest(HashKind kind)
    : m_state(std::make_unique<State>(State{QCA::Hash(hashName(kind))}))
{
}

Digest::~Digest() = default;

void Digest::add(QByteArrayView data)
{
    m_state->hash.update(QCA::MemoryRegion(copyOf(data)));
}

QByteArray Digest::finish()
{
    QByteArray digest = m_state->hash.final().toByteArray();
    m_state->hash.clear();
    return digest;
}

} // namespace crypto
