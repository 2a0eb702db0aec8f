// SPDX-License-Identifier: GPL-3.0-or-later
// Widgets beside each other that go on in the next row where the width ends, as words do. Owned by its widget.
#pragma once

#include <QLayout>
#include <QList>

namespace widgets {

class FlowLayout : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(int gap, QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override { m_items << item; }
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &area) override;

private:
    // The height needed; places the widgets if `area` is where they go.
    enum class Act { Measure, Place };
    int flow(const QRect &area, Act act) const;

    QList<QLayoutItem *> m_items;
    int m_gap;
};

} // namespace widgets
