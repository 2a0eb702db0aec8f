// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/DeviceCard.h"

#include "theme/Icons.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

#include <utility>

namespace trust {
namespace {

using model::KeyTrust;
using theme::Colour;

struct Sign
{
    theme::Icon icon;
    Colour colour;
};

Sign signOf(const chat::KnownDevice &known)
{
    if (known.isThis)
        return {theme::Icon::Device, Colour::Text2};
    switch (known.trust) {
    case KeyTrust::Verified: return {theme::Icon::PadlockVerified, Colour::Ok};
    case KeyTrust::Blind: return {theme::Icon::PadlockClosed, Colour::Text2};
    case KeyTrust::Undecided: return {theme::Icon::PadlockWarning, Colour::Warn};
    case KeyTrust::Rejected: return {theme::Icon::Block, Colour::Bad};
    }
    return {theme::Icon::Device, Colour::Text2};
}

// What the words beside it say as well.
class SignView final : public QWidget
{
public:
    explicit SignView(const Sign &sign)
        : m_sign(sign)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        const int side = theme::lookOf(this).icon();
        return {side, side};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        theme::paintIcon(painter, rect(), m_sign.icon, theme::lookOf(this)[m_sign.colour], layoutDirection());
    }

private:
    Sign m_sign;
};

} // namespace

bool isPresent(const chat::KnownDevice &known)
{
    return known.isThis || known.device.isListed() || known.alarm;
}

bool hidesTextAlone(const chat::KnownDevice &known)
{
    const bool mayRead = known.trust == KeyTrust::Blind || known.trust == KeyTrust::Verified;
    return !known.isThis && mayRead && known.device.listedLegacy && !known.device.listedTwo;
}

DeviceCard::DeviceCard(Facts facts, QWidget *parent)
    : Card(parent)
    , m_facts(std::move(facts))
{
    setAccessibleName(name());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space::medium, theme::space::small, theme::space::medium, theme::space::small);
    column->setSpacing(theme::space::tiny);
    addWords(column);
    addVerify(column);
}

QString DeviceCard::name() const
{
    const chat::KnownDevice &known = m_facts.known;
    return known.isThis && known.device.label.isEmpty() ? tr("This device") : text::KeyWords::device(known.device);
}

void DeviceCard::addWords(QVBoxLayout *column)
{
    const chat::KnownDevice &known = m_facts.known;
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::space::small);
    row->addWidget(new SignView(signOf(known)), 0, Qt::AlignVCenter);
    auto *title = new widgets::Label(name(), theme::Type::BodyBold);
    title->setWrapping(true);
    row->addWidget(title, 1);
    if (!known.isThis)
        row->addWidget(moreButton(), 0, Qt::AlignTop);
    column->addLayout(row);
    QStringList facts{known.isThis                          ? tr("the one you are using", "a device")
                          : known.device.identity.isEmpty() ? tr("key not seen yet", "a device")
                                                            : text::KeyWords::trust(known.trust)};
    if (!known.isThis)
        facts << text::KeyWords::seen(known.device.lastHeard, m_facts.now);
    if (hidesTextAlone(known))
        facts << tr("older encryption", "a device");
    if (known.isStale)
        facts << tr("silent for more than 60 days", "a device");
    const auto add = [column](const QString &words, Colour colour) {
        auto *label = new widgets::Label(words, theme::Type::Secondary, colour);
        label->setWrapping(true);
        column->addWidget(label);
    };
    add(facts.join(QStringLiteral(" · ")), Colour::Text2);
    if (!known.decidedBy.isEmpty())
        add(tr("Decided by another of your devices, or by a contact you have verified."), Colour::Text2);
    const QString why = known.isThis ? QString()
                                     : text::KeyWords::hindrance(known.device, known.trust, m_facts.readers);
    if (!why.isEmpty())
        add(why, known.trust == KeyTrust::Rejected || !known.device.isListed() ? Colour::Text2 : Colour::Warn);
}

void DeviceCard::addVerify(QVBoxLayout *column)
{
    const chat::KnownDevice &known = m_facts.known;
    if (known.isThis || known.trust == KeyTrust::Verified || known.device.identity.isEmpty())
        return;
    const quint32 id = known.device.id;
    auto *verify = new widgets::Button(tr("Verify"), widgets::Button::Kind::Secondary);
    verify->setObjectName(QStringLiteral("verify-%1").arg(id));
    verify->setAccessibleName(tr("Verify %1", "%1: a device").arg(name()));
    connect(
        verify, &QPushButton::clicked, this, [this, id] { Q_EMIT verifyPressed(id); }, Qt::QueuedConnection);
    column->addWidget(verify, 0, Qt::AlignLeading);
}

QWidget *DeviceCard::moreButton()
{
    auto *more = new widgets::IconButton(theme::Icon::More, tr("More about %1", "%1: a device").arg(name()));
    more->setObjectName(QStringLiteral("more-%1").arg(m_facts.known.device.id));
    more->setSide(theme::measure::minimumTarget);
    connect(more, &QAbstractButton::clicked, this, [this, more] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillMenu(*menu);
        menu->popup(more->mapToGlobal(more->rect().bottomLeft()));
    });
    return more;
}

// Later: what is chosen builds the list anew, and this card with it.
void DeviceCard::fillMenu(QMenu &menu)
{
    const chat::KnownDevice &known = m_facts.known;
    const quint32 id = known.device.id;
    const auto choose = [&](const QString &words, KeyTrust trust) {
        menu.addAction(
            words, this, [this, id, trust] { Q_EMIT trustChosen(id, trust); }, Qt::QueuedConnection);
    };
    if (!known.device.identity.isEmpty()) {
        menu.addAction(
            tr("Show the code"), this, [this, id] { Q_EMIT verifyPressed(id); }, Qt::QueuedConnection);
        if (known.trust == KeyTrust::Undecided || known.trust == KeyTrust::Rejected)
            choose(tr("Accept without verifying"), KeyTrust::Blind);
        if (known.trust == KeyTrust::Verified)
            choose(tr("Undo the verification"), KeyTrust::Blind);
        if (known.trust != KeyTrust::Rejected)
            choose(tr("Reject the key"), KeyTrust::Rejected);
    }
    if (m_facts.isOwn && known.device.isListed())
        menu.addAction(
            tr("Remove the device…"), this, [this, id] { Q_EMIT removePressed(id); }, Qt::QueuedConnection);
}

} // namespace trust
