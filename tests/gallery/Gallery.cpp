// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/Gallery.h"

#include "text/Language.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPainter>
#include <QPixmapCache>

namespace gallery {
namespace {

QString visibleTexts(const QWidget &page)
{
    QStringList lines;
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget); label && !label->text().isEmpty())
            lines << label->text();
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            lines << (button->text().isEmpty() ? button->accessibleName() : button->text());
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace

Variant variant(const QString &name)
{
    Variant variant;
    variant.name = name;
    for (const QString &part : name.split(QLatin1Char('-'))) {
        if (part == u"dark")
            variant.choice = theme::Choice::Dark;
        else if (part == u"it" || part == u"en")
            variant.language = part;
        else if (part == u"contrast")
            variant.contrast = theme::Contrast::High;
        else if (part == u"rtl")
            variant.direction = Qt::RightToLeft;
        else if (part == u"200")
            variant.fontPixels = 28;
        else if (part.endsWith(u'x'))
            variant.ratio = part.chopped(1).toDouble();
        else if (part.toInt() > 200)
            variant.width = part.toInt();
    }
    return variant;
}

QDateTime now()
{
    return QDateTime(QDate(2026, 11, 21), QTime(18, 42));
}

int Gallery::draw(const QString &folder, const QString &only, theme::Theme &theme, theme::SystemWishes &wishes)
{
    QDir().mkpath(folder);
    int drawn = 0;
    for (const Page &page : m_pages) {
        if (!page.name.startsWith(only))
            continue;
        for (const QString &name : page.variants) {
            const Variant wanted = variant(name);
            wishes.contrast = wanted.contrast;
            Q_EMIT wishes.changed();
            drawOne(page, wanted, folder, theme);
            ++drawn;
        }
    }
    return drawn;
}

void Gallery::drawOne(const Page &page, const Variant &variant, const QString &folder, theme::Theme &theme)
{
    text::Language language;
    language.choose(variant.language);
    QApplication::setLayoutDirection(variant.direction);
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(variant.fontPixels);
    QApplication::setFont(font);
    theme.setReducedMotion(true);
    theme.setChoice(variant.choice);
    QPixmapCache::clear();

    const std::unique_ptr<QWidget> widget = page.make();
    QSize size = page.size;
    if (variant.width > 0)
        size.setWidth(variant.width);
    widget->setAttribute(Qt::WA_DontShowOnScreen);
    widget->resize(size);
    widget->show();
    for (int turn = 0; turn < 5; ++turn)
        QApplication::processEvents();
    QPixmap picture(widget->size() * variant.ratio);
    picture.setDevicePixelRatio(variant.ratio);
    picture.fill(theme.look()[theme::Colour::Window]);
    widget->render(&picture);
    const QString path = QStringLiteral("%1/%2-%3").arg(folder, page.name, variant.name);
    picture.save(path + QStringLiteral(".png"));
    QFile texts(path + QStringLiteral(".txt"));
    if (texts.open(QIODevice::WriteOnly))
        texts.write(visibleTexts(*widget).toUtf8());
}

} // namespace gallery
