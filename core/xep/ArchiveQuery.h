// SPDX-License-Identifier: GPL-3.0-or-later
// What an archive is asked for (XEP-0313). Plain value.
#pragma once

#include "base/Jid.h"
#include "xml/Element.h"

#include <QDateTime>

#include <optional>

namespace xep {

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

// The <query/> element.
xml::Element write(const ArchiveQuery &query, const QString &queryId);

} // namespace xep
