// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/ChatHeader.h"

#include "window/Presence.h"

#include <QHBoxLayout>
#include <QMenu>

namespace window {

namespace {

constexpr int picture = 40;
constexpr int leastName = 88;  // px that the name keeps before the padlock gives up its word
constexpr int usualName = 160; // px that it keeps before what is in the menu as well gives way

} // namespace

ChatHeader::ChatHeader(widgets::AvatarPictures *pictures, QWidget *parent)
    : Plane(theme::Colour::Surface, Line::Bottom, parent)
    , m_back(new widgets::IconButton(theme::Icon::Back, tr("Back"), this))
    , m_avatar(new widgets::Avatar(picture, pictures, this))
    , m_name(new widgets::ElidedLabel({}, theme::Type::HeaderName))
    , m_line(new widgets::ElidedLabel({}, theme::Type::Meta, theme::Colour::Text2))
    , m_pill(new widgets::PadlockPill(this))
    , m_search(new widgets::IconButton(theme::Icon::Search, tr("Search in this chat"), this))
    , m_details(new widgets::IconButton(theme::Icon::Details, tr("Details"), this))
    , m_more(new widgets::IconButton(theme::Icon::More, tr("More"), this))
    , m_menu(new QMenu(this))
{
    m_back->setShortcutHint(QKeySequence(Qt::ALT | Qt::Key_Left));
    m_search->setShortcutHint(QKeySequence::Find);
    m_details->setShortcutHint(QKeySequence(Qt::CTRL | Qt::Key_I));
    m_pill->setObjectName(QStringLiteral("padlock"));
    m_avatar->setPressable(tr("Details"));
    m_avatar->setFocusPolicy(Qt::NoFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::space::medium, 0, theme::space::medium, 0);
    row->setSpacing(theme::space::small);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(m_name);
    words->addWidget(m_line);
    words->addStretch();
    row->addWidget(m_back);
    row->addWidget(m_avatar);
    row->addSpacing(theme::space::tiny);
    row->addLayout(words, 1);
    row->addWidget(m_pill);
    row->addWidget(m_search);
    row->addWidget(m_details);
    row->addWidget(m_more);
    const theme::Look &look = theme::applicationLook();
    setFixedHeight(
        std::max(theme::measure::topBar,
                 look.lineHeight(theme::Type::HeaderName) + look.lineHeight(theme::Type::Meta) + theme::space::medium));
    connect(m_back, &QAbstractButton::clicked, this, &ChatHeader::backPressed);
    connect(m_search, &QAbstractButton::clicked, this, &ChatHeader::searchPressed);
    connect(m_details, &QAbstractButton::clicked, this, &ChatHeader::detailsPressed);
    connect(m_avatar, &QAbstractButton::clicked, this, &ChatHeader::detailsPressed);
    connect(m_pill, &QAbstractButton::clicked, this, &ChatHeader::padlockPressed);
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        m_menu->clear();
        Q_EMIT menuAboutToShow(m_menu);
        const QPoint corner = m_more->mapToGlobal(m_more->rect().bottomRight());
        m_menu->popup(corner - QPoint(m_menu->sizeHint().width(), 0));
    });
}

void ChatHeader::setFace(const widgets::AvatarFace &face)
{
    m_avatar->setFace(face);
    m_name->setFullText(face.name);
    arrange();
}

void ChatHeader::setLine(const QString &line, bool accented)
{
    m_line->setFullText(line);
    m_line->setColour(accented ? theme::Colour::Accent : theme::Colour::Text2);
    m_line->setVisible(!line.isEmpty());
}

void ChatHeader::setPadlock(const text::Padlock &padlock)
{
    m_pill->setPadlock(padlock);
    arrange();
}

void ChatHeader::setBackVisible(bool visible)
{
    m_back->setVisible(visible);
    arrange();
}

void ChatHeader::resizeEvent(QResizeEvent *event)
{
    Plane::resizeEvent(event);
    arrange();
}

// The padlock comes with its word as long as there is any room for it (ux.md B1), and name and line stay readable: what
// is in the menu as well gives way first. Room is kept for "is typing…", so that nothing moves when that comes.
void ChatHeader::arrange()
{
    const qreal scale = theme::lookOf(this).scale;
    const int words = std::max(m_name->sizeHint().width(), m_line->fontMetrics().horizontalAdvance(Presence::typing()));
    const int least = std::min(words, int(leastName * scale));
    int room = width() - least - m_avatar->sizeHint().width() - m_more->sizeHint().width()
        - 2 * (theme::space::medium + theme::space::small) - theme::space::small - theme::space::tiny;
    if (!m_back->isHidden())
        room -= m_back->sizeHint().width() + theme::space::small;
    const auto fits = [&room](int needed) {
        if (room < needed)
            return false;
        room -= needed;
        return true;
    };
    const QSize pill = m_pill->wideHint();
    const bool hasWord = fits(pill.width() + theme::space::small);
    if (!hasWord)
        room -= pill.height() + 2 * theme::space::small;
    m_pill->setCompact(!hasWord);
    room -= std::min(words, int(usualName * scale)) - least;
    m_details->setVisible(fits(m_details->sizeHint().width() + theme::space::small));
    m_search->setVisible(fits(m_search->sizeHint().width() + theme::space::small));
}

} // namespace window
