// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/VerifyPage.h"

#include "chat/Account.h"
#include "text/KeyWords.h"
#include "theme/Icons.h"
#include "trust/CameraScan.h"
#include "trust/CodeReader.h"
#include "trust/DeviceCard.h"
#include "trust/ScrolledColumn.h"
#include "widgets/Button.h"
#include "widgets/Field.h"
#include "widgets/FlowLayout.h"
#include "widgets/Label.h"

#include <QVBoxLayout>

#include <algorithm>

namespace trust {
namespace {

using model::KeyTrust;

constexpr int pageWidth = 860;
constexpr int wideFrom = 720;

widgets::Label *paragraph(const QString &words, theme::Type type = theme::Type::Body,
                          theme::Colour colour = theme::Colour::Text2)
{
    auto *label = new widgets::Label(words, type, colour);
    label->setWrapping(true);
    return label;
}

} // namespace

VerifyPage::VerifyPage(QWidget *parent)
    : Plane(theme::Colour::Window, Line::None, parent)
    , m_column(new QVBoxLayout)
    , m_result(new widgets::InfoBar)
    , m_camera(new CameraScan)
    , m_reader(new CodeReader(this))
{
    setAccessibleName(tr("Verify", "the page where codes are compared"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(m_result);
    outer->addWidget(m_camera, 0, Qt::AlignHCenter);
    outer->addWidget(scrolledColumn(pageWidth, m_column), 1);
    connect(m_camera, &CameraScan::found, this, &VerifyPage::takeCode);
    connect(m_camera, &CameraScan::failed, this, [this](const QString &words) { say(widgets::Tone::Warn, words); });
    connect(m_reader, &CodeReader::read, this, &VerifyPage::takeTexts);
}

void VerifyPage::present(chat::Account &account, const Verifying &whom, quint32 device)
{
    leave();
    m_account = &account;
    m_whom = whom;
    m_device = device;
    m_verified = 0;
    m_devices.reset();
    m_own.reset();
    m_result->hide();
    disconnect(m_following);
    m_following = connect(&account.devices(), &chat::Devices::changed, this, [this](const base::Jid &owner) {
        if (owner == m_whom.owner)
            readDevices();
    });
    rebuild();
    readDevices();
    account.devices().ownCode().then(this, [this](const base::Result<chat::Devices::OwnCode> &code) {
        if (!code)
            return;
        m_own = *code;
        rebuild();
    });
}

void VerifyPage::focusFirst()
{
    auto *first = findChild<QWidget *>(QStringLiteral("match"));
    if (!first)
        first = findChild<QWidget *>(QStringLiteral("back"));
    first->show(); // what is new comes into sight later, and what is not in sight takes no focus
    first->setFocus(Qt::OtherFocusReason);
}

void VerifyPage::readDevices()
{
    if (!m_account)
        return;
    const base::Jid owner = m_whom.owner;
    m_account->devices().of(owner).then(this, [this, owner](const base::Result<chat::PersonsDevices> &devices) {
        if (!devices || owner != m_whom.owner || m_devices == *devices)
            return;
        const bool isFirst = !m_devices;
        m_devices = *devices;
        rebuild();
        if (isFirst && isVisible())
            focusFirst();
    });
}

QList<chat::KnownDevice> VerifyPage::comparable() const
{
    QList<chat::KnownDevice> found;
    for (const chat::KnownDevice &known : m_devices ? m_devices->devices : QList<chat::KnownDevice>()) {
        const bool isMeant = known.device.id == m_device;
        if (!known.isThis && !known.fingerprint.isEmpty() && (isPresent(known) || isMeant))
            found.append(known);
    }
    return found;
}

const chat::KnownDevice *VerifyPage::shown() const
{
    if (!m_devices)
        return nullptr;
    const auto &devices = m_devices->devices;
    const auto found = std::find_if(devices.begin(), devices.end(),
                                    [this](const chat::KnownDevice &known) { return known.device.id == m_device; });
    return found == devices.end() ? nullptr : &*found;
}

QString VerifyPage::nameOf(const chat::KnownDevice &known) const
{
    return text::KeyWords::device(known.device);
}

QString VerifyPage::nameOf(quint32 device) const
{
    for (const chat::KnownDevice &known : m_devices ? m_devices->devices : QList<chat::KnownDevice>()) {
        if (known.device.id == device)
            return nameOf(known);
    }
    return QString::number(device);
}

void VerifyPage::rebuild()
{
    const QWidget *focus = focusWidget();
    const QString focused = focus ? focus->objectName() : QString();
    const QString typed = m_code ? m_code->text() : QString();
    const auto all = comparable();
    if (m_device == 0 && !all.isEmpty()) {
        const auto open = std::find_if(all.begin(), all.end(), [](const chat::KnownDevice &known) {
            return known.trust != KeyTrust::Verified;
        });
        m_device = (open == all.end() ? all.first() : *open).device.id;
    }
    delete m_body;
    m_body = new QWidget;
    m_column->addWidget(m_body);
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space::medium);
    addHead(column);
    m_parts = new QBoxLayout(QBoxLayout::LeftToRight);
    m_parts->setSpacing(theme::space::wide);
    m_parts->addWidget(theirPart(), 1, Qt::AlignTop);
    m_parts->addWidget(ownPart(), 0, Qt::AlignTop);
    column->addLayout(m_parts);
    column->addStretch();
    arrange();
    m_code->setText(typed);
    if (auto *again = focused.isEmpty() ? nullptr : findChild<QWidget *>(focused)) {
        again->show();
        again->setFocus(Qt::OtherFocusReason);
    }
}

// Beside each other where there is room, the own code first as in ux.md B12; else first what is to be compared.
void VerifyPage::arrange()
{
    const bool isWide = width() >= wideFrom * theme::lookOf(this).scale;
    m_parts->setDirection(isWide ? QBoxLayout::RightToLeft : QBoxLayout::TopToBottom);
}

void VerifyPage::resizeEvent(QResizeEvent *event)
{
    Plane::resizeEvent(event);
    if (m_body)
        arrange();
}

void VerifyPage::addHead(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    auto *back = new widgets::IconButton(theme::Icon::Back, tr("Back"));
    back->setObjectName(QStringLiteral("back"));
    connect(back, &QAbstractButton::clicked, this, &VerifyPage::closed, Qt::QueuedConnection);
    row->addWidget(back, 0, Qt::AlignTop);
    row->addWidget(paragraph(m_whom.isOwn() ? tr("Verify your device")
                                            : tr("Verify %1", "%1: a person").arg(m_whom.name),
                             theme::Type::PageTitle, theme::Colour::Text),
                   1);
    column->addLayout(row);
    column->addWidget(paragraph(m_whom.isOwn()
                                    ? tr("Look at both of your devices: the codes must be the same.")
                                    : tr("Check together that the codes are the same: in person, in a video call or by "
                                         "phone. Never inside this chat.")));
}

void VerifyPage::leave()
{
    m_camera->stop();
    if (m_verified > 0)
        Q_EMIT finished(m_whom, std::exchange(m_verified, 0));
}

} // namespace trust
