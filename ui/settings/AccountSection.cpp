// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/AccountSection.h"

#include "chat/Accounts.h"
#include "lists/AccountColumn.h"
#include "settings/ConnectionWords.h"
#include "text/ErrorText.h"
#include "widgets/Announcer.h"
#include "widgets/Field.h"
#include "widgets/Panels.h"
#include "widgets/Question.h"
#include "widgets/TechnicalDetails.h"

#include <QDateTime>
#include <QLocale>
#include <QVBoxLayout>

namespace settings {

namespace {

QString stateOf(const chat::Account &account)
{
    switch (account.state().connectivity) {
    case chat::Connectivity::Off: return AccountSection::tr("Switched off");
    case chat::Connectivity::Connecting: return AccountSection::tr("Connecting…");
    case chat::Connectivity::Online: return AccountSection::tr("Online");
    case chat::Connectivity::Waiting:
    case chat::Connectivity::Failed: return AccountSection::tr("No connection");
    }
    return {};
}

widgets::Label *wrapped(const QString &words, theme::Type type, theme::Colour colour)
{
    auto *label = new widgets::Label(words, type, colour);
    label->setWrapping(true);
    return label;
}

// A month long; whoever was not asked by then was not worried (security.md A09).
QString certificateNotice(const chat::ConnectionFacts &facts)
{
    constexpr qint64 shownDays = 30;
    const QDateTime changed = facts.certificateChanged;
    if (!changed.isValid() || changed.daysTo(QDateTime::currentDateTimeUtc()) > shownDays)
        return {};
    return AccountSection::tr("Since %1 the server shows another key, and another authority vouches for it. If nobody "
                              "announced that, ask who runs the server before you write anything secret.")
        .arg(QLocale().toString(changed.toLocalTime().date(), QLocale::LongFormat));
}

} // namespace

AccountSection::AccountSection(chat::Accounts &accounts, QWidget *parent)
    : QWidget(parent)
    , m_accounts(accounts)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space::large);
    column->addWidget(new lists::AccountColumn(accounts, theme::space::large,
                                               [this](chat::Account &account) { return cardFor(account); }));
    auto *add = new widgets::Button(tr("Add an account"), widgets::Button::Kind::Secondary);
    add->setIcon(theme::Icon::Plus);
    connect(add, &QPushButton::clicked, this, &AccountSection::addWanted);
    column->addWidget(add, 0, Qt::AlignLeading);
    column->addStretch();
}

QWidget *AccountSection::cardFor(chat::Account &account)
{
    auto *card = new widgets::Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(theme::space::large, theme::space::large, theme::space::large, theme::space::large);
    column->setSpacing(theme::space::small);
    column->addWidget(new widgets::ElidedLabel(account.jid().bare().toString(), theme::Type::BodyBold));
    auto *state = wrapped(stateOf(account), theme::Type::Secondary, theme::Colour::Text2);
    auto *protection = wrapped({}, theme::Type::Secondary, theme::Colour::Text2);
    auto *facts = new widgets::TechnicalDetails(tr("Technical details"));
    column->addWidget(state);
    column->addWidget(protection);
    column->addWidget(facts);
    auto *notice = wrapped({}, theme::Type::Secondary, theme::Colour::Warn);
    column->addWidget(notice);
    const auto follow = [&account, state, protection, facts, notice] {
        const bool isOnline = account.state().connectivity == chat::Connectivity::Online;
        state->setText(stateOf(account));
        protection->setText(isOnline ? ConnectionWords::protection(account.facts()) : QString());
        protection->setVisible(!protection->text().isEmpty());
        facts->setText(ConnectionWords::technical(account.facts()));
        notice->setText(certificateNotice(account.facts()));
        notice->setVisible(!certificateNotice(account.facts()).isEmpty());
    };
    follow();
    connect(&account, &chat::Account::stateChanged, card, follow);
    addPasswordAgain(column, account);
    addPasswordChange(column, account);
    addLeaving(column, account);
    return card;
}

// The server refused the old password: the right one is asked for here.
void AccountSection::addPasswordAgain(QVBoxLayout *column, chat::Account &account)
{
    auto *body = new QWidget;
    auto *inner = new QVBoxLayout(body);
    inner->setContentsMargins(0, 0, 0, 0);
    auto *password = new widgets::PasswordField(tr("Password"));
    m_asking.insert(account.id(), password);
    auto *signIn = new widgets::Button(tr("Sign in"), widgets::Button::Kind::Primary);
    inner->addWidget(password);
    inner->addWidget(signIn, 0, Qt::AlignLeading);
    column->addWidget(body);
    const auto follow = [this, &account, body, password] {
        const bool refused = account.state().connectivity != chat::Connectivity::Online
            && account.state().error.kind == base::ErrorKind::AuthenticationFailed
            && account.state().connectivity != chat::Connectivity::Connecting;
        const bool isNews = refused && body->isHidden();
        body->setVisible(refused);
        if (refused)
            password->setError(text::wordsFor(text::ErrorId::E02, {}).sentence);
        if (isNews && isVisible()) {
            password->edit().setFocus();
            password->edit().selectAll();
        }
    };
    const auto submit = [&account, password] {
        if (!password->text().isEmpty())
            account.tryPassword(base::Secret::fromText(password->text()));
    };
    connect(&account, &chat::Account::stateChanged, body, follow);
    connect(signIn, &QPushButton::clicked, this, submit);
    connect(password, &widgets::TextField::submitted, this, submit);
    follow();
}

