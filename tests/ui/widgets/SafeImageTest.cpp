// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/SafeImage.h"

#include <catch2/catch_test_macros.hpp>

#include <QBuffer>
#include <QtEndian>

namespace {

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

} // namespace

TEST_CASE("pictures are decoded by their own first bytes and scaled to the box", "[widgets][images]")
{
    QImage image(400, 200, QImage::Format_RGB32);
    image.fill(Qt::green);
    for (const char *format : {"PNG", "JPEG"}) {
        const QByteArray bytes = encoded(image, format);
        INFO(format);
        CHECK(widgets::imageSize(bytes) == QSize(400, 200));
        CHECK(widgets::decodeImage(bytes, QSize(100, 100)).size() == QSize(200, 100));
        CHECK(widgets::decodeImage(bytes, QSize(1000, 1000)).size() == QSize(400, 200));
    }
}

TEST_CASE("nothing but PNG, JPEG, GIF and WebP is looked at", "[widgets][images]")
{
    QImage image(10, 10, QImage::Format_RGB32);
    image.fill(Qt::red);
    CHECK(widgets::decodeImage(encoded(image, "BMP"), QSize(10, 10)).isNull());
    CHECK(widgets::decodeImage(encoded(image, "XPM"), QSize(10, 10)).isNull());
    const QByteArray svg =
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>";
    CHECK(widgets::decodeImage(svg, QSize(10, 10)).isNull());
    CHECK(widgets::decodeImage("\x89PNG\r\n\x1a\n" + svg, QSize(10, 10)).isNull());
    CHECK(widgets::decodeImage({}, QSize(10, 10)).isNull());
    CHECK(widgets::decodeImage("GIF89a", QSize(10, 10)).isNull());
}

TEST_CASE("G06: a picture that claims more than 40 megapixels is refused by its header", "[widgets][images]")
{
    QImage image(16, 16, QImage::Format_RGB32);
    image.fill(Qt::blue);
    QByteArray bytes = encoded(image, "PNG");
    // Width and height of the IHDR chunk; its checksum is wrong then, which must not matter to the refusal.
    qToBigEndian<quint32>(30'000, bytes.data() + 16);
    qToBigEndian<quint32>(30'000, bytes.data() + 20);
    CHECK(!widgets::imageSize(bytes));
    CHECK(widgets::decodeImage(bytes, QSize(100, 100)).isNull());
}
