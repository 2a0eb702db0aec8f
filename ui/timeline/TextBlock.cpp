// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/TextBlock.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <cmath>

namespace timeline {
namespace {

qint64 shaped = 0;

// Thirty lines never need more; the rest of a folded text is not even looked at.
constexpr int foldedCharacters = 5'000;

theme::Type typeOf(PartKind kind)
{
    switch (kind) {
    case PartKind::Emoji: return theme::Type::EmojiOnly;
    case PartKind::Notice: return theme::Type::Meta;
    default: return theme::Type::Message;
    }
}

QStringList emojiFamilies()
{
    return {QStringLiteral("Noto Color Emoji"), QStringLiteral("Segoe UI Emoji"), QStringLiteral("Apple Color Emoji")};
}

QString fixedFamily()
{
    return QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
}

bool isRightToLeft(const QTextLayout &layout)
{
    return layout.textOption().textDirection() == Qt::RightToLeft;
}

} // namespace

TextBlock::TextBlock(Part part)
    : m_part(std::move(part))
{
}

qint64 TextBlock::charactersShaped()
{
    return shaped;
}

QFont TextBlock::fontOf(const theme::Look &look) const
{
    QFont font = look.font(typeOf(m_part.kind));
    // The colour emoji come before fonts that draw the same characters in black and white.
    QStringList families = font.families() + emojiFamilies();
    if (m_part.kind == PartKind::Emoji)
        families = emojiFamilies() + font.families();
    if (m_part.kind == PartKind::Code) {
        families = {fixedFamily()};
        font.setStyleHint(QFont::Monospace);
    }
    font.setFamilies(families);
    font.setItalic(m_part.kind == PartKind::Aside);
    return font;
}

QMarginsF TextBlock::margins() const
{
    switch (m_part.kind) {
    case PartKind::Quote: return {10, 0, 0, 0};
    case PartKind::Code: return {8, 6, 8, 6};
    default: return {};
    }
}

QList<QTextLayout::FormatRange> TextBlock::formatsFor(const Paragraph &paragraph, const theme::Look &look) const
{
    QList<QTextLayout::FormatRange> formats;
    const int end = paragraph.from + paragraph.length;
    for (const text::Span &span : m_part.spans) {
        const int from = std::max(span.from, paragraph.from);
        const int to = std::min(span.from + span.length, end);
        if (from >= to)
            continue;
        QTextCharFormat format;
        if (span.styles & text::Span::Bold)
            format.setFontWeight(QFont::Bold);
        format.setFontItalic(span.styles & text::Span::Italic);
        format.setFontStrikeOut(span.styles & text::Span::Strike);
        if (span.styles & text::Span::Code) {
            format.setFontFamilies(QStringList{fixedFamily()});
            format.setFontStyleHint(QFont::Monospace);
        }
        if (span.styles & text::Span::Marker)
            format.setForeground(look[theme::Colour::Text2]);
        if (span.styles & text::Span::Link) {
            format.setForeground(look[theme::Colour::Link]);
            format.setFontUnderline(true);
        }
        formats.append({from - paragraph.from, to - from, format});
    }
    for (const text::Stretch &stretch : m_part.found) {
        const int from = std::max(stretch.from, paragraph.from);
        const int to = std::min(stretch.from + stretch.length, end);
        if (from >= to)
            continue;
        QTextCharFormat format;
        format.setBackground(look[m_part.isFoundHere ? theme::Colour::Accent : theme::Colour::Found]);
        format.setForeground(look[m_part.isFoundHere ? theme::Colour::OnAccent : theme::Colour::OnFound]);
        formats.append({from - paragraph.from, to - from, format});
    }
    return formats;
}

int TextBlock::breakLines(Paragraph &paragraph, qreal width, int maxLines, qreal lineHeight)
{
    QTextLayout &layout = *paragraph.layout;
    int lines = 0;
    qreal y = 0;
    layout.beginLayout();
    for (;;) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        if (maxLines > 0 && lines == maxLines) {
            m_isCut = true;
            break;
        }
        line.setLineWidth(width);
        const qreal height = std::max(lineHeight, std::ceil(line.height()));
        line.setPosition({0, y + std::floor((height - line.height()) / 2)});
        m_size.setWidth(std::max(m_size.width(), std::ceil(line.naturalTextWidth())));
        y += height;
        ++lines;
    }
    layout.endLayout();
    paragraph.height = y;
    return lines;
}

