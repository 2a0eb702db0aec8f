// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Pep.h"

#include <algorithm>
#include <array>

namespace xep {
namespace {

enum class Publisher { OnlyOwnAccount, AlsoContacts };

struct NodeRule
{
    QStringView node;
    Publisher publisher;
};

// Every node whose news mean something to us.
constexpr auto nodeRules = std::to_array<NodeRule>({
    {u"urn:xmpp:avatar:metadata", Publisher::AlsoContacts},
    {u"http://jabber.org/protocol/nick", Publisher::AlsoContacts},
    {u"urn:xmpp:vcard4", Publisher::AlsoContacts},
    {u"eu.siacs.conversations.axolotl.devicelist", Publisher::AlsoContacts},
    {u"urn:xmpp:omemo:2:devices", Publisher::AlsoContacts},
    {u"urn:xmpp:bookmarks:1", Publisher::OnlyOwnAccount},
    {u"storage:bookmarks", Publisher::OnlyOwnAccount},
    {u"urn:xmpp:mds:displayed:0", Publisher::OnlyOwnAccount},
});

} // namespace

About Pep::about()
{
    return {{{u"0060", u"Publish-Subscribe", u"1.30.0", Support::Partial, u"as an account's own service only"},
             {u"0163", u"Personal Eventing Protocol", u"1.2.2"}}};
}

Pep::Pep(stream::Session &session, Disco &disco, Circle &circle)
    : m_session(session)
    , m_disco(disco)
{
    connect(&session, &stream::Session::stanzaReceived, this, [this, &circle](const stream::Stanza &stanza) {
        if (const auto event = believedEvent(stanza, circle))
            Q_EMIT eventReceived(stanza.origin.bare(), *event);
    });
}

base::Task<base::Result<std::vector<PubSubItem>>> Pep::items(base::Jid owner, QString node, int most,
                                                             std::vector<QString> ids)
{
    const auto answer = co_await m_session.ask(stream::IqType::Get, owner, itemsRequest(node, most, ids)).on(this);
    if (!answer)
        co_return answer.error();
    auto read = itemsIn(*answer, node);
    if (!read)
        co_return base::Error{base::ErrorKind::Malformed, QStringLiteral("no items"), {}, {}};
    co_return std::move(*read);
}

base::Task<base::Result<>> Pep::publish(QString node, PubSubItem item, NodeOptions options)
{
    const auto optional = co_await canOptions().on(this);
    if (!optional)
        co_return optional.error();
    if (!*optional && options.audience == Audience::OnlyOwnDevices)
        co_return base::Error{base::ErrorKind::NotSupported, QStringLiteral("no publish-options"), {}, {}};

    const auto wanted = *optional ? std::optional(options) : std::nullopt;
    const auto request = publishRequest(node, item, wanted);
    auto answer = co_await m_session.ask(stream::IqType::Set, {}, request).on(this);
    if (!answer && answer.error().condition == u"conflict") { // the node is there with other options (§7.1.5)
        const auto changed = co_await m_session.ask(stream::IqType::Set, {}, configureRequest(node, options)).on(this);
        if (!changed)
            co_return changed.error();
        answer = co_await m_session.ask(stream::IqType::Set, {}, request).on(this);
    }
    if (!answer)
        co_return answer.error();
    co_return base::Done();
}

base::Task<base::Result<>> Pep::publishAnyhow(QString node, PubSubItem item)
{
    const auto request = publishRequest(node, item, std::nullopt);
    const auto answer = co_await m_session.ask(stream::IqType::Set, {}, request).on(this);
    if (!answer)
        co_return answer.error();
    co_return base::Done();
}

base::Task<base::Result<>> Pep::openToAll(QString node)
{
    const auto answer = co_await m_session.ask(stream::IqType::Get, {}, configurationRequest(node)).on(this);
    if (!answer && answer.error().kind != base::ErrorKind::StanzaRefused)
        co_return answer.error();
    const auto audience = answer ? audienceIn(*answer, node) : std::nullopt;
    if (!audience || *audience == Audience::Everybody)
        co_return base::Done();
    const auto request = audienceRequest(node, Audience::Everybody);
    const auto changed = co_await m_session.ask(stream::IqType::Set, {}, request).on(this);
    if (!changed && changed.error().kind == base::ErrorKind::StanzaRefused)
        co_return base::Error{base::ErrorKind::NotAllowed, QStringLiteral("others cannot read %1").arg(node),
                              changed.error().condition, changed.error().stanza};
    if (!changed)
        co_return changed.error();
    co_return base::Done();
}

base::Task<base::Result<>> Pep::retract(QString node, QString id)
{
    const auto answer = co_await m_session.ask(stream::IqType::Set, {}, retractRequest(node, id)).on(this);
    if (!answer)
        co_return answer.error();
    co_return base::Done();
}

base::Task<base::Result<>> Pep::deleteNode(QString node)
{
    const auto answer = co_await m_session.ask(stream::IqType::Set, {}, deleteRequest(node)).on(this);
    if (!answer)
        co_return answer.error();
    co_return base::Done();
}

base::Task<base::Result<bool>> Pep::canOptions()
{
    const auto account = co_await m_disco.account().on(this);
    if (!account)
        co_return account.error();
    co_return account->can(u"http://jabber.org/protocol/pubsub#publish-options");
}

std::optional<PubSubEvent> believedEvent(const stream::Stanza &message, const Circle &circle)
{
    const auto &origin = message.origin;
    const bool live = origin.channel == stream::Channel::Live || origin.channel == stream::Channel::Pep;
    if (!live || !origin.from.isBare() || message.element.attribute(u"type") == u"error" || !isEvent(message.element))
        return std::nullopt;
    auto event = eventIn(message.element);
    const auto rule = std::find_if(nodeRules.begin(), nodeRules.end(),
                                   [&](const NodeRule &one) { return event && one.node == event->node; });
    if (rule == nodeRules.end())
        return std::nullopt;
    const bool contact = rule->publisher == Publisher::AlsoContacts && circle.holds(origin.from);
    return origin.isOwnAccount() || contact ? event : std::nullopt;
}

bool isEvent(const xml::Element &message)
{
    static const xml::Name eventName(nsPubSubEvent, u"event");
    return message.child(eventName) != nullptr;
}

} // namespace xep

#include "xep/moc_Pep.cpp"
