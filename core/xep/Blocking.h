// SPDX-License-Identifier: GPL-3.0-or-later
// Whom the server shall not let through (XEP-0191); only the own account may change the list (security.md D15).
#pragma once

#include "stream/Session.h"
#include "xep/Module.h"

namespace xep {

inline constexpr QStringView nsBlocking = u"urn:xmpp:blocking";

struct BlockedItem
{
    base::Jid jid; // a person, a device, a domain

    static constexpr auto wire()
    {
        return xml::element<BlockedItem>(nsBlocking, u"item", xml::attribute(u"jid", &BlockedItem::jid));
    }
    bool operator==(const BlockedItem &) const = default;
};

struct BlockList
{
    std::vector<BlockedItem> items = {};

    static constexpr auto wire()
    {
        return xml::element<BlockList>(nsBlocking, u"blocklist", xml::child(&BlockList::items));
    }
    bool operator==(const BlockList &) const = default;
};

struct Block
{
    std::vector<BlockedItem> items;

    static constexpr auto wire() { return xml::element<Block>(nsBlocking, u"block", xml::child(&Block::items)); }
    bool operator==(const Block &) const = default;
};

struct Unblock
{
    std::vector<BlockedItem> items; // none: all

    static constexpr auto wire() { return xml::element<Unblock>(nsBlocking, u"unblock", xml::child(&Unblock::items)); }
    bool operator==(const Unblock &) const = default;
};

class Blocking : public QObject
{
    Q_OBJECT

public:
    explicit Blocking(stream::Session &session);
    static About about();

    // The list; from then on changes come as signals, also those made here.
    base::Task<base::Result<std::vector<base::Jid>>> fetch();
    base::Task<base::Result<>> block(base::Jid jid);
    base::Task<base::Result<>> unblock(base::Jid jid);

Q_SIGNALS:
    void blocked(const base::Jid &jid);
    void unblocked(const base::Jid &jid);
    void allUnblocked();

private:
    stream::Session &m_session;
};

} // namespace xep
