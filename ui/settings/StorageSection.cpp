// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/StorageSection.h"

#include "settings/AppLock.h"
#include "widgets/Announcer.h"
#include "widgets/Field.h"

namespace settings {

namespace {

QString guardSentence(AppLock::Guard guard)
{
    switch (guard) {
    case AppLock::Guard::SystemKeychain:
        return StorageSection::tr(
            "Your messages are encrypted on this computer; the key is in the system’s password store.");
    case AppLock::Guard::Passphrase:
        return StorageSection::tr(
            "Your messages are encrypted on this computer; Lucchetto asks for your passphrase at start.");
    case AppLock::Guard::PlainFile:
        return StorageSection::tr(
            "Your messages are encrypted on this computer, but the key is in a file that only your "
            "user can read: whoever gets at that file can read them. A passphrase protects better.");
    }
    return {};
}

} // namespace

StorageSection::StorageSection(AppLock &lock, QWidget *parent)
    : QWidget(parent)
    , m_lock(lock)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_outcome = new widgets::Label({}, theme::Type::Secondary, theme::Colour::Text2);
    m_outcome->setWrapping(true);
    m_outcome->hide();
    rebuild();
}

void StorageSection::rebuild()
{
    const AppLock::Guard guard = m_lock.guard();
    const bool hasPassphrase = guard == AppLock::Guard::Passphrase;
    m_outcome->setParent(this);
    delete m_body;
    m_body = new QWidget;
    m_column->addWidget(m_body);
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space::medium);
    auto *lead = new widgets::Label(guardSentence(guard), theme::Type::Body);
    lead->setWrapping(true);
    column->addWidget(lead);
    column->addWidget(m_outcome);
    m_current = nullptr;
    if (hasPassphrase) {
        m_current = new widgets::PasswordField(tr("Present passphrase"));
        column->addWidget(m_current);
    }
    m_new = new widgets::PasswordField(hasPassphrase ? tr("New passphrase") : tr("Passphrase"));
    m_new->setHint(tr("Nobody can help you if you forget it."));
    auto *save = new widgets::Button(hasPassphrase ? tr("Change the passphrase") : tr("Set the passphrase"),
                                     widgets::Button::Kind::Primary);
    column->addWidget(m_new);
    column->addWidget(save, 0, Qt::AlignLeading);
    const auto set = [this] { setPassphrase(m_new->text()); };
    connect(save, &QPushButton::clicked, this, set, Qt::QueuedConnection);
    connect(m_new, &widgets::TextField::submitted, this, set, Qt::QueuedConnection);
    if (hasPassphrase) {
        auto *remove = new widgets::Button(tr("Use the system’s password store instead"),
                                           widgets::Button::Kind::Secondary);
        column->addSpacing(theme::space::large);
        column->addWidget(remove, 0, Qt::AlignLeading);
        connect(
            remove, &QPushButton::clicked, this, [this] { removePassphrase(m_current->text()); }, Qt::QueuedConnection);
    }
    column->addStretch();
}

void StorageSection::setPassphrase(const QString &text)
{
    if (text.isEmpty()) {
        m_new->setError(tr("Write a passphrase."));
        m_new->edit().setFocus();
        return;
    }
    const auto set = [this, text] {
        m_lock.setPassphrase(base::Secret::fromText(text)).then(this, [this](const base::Result<> &result) {
            done(result, tr("From now on Lucchetto asks for it at start."));
        });
    };
    if (!m_current)
        return set();
    // Whoever passes by an unlocked window cannot lock its owner out.
    m_lock.verify(base::Secret::fromText(m_current->text())).then(this, [this, set](const base::Result<> &known) {
        if (known)
            set();
        else
            done(known, {});
    });
}

void StorageSection::removePassphrase(const QString &text)
{
    m_lock.removePassphrase(base::Secret::fromText(text)).then(this, [this](const base::Result<> &result) {
        done(result, tr("The passphrase is no longer needed."));
    });
}

void StorageSection::done(const base::Result<> &result, const QString &success)
{
    if (!result && result.error().kind == base::ErrorKind::WrongPassphrase && m_current) {
        m_current->setError(tr("This is not the passphrase. Check capital letters."));
        m_current->edit().setFocus();
        return;
    }
    m_outcome->setColour(result ? theme::Colour::Ok : theme::Colour::Bad);
    if (result)
        m_outcome->setText(success);
    else if (result.error().kind == base::ErrorKind::KeychainUnavailable)
        m_outcome->setText(tr("I can’t reach the system’s password store."));
    else
        m_outcome->setText(tr("That could not be saved."));
    if (result) {
        rebuild();
        Q_EMIT changed();
    }
    m_outcome->show();
    widgets::alert(*m_outcome);
}

} // namespace settings
