// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/Look.h"

#include "theme/Style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace theme {
namespace {

struct Measure
{
    int size;
    QFont::Weight weight;
    int line;
};

Measure measureOf(Type type)
{
    switch (type) {
    case Type::PageTitle: return {24, QFont::Bold, 32};
    case Type::PanelTitle: return {18, QFont::Bold, 26};
    case Type::HeaderName: return {15, QFont::Bold, 22};
    case Type::Body: return {14, QFont::Normal, 20};
    case Type::BodyBold: return {14, QFont::Bold, 20};
    case Type::Secondary: return {13, QFont::Normal, 18};
    case Type::SecondaryBold: return {13, QFont::Bold, 18};
    case Type::Meta: return {12, QFont::Normal, 16};
    case Type::MetaBold: return {12, QFont::Bold, 16};
    case Type::Message: return {14, QFont::Normal, 20};
    case Type::EmojiOnly: return {32, QFont::Normal, 40};
    case Type::Fingerprint: return {14, QFont::Bold, 20};
    }
    return {14, QFont::Normal, 20};
}

const Look &fallback()
{
    static const Look look;
    return look;
}

const Look &lookOf(const QStyle *style)
{
    if (const auto *own = qobject_cast<const Style *>(style))
        return own->look();
    if (const auto *own = qobject_cast<const Style *>(QApplication::style()))
        return own->look();
    return fallback();
}

} // namespace

QFont Look::font(Type type) const
{
    const Measure wanted = measureOf(type);
    QFont font = type == Type::Fingerprint ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : QFont();
    if (type != Type::Fingerprint && !family.isEmpty())
        font.setFamily(family);
    const int size = type == Type::Message ? messageText : wanted.size;
    font.setPixelSize(static_cast<int>(std::lround(size * scale)));
    font.setWeight(wanted.weight);
    return font;
}

int Look::lineHeight(Type type) const
{
    const Measure wanted = measureOf(type);
    const qreal zoom = type == Type::Message ? scale * messageText / measure::defaultMessageText : scale;
    return std::max(static_cast<int>(std::lround(wanted.line * zoom)), QFontMetrics(font(type)).height());
}

int Look::icon() const
{
    return static_cast<int>(std::lround(measure::icon * (1 + (scale - 1) / 2)));
}

const Look &lookOf(const QWidget *widget)
{
    return lookOf(widget ? widget->style() : QApplication::style());
}

const Look &applicationLook()
{
    return lookOf(QApplication::style());
}

} // namespace theme
