// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/Hsluv.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace theme {
namespace {

// CIE XYZ (D65) to linear sRGB.
constexpr std::array<std::array<double, 3>, 3> toRgb{{
    {3.240969941904521, -1.537383177570093, -0.498610760293},
    {-0.96924363628087, 1.87596750150772, 0.041555057407175},
    {0.055630079696993, -0.20397695888897, 1.056971514242878},
}};
constexpr double refU = 0.19783000664283;
constexpr double refV = 0.46831999493879;
constexpr double kappa = 903.2962962;
constexpr double epsilon = 0.0088564516;

double luminanceOf(double lightness)
{
    return lightness <= 8 ? lightness / kappa : std::pow((lightness + 16) / 116, 3);
}

// The largest chroma that sRGB can show at this lightness in this direction: the nearest of the six lines, where one
// of the three channels is 0 or 1.
double largestChroma(double lightness, double hueRadians)
{
    const double sub1 = std::pow(lightness + 16, 3) / 1560896;
    const double sub2 = sub1 > epsilon ? sub1 : lightness / kappa;
    double nearest = std::numeric_limits<double>::max();
    for (const auto &[m1, m2, m3] : toRgb) {
        for (const int limit : {0, 1}) {
            const double top1 = (284517 * m1 - 94839 * m3) * sub2;
            const double top2 = (838422 * m3 + 769860 * m2 + 731718 * m1) * lightness * sub2
                - 769860 * limit * lightness;
            const double bottom = (632260 * m3 - 126452 * m2) * sub2 + 126452 * limit;
            const double length = (top2 / bottom) / (std::sin(hueRadians) - (top1 / bottom) * std::cos(hueRadians));
            if (length >= 0)
                nearest = std::min(nearest, length);
        }
    }
    return nearest;
}

double encode(double linear)
{
    const double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
    return std::clamp(value, 0.0, 1.0);
}

} // namespace

QColor hsluvToRgb(double hue, double saturation, double lightness)
{
    if (lightness >= 100 - 1e-7)
        return QColor(Qt::white);
    if (lightness <= 1e-7)
        return QColor(Qt::black);
    const double radians = hue / 180 * std::numbers::pi;
    const double chroma = largestChroma(lightness, radians) * saturation / 100;
    const double u = std::cos(radians) * chroma / (13 * lightness) + refU;
    const double v = std::sin(radians) * chroma / (13 * lightness) + refV;
    const double y = luminanceOf(lightness);
    const double x = -(9 * y * u) / ((u - 4) * v - u * v);
    const double z = (9 * y - 15 * v * y - v * x) / (3 * v);
    const auto channel = [&](int row) { return encode(toRgb[row][0] * x + toRgb[row][1] * y + toRgb[row][2] * z); };
    return QColor::fromRgbF(static_cast<float>(channel(0)), static_cast<float>(channel(1)),
                            static_cast<float>(channel(2)));
}

} // namespace theme
