// SPDX-License-Identifier: GPL-3.0-or-later
// What the user has set for the whole profile, as text by name. Plain functions for use inside Profile::write and
// Profile::read.
#pragma once

#include "base/Result.h"
#include "store/Connection.h"

#include <QHash>

namespace store::settings {

base::Result<QHash<QString, QString>> all(Connection &connection);
// Nothing set reads as empty.
base::Result<QString> get(Connection &connection, const QString &name);
base::Result<base::Done> set(Connection &connection, const QString &name, const QString &value);
base::Result<base::Done> unset(Connection &connection, const QString &name);

} // namespace store::settings
