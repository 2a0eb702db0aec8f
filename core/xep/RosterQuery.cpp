// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/RosterQuery.h"

#include "xep/Answers.h"

namespace xep {

About RosterQuery::about()
{
    return {{{u"RFC 6121", u"Instant Messaging and Presence", u"2011-03"}, {u"0237", u"Roster Versioning", u"1.3"}}};
}

RosterQuery::RosterQuery(stream::Session &session)
    : m_session(session)
{
    connect(&session, &stream::Session::online, this, [this](const stream::SessionStart &start) {
        if (start.facts.resumed)
            return;
        m_versions = start.features.child(u"urn:xmpp:features:rosterver", u"ver");
        m_preApproval = start.features.child(u"urn:xmpp:features:pre-approval", u"sub");
    });
    session.answer(xml::nameOf<RosterList>(), stream::IqType::Set, [this](stream::Stanza request) {
        if (!request.origin.isOwnAccount())
            return refuseStranger();
        const auto push = believedPush(request);
        if (!push)
            return refuse(u"bad-request");
        Q_EMIT pushed(push->items.front(), push->version.value_or(QString()));
        return reply();
    });
}

base::Task<base::Result<std::optional<RosterList>>> RosterQuery::fetch(std::optional<QString> version)
{
    const auto asking = m_session.ask(stream::IqType::Get, {}, xml::write(RosterList{version}));
    const auto answer = co_await asking.on(this);
    if (!answer)
        co_return answer.error();
    if (answer->isNull())
        co_return std::optional<RosterList>();
    auto list = xml::read<RosterList>(*answer);
    if (!list)
        co_return base::Error{base::ErrorKind::Malformed, QStringLiteral("no roster"), {}, {}};
    co_return std::optional(std::move(*list));
}

base::Task<base::Result<>> RosterQuery::set(RosterItem item)
{
    RosterList change;
    change.items.push_back({item.jid.bare(), item.name, item.groups});
    co_return co_await m_session.tell({}, change).on(this);
}

base::Task<base::Result<>> RosterQuery::remove(base::Jid jid)
{
    RosterList change;
    change.items.push_back({jid.bare()});
    change.items.back().subscription = RosterSubscription::Remove;
    co_return co_await m_session.tell({}, change).on(this);
}

std::optional<RosterList> believedPush(const stream::Stanza &push)
{
    auto list = push.origin.isOwnAccount() ? xml::find<RosterList>(push.element) : std::nullopt;
    if (!list || list->items.size() != 1 || !list->items.front().jid.isBare())
        return std::nullopt;
    return list;
}

} // namespace xep

#include "xep/moc_RosterQuery.cpp"
