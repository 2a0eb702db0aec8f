// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet of paper for meetings (ux.md B12): whose device it is, its code as QR and in letters; to be printed or passed
// on as PDF. Free functions.
#pragma once

#include <QDate>
#include <QRectF>
#include <QString>
#include <QStringList>

class QPainter;

namespace trust {

struct KeySheet
{
    QString name;            // safe to show
    QString address;         // likewise
    QString link;            // what the QR code says
    QStringList fingerprint; // eight groups of eight digits
    QDate day;               // when this was so
};

// `page` is in points of 1/72 inch.
void paint(QPainter &painter, const QRectF &page, const KeySheet &sheet);
// A4; false if the file could not be written.
bool savePdf(const QString &file, const KeySheet &sheet);

} // namespace trust
