// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Registration.h"

#include <algorithm>

namespace xep {
namespace {

bool offersInvitations(const xml::Element &features)
{
    return features.child(u"urn:xmpp:invite", u"register") || features.child(u"urn:xmpp:ibr-token:0", u"register");
}

RegistrationOffer refused(const base::Error &error, const xml::Element &features)
{
    using enum RegistrationOffer::Kind;
    const bool byInvitation = offersInvitations(features)
        && (error.condition == u"not-allowed" || error.condition == u"forbidden"
            || error.condition == u"not-authorized");
    return {byInvitation ? InvitationOnly : Closed, error.detail};
}

QUrl webAddress(const std::optional<WebAddress> &web)
{
    const QUrl url = web ? QUrl(web->url, QUrl::StrictMode) : QUrl();
    return url.scheme() == u"https" && url.userInfo().isEmpty() && !url.host().isEmpty() ? url : QUrl();
}

bool isSecretField(const FormField &field)
{
    return field.type == FieldType::TextPrivate || field.var == u"password";
}

DataForm harmless(DataForm form)
{
    if (form.fields.size() > mostFormFields)
        form.fields.resize(mostFormFields);
    for (auto &field : form.fields) {
        if (isSecretField(field))
            field.values.clear();
    }
    return form;
}

bool goesBack(const FormField &field)
{
    return !field.var.isEmpty() && field.type != FieldType::Fixed;
}

} // namespace

Registration::Registration(model::AccountSettings settings, stream::Dependencies dependencies, QString token)
    : m_domain(settings.jid.domain())
    , m_token(std::move(token))
    , m_stream(std::move(settings), std::move(dependencies))
{
}

base::Task<base::Result<RegistrationOffer>> Registration::ask()
{
    const auto features = co_await m_stream.open().on(this);
    if (!features)
        co_return features.error();
    if (!m_token.isEmpty()) {
        const auto welcome = co_await presentToken().on(this);
        if (!welcome)
            co_return welcome.error();
    }
    const auto answer = co_await m_stream.ask(stream::IqType::Get, xml::write(RegistrationQuery())).on(this);
    if (!answer && answer.error().kind != base::ErrorKind::StanzaRefused)
        co_return answer.error();
    m_offer = offerIn(answer, *features);
    co_return m_offer;
}

base::Task<base::Result<>> Registration::presentToken()
{
    const auto asking = m_stream.ask(stream::IqType::Set, xml::write(PreAuth{m_token}));
    const auto answer = co_await asking.on(this);
    if (answer)
        co_return base::Done();
    if (answer.error().kind != base::ErrorKind::StanzaRefused)
        co_return answer.error();
    base::Error error = answer.error();
    error.kind = base::ErrorKind::InvitationInvalid;
    co_return error;
}

base::Task<base::Result<base::Jid>> Registration::submit(QString name, base::Secret password,
                                                         std::vector<FormField> fields)
{
    const auto jid = base::Jid::fromParts(name, m_domain);
    if (!jid || jid->local().isEmpty())
        co_return base::Error{base::ErrorKind::NotAllowed, QStringLiteral("no possible name"), {}, {}};
    RegistrationQuery query;
    if (m_offer.kind == RegistrationOffer::Kind::Form) {
        query.form = filled(m_offer.form, jid->local(), password.revealText(), fields);
    } else {
        query.username = jid->local();
        query.password = password.revealText();
        for (const auto &field : fields) {
            if (field.var == u"email" && m_offer.wantsEmail && !field.values.empty())
                query.email = field.values.front();
        }
    }
    const auto answer = co_await m_stream.ask(stream::IqType::Set, xml::write(query)).on(this);
    if (!answer)
        co_return refusalOf(answer.error());
    co_return *jid;
}

void Registration::close()
{
    m_stream.close();
}

RegistrationOffer offerIn(const base::Result<xml::Element> &answer, const xml::Element &features)
{
    using enum RegistrationOffer::Kind;
    if (!answer)
        return refused(answer.error(), features);
    const auto query = xml::read<RegistrationQuery>(*answer);
    if (!query)
        return {Closed};
    RegistrationOffer offer{Closed, query->instructions.left(4000)};
    offer.web = webAddress(query->web);
    offer.wantsEmail = query->email.has_value();
    if (query->form && query->form->type == FormType::Form) {
        offer.kind = Form;
        offer.form = harmless(*query->form);
        offer.bits = query->bits;
    } else if (query->username && query->password) {
        offer.kind = NameAndPassword;
    } else if (!offer.web.isEmpty()) {
        offer.kind = RegistrationOffer::Kind::WebAddress;
    }
    return offer;
}

DataForm filled(const DataForm &form, const QString &name, const QString &password,
                const std::vector<FormField> &fields)
{
    DataForm answer{FormType::Submit};
    for (const auto &asked : form.fields) {
        if (!goesBack(asked))
            continue;
        FormField field{asked.var, asked.type};
        field.values = asked.values;
        const auto given = std::find_if(fields.begin(), fields.end(),
                                        [&](const auto &one) { return one.var == asked.var; });
        const bool hidden = asked.type == FieldType::Hidden;
        if (!hidden && asked.var == u"username")
            field.values = {name};
        else if (!hidden && asked.var == u"password")
            field.values = {password};
        else if (!hidden && given != fields.end())
            field.values = given->values;
        answer.fields.push_back(std::move(field));
    }
    return answer;
}

base::Error refusalOf(const base::Error &answer)
{
    base::Error error = answer;
    const QString &condition = answer.condition;
    if (answer.kind != base::ErrorKind::StanzaRefused)
        return error;
    // Prosody refuses with the condition of a bad name who comes without an invitation: only its words differ.
    const bool wantsInvitation = condition == u"not-acceptable"
        && answer.detail.contains(u"invitation only", Qt::CaseInsensitive);
    if (wantsInvitation || condition == u"forbidden" || condition == u"not-authorized")
        error.kind = base::ErrorKind::InvitationNeeded;
    else if (condition == u"conflict")
        error.kind = base::ErrorKind::Conflict;
    else if (condition == u"not-acceptable" || condition == u"jid-malformed" || condition == u"bad-request"
             || condition == u"not-allowed" || condition == u"resource-constraint" || condition == u"policy-violation")
        error.kind = base::ErrorKind::NotAllowed;
    else
        error.kind = base::ErrorKind::RegistrationClosed;
    return error;
}

} // namespace xep

#include "xep/moc_Registration.cpp"
