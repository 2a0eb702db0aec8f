// SPDX-License-Identifier: GPL-3.0-or-later
// Making a new account on a server from within the program (XEP-0077), with or without an invitation (XEP-0445).
// Made by the page that shows it; main thread.
#pragma once

#include "base/Jid.h"
#include "base/Result.h"
#include "base/Secret.h"
#include "base/Task.h"
#include "model/AccountSettings.h"

#include <QByteArray>
#include <QObject>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

namespace chat {

class Network;

struct FormField
{
    enum class Type { Text, Private, Boolean, ListSingle, ListMulti, TextMulti, Fixed, Hidden };
    struct Option
    {
        QString label;
        QString value;
        bool operator==(const Option &) const = default;
    };
    Type type = Type::Text;
    QString name; // `var`
    QString label;
    QString description;
    bool required = false;
    QStringList values;
    std::vector<Option> options;
    QByteArray picture; // CAPTCHA image sent in band (XEP-0221, XEP-0231)
    QByteArray sound;
    QUrl mediaAddress; // shown as a link, never fetched by itself

    bool operator==(const FormField &) const = default;
};

// What the server answered to "may I register?".
struct RegistrationOffer
{
    enum class Kind { NameAndPassword, Form, WebAddress, InvitationOnly, Closed };
    Kind kind = Kind::Closed;
    QString instructions; // the server's own words
    std::vector<FormField> fields;
    QUrl web;             // for WebAddress
    QStringList contacts; // who runs the server (XEP-0157), as addresses
};

class Registration : public QObject
{
    Q_OBJECT

public:
    // Where to connect is read from `server` (only the domain of its address matters); `token` is the preauth of an
    // invitation, or empty.
    Registration(Network &network, model::AccountSettings server, QString token);
    ~Registration() override;

    // Opens a protected stream without signing in and asks. At most 10 s.
    base::Task<base::Result<RegistrationOffer>> ask();
    // Sends name and password, or the filled form; the new account is not signed in by this.
    // Errors: Conflict (name taken), NotAllowed (password or form refused), InvitationInvalid, RegistrationClosed.
    base::Task<base::Result<base::Jid>> submit(QString name, base::Secret password, std::vector<FormField> fields);

private:
    class Parts;
    std::unique_ptr<Parts> m;
};

// An `xmpp:` link or landing page taken apart (XEP-0147, XEP-0379, XEP-0401, XEP-0445).
struct Invitation
{
    enum class Kind { Contact, Account, AccountAndContact, Room };
    Kind kind = Kind::Contact;
    base::Jid inviter; // the contact, the server or the room
    QString domain;    // where the account is to be made
    QString token;

    // Nothing if the text is no link of these kinds. Only proposes: nothing is done by reading it.
    static std::optional<Invitation> parse(const QString &text);
};

} // namespace chat
