// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Carbons.h"

#include "xep/Forwarded.h"

namespace xep {
namespace {

// The inner message with its sender as the own server proved it; nothing if it cannot be a copy of own traffic.
std::optional<stream::Stanza> innerStanza(const stream::Stanza &wrapper, const xml::Element &message, bool sent)
{
    const auto account = wrapper.origin.account;
    const auto from = base::Jid::parse(message.attribute(u"from"));
    const auto to = base::Jid::parse(message.attribute(u"to"));
    const QString type = message.attribute(u"type");
    if (!from || type == u"groupchat" || type == u"error")
        return std::nullopt;
    if (sent ? from->bare() != account || !to : to && to->bare() != account)
        return std::nullopt;
    return stream::Stanza{message, {account, *from, stream::Channel::Carbon}, wrapper.sequence};
}

} // namespace

About Carbons::about()
{
    return {{{u"0280", u"Message Carbons", u"1.0.1"}}, {}};
}

Carbons::Carbons(stream::Session &session)
{
    connect(&session, &stream::Session::online, this, [this, &session](const stream::SessionStart &start) {
        if (!start.facts.resumed && !start.facts.carbons)
            (void)enable(session);
    });
}

base::Task<base::Done> Carbons::enable(stream::Session &session)
{
    const auto asking = session.tell({}, EnableCarbons{});
    const auto answer = co_await asking.on(this);
    if (answer)
        Q_EMIT enabled();
    else
        Q_EMIT refused(answer.error());
    co_return base::Done();
}

Unwrapped unwrapCarbon(const stream::Stanza &wrapper)
{
    static const xml::Name receivedName(nsCarbons, u"received");
    static const xml::Name sentName(nsCarbons, u"sent");
    const auto &element = wrapper.element;
    const auto copies = element.count(receivedName) + element.count(sentName);
    if (copies == 0)
        return {};

    using enum Unwrapped::Verdict;
    const xml::Element *sent = element.child(sentName);
    const QString type = element.attribute(u"type");
    const bool believed = wrapper.origin.channel == stream::Channel::Live && wrapper.origin.isOwnAccount();
    if (copies != 1 || !believed || type == u"groupchat" || type == u"error")
        return {Refused};
    const auto forwarded = forwardedIn(sent ? *sent : *element.child(receivedName));
    auto inner = forwarded ? innerStanza(wrapper, *forwarded->message, sent) : std::nullopt;
    if (!inner)
        return {Refused};
    return {Opened, std::move(*inner), sent ? model::Direction::Out : model::Direction::In};
}

} // namespace xep

#include "xep/moc_Carbons.cpp"
