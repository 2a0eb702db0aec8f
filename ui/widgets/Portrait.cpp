// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Portrait.h"

#include "widgets/SafeImage.h"

#include <QBuffer>
#include <QFile>
#include <QPainter>

namespace widgets {

QByteArray portraitOf(const QByteArray &bytes)
{
    const QImage picture = decodeImage(bytes, {portraitSide, portraitSide});
    if (picture.isNull())
        return {};
    const int side = std::min(picture.width(), picture.height());
    const QRect middle((picture.width() - side) / 2, (picture.height() - side) / 2, side, side);
    QImage portrait(portraitSide, portraitSide, QImage::Format_ARGB32_Premultiplied); // painted: pixels and no more
    portrait.fill(Qt::transparent);
    QPainter painter(&portrait);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(portrait.rect(), picture, middle);
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    return portrait.save(&buffer, "PNG") ? png : QByteArray();
}

QByteArray portraitFrom(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > maximumBytes)
        return {};
    return portraitOf(file.read(maximumBytes));
}

} // namespace widgets
