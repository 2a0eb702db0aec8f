// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/OwnDeviceCards.h"

#include "text/KeyWords.h"
#include "widgets/Button.h"
#include "widgets/FlowLayout.h"
#include "widgets/Label.h"
#include "widgets/Paint.h"
#include "widgets/Panels.h"

#include <QVBoxLayout>

namespace trust {
namespace {

// A card that stands out among what waits.
class WarningCard final : public widgets::Card
{
protected:
    void paintEvent(QPaintEvent *) override
    {
        const theme::Look &look = theme::lookOf(this);
        QPainter painter(this);
        widgets::paintPlate(painter, rect(), theme::radius::large, look[theme::Colour::WarnBackground],
                            look[theme::Colour::Warn]);
    }
};

} // namespace

OwnDeviceCards::OwnDeviceCards(DeviceNews &news, QWidget *parent)
    : QWidget(parent)
    , m_news(news)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(theme::space::small, 0, theme::space::small, 0);
    connect(&news, &DeviceNews::changed, this, &OwnDeviceCards::rebuild);
    rebuild();
}

void OwnDeviceCards::setCollapsed(bool collapsed)
{
    m_isCollapsed = collapsed;
    setVisible(!collapsed && !m_news.own().isEmpty());
}

void OwnDeviceCards::rebuild()
{
    delete m_body;
    m_body = new QWidget;
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, theme::space::small);
    column->setSpacing(theme::space::small);
    const QList<News> own = m_news.own();
    for (const News &news : own)
        column->addWidget(card(news));
    m_column->addWidget(m_body);
    setVisible(!m_isCollapsed && !own.isEmpty());
}

// Its buttons act later: the answer takes away this very card.
QWidget *OwnDeviceCards::card(const News &news)
{
    auto *card = new WarningCard;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(theme::space::medium, theme::space::medium, theme::space::medium, theme::space::small);
    column->setSpacing(theme::space::small);
    auto *words = new widgets::Label(text::KeyWords::ownNews(news.known.device, news.since.toLocalTime(),
                                                             QDateTime::currentDateTime()),
                                     theme::Type::Secondary, theme::Colour::Text);
    words->setWrapping(true);
    card->setAccessibleName(words->text());
    column->addWidget(words);
    auto *actions = new widgets::FlowLayout(theme::space::small);
    auto *me = new widgets::Button(tr("Yes, it’s me"), widgets::Button::Kind::Primary);
    auto *other = new widgets::Button(tr("No, it’s not me"), widgets::Button::Kind::Secondary);
    me->setObjectName(QStringLiteral("me"));
    other->setObjectName(QStringLiteral("not-me"));
    connect(
        me, &QPushButton::clicked, this,
        [this, news] {
            if (news.known.trust == model::KeyTrust::Undecided)
                m_news.decide({news}, model::KeyTrust::Blind); // it may read from now on
            else
                m_news.dismiss(news);
        },
        Qt::QueuedConnection);
    connect(
        other, &QPushButton::clicked, this, [this, news] { Q_EMIT notMe(news); }, Qt::QueuedConnection);
    actions->addWidget(me);
    actions->addWidget(other);
    column->addLayout(actions);
    return card;
}

} // namespace trust
