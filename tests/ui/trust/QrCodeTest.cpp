// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/QrCode.h"

#include <QBuffer>

#include <catch2/catch_test_macros.hpp>

namespace {

const QString codeLink = QStringLiteral("xmpp:anna@example.org?omemo-sid-1234567890="
                                        "2f9c82baa5e9a2eae0e915ac13a0e8e5e0cb4c0199d06cc786d138839197fe34");

QByteArray asFile(const QImage &picture, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, format);
    return bytes;
}

} // namespace

TEST_CASE("H15: a code that is shown as QR is read from a picture file as the same text", "[trust]")
{
    const QImage code = trust::qrCode(codeLink);
    REQUIRE(!code.isNull());
    const QImage large = code.scaled(code.size() * 5);
    CHECK(trust::readQrCodes(asFile(large, "png")) == QStringList{codeLink});
    QImage photograph(900, 700, QImage::Format_RGB32); // somewhere in a larger picture
    photograph.fill(QColor(210, 190, 160));
    for (int y = 0; y < large.height(); ++y) {
        for (int x = 0; x < large.width(); ++x)
            photograph.setPixel(x + 90, y + 60, large.pixel(x, y));
    }
    CHECK(trust::readQrCodes(asFile(photograph, "jpeg")) == QStringList{codeLink});
}

TEST_CASE("a picture without a code has none, and what is no picture is none", "[trust]")
{
    QImage empty(300, 300, QImage::Format_RGB32);
    empty.fill(Qt::white);
    CHECK(trust::readQrCodes(asFile(empty, "png")).isEmpty());
    CHECK(trust::readQrCodes(QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>")).isEmpty());
    CHECK(trust::readQrCodes(QImage()).isEmpty());
}

TEST_CASE("a text that is too long for a QR code gives none", "[trust]")
{
    CHECK(trust::qrCode(QString(4000, u'x')).isNull());
}
