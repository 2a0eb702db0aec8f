// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/Events.h"

#include "base/Signals.h"
#include "chat/Devices.h"
#include "chat/Proof.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace cli {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

QString text(const char16_t *literal)
{
    return QString::fromUtf16(literal);
}

QString plainTrust(model::KeyTrust trust)
{
    switch (trust) {
    case model::KeyTrust::Undecided: return tr("new, waits for a decision");
    case model::KeyTrust::Blind: return tr("accepted");
    case model::KeyTrust::Verified: return tr("verified");
    case model::KeyTrust::Rejected: return tr("rejected");
    }
    Q_UNREACHABLE();
}

QString plainRow(const chat::KnownDevice &known)
{
    const auto &device = known.device;
    QStringList facts{known.isThis ? tr("this device") : plainTrust(known.trust)};
    if (!device.isListed())
        facts.append(tr("not in use"));
    if (known.isStale)
        facts.append(tr("silent for long"));
    if (!device.label.isEmpty())
        facts.append(QStringLiteral("“%1”").arg(device.label));
    const QString key = known.fingerprint.isEmpty() ? tr("key not seen yet") : known.fingerprint.join(u' ');
    return QStringLiteral("%1  %2  %3").arg(QString::number(device.id).rightJustified(10), key, facts.join(u", "));
}

void tellDevices(const Context &context, const base::Jid &account, const chat::PersonsDevices &all)
{
    for (const auto &known : all.devices)
        context.output().event(text(u"devices"), toJson(known, account), plainRow(known));
    for (const auto &awaited : all.awaited) {
        const QString key = awaited.fingerprint.join(u' ');
        context.output().event(text(u"devices"),
                               {{text(u"account"), account.toString()},
                                {text(u"device"), QJsonValue::Null},
                                {text(u"profiles"), QJsonArray()},
                                {text(u"fingerprint"), key},
                                {text(u"trust"), wordFor(awaited.trust)},
                                {text(u"listed"), false},
                                {text(u"own"), false}},
                               QStringLiteral("%1  %2  %3").arg(QString(10, u' '), key, plainTrust(awaited.trust)));
    }
    context.output().end(int(all.devices.size() + all.awaited.size()));
}

// The devices of the person in the first word, or of the own account.
struct Meant
{
    chat::Account *account = nullptr;
    base::Jid owner;
};

std::optional<Meant> meant(const Context &context, Exit &exit)
{
    Meant found{context.account(exit), {}};
    if (!found.account)
        return std::nullopt;
    found.owner = found.account->jid().bare();
    if (const QString word = context.arguments().words.value(0); !word.isEmpty()) {
        const auto jid = context.address(word, exit);
        if (!jid)
            return std::nullopt;
        found.owner = jid->bare();
    }
    return found;
}

// A device's number, or the fingerprint of its key.
base::Task<base::Result<>> decide(chat::Devices &devices, base::Jid owner, QString word, model::KeyTrust trust)
{
    constexpr qsizetype longestNumber = 10;
    bool isNumber = false;
    const quint32 device = word.toUInt(&isNumber);
    return isNumber && word.size() <= longestNumber ? devices.setTrust(owner, device, trust)
                                                    : devices.setTrust(owner, word, trust);
}

base::Task<Exit> setTrust(Context &context, model::KeyTrust trust)
{
    Exit exit = Exit::Done;
    const auto found = meant(context, exit);
    if (!found)
        co_return exit;
    auto &devices = found->account->devices();
    const QString word = context.arguments().words.value(1);
    auto decided = co_await decide(devices, found->owner, word, trust).on(&context);
    if (!decided && decided.error().kind == base::ErrorKind::NotFound) { // not met yet: asks for it
        if (const auto online = co_await context.online(found->account).on(&context); !online)
            co_return context.output().failure(online.error());
        if (const auto fresh = co_await devices.refresh(found->owner, context.timeout()).on(&context); !fresh)
            co_return context.output().failure(fresh.error());
        decided = co_await decide(devices, found->owner, word, trust).on(&context);
    }
    if (!decided && decided.error().kind == base::ErrorKind::NotFound)
        co_return context.output().failure(
            Exit::NotFound, text(u"device"),
            tr("%1 has no such device, or its key was never seen.").arg(found->owner.toString()));
    if (!decided && decided.error().kind == base::ErrorKind::NotAllowed)
        co_return context.output().failure(
            Exit::WrongUse, text(u"own-device"),
            tr("This is the key of the device at which you sit: it is always accepted."));
    if (!decided && decided.error().kind == base::ErrorKind::Malformed)
        co_return context.output().failure(Exit::WrongUse, text(u"fingerprint"),
                                           tr("“%1” is neither a device's number nor a fingerprint.").arg(word));
    if (!decided)
        co_return context.output().failure(decided.error());
    context.output().event(context.arguments().command,
                           {{text(u"account"), found->account->jid().toString()},
                            {text(u"jid"), found->owner.toString()},
                            {text(u"key"), word},
                            {text(u"trust"), wordFor(trust)}},
                           tr("Done."));
    co_return Exit::Done;
}

QString leftOutWord(model::Reader::LeftOut why)
{
    using enum model::Reader::LeftOut;
    switch (why) {
    case No: return {};
    case Undecided: return text(u"undecided");
    case Rejected: return text(u"rejected");
    case NotVerified: return text(u"not-verified");
    case NoKeys: return text(u"no-keys");
    case Silent: return text(u"silent");
    }
    Q_UNREACHABLE();
}

