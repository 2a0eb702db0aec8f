// SPDX-License-Identifier: GPL-3.0-or-later
// Text, quote, code and emoji as laid-out paragraphs; each paragraph has the direction of its own first letter.
#pragma once

#include "timeline/Block.h"
#include "timeline/RowContent.h"

#include <QTextLayout>

#include <memory>
#include <vector>

namespace timeline {

class TextBlock final : public Block
{
public:
    explicit TextBlock(Part part);

    int layOut(qreal maxWidth, int maxLines, const theme::Look &look) override;
    void settle(qreal width) override;
    QSizeF size() const override { return m_size; }
    qreal lastLineWidth() const override;
    bool isCut() const override { return m_isCut; }
    void paint(QPainter &painter, TextRange selection, const theme::Look &look) const override;
    int textLength() const override { return static_cast<int>(m_part.text.size()); }
    QString text(TextRange range) const override { return m_part.text.mid(range.from, range.to - range.from); }
    int positionAt(QPointF point) const override;
    QString linkAt(QPointF point) const override;
    TextRange wordAt(int position) const override;
    TextRange paragraphAt(int position) const override;

    // How many characters have been given to the text engine since the program started; for the tests of G12.
    static qint64 charactersShaped();

private:
    struct Paragraph
    {
        int from = 0;
        int length = 0;
        std::unique_ptr<QTextLayout> layout;
        qreal top = 0;
        qreal height = 0;
    };

    QFont fontOf(const theme::Look &look) const;
    QList<QTextLayout::FormatRange> formatsFor(const Paragraph &paragraph, const theme::Look &look) const;
    Paragraph shape(int from, int length, const theme::Look &look) const;
    int breakLines(Paragraph &paragraph, qreal width, int maxLines, qreal lineHeight);
    const Paragraph *paragraphUnder(qreal y) const;
    QMarginsF margins() const;
    void paintGround(QPainter &painter, const theme::Look &look) const;

    Part m_part;
    std::vector<Paragraph> m_paragraphs;
    QSizeF m_size;
    qreal m_width = 0; // of the lines after settling
    bool m_isCut = false;
};

} // namespace timeline
