// SPDX-License-Identifier: GPL-3.0-or-later
#include "onboarding/RegistrationPage.h"

#include "onboarding/FormView.h"
#include "onboarding/PasswordStrength.h"
#include "text/ErrorText.h"
#include "widgets/Announcer.h"

#include <QDesktopServices>
#include <QRandomGenerator>

namespace onboarding {

namespace {

constexpr int mostContacts = 5;

// A form asks for name and password in fields of its own; they are ours to show.
bool isOurs(const chat::FormField &field)
{
    return field.name == QLatin1String("username") || field.name == QLatin1String("password");
}

bool isSafeWeb(const QUrl &url)
{
    return url.isValid() && url.scheme() == QLatin1String("https") && !url.host().isEmpty() && url.userInfo().isEmpty();
}

QString sentence(text::ErrorId id, const QString &server = {}, const QString &name = {})
{
    text::ErrorNames names;
    names.server = server;
    names.name = name;
    return text::wordsFor(id, names).sentence;
}

} // namespace

RegistrationPage::RegistrationPage(QWidget *parent)
    : Card(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space::wide, theme::space::large, theme::space::wide, theme::space::large);
    column->setSpacing(theme::space::medium);
    auto *back = new widgets::Button(tr("Back"), widgets::Button::Kind::Link, this);
    back->setIcon(theme::Icon::Back);
    column->addLayout(widgets::flush(back));
    connect(back, &QPushButton::clicked, this, &RegistrationPage::left);
    m_title = new widgets::Label({}, theme::Type::PanelTitle);
    m_title->setWrapping(true);
    m_lead = new widgets::Label({}, theme::Type::Body);
    m_lead->setWrapping(true);
    m_spinner = new widgets::Spinner(tr("Asking the server…"), 32, this);
    column->addWidget(m_title);
    column->addWidget(m_lead);
    column->addWidget(m_spinner, 0, Qt::AlignHCenter);
    buildFields();
    column->addWidget(m_name);
    column->addWidget(m_suggestions);
    column->addWidget(m_password);
    column->addWidget(m_form);
    column->addWidget(m_remember);
    column->addWidget(m_create);
    m_links = new QWidget(this);
    new QVBoxLayout(m_links);
    m_links->layout()->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_links);
    column->addStretch();
    showFields(false);
}

void RegistrationPage::buildFields()
{
    m_name = new widgets::TextField(tr("User name"), this);
    m_name->edit().setInputMethodHints(Qt::ImhNoAutoUppercase);
    m_suggestions = new QWidget(this);
    auto *row = new QHBoxLayout(m_suggestions);
    row->setContentsMargins(0, 0, 0, 0);
    m_suggestions->hide();
    m_password = new widgets::PasswordField(tr("Password"), this);
    m_form = new FormView(this);
    m_remember = new widgets::CheckBox(tr("Remember the password on this computer"), this);
    m_remember->setChecked(true);
    m_create = new widgets::Button(tr("Create"), widgets::Button::Kind::Primary, this);
    connect(m_password, &widgets::TextField::edited, this, &RegistrationPage::ratePassword);
    connect(m_name, &widgets::TextField::submitted, this, &RegistrationPage::submit);
    connect(m_password, &widgets::TextField::submitted, this, &RegistrationPage::submit);
    connect(m_form, &FormView::submitted, this, &RegistrationPage::submit);
    connect(m_form, &FormView::anotherPictureWanted, this, &RegistrationPage::ask);
    connect(m_create, &QPushButton::clicked, this, &RegistrationPage::submit);
}

void RegistrationPage::setCore(chat::Accounts *accounts, chat::Network *network)
{
    m_accounts = accounts;
    m_network = network;
    if (m_pending && m_network)
        start(m_domain, m_token);
}

void RegistrationPage::begin(const QString &domain)
{
    m_inviter.clear();
    m_title->setText(tr("A new account on %1").arg(domain));
    start(domain, {});
}

void RegistrationPage::begin(const chat::Invitation &invitation)
{
    const base::Jid inviter = invitation.inviter;
    m_inviter = inviter.local().isEmpty() ? QString() : inviter.bare().toString();
    m_title->setText(m_inviter.isEmpty() ? tr("You are invited to %1").arg(invitation.domain)
                                         : tr("%1 invites you to %2").arg(inviter.local(), invitation.domain));
    start(invitation.domain, invitation.token);
}

void RegistrationPage::start(const QString &domain, const QString &token)
{
    if (m_domain != domain || m_token != token) {
        m_name->setText({});
        m_password->setText({});
        m_form->setFields({});
    }
    m_domain = domain;
    m_token = token;
    m_name->edit().setSuffix(u'@' + domain);
    m_pending = !m_network;
    m_registration.reset();
    if (m_network) {
        model::AccountSettings server;
        server.jid = base::Jid::of(domain);
        m_registration = std::make_unique<chat::Registration>(*m_network, server, token);
    }
    showFields(false);
    ask();
}

