// SPDX-License-Identifier: GPL-3.0-or-later
#include "onboarding/SignInCard.h"

#include "chat/Registration.h"
#include "text/ErrorText.h"

#include <QComboBox>
#include <QFormLayout>
#include <QUrl>

#include <utility>

namespace onboarding {

SignInCard::SignInCard(QWidget *parent)
    : Card(parent)
    , m_address(new widgets::TextField(tr("XMPP address"), this))
    , m_password(new widgets::PasswordField(tr("Password"), this))
    , m_remember(new widgets::CheckBox(tr("Remember the password on this computer"), this))
    , m_submit(new widgets::Button(tr("Sign in"), widgets::Button::Kind::Primary, this))
    , m_unfold(new widgets::Button(tr("Advanced settings"), widgets::Button::Kind::Link, this))
    , m_details(new widgets::TechnicalDetails(tr("Details"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space::wide, theme::space::wide, theme::space::wide, theme::space::large);
    column->setSpacing(theme::space::medium);
    auto *title = new widgets::Label(tr("I already have an account"), theme::Type::PanelTitle);
    title->setWrapping(true);
    column->addWidget(title);
    column->addSpacing(theme::space::tiny);
    m_address->setHint(tr("Like an e-mail: name@server"));
    m_address->edit().setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_remember->setChecked(true);
    column->addWidget(m_address);
    column->addWidget(m_password);
    column->addWidget(m_remember);
    column->addWidget(m_details);
    column->addSpacing(theme::space::tiny);
    column->addWidget(m_submit);
    column->addWidget(m_unfold, 0, Qt::AlignHCenter);
    column->addWidget(buildAdvanced());
    column->addStretch();
    unfold(false);
    connect(&m_address->edit(), &QLineEdit::textEdited, this, &SignInCard::addressEdited);
    for (widgets::TextField *field :
         {m_address, static_cast<widgets::TextField *>(m_password), m_host, m_port, m_proxy})
        connect(field, &widgets::TextField::submitted, this, &SignInCard::submit);
    connect(m_submit, &QPushButton::clicked, this, &SignInCard::submit);
    connect(m_unfold, &QPushButton::clicked, this, [this] { unfold(m_advanced->isHidden()); });
}

QWidget *SignInCard::buildAdvanced()
{
    m_advanced = new QWidget(this);
    auto *column = new QVBoxLayout(m_advanced);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space::medium);
    m_host = new widgets::TextField(tr("Host"), m_advanced);
    m_host->setHint(tr("Empty: found by itself"));
    m_port = new widgets::TextField(tr("Port"), m_advanced);
    m_port->edit().setInputMethodHints(Qt::ImhDigitsOnly);
    m_port->edit().setMaxLength(5);
    m_proxy = new widgets::TextField(tr("Proxy"), m_advanced);
    m_proxy->setHint(QStringLiteral("socks5://127.0.0.1:9050"));
    auto *label = new widgets::Label(tr("Protection"), theme::Type::SecondaryBold);
    m_tls = new QComboBox(m_advanced);
    m_tls->addItems({tr("Automatic"), tr("Direct TLS"), tr("STARTTLS")});
    m_tls->setAccessibleName(tr("Protection"));
    m_tls->setMinimumHeight(theme::measure::primaryTarget);
    widgets::keepDressed(*m_tls, theme::Type::Body, theme::Colour::Text);
    label->setBuddy(m_tls);
    column->addWidget(m_host);
    column->addWidget(m_port);
    column->addWidget(label);
    column->addWidget(m_tls);
    column->addWidget(m_proxy);
    return m_advanced;
}

void SignInCard::unfold(bool unfolded)
{
    m_advanced->setVisible(unfolded);
    m_unfold->setAccessibleDescription(unfolded ? tr("open") : tr("folded"));
}

void SignInCard::setAccounts(chat::Accounts *accounts)
{
    m_accounts = accounts;
    if (m_pending && m_accounts) {
        m_pending = false;
        setBusy(false);
        submit();
    }
}

void SignInCard::setAddress(const QString &address)
{
    m_address->setText(address);
    m_password->edit().setFocus();
}

void SignInCard::focusFirst()
{
    (m_address->text().isEmpty() ? &m_address->edit() : &m_password->edit())->setFocus();
}

TypedSignIn SignInCard::typed() const
{
    return {m_address->text(), m_password->text(),    m_host->text(),          m_port->text(),
            m_proxy->text(),   m_tls->currentIndex(), m_remember->isChecked(), !m_advanced->isHidden()};
}

void SignInCard::restore(const TypedSignIn &typed)
{
    m_address->setText(typed.address);
    m_password->setText(typed.password);
    m_host->setText(typed.host);
    m_port->setText(typed.port);
    m_proxy->setText(typed.proxy);
    m_tls->setCurrentIndex(typed.tls);
    m_remember->setChecked(typed.remember);
    unfold(typed.unfolded);
}

// A link that is pasted is followed at once; one that is typed grows by letters and waits for Enter.
void SignInCard::addressEdited(const QString &text)
{
    setDetail({});
    if (text.size() - std::exchange(m_addressLength, text.size()) > 1)
        followLink();
}

bool SignInCard::followLink()
{
    const QString link = m_address->text().trimmed();
    if (!chat::Invitation::parse(link))
        return false;
    m_address->setText({});
    Q_EMIT linkPasted(link);
    return true;
}

bool SignInCard::readSettings(model::AccountSettings &settings)
{
    const auto address = base::Jid::parse(m_address->text().trimmed());
    if (!address || address->local().isEmpty()) {
        m_address->setError(text::wordsFor(text::ErrorId::E01, {}).sentence);
        m_address->edit().setFocus();
        return false;
    }
    if (m_password->text().isEmpty()) {
        m_password->setError(tr("Write your password."));
        m_password->edit().setFocus();
        return false;
    }
    settings.jid = address->bare();
    return readAdvanced(settings);
}

bool SignInCard::readAdvanced(model::AccountSettings &settings)
{
    settings.host = m_host->text().trimmed();
    const QString port = m_port->text().trimmed();
    bool isNumber = true;
    settings.port = port.isEmpty() ? 0 : port.toUShort(&isNumber);
    if (!isNumber || (!port.isEmpty() && settings.port == 0)) {
        unfold(true);
        m_port->setError(tr("A port is a number from 1 to 65535."));
        m_port->edit().setFocus();
        return false;
    }
    settings.tls = static_cast<model::TlsMode>(m_tls->currentIndex());
    const QString proxy = m_proxy->text().trimmed();
    settings.proxy = proxy.isEmpty() ? QUrl() : QUrl(proxy, QUrl::StrictMode);
    const QString scheme = settings.proxy.scheme();
    if (!proxy.isEmpty()
        && ((scheme != QLatin1String("socks5") && scheme != QLatin1String("http"))
            || settings.proxy.host().isEmpty())) {
        unfold(true);
        m_proxy->setError(tr("A proxy looks like socks5://host:port or http://host:port."));
        m_proxy->edit().setFocus();
        return false;
    }
    return true;
}

void SignInCard::submit()
{
    if (m_busy || followLink())
        return;
    model::AccountSettings settings;
    if (!readSettings(settings))
        return;
    setDetail({});
    setBusy(true);
    if (!m_accounts) {
        m_pending = true;
        return;
    }
    const auto remember = m_remember->isChecked() ? chat::Remember::OnThisComputer : chat::Remember::UntilClosed;
    m_accounts->signIn(settings, base::Secret::fromText(m_password->text()), remember)
        .then(this, [this](const base::Result<model::AccountId> &answer) { answered(answer); });
}

void SignInCard::answered(const base::Result<model::AccountId> &answer)
{
    setBusy(false);
    if (!answer) {
        showError(answer.error());
        return;
    }
    m_password->setText({});
    Q_EMIT signedIn(*answer);
}

void SignInCard::showError(const base::Error &error)
{
    const base::Jid address = base::Jid::of(m_address->text().trimmed());
    const QString sentence = text::sentenceFor(error, address.domain());
    const bool aboutPassword = error.kind == base::ErrorKind::AuthenticationFailed;
    const bool aboutHost = !m_host->text().isEmpty()
        && (error.kind == base::ErrorKind::ServerNotFound || error.kind == base::ErrorKind::ServerUnreachable);
    if (aboutHost)
        unfold(true);
    widgets::TextField *field = aboutPassword ? m_password : aboutHost ? m_host : m_address;
    field->setError(sentence);
    field->edit().setFocus();
    if (aboutPassword)
        field->edit().selectAll();
    setDetail(aboutPassword ? QString() : error.detail);
}

void SignInCard::setBusy(bool busy)
{
    m_busy = busy;
    m_submit->setBusy(busy);
    for (QWidget *field : {static_cast<QWidget *>(m_address), static_cast<QWidget *>(m_password), m_advanced})
        field->setEnabled(!busy);
}

void SignInCard::setDetail(const QString &detail)
{
    m_details->setText(detail);
}

} // namespace onboarding
