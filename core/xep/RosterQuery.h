// SPDX-License-Identifier: GPL-3.0-or-later
// The contact list as the server keeps it (RFC 6121 §2), fetched only when it has changed (§2.6).
#pragma once

#include "stream/Session.h"
#include "xep/Module.h"

namespace xep {

inline constexpr QStringView nsRoster = u"jabber:iq:roster";

enum class RosterSubscription { None, To, From, Both, Remove };
constexpr auto wireWords(const RosterSubscription *)
{
    using enum RosterSubscription;
    return std::to_array<std::pair<RosterSubscription, QStringView>>(
        {{None, u"none"}, {To, u"to"}, {From, u"from"}, {Both, u"both"}, {Remove, u"remove"}});
}

struct RosterItem
{
    base::Jid jid;
    QString name = {};
    std::vector<QString> groups = {};
    std::optional<RosterSubscription> subscription = {}; // absent: none
    QString ask = {};                                    // "subscribe": our request waits
    bool approved = false;                               // §3.4

    static constexpr auto wire()
    {
        return xml::element<RosterItem>(
            nsRoster, u"item", xml::attribute(u"jid", &RosterItem::jid), xml::attribute(u"name", &RosterItem::name),
            xml::attribute(u"subscription", &RosterItem::subscription), xml::attribute(u"ask", &RosterItem::ask),
            xml::attribute(u"approved", &RosterItem::approved), xml::childText(u"group", &RosterItem::groups));
    }
    bool operator==(const RosterItem &) const = default;
};

struct RosterList
{
    std::optional<QString> version = {};
    std::vector<RosterItem> items = {};

    static constexpr auto wire()
    {
        return xml::element<RosterList>(nsRoster, u"query", xml::attribute(u"ver", &RosterList::version),
                                        xml::child(&RosterList::items));
    }
    bool operator==(const RosterList &) const = default;
};

class RosterQuery : public QObject
{
    Q_OBJECT

public:
    explicit RosterQuery(stream::Session &session);
    static About about();

    // The whole list; nothing if it is still the one of `version`, or changes follow as pushes (§2.6.3).
    // `version` absent: the server knows no versions, or none is wanted.
    base::Task<base::Result<std::optional<RosterList>>> fetch(std::optional<QString> version);
    // Adds or changes; subscription, ask and approved are the server's and are not sent. The change comes as a push.
    base::Task<base::Result<>> set(RosterItem item);
    // Removes the entry; the server ends both subscriptions (§2.5).
    base::Task<base::Result<>> remove(base::Jid jid);

    // Of the server of the current session (stream features).
    bool canVersions() const { return m_versions; }
    bool canPreApprove() const { return m_preApproval; }

Q_SIGNALS:
    // The server says that this entry is so now (subscription Remove: gone); `version` empty if it has none.
    // Already answered. To be stored together with the version (security.md D03).
    void pushed(const xep::RosterItem &item, const QString &version);

private:
    stream::Session &m_session;
    bool m_versions = false;
    bool m_preApproval = false;
};

// The one entry of a push, if it comes from the own account (security.md D02).
std::optional<RosterList> believedPush(const stream::Stanza &push);

} // namespace xep
