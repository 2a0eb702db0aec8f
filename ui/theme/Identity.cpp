// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/Identity.h"

#include "theme/Hsluv.h"

#include <QCryptographicHash>

namespace theme {

double identityHue(const QString &input)
{
    const QByteArray hash = QCryptographicHash::hash(input.toUtf8(), QCryptographicHash::Sha1);
    const int angle = static_cast<uchar>(hash[0]) + 256 * static_cast<uchar>(hash[1]);
    return angle / 65536.0 * 360.0;
}

QColor identityColour(double hue, Scheme scheme)
{
    return scheme == Scheme::Light ? hsluvToRgb(hue, 85, 42) : hsluvToRgb(hue, 70, 72);
}

QColor identityColour(const QString &input, Scheme scheme)
{
    return identityColour(identityHue(input), scheme);
}

} // namespace theme
