// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Avatar.h"

#include <catch2/catch_test_macros.hpp>

#include <QBuffer>
#include <QPainter>
#include <QSignalSpy>

namespace {

QByteArray redPng()
{
    QImage image(300, 100, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

TEST_CASE("a picture is asked for once, decoded elsewhere and told when it is there", "[widgets][avatar]")
{
    int asked = 0;
    widgets::AvatarPictures pictures([&asked](const QString &, std::function<void(QByteArray)> bring) {
        ++asked;
        bring(redPng());
    });
    QSignalSpy arrived(&pictures, &widgets::AvatarPictures::arrived);
    CHECK(pictures.picture(QStringLiteral("aa"), 44).isNull());
    CHECK(pictures.picture(QStringLiteral("aa"), 44).isNull());
    CHECK(asked == 1);
    REQUIRE((arrived.count() > 0 || arrived.wait(5000)));
    const QPixmap picture = pictures.picture(QStringLiteral("aa"), 44);
    CHECK(picture.size() == QSize(44, 44));
    CHECK(picture.toImage().pixelColor(22, 22) == QColor(Qt::red));
}

TEST_CASE("without a picture there is the first letter on the identity colour", "[widgets][avatar]")
{
    const auto draw = [](const QString &name, const QString &seed) {
        QImage image(44, 44, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        widgets::paintAvatar(painter, QRectF(0, 0, 44, 44),
                             {name, seed, {}, widgets::AvatarShape::Round, widgets::OnlineDot::None}, nullptr,
                             theme::applicationLook());
        return image;
    };
    const QImage anna = draw(QStringLiteral("Anna"), QStringLiteral("anna@x.test"));
    CHECK(anna == draw(QStringLiteral("anna b"), QStringLiteral("anna@x.test")));
    CHECK(anna != draw(QStringLiteral("Bruno"), QStringLiteral("anna@x.test")));
    CHECK(anna != draw(QStringLiteral("Anna"), QStringLiteral("other@x.test")));
    CHECK(qAlpha(anna.pixel(0, 0)) == 0);
    CHECK(anna == draw(QStringLiteral("\u2068Anna\u2069"), QStringLiteral("anna@x.test")));
    CHECK(!draw({}, {}).isNull());
}
