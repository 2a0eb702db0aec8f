// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/SafeImage.h"

#include <QBuffer>
#include <QImageReader>

namespace widgets {
namespace {

bool isAcceptable(QSize size)
{
    return size.isValid() && !size.isEmpty()
        && static_cast<qint64>(size.width()) * static_cast<qint64>(size.height()) <= maximumPixels;
}

// A reader that takes the format from us alone, so that no other plug-in of Qt ever sees the bytes.
void prepare(QImageReader &reader, QBuffer &buffer, const QByteArray &format)
{
    buffer.open(QIODevice::ReadOnly);
    reader.setAutoDetectImageFormat(false);
    reader.setDecideFormatFromContent(false);
    reader.setFormat(format);
    reader.setDevice(&buffer);
}

} // namespace

QByteArray imageFormat(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "png";
    if (bytes.startsWith("\xff\xd8\xff"))
        return "jpeg";
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return "gif";
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return "webp";
    return {};
}

std::optional<QSize> imageSize(const QByteArray &bytes)
{
    const QByteArray format = imageFormat(bytes);
    if (format.isEmpty() || bytes.size() > maximumBytes)
        return std::nullopt;
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader;
    prepare(reader, buffer, format);
    const QSize size = reader.size();
    return isAcceptable(size) ? std::optional(size) : std::nullopt;
}

QImage decodeImage(const QByteArray &bytes, QSize box)
{
    const std::optional<QSize> size = imageSize(bytes);
    if (!size || box.isEmpty())
        return {};
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader;
    prepare(reader, buffer, imageFormat(bytes));
    reader.setAutoTransform(true);
    const QSize covering = size->scaled(box, Qt::KeepAspectRatioByExpanding);
    if (covering.width() < size->width())
        reader.setScaledSize(covering);
    QImage image = reader.read();
    return isAcceptable(image.size()) ? image : QImage();
}

} // namespace widgets