TextBlock::Paragraph TextBlock::shape(int from, int length, const theme::Look &look) const
{
    Paragraph paragraph{from, length, {}, 0, 0};
    const QString text = m_part.text.mid(from, length);
    shaped += length;
    paragraph.layout = std::make_unique<QTextLayout>(text, fontOf(look));
    QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setWrapMode(m_part.kind == PartKind::Code ? QTextOption::WrapAnywhere
                                                     : QTextOption::WrapAtWordBoundaryOrAnywhere);
    paragraph.layout->setTextOption(option);
    paragraph.layout->setFormats(formatsFor(paragraph, look));
    paragraph.layout->setCacheEnabled(true);
    return paragraph;
}

int TextBlock::layOut(qreal maxWidth, int maxLines, const theme::Look &look)
{
    const qreal lineHeight = look.lineHeight(typeOf(m_part.kind));
    const QMarginsF around = margins();
    const int available = textLength();
    const int given = maxLines > 0 ? std::min(available, foldedCharacters) : available;
    m_paragraphs.clear();
    m_size = {};
    m_isCut = false;
    int lines = 0;
    qreal y = around.top();
    for (int from = 0; from <= given && !m_isCut;) {
        if (maxLines > 0 && lines >= maxLines) {
            m_isCut = true;
            break;
        }
        qsizetype end = m_part.text.indexOf(QLatin1Char('\n'), from);
        end = end < 0 || end > given ? given : end;
        Paragraph paragraph = shape(from, static_cast<int>(end) - from, look);
        paragraph.top = y;
        lines += breakLines(paragraph, maxWidth - around.left() - around.right(), maxLines > 0 ? maxLines - lines : 0,
                            lineHeight);
        y += paragraph.height;
        m_paragraphs.push_back(std::move(paragraph));
        from = static_cast<int>(end) + 1;
    }
    m_isCut = m_isCut || given < available;
    m_width = m_size.width();
    m_size = QSizeF(m_width + around.left() + around.right(), y + around.bottom());
    return lines;
}

void TextBlock::settle(qreal width)
{
    m_width = width - margins().left() - margins().right();
    m_size.setWidth(width);
    for (Paragraph &paragraph : m_paragraphs) {
        for (int index = 0; index < paragraph.layout->lineCount(); ++index) {
            QTextLine line = paragraph.layout->lineAt(index);
            const qreal free = m_width - std::ceil(line.naturalTextWidth());
            const qreal x = m_part.kind == PartKind::Notice ? std::floor(free / 2)
                : isRightToLeft(*paragraph.layout)          ? free
                                                            : 0;
            line.setPosition({x, line.y()});
        }
    }
}

qreal TextBlock::lastLineWidth() const
{
    const bool standsAlone = m_part.kind == PartKind::Quote || m_part.kind == PartKind::Code;
    if (standsAlone || m_paragraphs.empty() || m_paragraphs.back().layout->lineCount() == 0)
        return 1e6;
    const QTextLayout &layout = *m_paragraphs.back().layout;
    if (isRightToLeft(layout) != (QGuiApplication::layoutDirection() == Qt::RightToLeft))
        return 1e6;
    return layout.lineAt(layout.lineCount() - 1).naturalTextWidth();
}

