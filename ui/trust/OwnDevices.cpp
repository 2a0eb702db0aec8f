// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/OwnDevices.h"

#include "chat/Accounts.h"
#include "chat/KeyPublisher.h"
#include "chat/OwnProfile.h"
#include "lists/AccountColumn.h"
#include "text/ErrorText.h"
#include "text/KeyWords.h"
#include "text/SafeDisplay.h"
#include "trust/DeviceCard.h"
#include "trust/KeySheet.h"
#include "widgets/Announcer.h"
#include "widgets/Button.h"
#include "widgets/Field.h"
#include "widgets/Label.h"
#include "widgets/Question.h"

#include <QFileDialog>
#include <QVBoxLayout>

#include <chrono>

namespace trust {
namespace {

using widgets::Button;

constexpr std::chrono::seconds patience{20};
constexpr int longestName = 60;

widgets::Label *paragraph(const QString &words, theme::Type type = theme::Type::Secondary,
                          theme::Colour colour = theme::Colour::Text2)
{
    auto *label = new widgets::Label(words, type, colour);
    label->setWrapping(true);
    return label;
}

// How it stands with the own keys on the server, where that is not as it should be.
QString stateOf(const chat::KeysOnServer &keys)
{
    using State = chat::KeysOnServer::State;
    switch (keys.state) {
    case State::Unknown:
    case State::Published:
    case State::Withdrawn: return {};
    case State::Failed: return OwnDevices::tr("The keys of this device are not on the server yet; trying again later.");
    case State::Closed:
        return OwnDevices::tr("Your server keeps the keys of this device from others: nobody new can write to it "
                              "encrypted.");
    case State::Contested:
        return OwnDevices::tr("Another of your apps keeps taking this device off the list of your devices.");
    }
    return {};
}

} // namespace

OwnDevices::OwnDevices(chat::Account &account, Address address, QWidget *parent)
    : QWidget(parent)
    , m_account(account)
    , m_list(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space::medium);
    if (address == Address::Shown)
        column->addWidget(paragraph(account.jid().bare().toString(), theme::Type::BodyBold, theme::Colour::Text));
    addName(column);
    addState(column);
    column->addLayout(m_list);
    addSheet(column);
    connect(&account.devices(), &chat::Devices::changed, this, [this](const base::Jid &owner) {
        if (owner == m_account.jid().bare())
            read();
    });
    read();
    if (account.state().connectivity == chat::Connectivity::Online)
        account.devices().refresh(account.jid().bare(), patience).then(this, [](const base::Result<> &) {});
}

void OwnDevices::addName(QVBoxLayout *column)
{
    auto *name = new widgets::TextField(tr("Name of this device"));
    name->setHint(tr("Your contacts and your other devices see it. Empty: only its number."));
    name->edit().setMaxLength(longestName);
    name->edit().setObjectName(QStringLiteral("device-name"));
    auto *save = new Button(tr("Save"), Button::Kind::Secondary);
    auto *outcome = paragraph({});
    outcome->hide();
    column->addWidget(name);
    column->addWidget(save, 0, Qt::AlignLeading);
    column->addWidget(outcome);
    m_account.devices().of(m_account.jid().bare()).then(name, [name](const base::Result<chat::PersonsDevices> &all) {
        for (const chat::KnownDevice &known : all ? all->devices : QList<chat::KnownDevice>()) {
            if (known.isThis && name->text().isEmpty())
                name->setText(known.device.label);
        }
    });
    const auto submit = [this, name, outcome] {
        m_account.keyPublisher()
            .setLabel(name->text().trimmed())
            .then(name, [name, outcome](const base::Result<> &done) {
                if (!done && done.error().kind == base::ErrorKind::NotAllowed)
                    return name->setError(tr("Choose a name that everybody can read."));
                outcome->setText(done ? tr("Saved.") : tr("That did not work. Try again when you are online."));
                outcome->show();
                widgets::alert(*outcome);
            });
    };
    connect(save, &QPushButton::clicked, this, submit);
    connect(name, &widgets::TextField::submitted, this, submit);
}

