// SPDX-License-Identifier: GPL-3.0-or-later
// The padlock of the header: icon and word together (ux.md B11), a button that opens the padlock panel.
#pragma once

#include "text/Padlock.h"

#include <QAbstractButton>

namespace widgets {

class PadlockPill : public QAbstractButton
{
    Q_OBJECT

public:
    explicit PadlockPill(QWidget *parent = nullptr);
    void setPadlock(const text::Padlock &padlock);
    const text::Padlock &padlock() const { return m_padlock; }
    // Icon alone where the header is narrow; the word stays in the accessible name and the tooltip.
    void setCompact(bool compact);
    QSize sizeHint() const override;
    QSize wideHint() const; // with its word
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    text::Padlock m_padlock;
    bool m_compact = false;
};

} // namespace widgets
