// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/CameraScan.h"

#include "support/SampleDesk.h"
#include "trust/QrCode.h"

#include <QAbstractButton>
#include <QPainter>
#include <QSignalSpy>
#include <QThreadPool>

#include <catch2/catch_test_macros.hpp>

using trust::CameraScan;

namespace {

const QString codeLink = QStringLiteral("xmpp:anna@example.org?omemo-sid-7="
                                        "2f9c82baa5e9a2eae0e915ac13a0e8e5e0cb4c0199d06cc786d138839197fe34");

// What a camera would give with that in front of it.
QImage seenWith(const QImage &code)
{
    QImage seen(640, 480, QImage::Format_RGB32);
    seen.fill(QColor(200, 190, 170));
    if (!code.isNull())
        QPainter(&seen).drawImage(QRect(170, 90, 300, 300), code);
    return seen;
}

void settleReading()
{
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
}

} // namespace

TEST_CASE("a code in front of the camera is found once, and the camera is let go", "[trust][camera]")
{
    CameraScan scan;
    QSignalSpy found(&scan, &CameraScan::found);
    scan.show();
    scan.take(seenWith({}));
    const QImage picture = seenWith(trust::qrCode(codeLink));
    REQUIRE(sample::waitUntil([&] {
        scan.take(picture);
        return found.size() > 0;
    }));
    CHECK(found.first().first().toString() == codeLink);
    CHECK(scan.isHidden());
    scan.take(picture);
    settleReading();
    CHECK(found.size() == 1);
}

TEST_CASE("what the camera still shows when it was stopped is not looked at", "[trust][camera]")
{
    CameraScan scan;
    QSignalSpy found(&scan, &CameraScan::found);
    scan.show();
    scan.take(seenWith(trust::qrCode(codeLink)));
    scan.findChild<QAbstractButton *>(QStringLiteral("stop-camera"))->click();
    CHECK(scan.isHidden());
    settleReading();
    CHECK(found.isEmpty());
}