void OwnDevices::addState(QVBoxLayout *column)
{
    auto *state = paragraph({}, theme::Type::Secondary, theme::Colour::Warn);
    column->addWidget(state);
    const auto follow = [this, state] {
        state->setText(stateOf(m_account.keyPublisher().state()));
        state->setVisible(!state->text().isEmpty());
    };
    connect(&m_account.keyPublisher(), &chat::KeyPublisher::stateChanged, state, follow);
    follow();
}

void OwnDevices::addSheet(QVBoxLayout *column)
{
    auto *sheet = new Button(tr("Save a sheet with your code…"), Button::Kind::Link);
    sheet->setObjectName(QStringLiteral("sheet"));
    connect(sheet, &QPushButton::clicked, this, [this] {
        m_account.devices().ownCode().then(this, [this](const base::Result<chat::Devices::OwnCode> &code) {
            if (code)
                saveSheet(code->link);
        });
    });
    column->addLayout(widgets::flush(sheet));
}

void OwnDevices::saveSheet(const QString &link)
{
    const base::Jid self = m_account.jid().bare();
    const QString called = m_account.ownProfile().name();
    KeySheet sheet{text::safeName(called.isEmpty() ? self.local() : called).text,
                   text::safeAddress(self).text,
                   link,
                   {},
                   QDate::currentDate()};
    for (const chat::KnownDevice &known : m_shown.devices) {
        if (known.isThis)
            sheet.fingerprint = known.fingerprint;
    }
    const QString name = QFileDialog::getSaveFileName(this, tr("Save the sheet"),
                                                      tr("My code") + QStringLiteral(".pdf"),
                                                      QStringLiteral("PDF (*.pdf)"));
    if (!name.isEmpty() && !savePdf(name, sheet))
        widgets::inform(this, tr("The sheet is not saved."), tr("This file can’t be written."));
}

void OwnDevices::read()
{
    m_account.devices().of(m_account.jid().bare()).then(this, [this](const base::Result<chat::PersonsDevices> &all) {
        if (all && (!m_body || *all != m_shown))
            show(*all);
    });
}

void OwnDevices::show(const chat::PersonsDevices &all)
{
    m_shown = all;
    delete m_body;
    m_body = new QWidget;
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space::small);
    int others = 0;
    for (const chat::KnownDevice &known : all.devices) {
        if (!isPresent(known))
            continue;
        others += known.isThis ? 0 : 1;
        auto *card = new DeviceCard({known, text::KeyWords::Readers::AllAccepted, QDateTime::currentDateTime(), true});
        const base::Jid owner = m_account.jid().bare();
        connect(card, &DeviceCard::verifyPressed, this,
                [this, owner](quint32 device) { Q_EMIT verifyWanted(m_account.id(), owner, device); });
        connect(card, &DeviceCard::trustChosen, this, [this, owner](quint32 device, model::KeyTrust trust) {
            m_account.devices().setTrust(owner, device, trust).then(this, [](const base::Result<> &) {});
        });
        connect(card, &DeviceCard::removePressed, this,
                [this, name = text::KeyWords::device(known.device)](quint32 device) { remove(device, name); });
        column->addWidget(card);
    }
    if (others == 0)
        column->addWidget(paragraph(tr("This is your only device."), theme::Type::Body));
    m_list->addWidget(m_body);
}

void OwnDevices::remove(quint32 device, const QString &name)
{
    if (!widgets::confirm(
            this, tr("Remove “%1” from your devices?", "%1: a device").arg(name),
            tr("Nothing is encrypted for it any more, by nobody. If you still use it, it can come back by "
               "itself; only another password keeps it out."),
            tr("Remove the device")))
        return;
    m_account.devices().revoke(device).then(this, [this, name](const base::Result<> &done) {
        if (!done)
            widgets::inform(this, tr("“%1” is not removed.", "%1: a device").arg(name),
                            text::sentenceFor(done.error(), m_account.jid().domain()));
    });
}

OwnDevicesSection::OwnDevicesSection(chat::Accounts &accounts, QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new lists::AccountColumn(accounts, theme::space::huge, [this, &accounts](chat::Account &account) {
        auto *devices = new OwnDevices(
            account, accounts.all().size() > 1 ? OwnDevices::Address::Shown : OwnDevices::Address::Hidden);
        connect(devices, &OwnDevices::verifyWanted, this, &OwnDevicesSection::verifyWanted);
        return devices;
    }));
    column->addStretch();
}

} // namespace trust
