// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/Parts.h"

#include <QStringView>

namespace timeline {
namespace {

// Collects lines into parts: lines of one kind that follow one another are one part.
class Divider
{
public:
    void add(QStringView line)
    {
        if (m_isInCode) {
            if (line.trimmed() == QLatin1String("```")) {
                close();
                m_isInCode = false;
                return;
            }
            return append(PartKind::Code, line);
        }
        if (line.startsWith(QLatin1String("```"))) {
            close();
            m_isInCode = true;
            return;
        }
        if (line.startsWith(QLatin1Char('>')))
            return append(PartKind::Quote, line.mid(line.startsWith(QLatin1String("> ")) ? 2 : 1));
        append(PartKind::Text, line);
    }
    QList<Part> take()
    {
        close();
        return std::move(m_parts);
    }

private:
    void append(PartKind kind, QStringView line)
    {
        if (m_hasLines && kind != m_kind)
            close();
        if (m_hasLines)
            m_text.append(QLatin1Char('\n'));
        m_text.append(line);
        m_kind = kind;
        m_hasLines = true;
    }
    void close()
    {
        if (m_hasLines)
            m_parts.append({m_kind, m_text, m_kind == PartKind::Code ? QList<text::Span>() : text::spansOf(m_text)});
        m_text.clear();
        m_hasLines = false;
    }

    QList<Part> m_parts;
    QString m_text;
    PartKind m_kind = PartKind::Text;
    bool m_hasLines = false;
    bool m_isInCode = false;
};

} // namespace

QList<Part> partsOf(const QString &text)
{
    Divider divider;
    for (qsizetype from = 0; from <= text.size();) {
        const qsizetype found = text.indexOf(QLatin1Char('\n'), from);
        const qsizetype end = found < 0 ? text.size() : found;
        divider.add(QStringView(text).mid(from, end - from));
        from = end + 1;
    }
    return divider.take();
}

QString firstLinkOf(const RowContent &content)
{
    for (const Part &part : content.parts) {
        for (const text::Span &span : part.spans) {
            if (span.styles & text::Span::Link)
                return span.target;
        }
    }
    return {};
}

} // namespace timeline
