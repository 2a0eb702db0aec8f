// SPDX-License-Identifier: GPL-3.0-or-later
// Keys as people compare them, for those who see no crypto. Plain functions, any thread.
#pragma once

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace encryption {

// Eight groups of eight digits of the 32 bytes of an identity; empty if it is none.
QStringList fingerprintOf(const QByteArray &identity);
// Whether the text, as whatever client prints it, names that identity, in either form of the key.
bool isFingerprint(const QString &text, const QByteArray &identity);
// The identity that a text names if it is in the form that we print; nothing if it is no fingerprint.
std::optional<QByteArray> identityIn(const QString &text);

} // namespace encryption
