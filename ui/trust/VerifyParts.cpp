// SPDX-License-Identifier: GPL-3.0-or-later
// The two halves of the page: the other's code to compare, and the own one to be scanned.
#include "trust/VerifyPage.h"

#include "chat/Account.h"
#include "text/KeyWords.h"
#include "theme/Icons.h"
#include "trust/CameraScan.h"
#include "trust/DeviceCard.h"
#include "trust/FingerprintView.h"
#include "trust/QrView.h"
#include "widgets/Announcer.h"
#include "widgets/Button.h"
#include "widgets/Field.h"
#include "widgets/FlowLayout.h"
#include "widgets/Label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace trust {
namespace {

using widgets::Button;

widgets::Label *paragraph(const QString &words, theme::Type type = theme::Type::Secondary,
                          theme::Colour colour = theme::Colour::Text2)
{
    auto *label = new widgets::Label(words, type, colour);
    label->setWrapping(true);
    return label;
}

} // namespace

QWidget *VerifyPage::ownPart()
{
    auto *card = new widgets::Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(theme::space::large, theme::space::large, theme::space::large, theme::space::large);
    column->setSpacing(theme::space::small);
    auto *code = new QrView(tr("Your own code as QR"));
    if (m_own)
        code->setText(m_own->link);
    column->addWidget(code, 0, Qt::AlignHCenter);
    column->addWidget(paragraph(m_whom.isOwn() ? tr("Let your other device scan this code.")
                                               : tr("Let %1 scan this code.", "%1: a person").arg(m_whom.name)));
    auto *copy = new Button(tr("Copy as a link"), Button::Kind::Link);
    copy->setObjectName(QStringLiteral("copy-own"));
    copy->setEnabled(m_own.has_value());
    connect(copy, &QPushButton::clicked, this, [this] {
        if (m_own)
            QGuiApplication::clipboard()->setText(m_own->link);
        say(widgets::Tone::Note, tr("Copied. Send it another way than through this chat."));
    });
    column->addLayout(widgets::flush(copy));
    return card;
}

QWidget *VerifyPage::theirPart()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space::small);
    const auto all = comparable();
    addStepper(column, all);
    const chat::KnownDevice *known = shown();
    if (known && !known->fingerprint.isEmpty())
        addDevice(column, *known);
    else
        column->addWidget(paragraph(m_devices ? tr("No key is known yet that could be compared.") : tr("One moment…"),
                                    theme::Type::Body));
    addOtherWays(column);
    return part;
}

void VerifyPage::addStepper(QVBoxLayout *column, const QList<chat::KnownDevice> &all)
{
    if (all.size() < 2)
        return;
    qsizetype at = 0;
    while (at < all.size() && all[at].device.id != m_device)
        ++at;
    auto *row = new QHBoxLayout;
    const auto add = [&](theme::Icon icon, const QString &name, const QString &object, qsizetype target) {
        auto *button = new widgets::IconButton(icon, name);
        button->setObjectName(object);
        button->setSide(theme::measure::minimumTarget);
        button->setEnabled(target >= 0 && target < all.size());
        if (button->isEnabled())
            connect(
                button, &QAbstractButton::clicked, this, [this, device = all[target].device.id] { showAt(device); },
                Qt::QueuedConnection);
        row->addWidget(button);
    };
    add(theme::Icon::Back, tr("Previous device"), QStringLiteral("previous"), at - 1);
    row->addWidget(new widgets::Label(tr("%1 of %2", "devices").arg(at + 1).arg(all.size()), theme::Type::SecondaryBold,
                                      theme::Colour::Text2));
    add(theme::Icon::ChevronEnd, tr("Next device"), QStringLiteral("next"), at + 1);
    row->addStretch();
    column->addLayout(row);
}

void VerifyPage::addDevice(QVBoxLayout *column, const chat::KnownDevice &known)
{
    const QDateTime now = QDateTime::currentDateTime();
    column->addWidget(paragraph(nameOf(known), theme::Type::PanelTitle, theme::Colour::Text));
    column->addWidget(paragraph(text::KeyWords::trust(known.trust) + QStringLiteral(" · ")
                                + text::KeyWords::seen(known.device.lastHeard, now)));
    column->addWidget(paragraph(tr("The code that must stand on its screen:")));
    column->addWidget(new FingerprintView(tr("Code of %1", "%1: a device").arg(nameOf(known)), known.fingerprint));
    auto *answers = new widgets::FlowLayout(theme::space::small);
    auto *match = new Button(tr("They match"), Button::Kind::Primary);
    match->setObjectName(QStringLiteral("match"));
    auto *differ = new Button(tr("They differ"), Button::Kind::Secondary);
    differ->setObjectName(QStringLiteral("differ"));
    connect(match, &QPushButton::clicked, this, &VerifyPage::match, Qt::QueuedConnection);
    connect(differ, &QPushButton::clicked, this, &VerifyPage::differ, Qt::QueuedConnection);
    answers->addWidget(match);
    answers->addWidget(differ);
    column->addSpacing(theme::space::tiny);
    column->addLayout(answers);
    addWays(column, known);
    column->addWidget(paragraph(tr("What you decide here, your other verified devices learn too.")));
}

Button *VerifyPage::way(const QString &words, const char *name, const std::function<void()> &go)
{
    auto *link = new Button(words, Button::Kind::Link);
    link->setInset(Button::Inset::Flush);
    link->setObjectName(QString::fromLatin1(name));
    connect(link, &QPushButton::clicked, this, go, Qt::QueuedConnection);
    return link;
}

// Beside reading aloud.
void VerifyPage::addWays(QVBoxLayout *column, const chat::KnownDevice &known)
{
    auto *ways = new widgets::FlowLayout(theme::space::medium);
    ways->addWidget(way(tr("Copy the code"), "copy", [this, groups = known.fingerprint] {
        QGuiApplication::clipboard()->setText(groups.join(u' '));
        say(widgets::Tone::Note, tr("Copied."));
    }));
    ways->addWidget(way(tr("Scan with the camera"), "camera", [this] {
        m_result->hide();
        m_camera->start();
    }));
    column->addLayout(ways);
}

void VerifyPage::addOtherWays(QVBoxLayout *column)
{
    column->addSpacing(theme::space::medium);
    m_code = new widgets::TextField(tr("A code or link that came another way"));
    m_code->edit().setObjectName(QStringLiteral("code"));
    m_code->edit().setMaxLength(4000);
    connect(m_code, &widgets::TextField::submitted, this, [this] { takeCode(m_code->text()); });
    column->addWidget(m_code);
    auto *compare = new Button(tr("Compare"), Button::Kind::Secondary);
    compare->setObjectName(QStringLiteral("compare"));
    connect(
        compare, &QPushButton::clicked, this, [this] { takeCode(m_code->text()); }, Qt::QueuedConnection);
    auto *ways = new widgets::FlowLayout(theme::space::medium);
    ways->addWidget(compare);
    ways->addWidget(way(tr("Paste a code"), "paste", [this] { pasteCode(); }));
    ways->addWidget(way(tr("Read a QR code from a picture…"), "file", [this] { chooseFile(); }));
    column->addLayout(ways);
}

void VerifyPage::showAt(quint32 device)
{
    m_device = device;
    m_result->hide();
    rebuild();
}

} // namespace trust
