// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/Identity.h"
#include "theme/Hsluv.h"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

namespace {

bool isNear(double one, double other, double tolerance)
{
    return std::abs(one - other) <= tolerance;
}

// XEP-0392 §13.2: hue of the hash, and the colour at saturation 100, lightness 50.
struct Vector
{
    const char *text;
    double hue;
    double red, green, blue;
};

const Vector vectors[]{
    {"Romeo", 327.255249, 0.865, 0.000, 0.686},
    {"juliet@capulet.lit", 209.410400, 0.000, 0.515, 0.573},
    {"\xf0\x9f\x98\xba", 331.199341, 0.872, 0.000, 0.659},
    {"council", 359.994507, 0.918, 0.000, 0.394},
    {"Board", 171.430664, 0.000, 0.527, 0.457},
};

} // namespace

TEST_CASE("hues are those of the vectors of XEP-0392", "[theme][identity]")
{
    for (const Vector &vector : vectors) {
        INFO(vector.text);
        CHECK(isNear(theme::identityHue(QString::fromUtf8(vector.text)), vector.hue, 0.0001));
    }
}

TEST_CASE("colours are those of the vectors of XEP-0392", "[theme][identity]")
{
    for (const Vector &vector : vectors) {
        const QColor colour = theme::hsluvToRgb(theme::identityHue(QString::fromUtf8(vector.text)), 100, 50);
        INFO(vector.text << ": " << colour.redF() << " " << colour.greenF() << " " << colour.blueF());
        CHECK(isNear(colour.redF(), vector.red, 0.003));
        CHECK(isNear(colour.greenF(), vector.green, 0.003));
        CHECK(isNear(colour.blueF(), vector.blue, 0.003));
    }
}
