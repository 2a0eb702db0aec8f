// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/EncryptionSection.h"

#include "chat/EncryptionDefaults.h"
#include "trust/OwnDevices.h"
#include "widgets/Controls.h"
#include "widgets/Label.h"
#include "widgets/Panels.h"
#include "widgets/Question.h"

#include <QVBoxLayout>

namespace settings {

using model::EncryptionChoice;
using model::NewKeys;

EncryptionSection::EncryptionSection(store::Profile &profile, chat::Accounts &accounts, QWidget *parent)
    : QWidget(parent)
    , m_profile(profile)
{
    auto *devices = new trust::OwnDevicesSection(accounts);
    connect(devices, &trust::OwnDevicesSection::verifyWanted, this, &EncryptionSection::verifyWanted);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space::large);
    column->addWidget(defaultsCard());
    auto *title = new widgets::Label(tr("My devices"), theme::Type::PanelTitle);
    title->setWrapping(true);
    column->addWidget(title);
    column->addWidget(devices, 1);
    show({});
    chat::encryptionDefaults(profile).then(this, [this](const base::Result<model::EncryptionDefaults> &defaults) {
        if (defaults)
            show(*defaults);
    });
}

QWidget *EncryptionSection::defaultsCard()
{
    auto *card = new widgets::Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(theme::space::large, theme::space::large, theme::space::large, theme::space::large);
    column->setSpacing(theme::space::tiny);
    const auto add = [column](const QString &words, const QString &explanation, const char *name) {
        auto *box = new widgets::CheckBox(words);
        box->setObjectName(QString::fromLatin1(name));
        auto *label = new widgets::Label(explanation, theme::Type::Secondary, theme::Colour::Text2);
        label->setWrapping(true);
        column->addWidget(box);
        column->addWidget(label);
        column->addSpacing(theme::space::small);
        return box;
    };
    m_encrypts = add(tr("Encrypt new chats"), tr("Only the two of you can read them. Each chat can be set otherwise."),
                     "encrypt-new");
    m_onlyVerified = add(tr("Only verified devices in new chats"),
                         tr("Devices whose keys you have not compared get nothing there."), "only-verified-new");
    m_newKeysWait = add(tr("New devices always wait for you"),
                        tr("Otherwise they are accepted automatically until you have verified one of the same person."),
                        "new-keys-wait");
    connect(m_encrypts, &QCheckBox::clicked, this, &EncryptionSection::encryptNewChats, Qt::QueuedConnection);
    connect(m_onlyVerified, &QCheckBox::clicked, this, [this](bool wanted) {
        set({wanted ? EncryptionChoice::OnlyVerified : EncryptionChoice::Automatic, m_defaults.newKeys});
    });
    connect(m_newKeysWait, &QCheckBox::clicked, this, [this](bool wanted) {
        set({m_defaults.newChats, wanted ? NewKeys::AlwaysWait : NewKeys::AcceptedUntilVerified});
    });
    return card;
}

void EncryptionSection::show(const model::EncryptionDefaults &defaults)
{
    m_defaults = defaults;
    m_encrypts->setChecked(defaults.newChats != EncryptionChoice::Off);
    m_onlyVerified->setChecked(defaults.newChats == EncryptionChoice::OnlyVerified);
    m_onlyVerified->setEnabled(defaults.newChats != EncryptionChoice::Off);
    m_newKeysWait->setChecked(defaults.newKeys == NewKeys::AlwaysWait);
}

// Confirmed when going down, never when going up (ux.md B11).
void EncryptionSection::encryptNewChats(bool wanted)
{
    const bool isMeant = wanted
        || widgets::confirm(this, tr("Begin new chats unencrypted?"),
                            tr("The people who run the servers can read what you write there, until it is switched on "
                               "in the chat. Chats that are there already stay as they are."),
                            tr("Don’t encrypt new chats"));
    if (isMeant)
        set({wanted ? EncryptionChoice::Automatic : EncryptionChoice::Off, m_defaults.newKeys});
    else
        show(m_defaults); // the switch is up again
}

void EncryptionSection::set(const model::EncryptionDefaults &defaults)
{
    const auto before = m_defaults;
    show(defaults);
    chat::setEncryptionDefaults(m_profile, defaults).then(this, [this, before](const base::Result<> &done) {
        if (done)
            Q_EMIT defaultsChanged();
        else
            show(before);
    });
}

} // namespace settings
