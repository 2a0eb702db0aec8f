// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/RowBuilder.h"

#include "text/SafeDisplay.h"
#include "timeline/Parts.h"
#include "timeline/Remedies.h"
#include "timeline/RowLayout.h"
#include "timeline/TextLimits.h"
#include "timeline/Words.h"

namespace timeline {
namespace {

constexpr qint64 runPause = 5 * 60 * 1000; // ms

QDate dateOf(const model::Message &message)
{
    return message.time.toLocalTime().date();
}

Side sideOf(const model::Message &message)
{
    if (message.kind == model::MessageKind::Notice)
        return Side::Middle;
    return message.direction == model::Direction::In ? Side::Start : Side::End;
}

// One about a device leads to the devices (ux.md B13).
Part noticeOf(const model::Message &message, const QString &body)
{
    Part notice{PartKind::Notice, body, {}};
    if (message.device == 0)
        return notice;
    notice.text += QLatin1Char(' ');
    notice.spans = {
        {int(notice.text.size()), int(Words::details().size()), text::Span::Link, QStringLiteral("devices")}};
    notice.text += Words::details();
    return notice;
}

} // namespace

QString RowBuilder::dayOf(const model::Message &message) const
{
    const QDateTime now = facts.now ? facts.now() : QDateTime::currentDateTime();
    return Words::day(dateOf(message), now.toLocalTime().date());
}

bool RowBuilder::continues(const model::Message *earlier, const model::Message *later) const
{
    return earlier && later && later->id != unread.first && sideOf(*earlier) == sideOf(*later)
        && sideOf(*later) != Side::Middle && earlier->from == later->from
        && earlier->time.msecsTo(later->time) <= runPause && dateOf(*earlier) == dateOf(*later);
}

widgets::AvatarFace RowBuilder::personOf(const model::Message &message) const
{
    if (facts.personOf)
        return facts.personOf(message);
    const QString fallback = message.from.resource().isEmpty() ? message.from.toString() : message.from.resource();
    return {fallback, fallback, {}};
}

Padlock RowBuilder::padlockOf(const model::Message &message) const
{
    if (message.kind == model::MessageKind::Undecryptable)
        return Padlock::Warning;
    if (message.kind != model::MessageKind::Text || message.retracted)
        return Padlock::None;
    if (message.encryption == model::Encryption::None)
        return facts.kind == model::ConversationKind::PublicChannel ? Padlock::None : Padlock::Open;
    switch (message.trust) {
    case model::Trust::Verified: return Padlock::Verified;
    case model::Trust::New:
    case model::Trust::Distrusted: return Padlock::Warning;
    default: return Padlock::Closed;
    }
}

void RowBuilder::addParts(RowContent &content, const model::Message &message, int unfolded) const
{
    if (message.retracted) {
        content.parts = {{PartKind::Aside, Words::deleted(), {}}};
        return;
    }
    if (message.kind == model::MessageKind::Undecryptable) {
        content.parts = {{PartKind::Text,
                          content.side == Side::End ? Words::ownUnreadable() : Words::unreadable(content.person.name),
                          {}}};
        if (const auto remedies = Remedies::of(message); !remedies.isEmpty())
            content.parts << Remedies::line(remedies);
        return;
    }
    const limits::Clipped clipped = limits::clipped(message.body, std::max(unfolded, 1));
    const QString body = limits::tamed(clipped.text);
    if (message.kind == model::MessageKind::Notice)
        content.parts = {noticeOf(message, body)};
    else if (limits::isEmojiOnly(body))
        content.parts = {{PartKind::Emoji, body.trimmed(), {}}};
    else
        content.parts = partsOf(body);
    content.hasMore = clipped.hasMore;
    content.maxLines = unfolded > 0 ? 0 : measure::foldLines;
}

void RowBuilder::markFound(RowContent &content, const model::Message &message) const
{
    if (found.isEmpty())
        return;
    for (Part &part : content.parts) {
        if (part.kind == PartKind::Aside || part.kind == PartKind::Emoji)
            continue;
        part.found = found.in(part.text);
        part.isFoundHere = message.id == foundIn;
    }
}

RowContent RowBuilder::build(const model::Message &message, const model::Message *previous, const model::Message *next,
                             int unfolded) const
{
    const bool joinsPrevious = continues(previous, &message);
    const bool joinsNext = continues(&message, next);
    RowContent content;
    content.side = sideOf(message);
    content.place = joinsPrevious ? (joinsNext ? RunPlace::Inside : RunPlace::Last)
                                  : (joinsNext ? RunPlace::First : RunPlace::Alone);
    if (!previous || dateOf(*previous) != dateOf(message))
        content.dayAbove = dayOf(message);
    if (unread.first && unread.first == message.id)
        content.unreadAbove = unread.count;
    if (content.side == Side::Start) {
        content.person = personOf(message);
        content.person.name = text::safeName(content.person.name).text;
        content.showsName = facts.isRoom() && !joinsPrevious;
        content.showsPicture = facts.isRoom() && !joinsNext;
        content.keepsPictureSpace = facts.isRoom();
    }
    addParts(content, message, unfolded);
    markFound(content, message);
    content.padlock = padlockOf(message);
    content.isClearInEncrypted = facts.isEncrypted && content.padlock == Padlock::Open;
    content.isClosed = message.kind == model::MessageKind::Undecryptable && !message.retracted;
    content.action = content.isClosed                                                ? MetaAction::Details
        : content.side == Side::End && message.state == model::DeliveryState::Failed ? MetaAction::TryAgain
                                                                                     : MetaAction::None;
    content.edited = message.edited && !message.retracted;
    content.time = Words::time(message.sent.isValid() ? message.sent : message.time);
    content.state = content.side == Side::End ? message.state : model::DeliveryState::None;
    return content;
}

} // namespace timeline
