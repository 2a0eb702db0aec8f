// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/SafeDisplay.h"

#include <QChar>

namespace text {
namespace {

constexpr qsizetype longestName = 200; // characters, G11
constexpr qsizetype readAtMost = 4096; // of a hostile name
constexpr int marksOnLetter = 8;       // G12

constexpr char16_t isolate = 0x2068; // first strong isolate
constexpr char16_t popIsolate = 0x2069;

bool isJoiner(char32_t character)
{
    return character == 0x200c || character == 0x200d;
}

bool isEmojiPart(char32_t character)
{
    return character >= 0x1f000 || (character >= 0x2190 && character <= 0x2bff) || character == 0xfe0f
        || character == 0xa9 || character == 0xae;
}

// Scripts whose letters join by these signs: there they are spelling, elsewhere disguise.
bool joinsLetters(char32_t character)
{
    switch (QChar::script(character)) {
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Common:
    case QChar::Script_Unknown: return false;
    default: return true;
    }
}

bool isHidden(char32_t character, char32_t before)
{
    if (isJoiner(character))
        return !isEmojiPart(before) && !joinsLetters(before);
    if (character == 0xfe0f || character == 0xfe0e)
        return !isEmojiPart(before) && !(before >= U'0' && before <= U'9') && before != U'#' && before != U'*';
    switch (QChar::category(character)) {
    case QChar::Other_Format:
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned: return true;
    default:
        // Blanks that are drawn as nothing: Hangul fillers, Braille blank, combining grapheme joiner.
        return character == 0x115f || character == 0x1160 || character == 0x3164 || character == 0xffa0
            || character == 0x2800 || character == 0x034f;
    }
}

QString visibleMark(char32_t character)
{
    return QStringLiteral("[%1]").arg(static_cast<uint>(character), 4, 16, QLatin1Char('0')).toUpper();
}

bool isSpaceLike(char32_t character)
{
    return QChar::isSpace(character) || character == 0x2028 || character == 0x2029;
}

// Letters of Latin beside Cyrillic or Greek within one word.
bool mixesScripts(QStringView text)
{
    int seen = 0;
    for (const char32_t character : text.toUcs4()) {
        if (!QChar::isLetter(character)) {
            seen = 0;
            continue;
        }
        const QChar::Script script = QChar::script(character);
        seen |= script == QChar::Script_Latin  ? 1
            : script == QChar::Script_Cyrillic ? 2
            : script == QChar::Script_Greek    ? 4
                                               : 0;
        if (seen != 0 && (seen & (seen - 1)) != 0)
            return true;
    }
    return false;
}

bool hasRightToLeft(QStringView text)
{
    for (const char32_t character : text.toUcs4()) {
        const QChar::Direction direction = QChar::direction(character);
        if (direction == QChar::DirR || direction == QChar::DirAL)
            return true;
    }
    return false;
}

char32_t skeletonOf(char32_t character)
{
    struct Pair
    {
        char32_t odd;
        char32_t latin;
    };
    static constexpr Pair pairs[]{
        {U'а', U'a'}, {U'е', U'e'}, {U'о', U'o'}, {U'р', U'p'}, {U'с', U'c'}, {U'у', U'y'}, {U'х', U'x'},
        {U'і', U'i'}, {U'ј', U'j'}, {U'ѕ', U's'}, {U'к', U'k'}, {U'һ', U'h'}, {U'ԁ', U'd'}, {U'ԛ', U'q'},
        {U'ԝ', U'w'}, {U'ӏ', U'l'}, {U'в', U'b'}, {U'м', U'm'}, {U'н', U'h'}, {U'т', U't'}, {U'ο', U'o'},
        {U'α', U'a'}, {U'ν', U'v'}, {U'ρ', U'p'}, {U'ι', U'i'}, {U'κ', U'k'}, {U'υ', U'u'}, {U'τ', U't'},
        {U'χ', U'x'}, {U'ε', U'e'}, {U'ı', U'i'}, {U'0', U'o'}, {U'1', U'l'}, {U'|', U'l'},
    };
    for (const Pair &pair : pairs) {
        if (pair.odd == character)
            return pair.latin;
    }
    return character;
}

QString skeleton(const QString &text)
{
    QString result;
    char32_t before = 0;
    const QString normal = text.left(readAtMost).normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const char32_t character : normal.toUcs4()) {
        if (!isHidden(character, before) && !isSpaceLike(character) && !QChar::isMark(character)) {
            const char32_t plain = skeletonOf(character);
            result += QString::fromUcs4(&plain, 1);
        }
        before = character;
    }
    return result;
}

struct Writer
{
    QString text;
    bool isOdd = false;
    int marks = 0;
    char32_t before = 0;

    void take(char32_t character)
    {
        if (isSpaceLike(character)) {
            text += QLatin1Char(' ');
        } else if (isHidden(character, before)) {
            text += visibleMark(character);
            isOdd = true;
        } else if (!QChar::isMark(character) || isEmojiPart(character) || ++marks <= marksOnLetter) {
            text += QString::fromUcs4(&character, 1);
        }
        if (!QChar::isMark(character))
            marks = 0;
        before = character;
    }
};

// Blanks at the edges would make two names look the same.
void showEdges(QString &text, bool &isOdd)
{
    for (qsizetype at = 0; at < text.size() && text[at] == u' '; ++at, isOdd = true)
        text[at] = u'\u2423';
    for (qsizetype at = text.size() - 1; at >= 0 && text[at] == u' '; --at, isOdd = true)
        text[at] = u'\u2423';
}

} // namespace

Shown safeName(const QString &name)
{
    Writer writer;
    for (const char32_t character : QStringView(name).left(readAtMost).toUcs4())
        writer.take(character);
    showEdges(writer.text, writer.isOdd);
    writer.isOdd = writer.isOdd || mixesScripts(writer.text);
    QString text = cutInMiddle(writer.text, longestName);
    if (hasRightToLeft(text))
        text = QChar(isolate) + text + QChar(popIsolate);
    return {text, writer.isOdd};
}

Shown safeAddress(const base::Jid &address)
{
    const bool mixed = mixesScripts(address.domain());
    QString text = address.local();
    if (!text.isEmpty())
        text += QLatin1Char('@');
    text += mixed ? address.domainForDns() : address.domain();
    if (!address.resource().isEmpty())
        text += QLatin1Char('/') + address.resource();
    Shown shown = safeName(text);
    shown.isOdd = shown.isOdd || mixed;
    return shown;
}

QString oneLine(const QString &text)
{
    QString line = text.left(longestName * 2).simplified();
    // Overrides of direction would reach beyond the preview.
    line.removeIf([](QChar character) {
        return (character >= QChar(0x202a) && character <= QChar(0x202e))
            || (character >= QChar(0x2066) && character <= QChar(0x2069))
            || character.category() == QChar::Other_Control;
    });
    if (line.size() > longestName)
        line = line.left(longestName - 1) + QChar(0x2026);
    return line;
}

QString cutInMiddle(const QString &text, qsizetype longest)
{
    if (text.size() <= longest)
        return text;
    qsizetype head = longest / 2;
    qsizetype tail = text.size() - (longest - head - 1);
    if (text[head - 1].isHighSurrogate())
        --head;
    if (text[tail].isLowSurrogate())
        ++tail;
    return text.left(head) + QChar(0x2026) + text.mid(tail);
}

bool looksLike(const QString &one, const QString &other)
{
    return one != other && skeleton(one) == skeleton(other);
}

QString escapedMnemonics(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace text
