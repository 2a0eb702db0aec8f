// SPDX-License-Identifier: GPL-3.0-or-later
// What a camera sees, until a QR code is in it (ux.md B12). No picture is kept or leaves. Owned by VerifyPage.
#pragma once

#include "trust/CodeReader.h"
#include "widgets/Panels.h"

#include <memory>

namespace trust {

class Viewfinder;

class CameraScan : public widgets::Card
{
    Q_OBJECT

public:
    explicit CameraScan(QWidget *parent = nullptr);
    ~CameraScan() override;

    // Only when the person wants it: the first look for cameras takes the system up to a second, too long for a page
    // that merely opens.
    void start();
    // Lets go of the camera and hides.
    void stop();
    // One picture of the camera.
    void take(const QImage &picture);

Q_SIGNALS:
    void found(QString text);
    // No camera, or none that may be used: what to tell.
    void failed(QString words);

private:
    void open();
    void fail(const QString &words);

    struct Running;

    CodeReader m_reader;
    std::unique_ptr<Running> m_running; // while the camera is on
    Viewfinder *m_view;
};

} // namespace trust