void RegistrationPage::ask()
{
    clearLinks();
    if (m_create->isHidden())
        say({});
    m_spinner->setVisible(m_create->isHidden()); // another picture comes without a stir
    if (!m_registration)
        return;
    m_registration->ask().then(m_registration.get(),
                               [this](const base::Result<chat::RegistrationOffer> &answer) { asked(answer); });
}

void RegistrationPage::asked(const base::Result<chat::RegistrationOffer> &answer)
{
    m_spinner->hide();
    if (answer) {
        m_offer = *answer;
        present(m_offer);
        return;
    }
    const base::Error &error = answer.error();
    if (error.kind == base::ErrorKind::InvitationInvalid || error.kind == base::ErrorKind::RegistrationClosed
        || error.kind == base::ErrorKind::InvitationNeeded) {
        refused(error);
        return;
    }
    say(text::sentenceFor(error, m_domain, text::Attempt::Register), theme::Colour::Bad);
    addLink(tr("Try again"), [this] { ask(); });
    addLink(tr("Choose another server"), [this] { Q_EMIT left(); });
}

void RegistrationPage::present(const chat::RegistrationOffer &offer)
{
    using Kind = chat::RegistrationOffer::Kind;
    switch (offer.kind) {
    case Kind::NameAndPassword:
    case Kind::Form: {
        std::vector<chat::FormField> others;
        for (const chat::FormField &field : offer.fields) {
            if (!isOurs(field))
                others.push_back(field);
        }
        m_form->setFields(others);
        say(offer.instructions.isEmpty() ? QString() : tr("The server says: %1").arg(offer.instructions),
            theme::Colour::Text2);
        showFields(true);
        if (std::exchange(m_captchaWasWrong, false) && m_form->hasCaptcha())
            return m_form->showCaptchaError(sentence(text::ErrorId::E10));
        (m_name->text().isEmpty() ? m_name : static_cast<widgets::TextField *>(m_password))->edit().setFocus();
        return;
    }
    case Kind::WebAddress: presentWeb(offer); return;
    case Kind::InvitationOnly: refused({base::ErrorKind::InvitationNeeded, {}, {}, {}}); return;
    case Kind::Closed: refused({base::ErrorKind::RegistrationClosed, {}, {}, {}}); return;
    }
}

void RegistrationPage::presentWeb(const chat::RegistrationOffer &offer)
{
    if (!isSafeWeb(offer.web)) {
        refused({base::ErrorKind::RegistrationClosed, {}, {}, {}});
        return;
    }
    say(tr("This server registers you on its own website: %1").arg(offer.web.host(QUrl::FullyEncoded)));
    addLink(tr("Open the website"), [web = offer.web] { QDesktopServices::openUrl(web); });
    addLink(tr("I have an account now: sign in"), [this] { Q_EMIT signInWanted(u'@' + m_domain); });
}

void RegistrationPage::submit()
{
    if (m_busy || !m_registration || m_create->isHidden())
        return;
    const QString name = m_name->text().trimmed().section(u'@', 0, 0);
    if (!base::Jid::fromParts(name, m_domain)) {
        m_name->setError(tr("Write a name without spaces."));
        m_name->edit().setFocus();
        return;
    }
    if (m_password->text().isEmpty()) {
        m_password->setError(tr("Choose a password."));
        m_password->edit().setFocus();
        return;
    }
    if (!m_form->checkRequired())
        return;
    std::vector<chat::FormField> fields = m_form->filled();
    for (chat::FormField field : m_offer.fields) {
        if (!isOurs(field))
            continue;
        field.values = {field.name == QLatin1String("username") ? name : m_password->text()};
        fields.push_back(field);
    }
    m_suggestions->hide();
    setBusy(true);
    m_registration->submit(name, base::Secret::fromText(m_password->text()), fields)
        .then(m_registration.get(), [this](const base::Result<base::Jid> &answer) { submitted(answer); });
}

void RegistrationPage::submitted(const base::Result<base::Jid> &answer)
{
    if (answer) {
        signIn(*answer);
        return;
    }
    setBusy(false);
    const base::Error &error = answer.error();
    if (error.kind == base::ErrorKind::Conflict) {
        nameTaken();
    } else if (error.kind == base::ErrorKind::NotAllowed && m_form->hasCaptcha()) {
        m_captchaWasWrong = true; // said under the next picture
        ask();
    } else if (error.kind == base::ErrorKind::NotAllowed) {
        // Most servers refuse passwords that are too short; what else they refuse they say in their own words.
        const bool isPassword = error.detail.isEmpty() || error.detail.contains(u"password", Qt::CaseInsensitive);
        widgets::TextField *cause = isPassword ? static_cast<widgets::TextField *>(m_password) : m_name;
        cause->setError(isPassword ? sentence(text::ErrorId::E09) : tr("The server says: %1").arg(error.detail));
        cause->edit().setFocus();
    } else if (error.kind == base::ErrorKind::InvitationInvalid || error.kind == base::ErrorKind::RegistrationClosed
               || error.kind == base::ErrorKind::InvitationNeeded) {
        refused(error);
    } else {
        m_name->setError(text::sentenceFor(error, m_domain, text::Attempt::Register));
        m_name->edit().setFocus();
    }
}

