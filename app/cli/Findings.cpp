// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Findings.h"

#include "cli/Output.h"

#include <QCoreApplication>

namespace cli {
namespace {

constexpr qint64 clockTolerance = 120; // seconds
constexpr qint64 slowLogin = 5'000;    // ms

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

QString word(const char16_t *literal)
{
    return QString::fromUtf16(literal);
}

struct NeedRow
{
    const char16_t *xep;
    const char16_t *feature;
    const char *use;
};
constexpr NeedRow needRows[] = {
    {u"XEP-0313", u"urn:xmpp:mam:2", QT_TRANSLATE_NOOP("cli", "history from other devices")},
    {u"XEP-0280", u"urn:xmpp:carbons:2", QT_TRANSLATE_NOOP("cli", "messages on all devices at once")},
    {u"XEP-0163", u"http://jabber.org/protocol/pubsub#publish-options",
     QT_TRANSLATE_NOOP("cli", "encryption keys and pictures")},
    {u"XEP-0191", u"urn:xmpp:blocking", QT_TRANSLATE_NOOP("cli", "blocking people")},
    {u"XEP-0359", u"urn:xmpp:sid:0", QT_TRANSLATE_NOOP("cli", "no message twice")},
};

Finding ofCertificate(const base::Error &error)
{
    if (error.detail == u"not-yet-valid")
        return {
            Fault::Machine, word(u"clock"),
            tr("The server's certificate begins in the future: the clock of this computer is most likely wrong. Set "
               "it and try again.")};
    if (error.detail == u"wrong-key")
        return {
            Fault::Network, word(u"certificate"),
            tr("The server shows another key than the one that was pinned: somebody may be in between. Ask who runs "
               "the server.")};
    return {Fault::Server, word(u"certificate"),
            tr("The server cannot prove its name (%1), or somebody is in between. Tell who runs the server.")
                .arg(error.detail)};
}

Finding ofSilence(const base::Error &error)
{
    if (error.condition == u"connection-refused")
        return {Fault::Server, word(u"refused"),
                tr("The server's machine is there but nothing listens: the service is stopped, or the port is wrong.")};
    return {
        Fault::Network, word(u"unreachable"),
        tr("The server cannot be reached from here: the line, a firewall or a proxy is in the way, or the server is "
           "down. Try from another network.")};
}

} // namespace

QList<Need> needsMet(const chat::ServerReport &report)
{
    QList<Need> needs;
    for (const NeedRow &row : needRows) {
        const QString feature = word(row.feature);
        needs.append({row.xep, row.use, report.features.contains(feature) || report.accountFeatures.contains(feature)});
    }
    return needs;
}

Finding findingFor(const base::Error &error, const Machine &machine)
{
    using base::ErrorKind;
    const bool isOfLine = error.kind == ErrorKind::ServerNotFound || error.kind == ErrorKind::ServerUnreachable
        || error.kind == ErrorKind::Timeout;
    if (isOfLine && !machine.hasNetwork)
        return {Fault::Machine, word(u"no-network"), tr("This computer is not connected to any network.")};
    switch (error.kind) {
    case ErrorKind::ServerNotFound:
        return {Fault::Account, word(u"not-found"),
                tr("The name service knows no such server. Check how the address is spelled.")};
    case ErrorKind::ServerUnreachable: return ofSilence(error);
    case ErrorKind::Timeout:
        return {Fault::Network, word(u"timeout"),
                tr("No answer in time: the line is slow, or something on the way swallows the connection.")};
    case ErrorKind::Certificate: return ofCertificate(error);
    case ErrorKind::ServerNotAuthentic:
        return {Fault::Network, word(u"not-authentic"),
                tr("The server could not prove that it knows the password: somebody may be in between. Do not retry "
                   "here.")};
    case ErrorKind::AuthenticationFailed:
        return {Fault::Account, word(u"password"),
                tr("The server does not accept name and password. Change it with login.")};
    case ErrorKind::AccountGone:
        return {Fault::Account, word(u"gone"), tr("The account is deleted or disabled. Ask who runs the server.")};
    case ErrorKind::Conflict:
    case ErrorKind::NotAllowed: return {Fault::Account, word(u"refused"), sentenceFor(error)};
    case ErrorKind::Storage:
    case ErrorKind::DiskFull:
    case ErrorKind::KeychainUnavailable:
    case ErrorKind::WrongPassphrase:
    case ErrorKind::ProfileInUse: return {Fault::Machine, base::nameOf(error.kind), sentenceFor(error)};
    default: return {Fault::Server, base::nameOf(error.kind), sentenceFor(error)};
    }
}

QList<Finding> findingsIn(const chat::ServerReport &report, const chat::ConnectionFacts &facts, const Machine &machine)
{
    QList<Finding> found;
    for (const Need &need : needsMet(report)) {
        if (!need.isOffered)
            found.append({Fault::Server, word(need.xep),
                          tr("The server does not offer %1 (%2). Ask who runs it.").arg(tr(need.use), word(need.xep))});
    }
    if (!facts.tls.isEmpty() && facts.tls != u"TLSv1.3")
        found.append(
            {Fault::Server, word(u"old-tls"), tr("The server speaks only %1. Ask who runs it.").arg(facts.tls)});
    if (!facts.mechanism.isEmpty() && facts.channelBinding.isEmpty())
        found.append(
            {Fault::Server, word(u"no-channel-binding"),
             tr("The server does not tie signing in to the protected connection, so somebody in between with a "
                "false certificate would be noticed later.")});
    if (facts.certificateChanged.isValid())
        found.append(
            {Fault::Server, word(u"new-key"),
             tr("The server's key and the authority behind it became others at once. If nobody announced that, "
                "ask who runs it.")});
    if (report.contacts.isEmpty())
        found.append({Fault::Server, word(u"no-contacts"), tr("The server does not say who runs it.")});
    if (facts.loginMs > slowLogin)
        found.append(
            {Fault::Network, word(u"slow"), tr("Signing in took %1 ms: the line is slow.").arg(facts.loginMs)});
    if (report.clockDifference && qAbs(*report.clockDifference) > clockTolerance)
        found.append({Fault::Machine, word(u"clock"),
                      tr("The clock of this computer differs from the server's by %1 seconds. Set it.")
                          .arg(*report.clockDifference)});
    if (machine.keyInPlainFile)
        found.append({Fault::Machine, word(u"plain-key"),
                      tr("This computer has no password store: the key of your messages lies in a file. Choose a "
                         "passphrase in the window's settings.")});
    return found;
}

QString wordFor(Fault fault)
{
    switch (fault) {
    case Fault::Server: return word(u"server");
    case Fault::Network: return word(u"network");
    case Fault::Machine: return word(u"machine");
    case Fault::Account: return word(u"account");
    }
    return {};
}

QJsonObject toJson(const Finding &finding)
{
    return {{word(u"fault"), wordFor(finding.fault)},
            {word(u"kind"), finding.kind},
            {word(u"message"), finding.sentence}};
}

QString toPlain(const Finding &finding)
{
    QString whose;
    switch (finding.fault) {
    case Fault::Server: whose = tr("the server"); break;
    case Fault::Network: whose = tr("the network"); break;
    case Fault::Machine: whose = tr("this computer"); break;
    case Fault::Account: whose = tr("the account"); break;
    }
    return QStringLiteral("  [%1] %2").arg(whose, finding.sentence);
}

} // namespace cli
