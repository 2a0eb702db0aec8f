// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/PadlockPanel.h"

#include "chat/Accounts.h"
#include "chat/Conversations.h"
#include "chat/Encryption.h"
#include "text/SafeDisplay.h"
#include "trust/DeviceCard.h"
#include "trust/Padlocks.h"
#include "widgets/Button.h"
#include "widgets/Controls.h"
#include "widgets/TechnicalDetails.h"
#include "window/LockChoice.h"

#include <QApplication>

#include <algorithm>
#include <chrono>

namespace window {
namespace {

using model::EncryptionChoice;
using text::KeyWords;

constexpr std::chrono::seconds patience{20}; // for lists and keys that are asked for

KeyWords::Readers readersOf(const model::Conversation &chat)
{
    return chat.encryption == EncryptionChoice::OnlyVerified ? KeyWords::Readers::OnlyVerified
                                                             : KeyWords::Readers::AllAccepted;
}

QString nameOf(const model::Conversation &chat)
{
    return text::safeName(chat.name).text;
}

int shutOut(const chat::PersonsDevices &all, KeyWords::Readers readers)
{
    return int(std::count_if(all.devices.begin(), all.devices.end(), [readers](const chat::KnownDevice &known) {
        return !known.isThis && trust::isPresent(known)
            && !KeyWords::hindrance(known.device, known.trust, readers).isEmpty();
    }));
}

widgets::Label *paragraph(const QString &words, theme::Type type = theme::Type::Secondary,
                          theme::Colour colour = theme::Colour::Text2)
{
    auto *label = new widgets::Label(words, type, colour);
    label->setWrapping(true);
    return label;
}

} // namespace

PadlockPanel::PadlockPanel(const Desk &desk, trust::Padlocks &padlocks, QWidget *parent)
    : SidePanel(tr("Encryption"), parent)
    , m_desk(desk)
    , m_padlocks(padlocks)
{
    connect(&padlocks, &trust::Padlocks::changed, this, [this](model::ConversationId id) {
        if (id == m_id && isVisible())
            rebuild();
    });
    connect(&desk.conversations, &chat::Conversations::changed, this, [this](const model::Conversation &chat) {
        if (chat.id == m_id && isVisible() && chat.encryption != m_shown)
            rebuild();
    });
}

void PadlockPanel::present(model::ConversationId id)
{
    m_id = id;
    m_theirs.reset();
    m_own.reset();
    m_beside = {};
    m_showsPast = false;
    disconnect(m_following);
    rebuild();
    chat::Account *own = account();
    if (!own)
        return;
    m_following = connect(&own->devices(), &chat::Devices::changed, this, [this](const base::Jid &owner) {
        const auto shown = chat();
        if (shown && isVisible() && (owner == shown->jid || owner == account()->jid().bare()))
            readDevices();
    });
    readDevices();
    if (own->state().connectivity == chat::Connectivity::Online) {
        own->devices().refresh(chat()->jid, patience).then(this, [](const base::Result<> &) {});
        own->devices().refresh(own->jid().bare(), patience).then(this, [](const base::Result<> &) {});
    }
}

void PadlockPanel::focusFirst()
{
    auto *choice = findChild<widgets::CheckBox *>(QStringLiteral("encrypt"));
    if (!choice)
        return SidePanel::focusFirst();
    choice->show();
    choice->setFocus(Qt::OtherFocusReason);
}

std::optional<model::Conversation> PadlockPanel::chat() const
{
    return m_desk.conversations.find(m_id);
}

chat::Account *PadlockPanel::account() const
{
    const auto shown = chat();
    return shown ? m_desk.accounts.find(shown->account) : nullptr;
}

void PadlockPanel::readDevices()
{
    chat::Account *own = account();
    if (!own || chat()->kind == model::ConversationKind::PublicChannel)
        return;
    const auto read = [this, own](const base::Jid &owner, std::optional<chat::PersonsDevices> PadlockPanel::*place) {
        own->devices().of(owner).then(this,
                                      [this, id = m_id, place](const base::Result<chat::PersonsDevices> &devices) {
                                          if (!devices || id != m_id || this->*place == *devices)
                                              return;
                                          this->*place = *devices;
                                          rebuild();
                                      });
    };
    readBesideLock();
    read(chat()->jid, &PadlockPanel::m_theirs);
    read(own->jid().bare(), &PadlockPanel::m_own);
}

// Where the keyboard was it stays, as far as what it was at is still there.
void PadlockPanel::rebuild()
{
    const QWidget *focus = QApplication::focusWidget();
    const QString focused = focus && isAncestorOf(focus) ? focus->objectName() : QString();
    clearColumn();
    const auto shown = chat();
    chat::Account *own = account();
    if (!own)
        return;
    m_shown = shown->encryption;
    addState(*shown);
    if (shown->kind != model::ConversationKind::PublicChannel) {
        addWaiting(*shown);
        addSwitches(*shown);
        addBesideLock(*shown);
        if (m_theirs && shown->jid != own->jid().bare())
            addDevices(*shown, shown->jid, *m_theirs);
        if (m_own)
            addDevices(*shown, own->jid().bare(), *m_own);
    }
    column().addStretch();
    if (auto *again = focused.isEmpty() ? nullptr : findChild<QWidget *>(focused)) {
        again->show(); // what is new comes into sight later, and what is not in sight takes no focus
        again->setFocus(Qt::OtherFocusReason);
    }
}

void PadlockPanel::addState(const model::Conversation &chat)
{
    const text::PadlockFace face = text::faceOf(m_padlocks.of(chat));
    auto *word = paragraph(face.word, theme::Type::PanelTitle,
                           face.colour == theme::Colour::Text2 ? theme::Colour::Text : face.colour);
    column().addWidget(word);
    const chat::Account *own = account();
    const bool isOff = chat::encrypts(chat) && own && own->encryption().state() == chat::Encryption::State::Off;
    if (!isOff)
        return column().addWidget(paragraph(face.explanation, theme::Type::Body, theme::Colour::Text));
    column().addWidget(
        paragraph(KeyWords::closed(model::Obstacle::EncryptionOff), theme::Type::Body, theme::Colour::Text));
    auto *technical = new widgets::TechnicalDetails(tr("Technical details"));
    technical->setText(own->encryption().fault());
    column().addWidget(technical);
}

// E-15 and its kin: what waits, why, and the ways out.
void PadlockPanel::addWaiting(const model::Conversation &chat)
{
    const QString why = KeyWords::waiting(m_padlocks.obstacle(chat.id), nameOf(chat));
    const bool waitsForKeys = m_padlocks.obstacle(chat.id) == model::Obstacle::KeysWanted;
    if (why.isEmpty() && !waitsForKeys)
        return;
    if (!why.isEmpty())
        column().addWidget(paragraph(why, theme::Type::Secondary, theme::Colour::Bad));
    auto *clear = new widgets::Button(tr("Send unencrypted…"), widgets::Button::Kind::Secondary);
    clear->setObjectName(QStringLiteral("clear"));
    connect(clear, &QPushButton::clicked, this, &PadlockPanel::sendInClear, Qt::QueuedConnection);
    column().addWidget(clear, 0, Qt::AlignLeading);
}

void PadlockPanel::addSwitches(const model::Conversation &chat)
{
    const bool isOn = chat::encrypts(chat);
    auto *encrypt = new widgets::CheckBox(tr("Encrypt this chat"));
    encrypt->setObjectName(QStringLiteral("encrypt"));
    encrypt->setChecked(isOn);
    connect(
        encrypt, &QCheckBox::clicked, this,
        [this](bool wanted) { wanted ? setEncryption(EncryptionChoice::On) : turnOff(); }, Qt::QueuedConnection);
    column().addSpacing(theme::space::small);
    column().addWidget(encrypt);
    auto *only = new widgets::CheckBox(tr("Only verified devices"));
    only->setObjectName(QStringLiteral("only-verified"));
    only->setChecked(chat.encryption == EncryptionChoice::OnlyVerified);
    only->setEnabled(isOn);
    connect(
        only, &QCheckBox::clicked, this,
        [this](bool wanted) { setEncryption(wanted ? EncryptionChoice::OnlyVerified : EncryptionChoice::On); },
        Qt::QueuedConnection);
    column().addWidget(only);
    if (isOn)
        column().addWidget(paragraph(tr("Then devices whose keys you have not compared get nothing.")));
}

void PadlockPanel::readBesideLock()
{
    chat::besideLock(m_desk.profile, *chat())
        .then(this, [this, id = m_id](const base::Result<chat::BesideLockFacts> &facts) {
            if (!facts || id != m_id || *facts == m_beside)
                return;
            m_beside = *facts;
            rebuild();
        });
}

// What older programs look for outside the lock, and the way to keep it in (XEP-0420).
void PadlockPanel::addBesideLock(const model::Conversation &chat)
{
    using model::BesideLock;
    const bool isRefused = m_beside.choice == BesideLock::Refused;
    if (!chat::encrypts(chat) || !(m_beside.isLegacy || isRefused))
        return;
    auto *refuse = new widgets::CheckBox(tr("Send nothing else unencrypted"));
    refuse->setObjectName(QStringLiteral("refuse-beside"));
    refuse->setChecked(isRefused);
    connect(
        refuse, &QCheckBox::clicked, this,
        [this](bool refuses) {
            chat::setBesideLock(m_desk.profile, m_id, refuses ? BesideLock::Refused : BesideLock::Allowed)
                .then(this, [this](const base::Result<> &) { readBesideLock(); });
        },
        Qt::QueuedConnection);
    column().addWidget(refuse);
    column().addWidget(paragraph(
        isRefused ? tr("With an older program %1 does not see that you are writing or that messages have arrived, nor "
                       "you whether yours have.",
                       "%1: a person")
                        .arg(nameOf(chat))
                  : tr("A program with older encryption reads here, which hides the text alone: the people who run the "
                       "servers see that you are writing, and that messages have arrived.")));
}

void PadlockPanel::addDevices(const model::Conversation &chat, const base::Jid &owner, const chat::PersonsDevices &all)
{
    const bool isOwn = owner != chat.jid;
    addTitle(isOwn ? tr("Your devices") : tr("Devices of %1", "%1: a person").arg(nameOf(chat)));
    const auto &devices = all.devices;
    const auto past = std::count_if(devices.begin(), devices.end(),
                                    [](const chat::KnownDevice &known) { return !trust::isPresent(known); });
    if (past == devices.size() && !isOwn)
        column().addWidget(paragraph(tr("None is known that can read encrypted messages.")));
    else if (const int silent = shutOut(all, readersOf(chat)); silent > 0 && chat::encrypts(chat))
        column().addWidget(paragraph(tr("%n device(s) can’t read what is written here:", nullptr, silent),
                                     theme::Type::Secondary, theme::Colour::Warn));
    for (const chat::KnownDevice &known : devices) {
        if (trust::isPresent(known))
            addCard(owner, known, chat);
    }
    for (const chat::KnownDevice &known : devices) {
        if (m_showsPast && !trust::isPresent(known))
            addCard(owner, known, chat);
    }
    if (past > 0 && !m_showsPast) {
        auto *show = new widgets::Button(tr("Show %n device(s) no longer in use", nullptr, int(past)),
                                         widgets::Button::Kind::Link);
        show->setObjectName(isOwn ? QStringLiteral("past-own") : QStringLiteral("past"));
        connect(
            show, &QPushButton::clicked, this,
            [this] {
                m_showsPast = true;
                rebuild();
            },
            Qt::QueuedConnection);
        column().addLayout(widgets::flush(show));
    }
}

void PadlockPanel::addCard(const base::Jid &owner, const chat::KnownDevice &known, const model::Conversation &chat)
{
    auto *card = new trust::DeviceCard({known, readersOf(chat), QDateTime::currentDateTime(), false});
    connect(card, &trust::DeviceCard::verifyPressed, this,
            [this, owner, id = chat.account](quint32 device) { Q_EMIT verifyWanted(id, owner, device); });
    connect(card, &trust::DeviceCard::trustChosen, this,
            [this, owner](quint32 device, model::KeyTrust trust) { setTrust(owner, device, trust); });
    column().addWidget(card);
}

void PadlockPanel::setTrust(const base::Jid &owner, quint32 device, model::KeyTrust trust)
{
    if (chat::Account *own = account())
        own->devices().setTrust(owner, device, trust).then(this, [](const base::Result<> &) {});
}

void PadlockPanel::setEncryption(EncryptionChoice choice)
{
    if (const auto shown = chat())
        lockChoice::turnOn(m_desk, *shown, choice);
}

void PadlockPanel::turnOff()
{
    if (const auto shown = chat(); shown && !lockChoice::turnOff(this, m_desk, *shown))
        rebuild(); // the switch is up again
}

void PadlockPanel::sendInClear()
{
    if (const auto shown = chat())
        lockChoice::sendInClear(this, m_desk, *shown);
}

} // namespace window
