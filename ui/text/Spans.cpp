// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Spans.h"

#include <array>
#include <vector>

namespace text {
namespace {

constexpr qsizetype longestLink = 2048;
constexpr std::array<QLatin1String, 4> schemes{QLatin1String("https://"), QLatin1String("http://"),
                                               QLatin1String("mailto:"), QLatin1String("xmpp:")};
constexpr std::array<char16_t, 4> directives{u'*', u'_', u'~', u'`'};
constexpr std::array<int, 4> directiveStyles{Span::Bold, Span::Italic, Span::Strike, Span::Code};

struct Found
{
    qsizetype from;
    qsizetype to;
    QString target;
};

int directiveIndex(QChar character)
{
    for (size_t index = 0; index < directives.size(); ++index) {
        if (character == directives[index])
            return static_cast<int>(index);
    }
    return -1;
}

bool endsLink(QChar character)
{
    return character.isSpace() || character < QChar(0x20) || character == u'<' || character == u'>' || character == u'"'
        || character == u'\u00ab' || character == u'\u00bb';
}

// Signs of the sentence around a link are not part of it; a closing bracket is if it was opened inside.
qsizetype trimmedEnd(QStringView text, qsizetype from, qsizetype to)
{
    int open = 0;
    for (qsizetype at = from; at < to; ++at)
        open += text[at] == u'(' ? 1 : text[at] == u')' ? -1 : 0;
    while (to > from) {
        const QChar last = text[to - 1];
        if (last == u')' && open < 0)
            ++open;
        else if (!QStringView(u".,;:!?'’”]}*_~`").contains(last))
            break;
        --to;
    }
    return to;
}

std::vector<Found> linksOf(QStringView text)
{
    std::vector<Found> links;
    qsizetype wordStart = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar character = text[at];
        if (!character.isLetterOrNumber()) {
            wordStart = at + 1;
            continue;
        }
        if (at != wordStart)
            continue;
        for (const QLatin1String scheme : schemes) {
            if (!text.mid(at).startsWith(scheme, Qt::CaseInsensitive))
                continue;
            qsizetype end = at;
            while (end < text.size() && !endsLink(text[end]))
                ++end;
            const qsizetype trimmed = trimmedEnd(text, at, end);
            const QUrl url = safeLink(text.mid(at, trimmed - at).toString());
            if (url.isValid())
                links.push_back({at, trimmed, url.toString(QUrl::FullyEncoded)});
            at = end; // a refused one is passed over whole, or a line of many would be read again and again
            wordStart = at + 1;
            break;
        }
    }
    return links;
}

// Styles of every character of one line. Each character is read once for each of at most four levels.
class LineStyler
{
public:
    LineStyler(QStringView line, std::vector<quint8> &styles, qsizetype offset, const std::vector<bool> &inLink)
        : m_line(line)
        , m_styles(styles)
        , m_offset(offset)
        , m_inLink(inLink)
    {
        for (auto &next : m_nextClose)
            next.assign(static_cast<size_t>(line.size()) + 1, line.size());
        for (qsizetype at = line.size() - 1; at >= 0; --at) {
            for (auto &next : m_nextClose)
                next[static_cast<size_t>(at)] = next[static_cast<size_t>(at) + 1];
            const int directive = isInLink(at) ? -1 : directiveIndex(line[at]);
            if (directive >= 0 && at > 0 && !line[at - 1].isSpace())
                m_nextClose[static_cast<size_t>(directive)][static_cast<size_t>(at)] = at;
        }
    }

    void style(qsizetype from, qsizetype to, int styles)
    {
        for (qsizetype at = from; at < to; ++at) {
            const int directive = isInLink(at) ? -1 : directiveIndex(m_line[at]);
            const qsizetype close = directive >= 0 && mayOpen(at, from) ? closeOf(directive, at, to) : -1;
            if (close < 0) {
                mark(at, styles);
                continue;
            }
            const int inner = styles | directiveStyles[static_cast<size_t>(directive)];
            mark(at, inner | Span::Marker);
            mark(close, inner | Span::Marker);
            if (inner & Span::Code) {
                for (qsizetype code = at + 1; code < close; ++code)
                    mark(code, inner);
            } else {
                style(at + 1, close, inner);
            }
            at = close;
        }
    }

private:
    bool isInLink(qsizetype at) const { return m_inLink[static_cast<size_t>(m_offset + at)]; }
    void mark(qsizetype at, int styles) { m_styles[static_cast<size_t>(m_offset + at)] = static_cast<quint8>(styles); }

    // XEP-0393 §6.2: at the beginning, after white space or after another opening sign; never before white space.
    bool mayOpen(qsizetype at, qsizetype from) const
    {
        const bool begins = at == from || m_line[at - 1].isSpace();
        return begins && at + 1 < m_line.size() && !m_line[at + 1].isSpace();
    }
    qsizetype closeOf(int directive, qsizetype open, qsizetype to) const
    {
        if (open + 2 >= m_line.size())
            return -1;
        const qsizetype close = m_nextClose[static_cast<size_t>(directive)][static_cast<size_t>(open) + 2];
        return close < to ? close : -1;
    }

    QStringView m_line;
    std::vector<quint8> &m_styles;
    qsizetype m_offset;
    const std::vector<bool> &m_inLink;
    std::array<std::vector<qsizetype>, 4> m_nextClose;
};

} // namespace

QUrl safeLink(const QString &link)
{
    if (link.size() > longestLink || link.contains(u'\\'))
        return {};
    const QUrl url(link, QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool isWeb = scheme == u"http" || scheme == u"https";
    const bool isAddress = scheme == u"mailto" || scheme == u"xmpp";
    if (!url.isValid() || !url.userInfo().isEmpty() || (!isWeb && !isAddress))
        return {};
    if (isWeb && (url.host().isEmpty() || link.section(u'/', 2, 2).contains(u'@')))
        return {};
    return isAddress && url.path().isEmpty() && url.host().isEmpty() ? QUrl() : url;
}

QList<Span> spansOf(const QString &text)
{
    const std::vector<Found> links = linksOf(text);
    std::vector<bool> inLink(static_cast<size_t>(text.size()), false);
    for (const Found &link : links)
        std::fill(inLink.begin() + link.from, inLink.begin() + link.to, true);

    std::vector<quint8> styles(static_cast<size_t>(text.size()), 0);
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype found = text.indexOf(u'\n', from);
        const qsizetype end = found < 0 ? text.size() : found;
        const QStringView line = QStringView(text).mid(from, end - from);
        LineStyler(line, styles, from, inLink).style(0, line.size(), 0);
        from = end + 1;
    }

    QList<Span> spans;
    auto link = links.begin();
    for (qsizetype at = 0; at < text.size();) {
        while (link != links.end() && link->to <= at)
            ++link;
        const bool linked = link != links.end() && link->from <= at;
        const qsizetype border = linked ? link->to : link != links.end() ? link->from : text.size();
        qsizetype end = at + 1;
        while (end < border && styles[static_cast<size_t>(end)] == styles[static_cast<size_t>(at)])
            ++end;
        const bool isCode = styles[static_cast<size_t>(at)] & Span::Code;
        const int own = styles[static_cast<size_t>(at)] | (linked && !isCode ? Span::Link : 0);
        if (own)
            spans.append(
                {static_cast<int>(at), static_cast<int>(end - at), own, own & Span::Link ? link->target : QString()});
        at = end;
    }
    return spans;
}

} // namespace text
