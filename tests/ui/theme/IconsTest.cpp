// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/Icons.h"

#include <catch2/catch_test_macros.hpp>

#include <QImage>

using theme::Icon;

namespace {

int inkOf(const QImage &image)
{
    int ink = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ink += qAlpha(image.pixel(x, y)) > 128;
    }
    return ink;
}

} // namespace

TEST_CASE("every icon is drawn, in the colour asked for, at the resolution of the screen", "[theme][icons]")
{
    for (int index = 0; index < theme::iconCount; ++index) {
        const QPixmap pixmap = theme::iconPixmap(static_cast<Icon>(index), QColor(Qt::red), 20, 2.0);
        INFO("icon " << index);
        REQUIRE(pixmap.size() == QSize(40, 40));
        CHECK(pixmap.deviceIndependentSize() == QSizeF(20, 20));
        const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
        CHECK(inkOf(image) > 20);
        for (int y = 0; y < 40; ++y) {
            for (int x = 0; x < 40; ++x) {
                if (qAlpha(image.pixel(x, y)) == 255)
                    REQUIRE(image.pixelColor(x, y) == QColor(Qt::red));
            }
        }
    }
}

TEST_CASE("padlocks differ by shape, not only by colour", "[theme][icons]")
{
    const Icon padlocks[]{Icon::PadlockClosed,  Icon::PadlockVerified, Icon::PadlockWarning,
                          Icon::PadlockWaiting, Icon::PadlockBusy,     Icon::PadlockOpen};
    for (const Icon one : padlocks) {
        for (const Icon other : padlocks) {
            if (one == other)
                continue;
            const QImage a = theme::iconPixmap(one, QColor(Qt::black), 20, 1).toImage();
            const QImage b = theme::iconPixmap(other, QColor(Qt::black), 20, 1).toImage();
            int differing = 0;
            for (int y = 0; y < 20; ++y) {
                for (int x = 0; x < 20; ++x)
                    differing += std::abs(qAlpha(a.pixel(x, y)) - qAlpha(b.pixel(x, y))) > 100;
            }
            INFO(static_cast<int>(one) << " and " << static_cast<int>(other));
            CHECK(differing >= 8);
        }
    }
}

TEST_CASE("arrows of direction turn around from right to left, the padlock does not", "[theme][icons]")
{
    const auto drawn = [](Icon icon, Qt::LayoutDirection direction) {
        return theme::iconPixmap(icon, QColor(Qt::black), 20, 1, direction).toImage();
    };
    CHECK(drawn(Icon::Back, Qt::RightToLeft) == drawn(Icon::Back, Qt::LeftToRight).mirrored(true, false));
    CHECK(drawn(Icon::Send, Qt::RightToLeft) == drawn(Icon::Send, Qt::LeftToRight).mirrored(true, false));
    CHECK(drawn(Icon::PadlockOpen, Qt::RightToLeft) == drawn(Icon::PadlockOpen, Qt::LeftToRight));
    CHECK(drawn(Icon::Clock, Qt::RightToLeft) == drawn(Icon::Clock, Qt::LeftToRight));
}
