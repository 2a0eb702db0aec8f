// SPDX-License-Identifier: GPL-3.0-or-later
// Who can do what (XEP-0030): asks others, and tells those who may know what this program can do.
#pragma once

#include "stream/Session.h"
#include "xep/Circle.h"
#include "xep/DataForms.h"

#include <QHash>

namespace xep {

inline constexpr QStringView nsDiscoInfo = u"http://jabber.org/protocol/disco#info";
inline constexpr QStringView nsDiscoItems = u"http://jabber.org/protocol/disco#items";
inline constexpr std::size_t mostDiscoItems = 10'000; // security.md I06

struct DiscoIdentity
{
    QString category;
    QString type;
    QString name = {};
    QString language = {};

    static constexpr auto wire()
    {
        return xml::element<DiscoIdentity>(nsDiscoInfo, u"identity",
                                           xml::attribute(u"category", &DiscoIdentity::category),
                                           xml::attribute(u"type", &DiscoIdentity::type),
                                           xml::attribute(u"name", &DiscoIdentity::name),
                                           xml::attribute(xml::ns::xml, u"lang", &DiscoIdentity::language));
    }
    bool operator==(const DiscoIdentity &) const = default;
};

struct DiscoFeature
{
    QString var;

    static constexpr auto wire()
    {
        return xml::element<DiscoFeature>(nsDiscoInfo, u"feature", xml::attribute(u"var", &DiscoFeature::var));
    }
    bool operator==(const DiscoFeature &) const = default;
};

struct Abilities
{
    QString node = {};
    std::vector<DiscoIdentity> identities = {};
    std::vector<DiscoFeature> features = {};
    std::vector<DataForm> forms = {}; // XEP-0128

    static constexpr auto wire()
    {
        return xml::element<Abilities>(nsDiscoInfo, u"query", xml::attribute(u"node", &Abilities::node),
                                       xml::child(&Abilities::identities), xml::child(&Abilities::features),
                                       xml::child(&Abilities::forms));
    }

    bool can(QStringView feature) const;
    bool isA(QStringView category, QStringView type) const;
    // The extension form of that FORM_TYPE, or null.
    const DataForm *form(QStringView formType) const;

    bool operator==(const Abilities &) const = default;
};

struct DiscoItem
{
    base::Jid jid;
    QString node = {};
    QString name = {};

    static constexpr auto wire()
    {
        return xml::element<DiscoItem>(nsDiscoItems, u"item", xml::attribute(u"jid", &DiscoItem::jid),
                                       xml::attribute(u"node", &DiscoItem::node),
                                       xml::attribute(u"name", &DiscoItem::name));
    }
    bool operator==(const DiscoItem &) const = default;
};

struct DiscoItems
{
    QString node = {};
    std::vector<DiscoItem> items = {};

    static constexpr auto wire()
    {
        return xml::element<DiscoItems>(nsDiscoItems, u"query", xml::attribute(u"node", &DiscoItems::node),
                                        xml::child(&DiscoItems::items));
    }
    bool operator==(const DiscoItems &) const = default;
};

class Disco : public QObject
{
    Q_OBJECT

public:
    Disco(stream::Session &session, Circle &circle);
    static About about();

    base::Task<base::Result<Abilities>> info(base::Jid of, QString node = {});
    base::Task<base::Result<std::vector<DiscoItem>>> items(base::Jid of, QString node = {});

    // Asked once for each connection that is not resumed; the answer is kept until the next.
    base::Task<base::Result<Abilities>> server();  // of the own server
    base::Task<base::Result<Abilities>> account(); // of the own account: archive, PEP and the like

private:
    base::Task<base::Result<Abilities>> remembered(base::Jid of);

    stream::Session &m_session;
    QHash<base::Jid, Abilities> m_remembered;
};

// What this program says about itself; the same for everybody, sorted.
const Abilities &ownAbilities();

} // namespace xep