QJsonObject objectOf(const chat::Proof::Line &line)
{
    const auto &reader = line.reader;
    const QString key = line.fingerprint.join(u' ');
    const QString leftOut = leftOutWord(reader.leftOut);
    return {{text(u"jid"), reader.owner.toString()},
            {text(u"device"), qint64(reader.device)},
            {text(u"encryption"), wordFor(reader.profile)},
            {text(u"fingerprint"), key.isEmpty() ? QJsonValue(QJsonValue::Null) : key},
            {text(u"trust"), wordFor(reader.trust)},
            {text(u"leftOut"), leftOut.isEmpty() ? QJsonValue(QJsonValue::Null) : leftOut}};
}

QString plainProof(const chat::Proof &proof)
{
    QStringList lines{proof.message.encryption == model::Encryption::None ? tr("Not encrypted.")
                                                                          : wordFor(proof.message.encryption)};
    for (const auto &[reader, fingerprint] : proof.lines) {
        const bool reads = reader.leftOut == model::Reader::LeftOut::No;
        lines.append(QStringLiteral("%1  %2  %3  %4")
                         .arg(reader.owner.toString(), QString::number(reader.device), fingerprint.join(u' '),
                              reads ? plainTrust(reader.trust) : tr("cannot read it")));
    }
    return lines.join(u'\n');
}

QJsonArray numbers(const QList<quint32> &devices)
{
    QJsonArray array;
    for (const quint32 device : devices)
        array.append(qint64(device));
    return array;
}

} // namespace

base::Task<Exit> listDevices(Context &context)
{
    Exit exit = Exit::Done;
    const auto found = meant(context, exit);
    if (!found)
        co_return exit;
    if (const auto online = co_await context.online(found->account).on(&context); !online)
        co_return context.output().failure(online.error());
    auto &devices = found->account->devices();
    if (const auto fresh = co_await devices.refresh(found->owner, context.timeout()).on(&context); !fresh)
        co_return context.output().failure(fresh.error());
    const auto all = co_await devices.of(found->owner).on(&context);
    if (!all)
        co_return context.output().failure(all.error());
    tellDevices(context, found->account->jid(), *all);
    co_return Exit::Done;
}

base::Task<Exit> trust(Context &context)
{
    return setTrust(context,
                    context.arguments().has(text(u"unverified")) ? model::KeyTrust::Blind : model::KeyTrust::Verified);
}

base::Task<Exit> distrust(Context &context)
{
    return setTrust(context, model::KeyTrust::Rejected);
}

base::Task<Exit> verify(Context &context)
{
    Exit exit = Exit::Done;
    auto *account = context.account(exit);
    if (!account)
        co_return exit;
    const auto compared = co_await account->devices().verify(context.arguments().words.value(0)).on(&context);
    if (!compared && compared.error().kind == base::ErrorKind::Malformed)
        co_return context.output().failure(
            Exit::WrongUse, text(u"code"),
            tr("This is no code with keys: it looks like xmpp:name@server?omemo-sid-1234=…"));
    if (!compared)
        co_return context.output().failure(compared.error());
    const int verified = int(compared->matching.size()) + compared->unseen;
    context.output().event(text(u"verify"),
                           {{text(u"account"), account->jid().toString()},
                            {text(u"jid"), compared->owner.toString()},
                            {text(u"verified"), numbers(compared->matching)},
                            {text(u"differing"), numbers(compared->differing)},
                            {text(u"distrusted"), numbers(compared->refused)},
                            {text(u"unseen"), compared->unseen}},
                           tr("%1: keys verified: %2").arg(compared->owner.toString()).arg(verified));
    if (compared->differing.isEmpty())
        co_return Exit::Done;
    co_return context.output().failure(
        Exit::Failed, text(u"key-differs"),
        tr("A device shows another key than the code says. Somebody may be in between: ask its owner."));
}

base::Task<Exit> ownLink(Context &context)
{
    Exit exit = Exit::Done;
    auto *account = context.account(exit);
    if (!account)
        co_return exit;
    const auto code = co_await account->devices().ownCode().on(&context);
    if (!code)
        co_return context.output().failure(code.error());
    context.output().event(text(u"uri"),
                           {{text(u"account"), account->jid().toString()},
                            {text(u"uri"), code->link},
                            {text(u"trustMessage"), code->messageLink}},
                           code->link);
    co_return Exit::Done;
}

base::Task<Exit> proof(Context &context)
{
    const model::MessageId id{context.arguments().words.value(0).toLongLong()};
    const auto found = co_await chat::proofOf(context.workspace().profile(), id).on(&context);
    if (!found)
        co_return context.output().failure(found.error());
    const auto &message = found->message;
    const auto chat = context.workspace().conversations().find(message.conversation);
    const auto *account = chat ? context.workspace().accounts().find(chat->account) : nullptr;
    if (!account)
        co_return context.output().failure(base::Error{base::ErrorKind::NotFound, {}, {}, {}});
    QJsonArray lines;
    for (const auto &line : found->lines)
        lines.append(objectOf(line));
    auto object = toJson(message, account->jid(), chat->jid);
    object.remove(text(u"body"));
    object.insert(message.direction == model::Direction::Out ? text(u"readers") : text(u"senders"), lines);
    context.output().event(text(u"proof"), object, plainProof(*found));
    co_return Exit::Done;
}

} // namespace cli
