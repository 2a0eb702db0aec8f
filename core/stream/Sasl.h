// SPDX-License-Identifier: GPL-3.0-or-later
// Which way of signing in is chosen, and the exchange itself, the same for RFC 6120 and SASL2 (XEP-0388).
#pragma once

#include "base/Result.h"
#include "base/Secret.h"
#include "base/Task.h"
#include "model/AccountSettings.h"
#include "stream/Credentials.h"
#include "stream/Scram.h"
#include "stream/Transport.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace stream {

// What the server advertised.
struct SaslOffer
{
    QStringList mechanisms;
    QStringList channelBindings; // XEP-0440
    QStringList tokenMechanisms; // XEP-0484
};

struct SaslChoice
{
    QString mechanism;
    ChannelBinding binding;
};

// Rank among mechanisms, channel binding first (RFC 7677 §4); 0: never used by us.
int strengthOf(const QString &mechanism);
// The strongest of both sides. Errors: MechanismRefused when it would be PLAIN against the user's will, weaker than
// `settings.strongestMechanism`, or nothing that we know (security.md B01, B02, B09).
base::Result<SaslChoice> chooseMechanism(const SaslOffer &offer, const TlsFacts &tls,
                                         const model::AccountSettings &settings);
// The token mechanism to use or to ask for: bound to the channel, or empty (security.md B08).
QString chooseTokenMechanism(const SaslOffer &offer, const TlsFacts &tls);
// The bytes that XEP-0474 §4 hashes.
QByteArray offerForDowngradeCheck(const SaslOffer &offer);

// XEP-0484: what the client sends with a token, and what the server must answer. Empty if the mechanism is unknown
// or its channel binding cannot be had.
struct TokenProof
{
    QByteArray initiator;
    QByteArray responder;

    // In constant time: whether the server knows the token too.
    bool isAnsweredBy(const QByteArray &answer) const;
};
TokenProof proveToken(const FastToken &token, const QString &username, const TlsFacts &tls);

// One exchange with a password.
class SaslExchange : public QObject
{
    Q_OBJECT

public:
    SaslExchange(SaslChoice choice, const SaslOffer &offer, const QString &username, base::Secret password);
    ~SaslExchange() override;

    const QString &mechanism() const { return m_choice.mechanism; }
    QByteArray initialResponse() const;
    // Answers a challenge; the key derivation runs on the pool.
    base::Task<base::Result<QByteArray>> respond(QByteArray challenge);
    // The server says that it is done: has it proved itself? (RFC 5802 §3; security.md B05)
    base::Result<> finish(const QByteArray &additional);

private:
    base::Task<base::Result<QByteArray>> prove(QByteArray challenge);

    const SaslChoice m_choice;
    const QString m_username;
    const base::Secret m_password;
    std::unique_ptr<Scram> m_scram;
    bool m_proofSent = false;
    bool m_serverProved = false;
};

} // namespace stream
