// SPDX-License-Identifier: GPL-3.0-or-later
// QR codes: a text as a picture (libqrencode), and the texts that stand in a picture (ZXing). Free functions; reading may
// take tens of milliseconds and runs on any thread.
#pragma once

#include <QImage>
#include <QStringList>

namespace trust {

// One pixel a module, black on white, with the quiet zone of four modules that readers want; null if it is too long.
QImage qrCode(const QString &text);
// What stands in the picture as QR, in no order; empty if there is none.
QStringList readQrCodes(const QImage &picture);
// The same from a picture file as it came: of the formats that SafeImage lets in.
QStringList readQrCodes(const QByteArray &file);

} // namespace trust
