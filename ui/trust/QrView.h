// SPDX-License-Identifier: GPL-3.0-or-later
// A text shown as QR code, dark on light in every theme, for another device's camera. Owned by its page.
#pragma once

#include <QImage>
#include <QWidget>

namespace trust {

class QrView : public QWidget
{
    Q_OBJECT

public:
    explicit QrView(const QString &name, QWidget *parent = nullptr);

    // The text is also the description that screen readers say.
    void setText(const QString &text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_code;
};

} // namespace trust
