// SPDX-License-Identifier: GPL-3.0-or-later
// The history that the server keeps (XEP-0313). What comes is believed only as the answer to an open question, from
// the archive that was asked (security.md C05-C07).
#pragma once

#include "stream/Session.h"
#include "xep/ArchiveQuery.h"
#include "xep/Forwarded.h"
#include "xep/Paging.h"
#include "xep/Unreadable.h"

#include <QHash>
#include <QStringList>

#include <functional>

namespace xep {

inline constexpr QStringView nsArchive = u"urn:xmpp:mam:2";

struct ArchivedMessage
{
    QString id;            // in the archive asked
    QDateTime stamp;       // when the archive took it
    stream::Stanza stanza; // on Channel::Archive, its sender as the archive says
};

struct ArchivePage
{
    std::vector<ArchivedMessage> results;
    QString first; // archive ids of the page's ends; empty if it holds nothing and leaves nothing out
    QString last;
    QStringList leftOut;   // archive ids of messages in it that our XML gate refuses
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
    // A message that our XML gate refuses ends the stream, and so this; asked again in the next session, it is left out.
    // `underway` is called once if the page turns out to be no short one, with the archive id of the first message that
    // came: what is before it can be asked for ahead, if the page's end confirms that it is the first.
    base::Task<base::Result<ArchivePage>> fetch(ArchiveQuery query, std::function<void(const QString &)> underway = {});

private:
    using Answer = base::Result<ArchivePage>;
    struct Open
    {
        base::Jid archive;
        ArchiveQuery query;
        quint32 received = 0;
        std::vector<ArchivedMessage> results; // those that are believed
        std::function<void(const QString &)> underway;
    };
    base::Task<Answer> ask(ArchiveQuery query, std::function<void(const QString &)> underway);
    base::Task<Answer> askAround(ArchiveQuery query, QString until);
    base::Task<Answer> askBehind(ArchiveQuery query, Unreadable::Place place);
    void collect(const stream::Stanza &stanza);
    void noteEnd(const base::Error &error);

    stream::Session &m_session;
    QHash<QString, Open> m_open; // by query id
    Unreadable m_unreadable;
};

// True for every message that claims to be a search result: it is collected here or worth nothing, never shown.
bool isArchiveResult(const xml::Element &message);
// The message inside, if it may be believed for that archive and query.
std::optional<ArchivedMessage> openArchived(const stream::Stanza &wrapper, const base::Jid &archive,
                                            const QString &queryId);

} // namespace xep
