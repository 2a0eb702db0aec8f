// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Output.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>

namespace cli {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

// Text of a peer may hold escape sequences that drive the terminal: only JSON escapes them by itself.
QByteArray forTerminal(QString text)
{
    for (auto &c : text) {
        if (c.category() == QChar::Other_Control && c != u'\n' && c != u'\t')
            c = QChar::ReplacementCharacter;
    }
    return text.toUtf8();
}

} // namespace

Exit exitFor(const base::Error &error)
{
    using base::ErrorKind;
    switch (error.kind) {
    case ErrorKind::AuthenticationFailed:
    case ErrorKind::MechanismRefused:
    case ErrorKind::ServerNotAuthentic:
    case ErrorKind::AccountGone: return Exit::AuthenticationRefused;
    case ErrorKind::NotFound: return Exit::NotFound;
    case ErrorKind::WrongPassphrase:
    case ErrorKind::KeychainUnavailable:
    case ErrorKind::ProfileInUse: return Exit::ProfileUnavailable;
    case ErrorKind::Timeout: return Exit::TimedOut;
    default: return Exit::Failed;
    }
}

QString noXmlLog(const QString &path)
{
    return tr("The file %1 cannot be written: choose another one for --xml-log.").arg(path);
}

QString sentenceFor(const base::Error &error)
{
    using base::ErrorKind;
    switch (error.kind) {
    case ErrorKind::Timeout: return tr("No answer in time. Try again, or give more time with --timeout.");
    case ErrorKind::ServerNotFound: return tr("The server cannot be found. Check how its name is spelled.");
    case ErrorKind::ServerUnreachable: return tr("The server is not answering. Check the connection and try again.");
    case ErrorKind::TlsMissing: return tr("The server offers no protected connection. Lucchetto will not connect.");
    case ErrorKind::Certificate:
        return tr("There is no guarantee that this is really the server: the password was not sent.");
    case ErrorKind::AuthenticationFailed: return tr("Wrong name or password. Check capital letters.");
    case ErrorKind::MechanismRefused:
        return tr("The server offers only sign-in methods that are too weak: the password was not sent.");
    case ErrorKind::ServerNotAuthentic:
        return tr(
            "The server could not prove that it knows the password. Someone may be in between: do not retry here.");
    case ErrorKind::AccountGone: return tr("The server says that this account no longer exists.");
    case ErrorKind::WrongPassphrase: return tr("This passphrase does not open the profile.");
    case ErrorKind::ProfileInUse: return tr("Another Lucchetto is using this profile. Close it, or use --profile.");
    case ErrorKind::KeychainUnavailable:
        return tr("The system's password store cannot be reached. Give a passphrase with --passphrase-file.");
    case ErrorKind::DiskFull: return tr("No room left on this computer. Free some space and try again.");
    case ErrorKind::RegistrationClosed: return tr("The server is not accepting new accounts. Choose another one.");
    case ErrorKind::InvitationNeeded:
        return tr("The server registers only with an invitation. Give its token with --token.");
    case ErrorKind::InvitationInvalid: return tr("This invitation has expired or was already used. Ask for a new one.");
    case ErrorKind::Conflict: return tr("This name is already taken. Try another one.");
    case ErrorKind::NotFound: return tr("There is no such thing here.");
    default: return tr("It did not work.");
    }
}

void Output::event(const QString &name, QJsonObject object, const QString &plain) const
{
    if (!m_json) {
        if (!plain.isEmpty())
            m_console.write(Channel::Output, forTerminal(plain));
        return;
    }
    object.insert(QStringLiteral("event"), name);
    if (!object.contains(QStringLiteral("account")))
        object.insert(QStringLiteral("account"),
                      m_account.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(m_account));
    object.insert(QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    m_console.write(Channel::Output, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void Output::end(int count) const
{
    if (m_json)
        event(QStringLiteral("end"), {{QStringLiteral("count"), count}}, {});
}

Exit Output::failure(const base::Error &error) const
{
    QString sentence = sentenceFor(error);
    const QString technical = error.detail.isEmpty() ? error.condition : error.detail;
    if (!technical.isEmpty())
        sentence += QStringLiteral(" (%1)").arg(technical.simplified().left(300));
    return failure(exitFor(error), base::nameOf(error.kind), sentence);
}

Exit Output::failure(Exit code, const QString &kind, const QString &sentence) const
{
    m_console.write(Channel::Errors, forTerminal(sentence));
    if (m_json) {
        event(QStringLiteral("error"), {{QStringLiteral("kind"), kind}, {QStringLiteral("message"), sentence}}, {});
    }
    return code;
}

} // namespace cli
