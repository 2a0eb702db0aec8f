// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/ErrorSentences.h"

namespace text {

ErrorWords ErrorSentences::words(ErrorId id) const
{
    if (id <= ErrorId::E04)
        return signIn(id);
    if (id <= ErrorId::E10)
        return registration(id);
    if (id <= ErrorId::E13full)
        return room(id);
    if (id <= ErrorId::E18)
        return encryption(id);
    if (id <= ErrorId::E24)
        return file(id);
    if (id <= ErrorId::E30 || id == ErrorId::E34 || id >= ErrorId::ServerNotAuthentic)
        return connection(id);
    return computer(id);
}

ErrorWords ErrorSentences::signIn(ErrorId id) const
{
    const QString &server = m_names.server;
    switch (id) {
    case ErrorId::E01: return {tr("An address looks like name@server."), {}};
    case ErrorId::E02:
        return {tr("Wrong name or password. Check capital letters."), {tr("Try again"), tr("Forgot your password?")}};
    case ErrorId::E03:
        return {tr("I can’t find the server %1. Check how it is spelled.", "%1: server").arg(server),
                {tr("Correct it")}};
    default:
        return {
            tr("%1 isn’t answering. You may be offline, or the server is having a break.", "%1: server").arg(server),
            {tr("Try again"), tr("Advanced settings")}};
    }
}

ErrorWords ErrorSentences::registration(ErrorId id) const
{
    const QString &server = m_names.server;
    switch (id) {
    case ErrorId::E05:
        return {tr("On %1 you can register only with an invitation.", "%1: server").arg(server),
                {tr("I have an invitation link"), tr("Ask the people who run it")}};
    case ErrorId::E06:
        return {tr("%1 isn’t accepting new accounts.", "%1: server").arg(server), {tr("Choose another server")}};
    case ErrorId::E07: return {tr("This invitation has expired or was already used. Ask for a new one."), {}};
    case ErrorId::E08:
        return {
            tr("%1 is already taken on %2. Try another name.", "%1: user name, %2: server").arg(m_names.name, server),
            {}};
    case ErrorId::E09: return {tr("The server wants a longer password."), {}};
    default: return {tr("That didn’t match. Here is another one.", "CAPTCHA"), {tr("Listen")}};
    }
}

ErrorWords ErrorSentences::room(ErrorId id) const
{
    const QString &room = m_names.room;
    switch (id) {
    case ErrorId::E11:
        return {tr("Someone in %1 is already called %2. You’ll enter as %3.", "%1: group, %2 and %3: names")
                    .arg(room, m_names.nick, m_names.otherNick),
                {tr("Change name")}};
    case ErrorId::E12:
        return {tr("If you leave, nobody can manage %1.", "%1: group").arg(room),
                {tr("Choose an owner"), tr("Delete the group")}};
    case ErrorId::E13a:
        return {tr("Only invited people can enter %1.", "%1: group").arg(room), {tr("Ask for an invitation")}};
    case ErrorId::E13b: return {tr("You can’t enter %1: access is blocked for you.", "%1: group").arg(room), {}};
    case ErrorId::E13c: return {tr("%1 asks for a password.", "%1: group").arg(room), {tr("Join")}};
    case ErrorId::E13gone: return {tr("%1 no longer exists.", "%1: group").arg(room), {tr("Take off the list")}};
    default: return {tr("%1 is full.", "%1: group").arg(room), {tr("Try again")}};
    }
}

ErrorWords ErrorSentences::encryption(ErrorId id) const
{
    const QString &name = m_names.name;
    switch (id) {
    case ErrorId::E14:
        return {tr("A message from %1 can’t be read on this device. It was sent before you added it, or the keys got "
                   "mixed up.",
                   "%1: name")
                    .arg(name),
                {tr("Ask to send it again"), tr("Repair the encryption"), tr("Details")}};
    case ErrorId::E15:
        return {tr("%1 can’t receive encrypted messages with the app in use. Your message hasn’t left.", "%1: name")
                    .arg(name),
                {tr("Wait"), tr("Send unencrypted…")}};
    case ErrorId::E16:
        return {tr("Codes differ. Don’t write anything private here until you have sorted it out in person."),
                {tr("Refuse the device"), tr("Check again")}};
    case ErrorId::E17: return {tr("I can’t find a microphone."), {tr("Choose microphone")}};
    default: return {tr("The system isn’t giving access to the microphone."), {tr("Open the system settings")}};
    }
}

ErrorWords ErrorSentences::file(ErrorId id) const
{
    const QString &file = m_names.file;
    switch (id) {
    case ErrorId::E19:
        return {tr("%1 is %2; %3 accepts up to %4.", "%1: file, %2: size, %3: server, %4: size")
                    .arg(file, m_names.size, m_names.server, m_names.maximum),
                {tr("Make the picture smaller"), tr("Take away")}};
    case ErrorId::E20: return {tr("%1 wasn’t sent.", "%1: file").arg(file), {tr("Try again"), tr("Take away")}};
    case ErrorId::E21:
        return {tr("%1 has no more room for your files today.", "%1: server").arg(m_names.server),
                {tr("Write to the people who run it")}};
    case ErrorId::E22: return {tr("The file is no longer on the server."), {tr("Ask to send it again")}};
    case ErrorId::E23: return {tr("The file arrived damaged or altered; I deleted it."), {tr("Download again")}};
    default:
        return {tr("%1 is a program. Open it only if you expected it from %2.", "%1: file, %2: name")
                    .arg(file, m_names.name),
                {tr("Save"), tr("Open anyway")}};
    }
}

ErrorWords ErrorSentences::connection(ErrorId id) const
{
    const QString &server = m_names.server;
    switch (id) {
    case ErrorId::E25:
        return {tr("There is no guarantee that this is really %1: %2. Your password was not sent.",
                   "%1: server, %2: why its certificate proves nothing")
                    .arg(server, m_names.reason),
                {tr("Try again"), tr("Details")}};
    case ErrorId::E26:
        return {tr("%1 doesn’t offer a protected connection. Lucchetto won’t connect.", "%1: server").arg(server), {}};
    case ErrorId::E27:
        return {
            tr("%1’s server didn’t accept the message: %2.", "%1: name, %2: reason").arg(m_names.name, m_names.reason),
            {tr("Try again"), tr("Delete")}};
    case ErrorId::E28: return {tr("%1 doesn’t exist.", "%1: address").arg(m_names.address), {tr("Correct it")}};
    case ErrorId::E29: return {tr("%1 isn’t receiving your messages.", "%1: name").arg(m_names.name), {}};
    case ErrorId::E30:
        return {tr("Another copy of Lucchetto is using this account with the same name."), {tr("Connect again")}};
    case ErrorId::E34:
        return {tr("%1 says this account no longer exists.", "%1: server").arg(server),
                {tr("Write to the people who run it")}};
    case ErrorId::ServerNotAuthentic:
        return {tr("%1 could not prove that it knows you. Lucchetto won’t connect.", "%1: server").arg(server),
                {tr("Try again"), tr("Details")}};
    case ErrorId::MechanismRefused:
        return {tr("%1 offers no safe way to sign in. Your password was not sent.", "%1: server").arg(server),
                {tr("Details")}};
    case ErrorId::NoAnswer: return {tr("%1 took too long to answer.", "%1: server").arg(server), {tr("Try again")}};
    default: return {tr("That didn’t work."), {tr("Try again"), tr("Details")}};
    }
}

ErrorWords ErrorSentences::computer(ErrorId id) const
{
    switch (id) {
    case ErrorId::E31: return {tr("No room left on this computer: new messages can’t be saved."), {tr("Make room")}};
    case ErrorId::E32:
        return {tr("The message archive is damaged. I put it aside and started a new one; your account is fine."),
                {tr("Open folder")}};
    case ErrorId::E33:
        return {tr("I can’t reach the system’s password store. The password is kept only until you close Lucchetto."),
                {tr("Try again"), tr("Keep in a protected file")}};
    default:
        return {tr("This computer’s clock is off by %n hours; secure connections fail.", nullptr, m_names.hours), {}};
    }
}

QString ErrorSentences::certificateReason(const QString &detail)
{
    if (detail == u"expired")
        return tr("its certificate has expired");
    if (detail == u"not-yet-valid")
        return tr("its certificate is not valid yet");
    if (detail == u"self-signed")
        return tr("it issued its certificate itself");
    if (detail == u"wrong-name")
        return tr("its certificate belongs to another name");
    if (detail == u"revoked")
        return tr("its certificate was revoked");
    if (detail == u"wrong-key")
        return tr("its key has changed");
    if (detail == u"untrusted")
        return tr("nobody known vouches for its certificate");
    return tr("its certificate is not valid");
}

} // namespace text
