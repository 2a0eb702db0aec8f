// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/SettingsPage.h"

#include "settings/AccountSection.h"
#include "settings/AppearanceSection.h"
#include "settings/EncryptionSection.h"
#include "settings/PrivacySection.h"
#include "settings/ProfileSection.h"
#include "settings/StorageSection.h"
#include "theme/Icons.h"
#include "widgets/Button.h"
#include "widgets/Label.h"
#include "widgets/ScrollPlace.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>

namespace settings {

namespace {

constexpr int sectionsWidth = 240;
constexpr int rowMargin = 6;
constexpr int narrowBelow = 640;
constexpr int contentWidth = 560;

// A row as in the list of chats: rounded, the present one in the colour of what is chosen.
class SectionRow final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const theme::Look &look = theme::lookOf(option.widget);
        const QRectF plate = QRectF(option.rect).adjusted(rowMargin, 1, -rowMargin, -1);
        const bool chosen = option.state & QStyle::State_Selected;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(chosen && look.isHighContrast() ? QPen(look[theme::Colour::Accent], 2) : QPen(Qt::NoPen));
        painter->setBrush(chosen                                       ? QBrush(look[theme::Colour::Selected])
                              : option.state & QStyle::State_MouseOver ? QBrush(look[theme::Colour::Hover])
                                                                       : QBrush(Qt::NoBrush));
        painter->drawRoundedRect(plate, theme::radius::medium, theme::radius::medium);
        if (chosen && option.state & QStyle::State_HasFocus) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(look[theme::Colour::Accent], theme::measure::focusRing));
            painter->drawRoundedRect(plate.adjusted(1, 1, -1, -1), theme::radius::medium, theme::radius::medium);
        }
        const int side = look.icon();
        const QRect icon(option.rect.left() + theme::space::large, option.rect.center().y() - side / 2, side, side);
        const QRect words = option.rect.adjusted(theme::space::large + side + theme::space::small, 0,
                                                 -theme::space::medium, 0);
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, QStyle::visualRect(option.direction, option.rect, icon));
        painter->setFont(look.font(chosen ? theme::Type::BodyBold : theme::Type::Body));
        painter->setPen(look[theme::Colour::Text]);
        const auto place = QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter;
        painter->drawText(QStyle::visualRect(option.direction, option.rect, words), int(place.toInt()),
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width()));
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const int line = theme::lookOf(option.widget).lineHeight(theme::Type::BodyBold);
        return {sectionsWidth, std::max(theme::measure::primaryTarget, line + theme::space::large)};
    }
};

QWidget *aboutSection()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space::small);
    const auto add = [&](const QString &words, theme::Type type) {
        auto *label = new widgets::Label(words, type);
        label->setWrapping(true);
        column->addWidget(label);
    };
    add(QStringLiteral("Lucchetto"), theme::Type::PanelTitle);
    add(SettingsPage::tr("Version %1").arg(QStringLiteral(LUCCHETTO_VERSION)), theme::Type::Body);
    add(SettingsPage::tr("Free software under the GNU General Public License, version 3 or later."), theme::Type::Body);
    column->addStretch();
    return page;
}

} // namespace

