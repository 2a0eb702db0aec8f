// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"

#include <QCoreApplication>

namespace cli {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

OptionSpec option(const char16_t *name, const char16_t *value, const QString &summary)
{
    return {QString::fromUtf16(name), QString::fromUtf16(value), summary};
}

std::vector<OptionSpec> connectionOptions()
{
    return {option(u"host", u"H", tr("where to connect, if not where the address says")),
            option(u"port", u"N", tr("port there")),
            option(u"direct-tls", u"", tr("the connection starts protected")),
            option(u"starttls", u"", tr("the connection is protected before signing in")),
            option(u"ca", u"FILE", tr("certificate authorities to trust besides the system's (PEM)")),
            option(u"pin", u"SHA256", tr("only this public key of the server (hex)")),
            option(u"proxy", u"URL", tr("socks5://host:port or http://host:port")),
            option(u"resource", u"R", tr("name of this device on the server"))};
}

std::vector<OptionSpec> registrationOptions()
{
    auto options = connectionOptions();
    options.push_back(option(u"token", u"T", tr("token of an invitation")));
    options.push_back(option(u"field", u"NAME=VALUE", tr("a field of the server's form")));
    return options;
}

} // namespace

const std::vector<Command> &commands()
{
    static const std::vector<Command> table{
        {{QStringLiteral("register"), QStringLiteral("JID"), tr("makes an account on its server and signs in"),
          registrationOptions()},
         registerAccount},
        {{QStringLiteral("login"), QStringLiteral("JID"), tr("adds an account and proves that it works"),
          connectionOptions()},
         login},
        {{QStringLiteral("accounts"), {}, tr("lists the accounts of the profile"), {}}, listAccounts},
        {{QStringLiteral("logout"),
          QStringLiteral("JID"),
          tr("removes an account from the profile"),
          {option(u"delete-account", u"", tr("deletes it on the server too"))}},
         logout},
        {{QStringLiteral("password"),
          QStringLiteral("JID"),
          tr("changes the password on the server"),
          {option(u"new-password-file", u"FILE", tr("file whose first line is the new password"))}},
         changePassword},
        {{QStringLiteral("status"), {}, tr("signs in and prints facts of the connection"), {}}, status},
        {{QStringLiteral("doctor"), QStringLiteral("[DOMAIN]"), tr("says what a server offers and what is wrong"), {}},
         doctor},
        {{QStringLiteral("contacts"),
          QStringLiteral("[add|remove|accept|decline|block|unblock] [JID]"),
          tr("lists or changes the contact list"),
          {option(u"name", u"N", tr("name of the contact")), option(u"group", u"G", tr("group of the contact"))}},
         contacts},
        {{QStringLiteral("send"),
          QStringLiteral("TO [TEXT]"),
          tr("sends a message, encrypted unless the chat is set otherwise; TEXT - reads standard input"),
          {option(u"lines", u"", tr("each line of standard input is a message")),
           option(u"omemo", u"", tr("encrypted, whatever the chat is set to")),
           option(u"plain", u"", tr("without encryption, whatever the chat is set to")),
           option(u"legacy-only", u"", tr("encrypted, for devices that read the older OMEMO alone")),
           option(u"profile-2-only", u"", tr("encrypted, for devices that read the current OMEMO alone"))}},
         send},
        {{QStringLiteral("listen"),
          {},
          tr("prints what comes"),
          {option(u"for", u"SECONDS", tr("ends after that time")),
           option(u"count", u"N", tr("ends after so many messages")),
           option(u"from", u"JID", tr("only messages from there"))}},
         listen},
        {{QStringLiteral("sync"), {}, tr("catches up with the archive"), {}}, sync},
        {{QStringLiteral("history"),
          QStringLiteral("TO"),
          tr("prints stored messages, oldest first"),
          {option(u"limit", u"N", tr("how many at most (50)")), option(u"before", u"ID", tr("only older ones"))}},
         history},
        {{QStringLiteral("search"),
          QStringLiteral("TEXT"),
          tr("finds stored messages, newest first"),
          {option(u"in", u"JID", tr("only in this chat")), option(u"limit", u"N", tr("how many at most (50)"))}},
         search},
        {{QStringLiteral("devices"),
          QStringLiteral("[JID]"),
          tr("lists with which devices somebody, or the own account, reads encrypted messages"),
          {}},
         listDevices},
        {{QStringLiteral("trust"),
          QStringLiteral("JID DEVICE|FINGERPRINT"),
          tr("a key that was compared is the right one"),
          {option(u"unverified", u"", tr("accepts it without having compared it"))}},
         trust},
        {{QStringLiteral("distrust"),
          QStringLiteral("JID DEVICE|FINGERPRINT"),
          tr("nothing is encrypted for that key any more"),
          {}},
         distrust},
        {{QStringLiteral("verify"),
          QStringLiteral("URI"),
          tr("verifies all keys of a code, as shown on the other device"),
          {}},
         verify},
        {{QStringLiteral("uri"), {}, tr("prints the own code with keys, for others to verify"), {}}, ownLink},
        {{QStringLiteral("proof"), QStringLiteral("ID"), tr("says how a message was encrypted, and for whom"), {}},
         proof},
        {{QStringLiteral("beside-lock"),
          QStringLiteral("JID [allow|refuse]"),
          tr("whether servers may read that messages arrived and that you type, where the other program is too old to "
             "lock it"),
          {}},
         besideLock},
    };
    return table;
}

} // namespace cli
