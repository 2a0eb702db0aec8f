// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/Sasl.h"

#include "primitives/Hash.h"

#include "base/Pool.h"
#include "stream/Iq.h"

#include <QMessageAuthenticationCode>

#include <algorithm>

namespace stream {

using base::Error;
using base::ErrorKind;

namespace {

struct Mechanism
{
    QLatin1String name;
    QCryptographicHash::Algorithm hash;
};

// Weakest first; binding to the channel outranks a longer hash.
constexpr Mechanism mechanisms[] = {
    {QLatin1String("SCRAM-SHA-1"), QCryptographicHash::Sha1},
    {QLatin1String("SCRAM-SHA-256"), QCryptographicHash::Sha256},
    {QLatin1String("SCRAM-SHA-512"), QCryptographicHash::Sha512},
    {QLatin1String("SCRAM-SHA-1-PLUS"), QCryptographicHash::Sha1},
    {QLatin1String("SCRAM-SHA-256-PLUS"), QCryptographicHash::Sha256},
    {QLatin1String("SCRAM-SHA-512-PLUS"), QCryptographicHash::Sha512},
};
const QLatin1String plain("PLAIN");
const QLatin1String exporter("tls-exporter");
const QLatin1String endPoint("tls-server-end-point");

bool isBound(const QString &mechanism)
{
    return mechanism.endsWith(QLatin1String("-PLUS"));
}

QCryptographicHash::Algorithm hashOf(const QString &mechanism)
{
    const auto found = std::find_if(std::begin(mechanisms), std::end(mechanisms),
                                    [&](const Mechanism &known) { return known.name == mechanism; });
    return found == std::end(mechanisms) ? QCryptographicHash::Sha1 : found->hash;
}

// The best binding of both sides. A server that offers -PLUS without naming types is taken at RFC 9266's word.
ChannelBinding bindingFor(const SaslOffer &offer, const TlsFacts &tls)
{
    const bool namesTypes = !offer.channelBindings.isEmpty();
    if (!tls.exporter.isEmpty() && (!namesTypes || offer.channelBindings.contains(exporter)))
        return {ChannelBinding::Flag::Used, exporter, tls.exporter};
    if (!tls.serverEndPoint.isEmpty() && (!namesTypes || offer.channelBindings.contains(endPoint)))
        return {ChannelBinding::Flag::Used, endPoint, tls.serverEndPoint};
    return {};
}

QByteArray bindingOfToken(const QString &mechanism, const TlsFacts &tls)
{
    if (mechanism.endsWith(QLatin1String("-EXPR")))
        return tls.exporter;
    if (mechanism.endsWith(QLatin1String("-ENDP")))
        return tls.serverEndPoint;
    return {};
}

} // namespace

int strengthOf(const QString &mechanism)
{
    if (mechanism == plain)
        return 1;
    for (std::size_t i = 0; i < std::size(mechanisms); ++i) {
        if (mechanisms[i].name == mechanism)
            return int(i) + 2;
    }
    return 0;
}

base::Result<SaslChoice> chooseMechanism(const SaslOffer &offer, const TlsFacts &tls,
                                         const model::AccountSettings &settings)
{
    const ChannelBinding binding = bindingFor(offer, tls);
    const bool offersBinding = std::any_of(offer.mechanisms.begin(), offer.mechanisms.end(), isBound);
    QString best;
    for (const QString &mechanism : offer.mechanisms) {
        const bool usable = isBound(mechanism) ? binding.flag == ChannelBinding::Flag::Used : true;
        if (usable && strengthOf(mechanism) > strengthOf(best))
            best = mechanism;
    }
    const QString offered = offer.mechanisms.join(QLatin1Char(' ')).left(300);
    if (best.isEmpty())
        return Error{ErrorKind::MechanismRefused, QStringLiteral("no known mechanism among: ") + offered, {}, {}};
    if (best == plain && settings.plain == model::PlainPassword::Refused)
        return Error{ErrorKind::MechanismRefused, QStringLiteral("only PLAIN is usable among: ") + offered, {}, {}};
    if (strengthOf(best) < strengthOf(settings.strongestMechanism))
        return Error{ErrorKind::MechanismRefused,
                     QStringLiteral("%1 is weaker than %2, used before").arg(best, settings.strongestMechanism),
                     {},
                     {}};
    SaslChoice choice{best, {}};
    if (isBound(best))
        choice.binding = binding;
    else if (!offersBinding && !(tls.exporter.isEmpty() && tls.serverEndPoint.isEmpty()))
        choice.binding.flag = ChannelBinding::Flag::ServerDoesNot; // a server that does would notice the lie
    return choice;
}

QString chooseTokenMechanism(const SaslOffer &offer, const TlsFacts &tls)
{
    for (const auto &mechanism : {QStringLiteral("HT-SHA-256-EXPR"), QStringLiteral("HT-SHA-256-ENDP")}) {
        if (offer.tokenMechanisms.contains(mechanism) && !bindingOfToken(mechanism, tls).isEmpty())
            return mechanism;
    }
    return {};
}

QByteArray offerForDowngradeCheck(const SaslOffer &offer)
{
    const auto joined = [](QStringList list) {
        std::sort(list.begin(), list.end());
        return list.join(QChar(0x1E)).toUtf8();
    };
    QByteArray bytes = joined(offer.mechanisms);
    if (!offer.channelBindings.isEmpty())
        bytes += '\x1F' + joined(offer.channelBindings);
    return bytes;
}

bool TokenProof::isAnsweredBy(const QByteArray &answer) const
{
    return crypto::equalInConstantTime(answer, responder);
}

TokenProof proveToken(const FastToken &token, const QString &username, const TlsFacts &tls)
{
    const QByteArray binding = bindingOfToken(token.mechanism, tls);
    if (!token.mechanism.startsWith(QLatin1String("HT-SHA-256-")) || binding.isEmpty())
        return {};
    const auto code = [&](const char *who) {
        return QMessageAuthenticationCode::hash(who + binding, token.secret.reveal(), QCryptographicHash::Sha256);
    };
    return {username.toUtf8() + '\0' + code("Initiator"), code("Responder")};
}

SaslExchange::SaslExchange(SaslChoice choice, const SaslOffer &offer, const QString &username, base::Secret password)
    : m_choice(std::move(choice))
    , m_username(username)
    , m_password(std::move(password))
{
    if (m_choice.mechanism != plain)
        m_scram = std::make_unique<Scram>(hashOf(m_choice.mechanism), username, m_choice.binding,
                                          (freshId() + freshId()).toLatin1(), offerForDowngradeCheck(offer));
}

SaslExchange::~SaslExchange() = default;

QByteArray SaslExchange::initialResponse() const
{
    if (m_scram)
        return m_scram->clientFirst();
    return '\0' + m_username.toUtf8() + '\0' + m_password.reveal();
}

base::Task<base::Result<QByteArray>> SaslExchange::respond(QByteArray challenge)
{
    if (!m_scram)
        co_return Error{ErrorKind::Malformed, QStringLiteral("challenge to PLAIN"), {}, {}};
    if (m_serverProved)
        co_return Error{ErrorKind::Malformed, QStringLiteral("challenge after the end of SCRAM"), {}, {}};
    if (!m_proofSent)
        co_return co_await prove(std::move(challenge)).on(this);
    // The older way: the server's proof comes as a challenge that wants an empty answer (RFC 6120 §6.3.10).
    if (const auto proved = m_scram->readServerFinal(challenge); !proved)
        co_return proved.error();
    m_serverProved = true;
    co_return QByteArray();
}

base::Task<base::Result<QByteArray>> SaslExchange::prove(QByteArray challenge)
{
    const auto read = m_scram->readServerFirst(challenge);
    if (!read)
        co_return read.error();
    const auto hash = hashOf(m_choice.mechanism);
    const base::Secret prepared(saslPrepared(m_password.revealText()));
    const base::Secret &password = prepared.isEmpty() ? m_password : prepared;
    auto salted = base::onPool([hash, password, salt = read->salt, iterations = read->iterations] {
        return saltPassword(hash, password, salt, iterations);
    });
    const base::Secret key = co_await salted.on(this);
    m_proofSent = true;
    co_return m_scram->clientFinal(key);
}

base::Result<> SaslExchange::finish(const QByteArray &additional)
{
    if (!m_scram || m_serverProved)
        return base::Done{};
    if (auto proved = m_scram->readServerFinal(additional); !proved)
        return proved;
    m_serverProved = true;
    return base::Done{};
}

} // namespace stream

#include "moc_Sasl.cpp"
