// SPDX-License-Identifier: GPL-3.0-or-later
// What the card of a message that cannot be read offers (ux.md B19 E-14), drawn as links of the row's own. Pure.
#pragma once

#include "timeline/RowContent.h"

#include <QCoreApplication>

#include <optional>

namespace timeline {

enum class Remedy { AskAgain, Repair };

class Remedies
{
    Q_DECLARE_TR_FUNCTIONS(timeline::Remedies)

public:
    // Those that may help.
    static QList<Remedy> of(const model::Message &closed);
    static QString word(Remedy remedy);
    // The line that offers them.
    static Part line(const QList<Remedy> &remedies);
    // What was pressed in that line.
    static std::optional<Remedy> at(const QString &link);
};

} // namespace timeline