void RegistrationPage::refused(const base::Error &error)
{
    showFields(false);
    clearLinks();
    if (error.kind == base::ErrorKind::InvitationInvalid) {
        say(sentence(text::ErrorId::E07), theme::Colour::Bad);
    } else if (error.kind == base::ErrorKind::InvitationNeeded) {
        say(sentence(text::ErrorId::E05, m_domain));
        addLink(tr("I have an invitation link"), [this] { Q_EMIT invitationWanted(); });
        addContacts(m_offer.contacts);
    } else {
        say(sentence(text::ErrorId::E06, m_domain));
    }
    addLink(tr("Choose another server"), [this] { Q_EMIT left(); });
}

void RegistrationPage::nameTaken()
{
    const QString name = m_name->text().trimmed().section(u'@', 0, 0);
    m_name->setError(sentence(text::ErrorId::E08, m_domain, name));
    m_name->edit().setFocus();
    qDeleteAll(m_suggestions->findChildren<QAbstractButton *>());
    const QStringList proposals{name + QStringLiteral("2"), name + u'.' + m_domain.section(u'.', 0, 0),
                                name + QString::number(QRandomGenerator::global()->bounded(10, 99))};
    for (const QString &proposal : proposals) {
        auto *button = new widgets::Button(proposal, widgets::Button::Kind::Secondary, m_suggestions);
        connect(button, &QPushButton::clicked, this, [this, proposal] {
            m_name->setText(proposal);
            m_name->clearError();
            m_suggestions->hide();
            m_password->edit().setFocus();
        });
        m_suggestions->layout()->addWidget(button);
    }
    m_suggestions->show();
}

void RegistrationPage::signIn(const base::Jid &jid)
{
    model::AccountSettings settings;
    settings.jid = jid.bare();
    const auto remember = m_remember->isChecked() ? chat::Remember::OnThisComputer : chat::Remember::UntilClosed;
    m_accounts->signIn(settings, base::Secret::fromText(m_password->text()), remember)
        .then(this, [this, jid](const base::Result<model::AccountId> &answer) {
            setBusy(false);
            if (answer) {
                m_password->setText({});
                Q_EMIT signedIn(*answer);
                return;
            }
            say(tr("The account is made. Signing in did not work yet: %1")
                    .arg(text::sentenceFor(answer.error(), m_domain)),
                theme::Colour::Bad);
            addLink(tr("Sign in"), [this, jid] { Q_EMIT signInWanted(jid.toString()); });
        });
}

void RegistrationPage::say(const QString &sentence, theme::Colour colour)
{
    m_lead->setColour(colour);
    m_lead->setText(sentence);
    m_lead->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty() && isVisible())
        widgets::alert(*m_lead);
}

void RegistrationPage::showFields(bool shown)
{
    for (QWidget *part :
         {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_password), static_cast<QWidget *>(m_form),
          static_cast<QWidget *>(m_remember), static_cast<QWidget *>(m_create)})
        part->setVisible(shown);
    if (!shown)
        m_suggestions->hide();
}

void RegistrationPage::setBusy(bool busy)
{
    m_busy = busy;
    m_create->setBusy(busy);
    for (QWidget *part :
         {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_password), static_cast<QWidget *>(m_form)})
        part->setEnabled(!busy);
}

void RegistrationPage::clearLinks()
{
    qDeleteAll(m_links->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
}

void RegistrationPage::addLink(const QString &text, std::function<void()> action)
{
    const bool first = m_links->findChildren<QAbstractButton *>().isEmpty();
    auto *button = new widgets::Button(text, first ? widgets::Button::Kind::Primary : widgets::Button::Kind::Link,
                                       m_links);
    // Later: the action may take away the very button that was pressed.
    connect(button, &QPushButton::clicked, this, std::move(action), Qt::QueuedConnection);
    m_links->layout()->addWidget(button);
    if (first && m_create->isHidden())
        button->setFocus();
}

void RegistrationPage::addContacts(const QStringList &contacts)
{
    for (const QString &contact : contacts.mid(0, mostContacts)) {
        auto *line = new widgets::Label(tr("Ask those who run it: %1").arg(contact), theme::Type::Secondary,
                                        theme::Colour::Text2, m_links);
        line->setWrapping(true);
        line->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        m_links->layout()->addWidget(line);
    }
}

void RegistrationPage::ratePassword()
{
    m_password->setHint(m_password->text().isEmpty() ? QString() : wordFor(strengthOf(m_password->text())));
}

} // namespace onboarding
