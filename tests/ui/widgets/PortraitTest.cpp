// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Portrait.h"

#include "widgets/SafeImage.h"

#include <catch2/catch_test_macros.hpp>

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>

namespace {

// Red at the sides, green in the middle, and a note of where it was taken.
QByteArray wide(const char *format)
{
    QImage image(900, 300, QImage::Format_RGB32);
    image.fill(Qt::red);
    QPainter(&image).fillRect(300, 0, 300, 300, Qt::green);
    image.setText(QStringLiteral("Comment"), QStringLiteral("via Garibaldi 7"));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    REQUIRE(image.save(&buffer, format));
    return bytes;
}

} // namespace

TEST_CASE("a portrait is the middle of the picture, small, and says nothing else", "[widgets][portrait]")
{
    for (const char *format : {"PNG", "JPEG"}) {
        INFO(format);
        const QByteArray given = wide(format);
        REQUIRE(given.contains("via Garibaldi"));
        const QByteArray portrait = widgets::portraitOf(given);
        CHECK(widgets::imageFormat(portrait) == "png");
        CHECK(portrait.size() < 256 * 1024);
        CHECK_FALSE(portrait.contains("via Garibaldi"));
        const QImage image = QImage::fromData(portrait);
        CHECK(image.size() == QSize(widgets::portraitSide, widgets::portraitSide));
        for (const QPoint place : {QPoint(4, 96), QPoint(96, 96), QPoint(187, 96)})
            CHECK(image.pixelColor(place).green() > 200);
        CHECK(image.textKeys().isEmpty());
    }
}

TEST_CASE("what is no picture becomes no portrait", "[widgets][portrait]")
{
    CHECK(widgets::portraitOf("<svg xmlns='http://www.w3.org/2000/svg'/>").isEmpty());
    CHECK(widgets::portraitOf({}).isEmpty());
    const QTemporaryDir folder;
    CHECK(widgets::portraitFrom(folder.filePath(QStringLiteral("none.png"))).isEmpty());
}
