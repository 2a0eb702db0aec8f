// SPDX-License-Identifier: GPL-3.0-or-later
// A key's fingerprint in eight groups of eight (ux.md B12), in two rows where there is room: each group can be reached by
// keyboard and is spelled to screen readers. Owned by its page.
#pragma once

#include <QWidget>

namespace trust {

class FingerprintView : public QWidget
{
    Q_OBJECT

public:
    // `name` says whose it is.
    FingerprintView(const QString &name, const QStringList &groups, QWidget *parent = nullptr);
    const QStringList &groups() const { return m_groups; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int columnsIn(int width) const;

    QStringList m_groups;
    QList<QWidget *> m_boxes;
};

} // namespace trust
