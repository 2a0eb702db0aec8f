// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/TextLimits.h"

#include <QTextBoundaryFinder>

namespace timeline::limits {
namespace {

bool isMark(char32_t letter)
{
    const QChar::Category category = QChar::category(letter);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing
        || category == QChar::Mark_SpacingCombining;
}

int utf8Length(char32_t letter)
{
    return letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
}

char32_t letterAt(const QString &text, qsizetype index, int *units)
{
    *units = 1;
    if (text[index].isHighSurrogate() && index + 1 < text.size() && text[index + 1].isLowSurrogate()) {
        *units = 2;
        return QChar::surrogateToUcs4(text[index], text[index + 1]);
    }
    return text[index].unicode();
}

bool isPictograph(char32_t letter)
{
    return (letter >= 0x1F000 && letter <= 0x1FAFF) || (letter >= 0x2600 && letter <= 0x27BF)
        || (letter >= 0x2B00 && letter <= 0x2BFF) || (letter >= 0x2300 && letter <= 0x23FF) || letter == 0x203C
        || letter == 0x2049 || letter == 0x2764;
}

bool joinsEmoji(char32_t letter)
{
    return letter == 0x200D || letter == 0xFE0F || letter == 0x20E3 || (letter >= 0xE0020 && letter <= 0xE007F);
}

} // namespace

Clipped clipped(const QString &text, int steps)
{
    const qint64 bytesAllowed = qint64(bytesAtOnce) * steps;
    const qint64 linesAllowed = qint64(linesAtOnce) * steps;
    qint64 bytes = 0;
    qint64 lines = 1;
    int units = 1;
    for (qsizetype index = 0; index < text.size(); index += units) {
        const char32_t letter = letterAt(text, index, &units);
        bytes += utf8Length(letter);
        lines += letter == U'\n' ? 1 : 0;
        if (bytes > bytesAllowed || lines > linesAllowed)
            return {text.left(index), true};
    }
    return {text, false};
}

QString tamed(const QString &text)
{
    QString result;
    result.reserve(text.size());
    int marks = 0;
    int units = 1;
    for (qsizetype index = 0; index < text.size(); index += units) {
        const char32_t letter = letterAt(text, index, &units);
        if (isMark(letter)) {
            if (++marks > marksOnLetter)
                continue;
        } else {
            marks = 0;
        }
        if (letter == U'\u2028' || letter == U'\u2029') {
            result.append(QLatin1Char('\n'));
            continue;
        }
        if (QChar::category(letter) == QChar::Other_Control && letter != U'\n' && letter != U'\t')
            continue;
        result.append(QStringView(text).mid(index, units));
    }
    return result;
}

bool isEmojiOnly(const QString &text)
{
    constexpr qsizetype longest = 48; // three families with skin tones
    if (text.isEmpty() || text.size() > longest)
        return false;
    bool hasPictograph = false;
    int units = 1;
    for (qsizetype index = 0; index < text.size(); index += units) {
        const char32_t letter = letterAt(text, index, &units);
        if (isPictograph(letter))
            hasPictograph = true;
        else if (!joinsEmoji(letter) && letter != U' ')
            return false;
    }
    if (!hasPictograph)
        return false;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    int clusters = 0;
    for (qsizetype from = 0, to = finder.toNextBoundary(); to > 0; from = to, to = finder.toNextBoundary())
        clusters += QStringView(text).mid(from, to - from).trimmed().isEmpty() ? 0 : 1;
    return clusters >= 1 && clusters <= 3;
}

} // namespace timeline::limits
