// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/FoundWords.h"

namespace text {
namespace {

constexpr qsizetype mostWords = 16;
constexpr qsizetype shortestStart = 3;   // as the index has it: shorter ones match whole words only
constexpr qsizetype mostStretches = 500; // of one text; nobody looks for more
constexpr qsizetype longestWord = 64;

bool isMark(char32_t character)
{
    return QChar::isMark(character);
}

QString folded(QStringView word)
{
    const QString apart = word.left(longestWord).toString().normalized(QString::NormalizationForm_KD);
    QString plain;
    for (const char32_t character : apart.toUcs4()) {
        if (!isMark(character))
            plain += QString::fromUcs4(&character, 1);
    }
    return plain.toCaseFolded();
}

// Calls `take` with each word's place.
template<typename Take>
void eachWord(QStringView text, Take take)
{
    qsizetype start = -1;
    for (qsizetype at = 0; at <= text.size();) {
        const bool isPair = at + 1 < text.size() && text[at].isHighSurrogate() && text[at + 1].isLowSurrogate();
        const char32_t character = at == text.size() ? U' '
            : isPair                                 ? QChar::surrogateToUcs4(text[at], text[at + 1])
                                                     : char32_t(text[at].unicode());
        const bool belongs = QChar::isLetterOrNumber(character) || (start >= 0 && isMark(character));
        if (belongs && start < 0)
            start = at;
        if (!belongs && start >= 0) {
            if (!take(start, at - start))
                return;
            start = -1;
        }
        at += isPair ? 2 : 1;
    }
}

} // namespace

FoundWords::FoundWords(const QString &question)
{
    qsizetype end = 0;
    eachWord(question, [&](qsizetype from, qsizetype length) {
        m_words.append(folded(QStringView(question).mid(from, length)));
        end = from + length;
        return m_words.size() < mostWords;
    });
    m_isLastOpen = !m_words.isEmpty() && end == question.size() && m_words.last().size() >= shortestStart;
}

bool FoundWords::matches(const QString &folded) const
{
    return m_words.contains(folded) || (m_isLastOpen && folded.startsWith(m_words.last()));
}

QList<Stretch> FoundWords::in(QStringView text) const
{
    QList<Stretch> found;
    if (isEmpty())
        return found;
    eachWord(text, [&](qsizetype from, qsizetype length) {
        if (matches(folded(text.mid(from, length))))
            found.append({int(from), int(length)});
        return found.size() < mostStretches;
    });
    return found;
}

} // namespace text
