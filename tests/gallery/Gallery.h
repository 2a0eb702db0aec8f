// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of the program, drawn off-screen into pictures that are the same on every machine: fixed clock, font, accounts,
// no motion. The gallery program owns the one; each set of ux.md B24 adds its pages in a file of its own.
#pragma once

#include "theme/Theme.h"

#include <QDateTime>
#include <QSize>
#include <QString>
#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

namespace gallery {

// How a page is to be drawn.
struct Variant
{
    QString name; // part of the file's name: "light", "it-dark", "380"
    theme::Choice choice = theme::Choice::Light;
    theme::Contrast contrast = theme::Contrast::Normal;
    QString language = QStringLiteral("en");
    int width = 0; // px; 0: the page's own
    qreal ratio = 1;
    Qt::LayoutDirection direction = Qt::LeftToRight;
    int fontPixels = 14; // 28: text at 200 %
};

// The variants of B24 by their names there; several at once as "it-dark".
Variant variant(const QString &name);

struct Page
{
    QString name; // "S6-main"
    QSize size;
    QStringList variants;
    // Called with everything set up; the widget is shown, laid out, drawn and deleted.
    std::function<std::unique_ptr<QWidget>()> make;
};

// The moment at which all pictures are taken: 2026-11-21 18:42, in the local zone UTC.
QDateTime now();

class Gallery
{
public:
    void add(Page page) { m_pages.push_back(std::move(page)); }
    // Writes NAME-VARIANT.png and the visible texts as .txt; only pages whose name begins with `only`. Returns how many.
    // `wishes` are those of the theme.
    int draw(const QString &folder, const QString &only, theme::Theme &theme, theme::SystemWishes &wishes);

private:
    static void drawOne(const Page &page, const Variant &variant, const QString &folder, theme::Theme &theme);

    std::vector<Page> m_pages;
};

} // namespace gallery