void TextBlock::paintGround(QPainter &painter, const theme::Look &look) const
{
    if (m_part.kind == PartKind::Quote) {
        const bool isMirrored = !m_paragraphs.empty() && isRightToLeft(*m_paragraphs.front().layout);
        const qreal x = isMirrored ? m_size.width() - 3 : 0;
        painter.fillRect(QRectF(x, 0, 3, m_size.height()), look[theme::Colour::ControlBorder]);
    } else if (m_part.kind == PartKind::Code) {
        QColor ground = look[theme::Colour::Text];
        ground.setAlphaF(0.07F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(QRectF(QPointF(), m_size), theme::radius::small, theme::radius::small);
    }
}

void TextBlock::paint(QPainter &painter, TextRange selection, const theme::Look &look) const
{
    paintGround(painter, look);
    const bool isQuiet = m_part.kind != PartKind::Text && m_part.kind != PartKind::Code;
    painter.setPen(look[isQuiet ? theme::Colour::Text2 : theme::Colour::Text]);
    for (const Paragraph &paragraph : m_paragraphs) {
        QList<QTextLayout::FormatRange> selections;
        const int from = std::max(selection.from - paragraph.from, 0);
        const int to = std::min(selection.to - paragraph.from, paragraph.length);
        if (from < to) {
            QTextLayout::FormatRange range;
            range.start = from;
            range.length = to - from;
            range.format.setBackground(look[theme::Colour::Accent]);
            range.format.setForeground(look[theme::Colour::OnAccent]);
            selections.append(range);
        }
        paragraph.layout->draw(
            &painter,
            {isRightToLeft(*paragraph.layout) && m_part.kind == PartKind::Quote ? 0 : margins().left(), paragraph.top},
            selections);
    }
}

const TextBlock::Paragraph *TextBlock::paragraphUnder(qreal y) const
{
    const auto found = std::find_if(m_paragraphs.begin(), m_paragraphs.end(),
                                    [y](const Paragraph &paragraph) { return y < paragraph.top + paragraph.height; });
    if (found != m_paragraphs.end())
        return &*found;
    return m_paragraphs.empty() ? nullptr : &m_paragraphs.back();
}

int TextBlock::positionAt(QPointF point) const
{
    const Paragraph *paragraph = paragraphUnder(point.y());
    if (!paragraph)
        return 0;
    const QTextLayout &layout = *paragraph->layout;
    for (int index = 0; index < layout.lineCount(); ++index) {
        const QTextLine line = layout.lineAt(index);
        if (point.y() - paragraph->top < line.y() + line.height() || index == layout.lineCount() - 1)
            return paragraph->from + line.xToCursor(point.x() - margins().left());
    }
    return paragraph->from;
}

QString TextBlock::linkAt(QPointF point) const
{
    const Paragraph *paragraph = paragraphUnder(point.y());
    if (!paragraph)
        return {};
    const QPointF inside = point - QPointF(margins().left(), paragraph->top);
    for (int index = 0; index < paragraph->layout->lineCount(); ++index) {
        const QTextLine line = paragraph->layout->lineAt(index);
        if (!line.naturalTextRect().contains(inside))
            continue;
        const int at = paragraph->from + line.xToCursor(inside.x(), QTextLine::CursorOnCharacter);
        for (const text::Span &span : m_part.spans) {
            if ((span.styles & text::Span::Link) && at >= span.from && at < span.from + span.length)
                return span.target;
        }
    }
    return {};
}

TextRange TextBlock::wordAt(int position) const
{
    const TextRange paragraph = paragraphAt(position);
    const QString text = m_part.text.mid(paragraph.from, paragraph.to - paragraph.from);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(std::clamp<qsizetype>(position - paragraph.from, 0, text.size()));
    const qsizetype from = finder.isAtBoundary() && finder.position() < text.size() ? finder.position()
                                                                                    : finder.toPreviousBoundary();
    const qsizetype to = finder.toNextBoundary();
    return {paragraph.from + static_cast<int>(std::max<qsizetype>(from, 0)),
            paragraph.from + static_cast<int>(to < 0 ? text.size() : to)};
}

TextRange TextBlock::paragraphAt(int position) const
{
    const qsizetype at = std::clamp<qsizetype>(position, 0, m_part.text.size());
    const qsizetype before = at > 0 ? m_part.text.lastIndexOf(QLatin1Char('\n'), at - 1) : -1;
    const qsizetype after = m_part.text.indexOf(QLatin1Char('\n'), at);
    return {static_cast<int>(before + 1), static_cast<int>(after < 0 ? m_part.text.size() : after)};
}

} // namespace timeline
