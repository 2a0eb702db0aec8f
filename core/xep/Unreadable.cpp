// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Unreadable.h"

#include "xml/Writer.h"

namespace xep {
namespace {

constexpr qsizetype mostPlaces = 10'000;
constexpr int patience = 3; // streams

} // namespace

QByteArray Unreadable::keyOf(ArchiveQuery query)
{
    query.max = 0;
    return query.archive.toString().toUtf8() + ' ' + xml::write(write(query, {}));
}

void Unreadable::note(const ArchiveQuery &query, quint32 received, const QString &id)
{
    const bool isOlder = query.before.has_value();
    const quint32 behind = received + 1 < query.max ? query.max - received - 1 : query.max;
    const Place place{id, isOlder ? behind : received};
    if (in(query) == place)
        return noteUnknown(query);
    if (m_places.size() >= mostPlaces)
        m_places.clear();
    m_places.insert(keyOf(query), place);
}

void Unreadable::noteUnknown(const ArchiveQuery &query)
{
    ++m_vain[keyOf(query)];
}

std::optional<Unreadable::Place> Unreadable::in(const ArchiveQuery &query) const
{
    const auto place = m_places.constFind(keyOf(query));
    return place == m_places.cend() ? std::nullopt : std::optional(*place);
}

bool Unreadable::isHopeless(const ArchiveQuery &query) const
{
    return m_vain.value(keyOf(query)) >= patience;
}

} // namespace xep
