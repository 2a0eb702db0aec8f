// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for QR codes in pictures beside the interface thread, one picture at a time. Owned by who asks.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QObject>
#include <QStringList>

namespace trust {

class CodeReader : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Each is answered by `read`. What comes while a picture is looked at is not looked at: false.
    bool look(const QImage &picture);
    bool look(const QByteArray &file);

Q_SIGNALS:
    // The texts of that picture, in no order; none if there is no code in it.
    void read(QStringList texts);

private:
    template<typename Picture>
    bool start(const Picture &picture);

    bool m_isBusy = false;
};

} // namespace trust
