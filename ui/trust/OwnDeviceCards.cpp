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

using widgets::Button;

// A card that stands out among what waits: its words, and buttons below them.
class WarningCard final : public widgets::Card
{
public:
    explicit WarningCard(const QString &words)
        : m_actions(new widgets::FlowLayout(theme::space::small))
    {
        setAccessibleName(words);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(theme::space::medium, theme::space::medium, theme::space::medium,
                                   theme::space::small);
        column->setSpacing(theme::space::small);
        auto *label = new widgets::Label(words, theme::Type::Secondary, theme::Colour::Text);
        label->setWrapping(true);
        column->addWidget(label);
        column->addLayout(m_actions);
    }

    // It acts later: the answer takes away this very card.
    template<typename Act>
    void addButton(const QString &word, Button::Kind kind, const char *name, QObject *guard, Act act)
    {
        auto *button = new Button(word, kind);
        button->setObjectName(QString::fromLatin1(name));
        QObject::connect(button, &QPushButton::clicked, guard, act, Qt::QueuedConnection);
        m_actions->addWidget(button);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const theme::Look &look = theme::lookOf(this);
        QPainter painter(this);
        widgets::paintPlate(painter, rect(), theme::radius::large, look[theme::Colour::WarnBackground],
                            look[theme::Colour::Warn]);
    }

private:
    widgets::FlowLayout *m_actions;
};

} // namespace

OwnDeviceCards::OwnDeviceCards(DeviceNews &news, QWidget *parent)
    : CardGroup(parent)
    , m_news(news)
{
    connect(&news, &DeviceNews::changed, this, &OwnDeviceCards::rebuild);
    rebuild();
}

void OwnDeviceCards::rebuild()
{
    QVBoxLayout *column = begin();
    const QList<News> own = m_news.own();
    for (const News &news : own)
        column->addWidget(news.kind == model::DeviceAlarm::Kind::BegunAnew ? begunAnewCard(news) : signInCard(news));
    finish(int(own.size()));
}

QWidget *OwnDeviceCards::signInCard(const News &news)
{
    auto *card = new WarningCard(
        text::KeyWords::ownNews(news.known.device, news.since.toLocalTime(), QDateTime::currentDateTime()));
    card->addButton(tr("Yes, it’s me"), Button::Kind::Primary, "me", this, [this, news] { ownUpTo(news); });
    card->addButton(tr("No, it’s not me"), Button::Kind::Secondary, "not-me", this,
                    [this, news] { Q_EMIT notMe(news); });
    return card;
}

QWidget *OwnDeviceCards::begunAnewCard(const News &news)
{
    auto *card = new WarningCard(text::KeyWords::begunAnew());
    card->addButton(tr("All right"), Button::Kind::Primary, "begun-anew", this, [this, news] { m_news.dismiss(news); });
    card->addButton(tr("My devices"), Button::Kind::Link, "own-devices", this, [this] { Q_EMIT devicesWanted(); });
    return card;
}

void OwnDeviceCards::ownUpTo(const News &news)
{
    if (news.known.trust == model::KeyTrust::Undecided)
        m_news.decide({news}, model::KeyTrust::Blind); // it may read from now on
    else
        m_news.dismiss(news);
}

} // namespace trust
