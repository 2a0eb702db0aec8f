// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/KeySheet.h"
#include "trust/QrCode.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>

#include <catch2/catch_test_macros.hpp>

namespace {

const trust::KeySheet sheet{
    QStringLiteral("Giulia"), QStringLiteral("giulia@example.org"),
    QStringLiteral("xmpp:giulia@example.org?omemo-sid-1234567890="
                   "2f9c82baa5e9a2eae0e915ac13a0e8e5e0cb4c0199d06cc786d138839197fe34"),
    QStringLiteral("2f9c82ba a5e9a2ea e0e915ac 13a0e8e5 e0cb4c01 99d06cc7 86d13883 9197fe34").split(u' '),
    QDate(2026, 11, 21)};

} // namespace

TEST_CASE("the QR code on the sheet of one's own keys is read back from it", "[trust]")
{
    const QRectF page(0, 0, 595, 842);
    QImage paper((page.size() * 2).toSize(), QImage::Format_RGB32);
    paper.fill(Qt::gray);
    QPainter painter(&paper);
    painter.scale(2, 2);
    trust::paint(painter, page, sheet);
    painter.end();
    CHECK(trust::readQrCodes(paper) == QStringList{sheet.link});
}

TEST_CASE("the sheet is saved as PDF, or it is said that it was not", "[trust]")
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("sheet.pdf"));
    REQUIRE(trust::savePdf(name, sheet));
    QFile saved(name);
    REQUIRE(saved.open(QIODevice::ReadOnly));
    CHECK(saved.read(5) == "%PDF-");
    CHECK(saved.size() > 2000);
    CHECK_FALSE(trust::savePdf(folder.filePath(QStringLiteral("no/such/folder.pdf")), sheet));
}
