// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/QrCode.h"

#include "widgets/SafeImage.h"

#define ZX_USE_UTF8 1 // texts of releases before 2 as those of later ones
#include <ZXing/ReadBarcode.h>
#include <qrencode.h>

#include <memory>

namespace trust {
namespace {

constexpr int quietZone = 4; // modules
constexpr QSize largest(2000, 2000);

#if __has_include(<ZXing/ReaderOptions.h>)
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

struct Free
{
    void operator()(QRcode *code) const { QRcode_free(code); }
};

} // namespace

QImage qrCode(const QString &text)
{
    const std::unique_ptr<QRcode, Free> code(
        QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M)); // 0: as small as it can be
    if (!code)
        return {};
    const int side = code->width + 2 * quietZone;
    QImage picture(side, side, QImage::Format_Grayscale8);
    picture.fill(Qt::white);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if (code->data[y * code->width + x] & 1)
                picture.setPixel(x + quietZone, y + quietZone, qRgb(0, 0, 0));
        }
    }
    return picture;
}

QStringList readQrCodes(const QImage &picture)
{
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    if (grey.isNull())
        return {};
    Options options;
    options.setFormats(ZXing::BarcodeFormat::QRCode);
    options.setTryHarder(true);
    const ZXing::ImageView view(grey.constBits(), grey.width(), grey.height(), ZXing::ImageFormat::Lum,
                                int(grey.bytesPerLine()), 1);
    QStringList texts;
    for (const auto &found : ZXing::ReadBarcodes(view, options)) {
        if (found.isValid())
            texts.append(QString::fromStdString(found.text()));
    }
    return texts;
}

QStringList readQrCodes(const QByteArray &file)
{
    return readQrCodes(widgets::decodeImage(file, largest));
}

} // namespace trust
