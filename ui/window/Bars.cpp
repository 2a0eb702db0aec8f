// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/Bars.h"

#include "text/ErrorText.h"
#include "text/KeyWords.h"
#include "text/Padlock.h"

namespace window {

namespace {

QString sentence(text::ErrorId id, const QString &server = {})
{
    text::ErrorNames names;
    names.server = server;
    return text::wordsFor(id, names).sentence;
}

Bar bar(BarTone tone, const QString &words, BarAction action = BarAction::None, BarAction second = BarAction::None)
{
    return {tone, words, {}, action, second, {}, BarAction::None};
}

} // namespace

Bar Bars::choose(const BarFacts &facts)
{
    for (const auto &candidate :
         {storage, connection, failure, readers, devices, encryption, contact, sync, leftOut, keeping}) {
        if (const Bar said = candidate(facts); !said.isEmpty())
            return said;
    }
    return {};
}

QString Bars::label(BarAction action)
{
    switch (action) {
    case BarAction::None: return {};
    case BarAction::Retry:
    case BarAction::SendAgain: return tr("Try again");
    case BarAction::EnterPassword: return tr("Enter the password");
    case BarAction::SignOut: return tr("Sign out");
    case BarAction::AddContact: return tr("Add to contacts");
    case BarAction::Withdraw: return tr("Undo");
    case BarAction::OpenStorage: return tr("Choose a passphrase");
    case BarAction::StayInClear:
    case BarAction::Dismiss: return tr("All right");
    case BarAction::SendInClear: return tr("Send unencrypted…");
    case BarAction::LookAtDevices: return tr("Look at the devices");
    case BarAction::TurnOn: return tr("Encrypt this chat");
    case BarAction::Wait: return tr("Wait");
    case BarAction::VerifyDevices: return tr("Verify");
    case BarAction::AcceptDevices: return tr("Accept without verifying");
    case BarAction::RejectDevices: return tr("Reject");
    case BarAction::SendToVerified: return tr("Send to those verified");
    case BarAction::VerifyReaders: return tr("Verify now");
    case BarAction::KeepWriting: return tr("Cancel");
    }
    return {};
}

Bar Bars::storage(const BarFacts &facts)
{
    if (facts.diskFull)
        return bar(BarTone::Bad, sentence(text::ErrorId::E31));
    if (facts.archivePutAside)
        return bar(BarTone::Warning, sentence(text::ErrorId::E32), BarAction::Dismiss);
    return {};
}

Bar Bars::connection(const BarFacts &facts)
{
    for (const AccountFacts &account : facts.accounts) {
        if (Bar said = connectionOf(account); !said.isEmpty()) {
            said.account = account.id;
            said.detail = account.state.error.detail;
            return said;
        }
    }
    return {};
}

Bar Bars::connectionOf(const AccountFacts &account)
{
    using chat::Connectivity;
    const Connectivity state = account.state.connectivity;
    if (state == Connectivity::Online || state == Connectivity::Off)
        return {};
    const base::Error &error = account.state.error;
    if (state == Connectivity::Failed || state == Connectivity::Waiting) {
        if (error.kind == base::ErrorKind::AuthenticationFailed)
            return bar(BarTone::Bad, tr("%1: wrong name or password.").arg(account.address), BarAction::EnterPassword);
        if (error.kind == base::ErrorKind::AccountGone)
            return bar(BarTone::Bad, sentence(text::ErrorId::E34, account.server), BarAction::SignOut);
        if (error.condition == QLatin1String("conflict"))
            return bar(BarTone::Warning, sentence(text::ErrorId::E30), BarAction::Retry);
        const bool isAboutTrust = error.kind == base::ErrorKind::Certificate
            || error.kind == base::ErrorKind::TlsMissing || error.kind == base::ErrorKind::ServerNotAuthentic
            || error.kind == base::ErrorKind::MechanismRefused;
        if (isAboutTrust)
            return bar(BarTone::Bad, text::sentenceFor(error, account.server), BarAction::Retry);
    }
    if (account.offlineMs < offlineGraceMs)
        return {};
    return bar(BarTone::Warning, tr("No connection. Messages wait here until it is back."), BarAction::Retry);
}

// E-27 to E-29: why the other side did not take the message.
Bar Bars::failure(const BarFacts &facts)
{
    if (!facts.failed.id)
        return {};
    text::ErrorNames names;
    names.name = facts.chatName;
    names.address = facts.chatAddress;
    names.server = facts.chatAddress.section(u'@', 1);
    names.reason = facts.failed.error;
    const base::Error error{base::ErrorKind::StanzaRefused, facts.failed.error, facts.failed.error, {}};
    return bar(BarTone::Bad, text::wordsFor(text::idFor(error, text::Attempt::Message), names).sentence,
               BarAction::SendAgain, BarAction::Dismiss);
}

// Before it is sent (ux.md B11).
Bar Bars::readers(const BarFacts &facts)
{
    if (facts.missingReaders.isEmpty())
        return {};
    Bar said = bar(BarTone::Warning, text::KeyWords::missing(facts.chatName, facts.missingReaders),
                   BarAction::SendToVerified, BarAction::VerifyReaders);
    said.third = BarAction::KeepWriting;
    return said;
}

// One bar a person, however many devices (ux.md B13).
Bar Bars::devices(const BarFacts &facts)
{
    if (facts.changedKey)
        return bar(BarTone::Bad, text::KeyWords::changedKey(facts.chatName, *facts.changedKey),
                   BarAction::VerifyDevices, BarAction::RejectDevices);
    if (facts.newDevices.isEmpty())
        return {};
    Bar said = bar(BarTone::Warning,
                   text::KeyWords::newDevices(facts.chatName, facts.newDevices, QDateTime::currentDateTime()),
                   BarAction::VerifyDevices, BarAction::AcceptDevices);
    said.third = BarAction::RejectDevices;
    return said;
}

// What keeps a message from leaving encrypted, or that nothing is encrypted here (ux.md B11).
Bar Bars::encryption(const BarFacts &facts)
{
    if (facts.isLockTold)
        return {};
    if (const QString why = text::KeyWords::waiting(facts.obstacle, facts.chatName); !why.isEmpty()) {
        switch (facts.obstacle) {
        case model::Obstacle::NoDevices: return bar(BarTone::Bad, why, BarAction::Wait, BarAction::SendInClear);
        case model::Obstacle::NobodyMay:
            return bar(BarTone::Bad, why, BarAction::LookAtDevices, BarAction::SendInClear);
        default: return bar(BarTone::Bad, why, BarAction::SendInClear);
        }
    }
    if (facts.isInClearByChoice)
        return bar(BarTone::Warning,
                   text::faceOf({text::PadlockState::NotEncrypted, facts.chatName}).word + QStringLiteral(". ")
                       + text::faceOf({text::PadlockState::NotEncrypted, facts.chatName}).explanation,
                   BarAction::TurnOn, BarAction::StayInClear);
    return {};
}

Bar Bars::contact(const BarFacts &facts)
{
    if (facts.notAContact.isEmpty())
        return {};
    const QString &name = facts.notAContact;
    Bar said = facts.contactAsked
        ? bar(BarTone::Notice, tr("%1 is not among your contacts yet: request sent.").arg(name), BarAction::Withdraw)
        : bar(BarTone::Notice, tr("%1 is not among your contacts.").arg(name), BarAction::AddContact);
    said.account = facts.chatAccount;
    return said;
}

Bar Bars::sync(const BarFacts &facts)
{
    int messages = 0;
    bool busy = false;
    for (const AccountFacts &account : facts.accounts) {
        busy = busy || account.catchingUp;
        messages += account.catchingUp ? account.caughtUpMessages : 0;
    }
    if (!busy || messages == 0)
        return {};
    return bar(BarTone::Notice, tr("Downloading messages… (%1)").arg(messages));
}

Bar Bars::leftOut(const BarFacts &facts)
{
    if (facts.leftOut == 0)
        return {};
    const QString words = facts.leftOut == 1
        ? tr("A message that %1 keeps could not be read and was left out.").arg(facts.leftOutServer)
        : tr("Some messages that %1 keeps could not be read and were left out.").arg(facts.leftOutServer);
    return bar(BarTone::Notice, words, BarAction::Dismiss);
}

Bar Bars::keeping(const BarFacts &facts)
{
    if (facts.keyInPlainFile)
        return bar(BarTone::Notice,
                   tr("This computer has no password store: the key of your messages is in a file that only your user "
                      "can read."),
                   BarAction::OpenStorage, BarAction::Dismiss);
    return {};
}

} // namespace window
