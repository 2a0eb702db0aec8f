// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Disco.h"

#include "xep/Answers.h"
#include "xep/Caps.h"

#include <algorithm>

namespace xep {
namespace {

Abilities describeOurselves()
{
    QStringList features;
    for (const About &about : aboutAllModules()) {
        for (const auto feature : about.features)
            features.append(feature.toString());
        for (const auto node : about.notify)
            features.append(node.toString() + QStringLiteral("+notify"));
    }
    features.sort();
    features.removeDuplicates();
    Abilities info;
    info.identities.push_back({QStringLiteral("client"), QStringLiteral("pc"), QStringLiteral("Lucchetto")});
    for (const auto &feature : std::as_const(features))
        info.features.push_back({feature});
    return info;
}

Answer describe(const stream::Stanza &request, const Circle &circle)
{
    const auto asked = xml::find<Abilities>(request.element);
    if (!circle.admits(request.origin))
        return refuseStranger();
    if (!asked)
        return refuse(u"bad-request");
    if (!asked->node.isEmpty() && asked->node != ownCapsNode())
        return refuse(u"item-not-found");
    Abilities answer = ownAbilities();
    answer.node = asked->node;
    return reply(xml::write(answer));
}

Answer listNothing(const stream::Stanza &request, const Circle &circle)
{
    const auto asked = xml::find<DiscoItems>(request.element);
    if (!circle.admits(request.origin))
        return refuseStranger();
    return asked && asked->node.isEmpty() ? reply(xml::write(DiscoItems{})) : refuse(u"item-not-found");
}

} // namespace

About Disco::about()
{
    return {{{u"0030", u"Service Discovery", u"2.5.0"}, {u"0128", u"Service Discovery Extensions", u"1.0.1"}},
            {nsDiscoInfo, nsDiscoItems}};
}

bool Abilities::can(QStringView feature) const
{
    return std::any_of(features.begin(), features.end(), [&](const auto &one) { return one.var == feature; });
}

bool Abilities::isA(QStringView category, QStringView type) const
{
    return std::any_of(identities.begin(), identities.end(),
                       [&](const auto &one) { return one.category == category && one.type == type; });
}

const DataForm *Abilities::form(QStringView formType) const
{
    const auto found = std::find_if(forms.begin(), forms.end(),
                                    [&](const auto &one) { return one.formType() == formType; });
    return found == forms.end() ? nullptr : &*found;
}

Disco::Disco(stream::Session &session, Circle &circle)
    : m_session(session)
{
    session.answer(xml::nameOf<Abilities>(), stream::IqType::Get,
                   [&circle](stream::Stanza request) { return describe(request, circle); });
    session.answer(xml::nameOf<DiscoItems>(), stream::IqType::Get,
                   [&circle](stream::Stanza request) { return listNothing(request, circle); });
    connect(&session, &stream::Session::online, this, [this](const stream::SessionStart &start) {
        if (!start.facts.resumed)
            m_remembered.clear();
    });
}

base::Task<base::Result<Abilities>> Disco::info(base::Jid of, QString node)
{
    const auto asking = m_session.ask<Abilities>(stream::IqType::Get, of, Abilities{node});
    co_return co_await asking.on(this);
}

base::Task<base::Result<std::vector<DiscoItem>>> Disco::items(base::Jid of, QString node)
{
    const auto asking = m_session.ask<DiscoItems>(stream::IqType::Get, of, DiscoItems{node});
    auto answer = co_await asking.on(this);
    if (!answer)
        co_return answer.error();
    if (answer->items.size() > mostDiscoItems)
        answer->items.resize(mostDiscoItems);
    co_return std::move(answer->items);
}

base::Task<base::Result<Abilities>> Disco::server()
{
    return remembered(base::Jid::of(m_session.account().domain()));
}

base::Task<base::Result<Abilities>> Disco::account()
{
    return remembered(m_session.account());
}

base::Task<base::Result<Abilities>> Disco::remembered(base::Jid of)
{
    if (const auto known = m_remembered.constFind(of); known != m_remembered.constEnd())
        co_return *known;
    auto answer = co_await info(of).on(this);
    if (answer)
        m_remembered.insert(of, *answer);
    co_return answer;
}

const Abilities &ownAbilities()
{
    static const Abilities info = describeOurselves();
    return info;
}

} // namespace xep

#include "xep/moc_Disco.cpp"
