// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/CodeReader.h"

#include "trust/QrCode.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace trust {

template<typename Picture>
bool CodeReader::start(const Picture &picture)
{
    if (m_isBusy)
        return false;
    m_isBusy = true;
    QThreadPool::globalInstance()->start([self = QPointer(this), picture] {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, texts = readQrCodes(picture)] {
                if (!self)
                    return;
                self->m_isBusy = false;
                Q_EMIT self->read(texts);
            },
            Qt::QueuedConnection);
    });
    return true;
}

bool CodeReader::look(const QImage &picture)
{
    return start(picture);
}

bool CodeReader::look(const QByteArray &file)
{
    return start(file);
}

} // namespace trust

#include "moc_CodeReader.cpp"
