// SPDX-License-Identifier: GPL-3.0-or-later
// The one place where pictures from the network are decoded: PNG, JPEG, GIF and WebP by their own first bytes, never by
// guessing, at most 40 megapixels. Free functions, any thread.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>

#include <optional>

namespace widgets {

inline constexpr qint64 maximumPixels = 40'000'000;
inline constexpr qint64 maximumBytes = 64 * 1024 * 1024;

// "png", "jpeg", "gif", "webp", or empty for anything else.
QByteArray imageFormat(const QByteArray &bytes);
// Size from the header alone; nothing if the picture would be refused.
std::optional<QSize> imageSize(const QByteArray &bytes);
// First frame, turned upright, scaled down to cover `box` (device pixels); a null image if it is refused.
QImage decodeImage(const QByteArray &bytes, QSize box);

} // namespace widgets
