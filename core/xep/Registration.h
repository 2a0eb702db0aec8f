// SPDX-License-Identifier: GPL-3.0-or-later
// Making an account on a server from within the program (XEP-0077), before anybody has signed in, with or without an
// invitation (XEP-0445). Owned by chat::Registration; main thread.
#pragma once

#include "base/Secret.h"
#include "stream/PreAuthStream.h"
#include "xep/RegistrationElements.h"

namespace xep {

// What a server answers to "may I register?".
struct RegistrationOffer
{
    enum class Kind { NameAndPassword, Form, WebAddress, InvitationOnly, Closed };
    Kind kind = Kind::Closed;
    QString instructions = {}; // the server's own words, at most 4,000 characters
    DataForm form = {};        // for Form; without what the server put into password fields (security.md D16)
    std::vector<Bits> bits = {};
    QUrl web = {};           // for WebAddress, and where a form offers one beside; https only
    bool wantsEmail = false; // for NameAndPassword

    bool operator==(const RegistrationOffer &) const = default;
};

class Registration : public QObject
{
    Q_OBJECT

public:
    // `domain`: where; `settings` may hold manual host, port and proxy.
    Registration(model::AccountSettings settings, stream::Dependencies dependencies, QString token);

    // Connects and asks. Errors: InvitationInvalid, those of PreAuthStream::open() and of a question.
    base::Task<base::Result<RegistrationOffer>> ask();
    // Sends name and password, into the form where there is one, with the other fields as filled by the user.
    // Errors: Conflict (name taken), NotAllowed (refused; detail holds the server's words), RegistrationClosed,
    // InvitationInvalid, InvitationNeeded.
    base::Task<base::Result<base::Jid>> submit(QString name, base::Secret password, std::vector<FormField> fields);
    void close();

private:
    base::Task<base::Result<>> presentToken();

    const QString m_domain;
    const QString m_token;
    stream::PreAuthStream m_stream;
    RegistrationOffer m_offer;
};

// What the answer to the question means; `features` are those of the stream.
RegistrationOffer offerIn(const base::Result<xml::Element> &answer, const xml::Element &features);
// The form as it goes back: name and password in their fields, unless these are hidden; the rest as filled.
DataForm filled(const DataForm &form, const QString &name, const QString &password,
                const std::vector<FormField> &fields);
// Why an account was not made, from the server's condition.
base::Error refusalOf(const base::Error &answer);

} // namespace xep
