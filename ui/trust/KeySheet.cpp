// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/KeySheet.h"

#include "trust/QrCode.h"

#include <QCoreApplication>
#include <QFile>
#include <QFontDatabase>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>

namespace trust {
namespace {

// Points.
constexpr qreal margin = 56;
constexpr qreal gap = 18;
constexpr qreal codeSide = 260;
constexpr int groupsInRow = 4;

struct SheetWords
{
    Q_DECLARE_TR_FUNCTIONS(trust::KeySheet)

public:
    static QString howTo()
    {
        return tr("Scan this code with your program, or compare the letters with those on its screen.");
    }
    static QString since(const QDate &day)
    {
        return tr("Lucchetto, %1. The code holds as long as this device keeps its keys.", "%1: date")
            .arg(QLocale().toString(day, QLocale::ShortFormat));
    }
};

// Writes one thing below the other.
class Writer
{
public:
    Writer(QPainter &painter, const QRectF &page)
        : m_painter(painter)
        , m_left(page.adjusted(margin, margin, -margin, -margin))
    {
    }
    void write(const QString &words, QFont font, int pixels)
    {
        font.setPixelSize(pixels);
        m_painter.setFont(font);
        QRectF taken;
        m_painter.drawText(m_left, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, words, &taken);
        m_left.setTop(taken.bottom() + gap);
    }
    void draw(const QImage &code)
    {
        QRectF place(0, m_left.top(), codeSide, codeSide);
        place.moveLeft(m_left.center().x() - codeSide / 2);
        m_painter.drawImage(place, code); // without smoothing
        m_left.setTop(place.bottom() + gap);
    }

private:
    QPainter &m_painter;
    QRectF m_left; // what is still empty
};

} // namespace

void paint(QPainter &painter, const QRectF &page, const KeySheet &sheet)
{
    painter.fillRect(page, Qt::white);
    painter.setPen(Qt::black);
    QFont plain;
    QFont bold;
    bold.setBold(true);
    QFont letters = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    letters.setBold(true);
    Writer writer(painter, page);
    writer.write(sheet.name, bold, 28);
    writer.write(sheet.address, plain, 16);
    writer.draw(qrCode(sheet.link));
    writer.write(SheetWords::howTo(), plain, 12);
    for (qsizetype from = 0; from < sheet.fingerprint.size(); from += groupsInRow)
        writer.write(sheet.fingerprint.mid(from, groupsInRow).join(QStringLiteral("  ")).toUpper(), letters, 16);
    writer.write(SheetWords::since(sheet.day), plain, 11);
}

bool savePdf(const QString &file, const KeySheet &sheet)
{
    QFile target(file);
    if (!target.open(QIODevice::WriteOnly))
        return false;
    QPdfWriter writer(&target);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({});
    writer.setTitle(sheet.address);
    QPainter painter(&writer);
    const qreal scale = writer.resolution() / 72.0;
    painter.scale(scale, scale);
    paint(painter, QRectF(QPointF(), writer.pageLayout().fullRect(QPageLayout::Point).size()), sheet);
    return painter.end() && target.flush();
}

} // namespace trust
