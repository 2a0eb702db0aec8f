// SPDX-License-Identifier: GPL-3.0-or-later
// Any stanza: whatever a stranger writes, it is no carbon, no archived message, no news of a contact and no change to
// the contact list; and every step that looks at a stanza gets through it.
#include "xep/Archive.h"
#include "xep/Bodies.h"
#include "xep/Bounces.h"
#include "xep/Carbons.h"
#include "xep/ChatStates.h"
#include "xep/Invitations.h"
#include "xep/Markers.h"
#include "xep/Pep.h"
#include "xep/PresenceStanza.h"
#include "xep/RosterQuery.h"
#include "xep/StanzaIds.h"
#include "xml/Gate.h"
#include "xml/Writer.h"

#include <cstdlib>

namespace {

const base::Jid account = base::Jid::of(u"v@x.test");
const base::Jid stranger = base::Jid::of(u"m@y.test/e");
const QString queryId = QStringLiteral("q1");

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void distrust(const stream::Stanza &stanza, const xep::Circle &circle)
{
    require(xep::unwrapCarbon(stanza).verdict != xep::Unwrapped::Verdict::Opened);
    require(!xep::openArchived(stanza, account, queryId));
    require(!xep::believedEvent(stanza, circle));
    require(!xep::believedPush(stanza));
    require(!xep::confirmation(stanza, circle));
}

void walkThrough(const stream::Stanza &stanza, const xep::Circle &circle)
{
    const auto now = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
    if (const auto since = xep::delayedSince(stanza, now))
        require(since->date().year() >= 2000 && *since <= now.addDays(1));
    require(xep::archiveId(stanza.element, account).size() <= xep::longestId);
    require(xep::bodyOf(stanza.element, u"it").size() <= xep::longestBody);
    (void)xep::freshChatState(stanza);
    (void)xep::reportedArrival(stanza);
    (void)xep::reportedReading(stanza);
    (void)xep::bounceIn(stanza);
    (void)xep::subscriptionStepIn(stanza);
    (void)xep::believedEvent(stanza, circle);
    const auto carbon = xep::unwrapCarbon(stanza);
    if (carbon.verdict == xep::Unwrapped::Verdict::Opened)
        require(xep::unwrapCarbon(carbon.stanza).verdict != xep::Unwrapped::Verdict::Opened);
    if (const auto presence = xep::readPresence(stanza.element))
        require(xep::readPresence(*xml::Gate::parse(xml::write(xep::write(*presence)))) == presence);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const xep::Circle circle;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const auto element = xml::Gate::parse(bytes, {.depth = 16, .attributes = 32, .stanza = 16384})) {
        distrust({*element, {account, stranger}, 1}, circle);
        walkThrough({*element, {account, stranger}, 1}, circle);
        walkThrough({*element, {account, account}, 1}, circle);
    } else {
        (void)xep::parseInvitation(QString::fromUtf8(bytes));
    }
    return 0;
}
