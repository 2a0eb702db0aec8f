// SPDX-License-Identifier: GPL-3.0-or-later
// Which archived messages nobody can read, since our XML gate ends the stream whenever one is sent (security.md A21).
// Learnt from how such streams ended and kept beyond them: each costs one. Owned by Archive.
#pragma once

#include "xep/ArchiveQuery.h"

#include <QByteArray>
#include <QHash>

namespace xep {

class Unreadable
{
public:
    struct Place
    {
        QString id; // in the archive
        // How many can be read before it; in an answer to a query for older ones: how many may be behind it.
        quint32 others = 0;

        bool operator==(const Place &) const = default;
    };

    // After so many messages of the answer this one came, and the stream ended.
    void note(const ArchiveQuery &query, quint32 received, const QString &id);
    // The stream ended over this answer, and nobody knows at which message.
    void noteUnknown(const ArchiveQuery &query);
    void forget(const ArchiveQuery &query) { m_places.remove(keyOf(query)); }
    // The one that would end the answer to this query, whatever its page size.
    std::optional<Place> in(const ArchiveQuery &query) const;
    // It has ended the stream time and again: better no archive than no line.
    bool isHopeless(const ArchiveQuery &query) const;

private:
    static QByteArray keyOf(ArchiveQuery query);

    QHash<QByteArray, Place> m_places; // by query without its page size
    QHash<QByteArray, int> m_vain;     // ends that taught nothing
};

} // namespace xep
