// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Events.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

namespace cli {
namespace {

QString originWord(model::Via via)
{
    switch (via) {
    case model::Via::Live: return QStringLiteral("live");
    case model::Via::Carbon: return QStringLiteral("carbon");
    case model::Via::Archive: return QStringLiteral("archive");
    }
    Q_UNREACHABLE();
}

QJsonValue trustWord(model::Trust trust)
{
    switch (trust) {
    case model::Trust::NotApplicable: return QJsonValue::Null;
    case model::Trust::Verified: return QStringLiteral("verified");
    case model::Trust::Blind: return QStringLiteral("blind");
    case model::Trust::New: return QStringLiteral("new");
    case model::Trust::Distrusted: return QStringLiteral("distrusted");
    }
    Q_UNREACHABLE();
}

QString reasonWord(model::Obstacle obstacle)
{
    using enum model::Obstacle;
    switch (obstacle) {
    case NotForThisDevice: return QStringLiteral("not-for-this-device");
    case NoSession: return QStringLiteral("no-session");
    case KeyGone: return QStringLiteral("key-gone");
    case NotAuthentic: return QStringLiteral("not-authentic");
    case KeyChanged: return QStringLiteral("key-changed");
    case Forged: return QStringLiteral("forged");
    case WrongAddress: return QStringLiteral("wrong-address");
    case Rejected: return QStringLiteral("key-rejected");
    case EncryptionOff: return QStringLiteral("encryption-off");
    case None:
    case KeysWanted:
    case NoDevices:
    case NobodyMay:
    case TooLarge:
    case Malformed: break;
    }
    return QStringLiteral("malformed");
}

QString author(const model::Message &message)
{
    return message.direction == model::Direction::Out ? QStringLiteral("→") : message.from.toString() + u':';
}

QString plainTime(const model::Message &message)
{
    return QLocale().toString(message.time.toLocalTime(), QLocale::ShortFormat);
}

} // namespace

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QJsonValue orNull(const QString &words)
{
    return words.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(words);
}

QString wordFor(model::DeliveryState state)
{
    switch (state) {
    case model::DeliveryState::None: return {};
    case model::DeliveryState::Pending: return QStringLiteral("pending");
    case model::DeliveryState::Sent: return QStringLiteral("sent");
    case model::DeliveryState::Delivered: return QStringLiteral("delivered");
    case model::DeliveryState::Read: return QStringLiteral("read");
    case model::DeliveryState::Failed: return QStringLiteral("failed");
    }
    Q_UNREACHABLE();
}

QString wordFor(model::Show show)
{
    switch (show) {
    case model::Show::Offline: return QStringLiteral("offline");
    case model::Show::Available: return QStringLiteral("available");
    case model::Show::Chat: return QStringLiteral("chat");
    case model::Show::Away: return QStringLiteral("away");
    case model::Show::ExtendedAway: return QStringLiteral("xa");
    case model::Show::DoNotDisturb: return QStringLiteral("dnd");
    }
    Q_UNREACHABLE();
}

QString wordFor(model::Subscription subscription)
{
    switch (subscription) {
    case model::Subscription::None: return QStringLiteral("none");
    case model::Subscription::To: return QStringLiteral("to");
    case model::Subscription::From: return QStringLiteral("from");
    case model::Subscription::Both: return QStringLiteral("both");
    }
    Q_UNREACHABLE();
}

QString wordFor(chat::Connectivity connectivity)
{
    switch (connectivity) {
    case chat::Connectivity::Off: return QStringLiteral("offline");
    case chat::Connectivity::Connecting: return QStringLiteral("connecting");
    case chat::Connectivity::Online: return QStringLiteral("online");
    case chat::Connectivity::Waiting: return QStringLiteral("waiting");
    case chat::Connectivity::Failed: return QStringLiteral("failed");
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const model::Message &message, const base::Jid &account, const base::Jid &conversation)
{
    QJsonObject object{
        {QStringLiteral("account"), account.toString()},
        {QStringLiteral("id"), QString::number(message.id.value)},
        {QStringLiteral("conversation"), conversation.toString()},
        {QStringLiteral("from"), message.from.bare().toString()},
        {QStringLiteral("direction"),
         message.direction == model::Direction::In ? QStringLiteral("in") : QStringLiteral("out")},
        {QStringLiteral("body"), message.body},
        {QStringLiteral("sent"), timeText(message.sent.isValid() ? message.sent : message.time)},
        {QStringLiteral("origin"), originWord(message.via)},
        {QStringLiteral("encryption"), wordFor(message.encryption)},
        {QStringLiteral("trust"), trustWord(message.trust)},
        {QStringLiteral("device"), message.device ? QJsonValue(qint64(message.device)) : QJsonValue::Null},
        {QStringLiteral("attachment"), QJsonValue::Null},
        {QStringLiteral("replyTo"), QJsonValue::Null},
        {QStringLiteral("corrects"), QJsonValue::Null},
        {QStringLiteral("delayed"), message.delayed},
    };
    if (!message.from.resource().isEmpty())
        object.insert(QStringLiteral("nick"), message.from.resource());
    if (message.direction == model::Direction::Out)
        object.insert(QStringLiteral("state"), wordFor(message.state));
    return object;
}

QString toPlain(const model::Message &message)
{
    return QStringLiteral("%1  %2 %3").arg(plainTime(message), author(message), message.body);
}

void tell(const Output &output, const model::Message &message, const base::Jid &account, const base::Jid &conversation)
{
    QJsonObject object = toJson(message, account, conversation);
    if (message.kind != model::MessageKind::Undecryptable) {
        output.event(QStringLiteral("message"), object, toPlain(message));
        return;
    }
    object.remove(QStringLiteral("body"));
    object.insert(QStringLiteral("reason"), reasonWord(message.obstacle));
    const QString words = QCoreApplication::translate("cli", "[a message that cannot be read here: %1]");
    output.event(
        QStringLiteral("undecryptable"), object,
        QStringLiteral("%1  %2 %3").arg(plainTime(message), author(message), words.arg(reasonWord(message.obstacle))));
}

QJsonObject toJson(const model::Contact &contact, const base::Jid &account)
{
    return {
        {QStringLiteral("account"), account.toString()},
        {QStringLiteral("jid"), contact.jid.toString()},
        {QStringLiteral("name"), contact.name},
        {QStringLiteral("nickname"), contact.nickname},
        {QStringLiteral("groups"), QJsonArray::fromStringList(contact.groups)},
        {QStringLiteral("subscription"), wordFor(contact.subscription)},
        {QStringLiteral("asked"), contact.asked},
    };
}

QJsonObject toJson(const chat::ConnectionFacts &facts, const base::Jid &account)
{
    return {
        {QStringLiteral("account"), account.toString()},
        {QStringLiteral("tls"), facts.tls},
        {QStringLiteral("mechanism"), facts.mechanism},
        {QStringLiteral("channelBinding"),
         facts.channelBinding.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(facts.channelBinding)},
        {QStringLiteral("resumed"), facts.resumed},
        {QStringLiteral("fast"), facts.fast},
        {QStringLiteral("roundTrips"), facts.roundTrips},
        {QStringLiteral("loginMs"), facts.loginMs},
        {QStringLiteral("endpoint"), facts.endpoint},
        {QStringLiteral("certificateChanged"),
         facts.certificateChanged.isValid() ? QJsonValue(timeText(facts.certificateChanged))
                                            : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("features"), QJsonArray::fromStringList(facts.features)},
    };
}

QString wordFor(model::Encryption encryption)
{
    switch (encryption) {
    case model::Encryption::None: return QStringLiteral("none");
    case model::Encryption::OmemoLegacy: return QStringLiteral("omemo-legacy");
    case model::Encryption::Omemo2: return QStringLiteral("omemo-2");
    }
    Q_UNREACHABLE();
}

QString wordFor(model::KeyTrust trust)
{
    switch (trust) {
    case model::KeyTrust::Undecided: return QStringLiteral("new");
    case model::KeyTrust::Blind: return QStringLiteral("blind");
    case model::KeyTrust::Verified: return QStringLiteral("verified");
    case model::KeyTrust::Rejected: return QStringLiteral("distrusted");
    }
    Q_UNREACHABLE();
}

QString wordFor(model::DeviceAlarm::Kind kind)
{
    using enum model::DeviceAlarm::Kind;
    switch (kind) {
    case NewDevice: return QStringLiteral("new");
    case KeyChanged: return QStringLiteral("key-changed");
    case BegunAnew: return QStringLiteral("begun-anew");
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const chat::KnownDevice &known, const base::Jid &account)
{
    const auto &device = known.device;
    QJsonArray profiles;
    for (const auto profile : {model::Encryption::Omemo2, model::Encryption::OmemoLegacy}) {
        if (device.isListedIn(profile))
            profiles.append(wordFor(profile));
    }
    const auto orNull = [](const QString &text) { return text.isEmpty() ? QJsonValue(QJsonValue::Null) : text; };
    QJsonValue alarm = QJsonValue::Null;
    if (known.alarm)
        alarm = wordFor(known.alarm->kind);
    return {
        {QStringLiteral("account"), account.toString()},
        {QStringLiteral("jid"), device.owner.toString()},
        {QStringLiteral("device"), qint64(device.id)},
        {QStringLiteral("profiles"), profiles},
        {QStringLiteral("fingerprint"), orNull(known.fingerprint.join(u' '))},
        {QStringLiteral("trust"), wordFor(known.trust)},
        {QStringLiteral("trustSince"), orNull(timeText(known.trustSince))},
        {QStringLiteral("label"), orNull(device.label)},
        {QStringLiteral("firstSeen"), orNull(timeText(device.firstSeen))},
        {QStringLiteral("lastSeen"), orNull(timeText(device.lastHeard))},
        {QStringLiteral("listed"), device.isListed()},
        {QStringLiteral("own"), known.isThis},
        {QStringLiteral("stale"), known.isStale},
        {QStringLiteral("alarm"), alarm},
        {QStringLiteral("alarmSince"), orNull(known.alarm ? timeText(known.alarm->since) : QString())},
    };
}

} // namespace cli