bool AccountSection::focusRefused()
{
    for (const chat::Account *account : m_accounts.all()) {
        auto *password = m_asking.value(account->id());
        if (!password || password->parentWidget()->isHidden())
            continue;
        password->edit().setFocus();
        return true;
    }
    return false;
}

void AccountSection::addPasswordChange(QVBoxLayout *column, chat::Account &account)
{
    auto *unfold = new widgets::Button(tr("Change the password"), widgets::Button::Kind::Link);
    auto *body = new QWidget;
    auto *inner = new QVBoxLayout(body);
    inner->setContentsMargins(0, 0, 0, 0);
    auto *password = new widgets::PasswordField(tr("New password"));
    auto *save = new widgets::Button(tr("Change the password"), widgets::Button::Kind::Primary);
    auto *outcome = wrapped({}, theme::Type::Secondary, theme::Colour::Text2);
    inner->addWidget(password);
    inner->addWidget(save, 0, Qt::AlignLeading);
    body->hide();
    column->addLayout(widgets::flush(unfold));
    column->addWidget(body);
    column->addWidget(outcome);
    outcome->hide();
    connect(unfold, &QPushButton::clicked, this, [body, password] {
        body->setVisible(body->isHidden());
        password->edit().setFocus();
    });
    const auto submit = [&account, parts = PasswordChange{body, password, save, outcome}] {
        changePassword(account, parts);
    };
    connect(save, &QPushButton::clicked, this, submit);
    connect(password, &widgets::TextField::submitted, this, submit);
}

void AccountSection::changePassword(chat::Account &account, const PasswordChange &parts)
{
    if (parts.save->isBusy())
        return;
    if (parts.password->text().isEmpty()) {
        parts.password->setError(tr("Choose a password."));
        return;
    }
    parts.save->setBusy(true);
    account.changePassword(base::Secret::fromText(parts.password->text()))
        .then(parts.body, [parts, server = account.jid().domain()](const base::Result<> &done) {
            parts.save->setBusy(false);
            if (!done) {
                parts.password->setError(done.error().kind == base::ErrorKind::NotAllowed
                                             ? text::wordsFor(text::ErrorId::E09, {}).sentence
                                             : text::sentenceFor(done.error(), server));
                return;
            }
            parts.password->setText({});
            parts.body->hide();
            parts.outcome->setText(tr("The password is changed."));
            parts.outcome->show();
            widgets::alert(*parts.outcome);
        });
}

void AccountSection::addLeaving(QVBoxLayout *column, chat::Account &account)
{
    const QString address = account.jid().bare().toString();
    auto *signingOut = new widgets::Button(tr("Sign out…"), widgets::Button::Kind::Secondary);
    auto *deleting = new widgets::Button(tr("Delete account…"), widgets::Button::Kind::Danger);
    column->addSpacing(theme::space::small);
    column->addWidget(signingOut, 0, Qt::AlignLeading);
    column->addWidget(deleting, 0, Qt::AlignLeading);
    // Later: the answer takes away the card with the button in it.
    connect(
        signingOut, &QPushButton::clicked, this, [this, id = account.id(), address] { signOut(id, address); },
        Qt::QueuedConnection);
    connect(
        deleting, &QPushButton::clicked, this, [this, id = account.id(), address] { deleteAccount(id, address); },
        Qt::QueuedConnection);
}

void AccountSection::signOut(model::AccountId id, const QString &address)
{
    if (!widgets::confirm(this, tr("Sign out of %1?").arg(address),
                          tr("Its messages and its password are deleted on this computer. The account and what the "
                             "server keeps stay."),
                          tr("Sign out")))
        return;
    m_accounts.remove(id, chat::Removal::OnlyHere).then(this, [](const base::Result<> &) {});
}

void AccountSection::deleteAccount(model::AccountId id, const QString &address)
{
    if (!widgets::confirm(this, tr("Delete the account %1 for ever?").arg(address),
                          tr("The server deletes it with its contacts and messages, and so does this computer. Nobody "
                             "can bring it back."),
                          tr("Delete the account")))
        return;
    m_accounts.remove(id, chat::Removal::AlsoOnServer).then(this, [this, address](const base::Result<> &done) {
        if (!done)
            widgets::inform(this, tr("%1 is not deleted.").arg(address),
                            text::sentenceFor(done.error(), address.section(u'@', 1)));
    });
}

} // namespace settings
