// SPDX-License-Identifier: GPL-3.0-or-later
// S7 and S9: messages in runs, date, unread line, styles, links, emoji alone, states, a clear one among encrypted ones,
// one that cannot be read, a line from right to left.
#include "gallery/Gallery.h"
#include "gallery/Sets.h"
#include "timeline/TimelineView.h"
#include "ui/timeline/SyntheticSource.h"
#include "widgets/Panels.h"

#include <QVBoxLayout>

namespace gallery {
namespace {

using model::DeliveryState;
using model::Direction;

QDateTime at(int daysAgo, int hour, int minute)
{
    return QDateTime(now().date().addDays(-daysAgo), QTime(hour, minute));
}

class Writer
{
public:
    model::Message &say(const char *nick, const QDateTime &time, const char *body)
    {
        model::Message message;
        message.id = {++m_id};
        message.direction = nick ? Direction::In : Direction::Out;
        const QString address = QStringLiteral("assemblea@conference.example.org/")
            + QString::fromUtf8(nick ? nick : "giulia");
        message.from = base::Jid::of(address);
        message.body = QString::fromUtf8(body);
        message.time = time;
        message.sent = time;
        message.state = nick ? DeliveryState::None : DeliveryState::Read;
        message.encryption = model::Encryption::Omemo2;
        message.trust = model::Trust::Verified;
        m_messages.append(message);
        return m_messages.last();
    }
    QList<model::Message> m_messages;

private:
    qint64 m_id = 0;
};

QList<model::Message> conversation()
{
    Writer writer;
    writer.say("Bruno", at(1, 21, 10),
               "Il verbale è su https://example.org/verbali/novembre – leggetelo prima di domani.");
    writer.say(nullptr, at(1, 21, 15), "*Grazie*, lo guardo _stasera_. Il comando era `git pull`").edited = true;
    writer.say("Bruno", at(0, 18, 36), "Ciao a tutt*! Stasera ci vediamo alle 21, sala grande.");
    writer.say("Bruno", at(0, 18, 36), "Qualcuno porta il proiettore?");
    writer.say(nullptr, at(0, 18, 38), "Lo porto io 🙂 e anche la prolunga.").state = DeliveryState::Delivered;
    writer.say("Anna", at(0, 18, 39), "> Qualcuno porta il proiettore?\nE io le casse.");
    writer.say("Anna", at(0, 18, 40), "🎉🎉");
    writer.say("سارة", at(0, 18, 40), "مرحبا، سأصل متأخرة");
    model::Message &clear = writer.say("Marco", at(0, 18, 41), "Io arrivo tardi, iniziate pure.");
    clear.encryption = model::Encryption::None;
    clear.trust = model::Trust::NotApplicable;
    model::Message &locked = writer.say("Marco", at(0, 18, 41), "");
    locked.kind = model::MessageKind::Undecryptable;
    writer.say(nullptr, at(0, 18, 42), "Va bene").state = DeliveryState::Failed;
    writer.say(nullptr, at(0, 18, 42), "Porto anche:\n```\n2 prolunghe\n1 ciabatta\n```").state =
        DeliveryState::Pending;
    return writer.m_messages;
}

std::unique_ptr<QWidget> makeTimeline()
{
    auto page = std::make_unique<widgets::Plane>(theme::Colour::ChatBackground);
    auto *column = new QVBoxLayout(page.get());
    column->setContentsMargins(0, 0, 0, 0);
    auto *source = new timeline::test::GivenSource(conversation());
    source->setParent(page.get());
    auto *view = new timeline::TimelineView;
    column->addWidget(view);
    timeline::ChatFacts facts;
    facts.kind = model::ConversationKind::PrivateGroup;
    facts.isEncrypted = true;
    facts.now = now;
    facts.personOf = [](const model::Message &message) {
        const QString nick = message.from.resource();
        return widgets::AvatarFace{nick, nick, {}, widgets::AvatarShape::Round, widgets::OnlineDot::None};
    };
    view->resize(800, 900);
    view->open(source, facts);
    return page;
}

} // namespace

void addTimelines(Gallery &gallery)
{
    gallery.add({QStringLiteral("S7-timeline"),
                 {800, 960},
                 {QStringLiteral("it"), QStringLiteral("dark"), QStringLiteral("2x"), QStringLiteral("rtl"),
                  QStringLiteral("it-380"), QStringLiteral("it-200"), QStringLiteral("contrast"),
                  QStringLiteral("contrast-dark")},
                 makeTimeline});
}

} // namespace gallery
