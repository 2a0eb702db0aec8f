// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Registration.h"

#include "chat/Network.h"
#include "stream/Session.h"
#include "xep/Invitations.h"
#include "xep/Registration.h"

namespace chat {
namespace {

// Nobody signs in on that stream, so there is no password and no token to ask for.
class NoCredentials final
    : public stream::PasswordSource
    , public stream::TokenStore
{
public:
    base::Task<base::Result<base::Secret>> password(base::Jid) override
    {
        return base::Task<base::Result<base::Secret>>::ready(base::ErrorKind::NotFound);
    }
    base::Task<std::optional<stream::FastToken>> token(base::Jid) override
    {
        return base::Task<std::optional<stream::FastToken>>::ready(std::nullopt);
    }
    void keepToken(const base::Jid &, const stream::FastToken &) override { }
    void dropToken(const base::Jid &) override { }
};

FormField::Type typeOf(std::optional<xep::FieldType> type)
{
    switch (type.value_or(xep::FieldType::TextSingle)) {
    case xep::FieldType::Boolean: return FormField::Type::Boolean;
    case xep::FieldType::Fixed: return FormField::Type::Fixed;
    case xep::FieldType::Hidden: return FormField::Type::Hidden;
    case xep::FieldType::ListMulti: return FormField::Type::ListMulti;
    case xep::FieldType::ListSingle: return FormField::Type::ListSingle;
    case xep::FieldType::JidMulti:
    case xep::FieldType::TextMulti: return FormField::Type::TextMulti;
    case xep::FieldType::TextPrivate: return FormField::Type::Private;
    case xep::FieldType::JidSingle:
    case xep::FieldType::TextSingle: return FormField::Type::Text;
    }
    Q_UNREACHABLE();
}

void takeMedia(FormField &shown, const xep::FormMedia &media, const std::vector<xep::Bits> &all)
{
    for (const auto &uri : media.uris) {
        if (const auto bits = xep::bitsFor(uri.uri, all)) {
            auto &place = uri.type.startsWith(u"audio/") ? shown.sound : shown.picture;
            place = bits->bytes;
        } else if (const QUrl address(uri.uri); address.scheme() == u"https") {
            shown.mediaAddress = address;
        }
    }
}

FormField shown(const xep::FormField &field, const std::vector<xep::Bits> &bits)
{
    FormField shown;
    shown.type = typeOf(field.type);
    shown.name = field.var;
    shown.label = field.label;
    shown.description = field.description;
    shown.required = field.required;
    shown.values = QStringList(field.values.begin(), field.values.end());
    for (const auto &option : field.options)
        shown.options.push_back({option.label, option.value});
    if (field.media)
        takeMedia(shown, *field.media, bits);
    return shown;
}

xep::FormField sent(const FormField &field)
{
    xep::FormField sent;
    sent.var = field.name;
    sent.values.assign(field.values.begin(), field.values.end());
    return sent;
}

RegistrationOffer::Kind kindOf(xep::RegistrationOffer::Kind kind)
{
    switch (kind) {
    case xep::RegistrationOffer::Kind::NameAndPassword: return RegistrationOffer::Kind::NameAndPassword;
    case xep::RegistrationOffer::Kind::Form: return RegistrationOffer::Kind::Form;
    case xep::RegistrationOffer::Kind::WebAddress: return RegistrationOffer::Kind::WebAddress;
    case xep::RegistrationOffer::Kind::InvitationOnly: return RegistrationOffer::Kind::InvitationOnly;
    case xep::RegistrationOffer::Kind::Closed: return RegistrationOffer::Kind::Closed;
    }
    Q_UNREACHABLE();
}

} // namespace

class Registration::Parts : public QObject
{
public:
    Parts(Network &network, const model::AccountSettings &server, const QString &token)
        : registration(server, network.dependencies(nobody, nobody), token)
    {
    }

    NoCredentials nobody;
    xep::Registration registration;
};

Registration::Registration(Network &network, model::AccountSettings server, QString token)
    : m(std::make_unique<Parts>(network, server, token))
{
}

// The answer that ends a registration comes from within its stream, which must outlive that call.
Registration::~Registration()
{
    m.release()->deleteLater();
}

base::Task<base::Result<RegistrationOffer>> Registration::ask()
{
    const auto answered = co_await m->registration.ask().on(this);
    if (!answered)
        co_return answered.error();
    RegistrationOffer offer;
    offer.kind = kindOf(answered->kind);
    offer.instructions = answered->instructions;
    offer.web = answered->web;
    for (const auto &field : answered->form.fields)
        offer.fields.push_back(shown(field, answered->bits));
    co_return offer;
}

base::Task<base::Result<base::Jid>> Registration::submit(QString name, base::Secret password,
                                                         std::vector<FormField> fields)
{
    std::vector<xep::FormField> filled;
    filled.reserve(fields.size());
    for (const auto &field : fields)
        filled.push_back(sent(field));
    co_return co_await m->registration.submit(name, password, filled).on(this);
}

std::optional<Invitation> Invitation::parse(const QString &text)
{
    const auto link = xep::parseInvitation(text);
    if (!link)
        return std::nullopt;
    Invitation invitation;
    switch (link->kind) {
    case xep::InvitationLink::Kind::Contact: invitation.kind = Kind::Contact; break;
    case xep::InvitationLink::Kind::Account: invitation.kind = Kind::Account; break;
    case xep::InvitationLink::Kind::AccountAndContact: invitation.kind = Kind::AccountAndContact; break;
    case xep::InvitationLink::Kind::Room: invitation.kind = Kind::Room; break;
    }
    invitation.inviter = link->inviter;
    invitation.domain = link->domain;
    invitation.token = link->token;
    return invitation;
}

} // namespace chat
