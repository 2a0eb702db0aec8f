// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Blocking.h"

#include "xep/Answers.h"

namespace xep {

About Blocking::about()
{
    return {{{u"0191", u"Blocking Command", u"1.3"}}};
}

Blocking::Blocking(stream::Session &session)
    : m_session(session)
{
    session.answer(xml::nameOf<Block>(), stream::IqType::Set, [this](stream::Stanza request) {
        const auto change = xml::find<Block>(request.element);
        if (!request.origin.isOwnAccount())
            return refuseStranger();
        if (!change || change->items.empty())
            return refuse(u"bad-request");
        for (const auto &item : change->items)
            Q_EMIT blocked(item.jid);
        return reply();
    });
    session.answer(xml::nameOf<Unblock>(), stream::IqType::Set, [this](stream::Stanza request) {
        const auto change = xml::find<Unblock>(request.element);
        if (!request.origin.isOwnAccount())
            return refuseStranger();
        if (!change)
            return refuse(u"bad-request");
        if (change->items.empty())
            Q_EMIT allUnblocked();
        for (const auto &item : change->items)
            Q_EMIT unblocked(item.jid);
        return reply();
    });
}

base::Task<base::Result<std::vector<base::Jid>>> Blocking::fetch()
{
    const auto answer = co_await m_session.ask<BlockList>(stream::IqType::Get, {}, BlockList()).on(this);
    if (!answer)
        co_return answer.error();
    std::vector<base::Jid> jids;
    for (const auto &item : answer->items)
        jids.push_back(item.jid);
    co_return std::move(jids);
}

base::Task<base::Result<>> Blocking::block(base::Jid jid)
{
    Block change;
    change.items.push_back(BlockedItem{jid});
    co_return co_await m_session.tell({}, change).on(this);
}

base::Task<base::Result<>> Blocking::unblock(base::Jid jid)
{
    Unblock change;
    change.items.push_back(BlockedItem{jid});
    co_return co_await m_session.tell({}, change).on(this);
}

} // namespace xep

#include "xep/moc_Blocking.cpp"