SettingsPage::SettingsPage(const Parts &parts, QWidget *parent)
    : Plane(theme::Colour::Window, Line::None, parent)
    , m_list(new QListWidget)
    , m_choice(new QComboBox)
    , m_pages(new QStackedWidget)
{
    setAccessibleName(tr("Settings"));
    dressChoices();
    m_account = new AccountSection(parts.accounts);
    auto *storage = new StorageSection(parts.lock);
    addSection(theme::Icon::Person, tr("Profile"), new ProfileSection(parts.accounts, parts.pictures));
    addSection(theme::Icon::Globe, tr("Account and server"), m_account);
    addSection(theme::Icon::Block, tr("Privacy"), new PrivacySection(parts.accounts));
    addSection(theme::Icon::Eye, tr("Appearance"), new AppearanceSection(parts.preferences));
    addSection(theme::Icon::PadlockClosed, tr("Messages here"), storage);
    auto *encryption = new EncryptionSection(parts.profile, parts.accounts);
    addSection(theme::Icon::Device, tr("Encryption"), encryption);
    addSection(theme::Icon::Help, tr("About"), aboutSection());
    auto *right = new QVBoxLayout;
    right->setContentsMargins(theme::space::large, theme::space::large, 0, 0);
    right->setSpacing(theme::space::large);
    auto *choice = new QHBoxLayout;
    choice->setContentsMargins(0, 0, theme::space::large, 0);
    choice->addWidget(m_choice);
    right->addLayout(choice);
    right->addWidget(m_pages, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    auto *left = new QVBoxLayout;
    left->setContentsMargins(0, theme::space::small, 0, 0);
    left->addWidget(m_list);
    row->addLayout(left);
    row->addLayout(right, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head());
    column->addLayout(row, 1);
    connect(m_account, &AccountSection::addWanted, this, &SettingsPage::addAccountWanted);
    connect(storage, &StorageSection::changed, this, &SettingsPage::lockChanged);
    connect(m_list, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_list, &QListWidget::currentRowChanged, m_choice, &QComboBox::setCurrentIndex);
    connect(encryption, &EncryptionSection::verifyWanted, this, &SettingsPage::verifyWanted);
    connect(encryption, &EncryptionSection::defaultsChanged, this, &SettingsPage::encryptionDefaultsChanged);
    connect(m_choice, &QComboBox::currentIndexChanged, m_list, [this](int at) { m_list->setCurrentRow(at); });
    m_list->setCurrentRow(0);
}

QWidget *SettingsPage::head()
{
    auto *head = new Plane(theme::Colour::Surface, Line::Bottom);
    head->setMinimumHeight(theme::measure::topBar);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(theme::space::medium, 0, theme::space::medium, 0);
    auto *back = new widgets::IconButton(theme::Icon::Back, tr("Back"), head);
    row->addWidget(back);
    row->addWidget(new widgets::Label(tr("Settings"), theme::Type::PanelTitle), 1);
    connect(back, &QAbstractButton::clicked, this, &SettingsPage::closed);
    return head;
}

void SettingsPage::dressChoices()
{
    m_list->setAccessibleName(tr("Sections"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new SectionRow(m_list));
    m_list->setMouseTracking(true);
    m_list->viewport()->setAutoFillBackground(false);
    m_choice->setAccessibleName(tr("Sections"));
    m_choice->setMinimumHeight(theme::measure::primaryTarget);
    widgets::keepDressed(*m_choice, theme::Type::Body, theme::Colour::Text);
}

void SettingsPage::addSection(theme::Icon icon, const QString &title, QWidget *content)
{
    m_list->addItem(new QListWidgetItem(theme::asIcon(icon), title));
    m_choice->addItem(title);
    auto *area = new widgets::ScrollPlace;
    auto *holder = new QWidget;
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, theme::space::large, theme::space::large);
    row->setSpacing(0);
    content->setMaximumWidth(contentWidth);
    row->addWidget(content, 1000);
    row->addStretch(1);
    area->hold(holder);
    m_pages->addWidget(area);
}

void SettingsPage::open(Section section)
{
    m_list->setCurrentRow(static_cast<int>(section));
}

SettingsPage::Section SettingsPage::section() const
{
    return static_cast<Section>(m_pages->currentIndex());
}

void SettingsPage::focusFirst()
{
    if (section() == Section::Account && m_account->focusRefused())
        return; // the reason to come here
    if (m_list->isVisible())
        m_list->setFocus();
    else
        m_choice->setFocus();
}

void SettingsPage::resizeEvent(QResizeEvent *event)
{
    Plane::resizeEvent(event);
    const bool narrow = width() < narrowBelow * theme::lookOf(this).scale;
    m_list->setFixedWidth(int(sectionsWidth * theme::lookOf(this).scale));
    m_list->setVisible(!narrow);
    m_choice->setVisible(narrow);
}

} // namespace settings
