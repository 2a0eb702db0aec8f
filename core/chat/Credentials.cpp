// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Credentials.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace chat {
namespace {

base::Secret packed(const stream::FastToken &token)
{
    const QJsonObject object{
        {QStringLiteral("mechanism"), token.mechanism},
        {QStringLiteral("secret"), QString::fromLatin1(token.secret.reveal().toBase64())},
        {QStringLiteral("expiry"), token.expiry.toUTC().toString(Qt::ISODate)},
        {QStringLiteral("count"), qint64(token.count)},
    };
    return base::Secret(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<stream::FastToken> unpacked(const base::Secret &secret)
{
    const auto object = QJsonDocument::fromJson(secret.reveal()).object();
    const QString mechanism = object[QStringLiteral("mechanism")].toString();
    if (mechanism.isEmpty())
        return std::nullopt;
    return stream::FastToken{
        mechanism, base::Secret(QByteArray::fromBase64(object[QStringLiteral("secret")].toString().toLatin1())),
        QDateTime::fromString(object[QStringLiteral("expiry")].toString(), Qt::ISODate),
        quint32(object[QStringLiteral("count")].toInteger())};
}

} // namespace

Credentials::Credentials(model::AccountId account, store::Profile &profile)
    : m_account(account)
    , m_secrets(profile)
{
}

Credentials::~Credentials() = default;

base::Task<base::Result<>> Credentials::keep(store::SecretKind kind, base::Secret secret)
{
    auto kept = co_await m_secrets.keep(m_account, kind, secret, store::SecretPlace::Keychain).on(this);
    if (!kept && kept.error().kind == base::ErrorKind::KeychainUnavailable)
        kept = co_await m_secrets.keep(m_account, kind, secret, store::SecretPlace::Database).on(this);
    co_return kept;
}

base::Task<base::Result<>> Credentials::remember()
{
    m_remembers = true;
    auto kept = co_await keep(store::SecretKind::Password, m_password).on(this);
    if (kept && m_token)
        kept = co_await keep(store::SecretKind::FastToken, packed(*m_token)).on(this);
    co_return kept;
}

base::Task<base::Result<>> Credentials::adoptExpected()
{
    if (!m_expected.isEmpty())
        m_password = std::exchange(m_expected, base::Secret());
    m_token.reset();
    if (!m_remembers)
        co_return base::Done{};
    co_return co_await remember().on(this);
}

base::Task<base::Result<>> Credentials::forget()
{
    m_password = {};
    m_token.reset();
    const auto token = co_await m_secrets.forget(m_account, store::SecretKind::FastToken).on(this);
    const auto password = co_await m_secrets.forget(m_account, store::SecretKind::Password).on(this);
    co_return password ? token : password;
}

base::Task<base::Result<base::Secret>> Credentials::password(base::Jid)
{
    if (m_password.isEmpty()) {
        auto kept = co_await m_secrets.read(m_account, store::SecretKind::Password).on(this);
        if (!kept)
            co_return base::Error{base::ErrorKind::AuthenticationFailed, QStringLiteral("no password is kept"), {}, {}};
        m_password = std::move(*kept);
        m_remembers = true;
    }
    co_return m_password;
}

base::Task<std::optional<stream::FastToken>> Credentials::token(base::Jid)
{
    if (!m_token && !m_tokenRead) {
        m_tokenRead = true;
        const auto kept = co_await m_secrets.read(m_account, store::SecretKind::FastToken).on(this);
        if (kept) {
            m_token = unpacked(*kept);
            m_remembers = true;
        }
    }
    co_return m_token;
}

void Credentials::keepToken(const base::Jid &, const stream::FastToken &token)
{
    m_token = token;
    m_tokenRead = true;
    if (m_remembers)
        keep(store::SecretKind::FastToken, packed(token)).then(this, [](const base::Result<> &) {});
}

void Credentials::dropToken(const base::Jid &)
{
    m_token.reset();
    m_secrets.forget(m_account, store::SecretKind::FastToken).then(this, [](const base::Result<> &) {});
}

} // namespace chat
