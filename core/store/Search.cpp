// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Search.h"

#include "store/MessageRow.h"
#include "store/Words.h"

#include <limits>

namespace store::search {
namespace {

using base::Result;
using words::Word;

constexpr qsizetype mostWords = 16;
// Shorter ones would match a good part of everything; the index has a list of its own for this length.
constexpr qsizetype shortestStart = 3;

// What is looked for: whole words, the last one perhaps only the start of one.
struct Terms
{
    QList<QByteArray> words;
    bool isLastOpen = false;
};

Terms termsOf(Connection &connection, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    const QList<Word> found = words::split(connection.handle(), utf8).mid(0, mostWords);
    Terms terms;
    for (const Word &word : found)
        terms.words.append(word.folded);
    terms.isLastOpen = !found.isEmpty() && found.last().end == utf8.size()
        && QString::fromUtf8(found.last().folded).size() >= shortestStart;
    return terms;
}

// The question in FTS5's own language; words hold letters and digits only, so quoting them is enough.
QString expressionOf(const Terms &terms, model::ConversationId conversation)
{
    QStringList parts;
    for (const QByteArray &word : terms.words)
        parts.append(QLatin1Char('"') + QString::fromUtf8(word) + QLatin1Char('"'));
    if (terms.isLastOpen)
        parts.last().append(QLatin1Char('*'));
    QString expression = QStringLiteral("body : (%1)").arg(parts.join(QLatin1String(" AND ")));
    if (conversation)
        expression += QStringLiteral(" AND conversation : \"%1\"").arg(conversation.value);
    return expression;
}

bool matches(const Terms &terms, const QByteArray &word)
{
    return terms.words.contains(word) || (terms.isLastOpen && word.startsWith(terms.words.last()));
}

QList<Stretch> stretchesIn(Connection &connection, const Terms &terms, const QString &body)
{
    QList<Stretch> stretches;
    const QByteArray utf8 = body.toUtf8();
    int bytes = 0;
    qsizetype units = 0;
    // Only ever forward, so that a long text is walked once.
    const auto unitsAt = [&](int target) {
        units += QString::fromUtf8(QByteArrayView(utf8).sliced(bytes, target - bytes)).size();
        bytes = target;
        return units;
    };
    const auto found = words::split(connection.handle(), utf8);
    for (const Word &word : found) {
        if (!matches(terms, word.folded))
            continue;
        const qsizetype start = unitsAt(word.start);
        stretches.append({start, unitsAt(word.end) - start});
    }
    return stretches;
}

} // namespace

Result<QList<Hit>> find(Connection &connection, const Question &question)
{
    QList<Hit> hits;
    const Terms terms = termsOf(connection, question.text);
    if (terms.words.isEmpty())
        return hits;
    const qint64 before = question.before ? question.before.value : std::numeric_limits<qint64>::max();
    const auto found = readMessages(
        connection.query("SELECT m.* FROM message_words w JOIN message m ON m.id = w.rowid"
                         " WHERE w.message_words MATCH ? AND w.rowid < ? ORDER BY w.rowid DESC LIMIT ?",
                         expressionOf(terms, question.conversation), before, question.limit));
    if (!found)
        return found.error();
    for (const auto &message : *found)
        hits.append({message, stretchesIn(connection, terms, message.body)});
    return hits;
}

} // namespace store::search
