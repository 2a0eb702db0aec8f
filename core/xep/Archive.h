// SPDX-License-Identifier: GPL-3.0-or-later
// The history that the server keeps (XEP-0313). What comes is believed only as the answer to an open question, from
// the archive that was asked (security.md C05-C07).
#pragma once

#include "stream/Session.h"
#include "xep/Forwarded.h"
#include "xep/Paging.h"

#include <QHash>

#include <functional>

namespace xep {

inline constexpr QStringView nsArchive = u"urn:xmpp:mam:2";

struct ArchiveQuery
{
    base::Jid archive = {}; // empty: the own; else a room
    std::optional<base::Jid> with = {};
    QDateTime start = {}; // invalid: no bound
    QDateTime end = {};
    std::optional<QString> after = {};  // archive id; only newer ones
    std::optional<QString> before = {}; // archive id; only older ones, the newest of them first; empty: the last page
    quint32 max = 100;                  // of one page; servers may give fewer
    enum class Order { OldestFirst, NewestFirst } order = Order::OldestFirst; // NewestFirst: where mam:2#extended is

    bool operator==(const ArchiveQuery &) const = default;
};

struct ArchivedMessage
{
    QString id;            // in the archive asked
    QDateTime stamp;       // when the archive took it
    stream::Stanza stanza; // on Channel::Archive, its sender as the archive says
};

struct ArchivePage
{
    std::vector<ArchivedMessage> results;
    QString first; // archive ids of the page's ends; empty if it holds nothing
    QString last;
    bool complete = false; // nothing more in this direction
    std::optional<quint32> count;
};

class Archive : public QObject
{
    Q_OBJECT

public:
    explicit Archive(stream::Session &session);
    static About about();

    // One page. Errors: StanzaRefused (item-not-found: the id in after or before is gone), Timeout,
    // ServerUnreachable, Malformed.
    // `underway` is called once if the page turns out to be no short one, with the archive id of the first message that
    // came: what is before it can be asked for ahead, if the page's end confirms that it is the first.
    base::Task<base::Result<ArchivePage>> fetch(ArchiveQuery query, std::function<void(const QString &)> underway = {});

private:
    struct Open
    {
        base::Jid archive;
        std::size_t most = 0;
        std::vector<ArchivedMessage> results;
        std::function<void(const QString &)> underway;
    };
    void collect(const stream::Stanza &stanza);

    stream::Session &m_session;
    QHash<QString, Open> m_open; // by query id
};

// True for every message that claims to be a search result: it is collected here or worth nothing, never shown.
bool isArchiveResult(const xml::Element &message);
// The message inside, if it may be believed for that archive and query.
std::optional<ArchivedMessage> openArchived(const stream::Stanza &wrapper, const base::Jid &archive,
                                            const QString &queryId);
// The <query/> element.
xml::Element write(const ArchiveQuery &query, const QString &queryId);

} // namespace xep
