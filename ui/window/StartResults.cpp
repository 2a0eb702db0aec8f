// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/StartResults.h"

#include <QCoreApplication>
#include <QSet>

namespace window {

namespace {

constexpr qsizetype mostResults = 60;
constexpr qsizetype longestQuery = 200;

enum Rank { Exact, Beginning, Address, Inside, Nowhere };

bool beginsAWord(const QString &text, const QString &words)
{
    if (text.startsWith(words))
        return true;
    for (qsizetype at = text.indexOf(words); at > 0; at = text.indexOf(words, at + 1)) {
        if (!text[at - 1].isLetterOrNumber())
            return true;
    }
    return false;
}

Rank rankOf(const QString &name, const base::Jid &jid, const QString &words)
{
    const QString address = folded(jid.bare().toString());
    if (address == words)
        return Exact;
    const QString shown = folded(name);
    if (beginsAWord(shown, words) || address.startsWith(words))
        return Beginning;
    return shown.contains(words) || address.contains(words) ? Inside : Nowhere;
}

// A whole address: local part, "@", domain.
base::Jid wholeAddress(const QString &typed)
{
    const auto jid = base::Jid::parse(typed);
    return jid && !jid->local().isEmpty() ? jid->bare() : base::Jid();
}

} // namespace

QString folded(const QString &text)
{
    const QString decomposed = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString plain;
    plain.reserve(decomposed.size());
    for (const QChar c : decomposed) {
        if (c.category() != QChar::Mark_NonSpacing)
            plain += c;
    }
    return plain;
}

QList<StartResult> startResults(const QString &typed, const QList<model::Conversation> &conversations,
                                const QList<model::Contact> &contacts, model::AccountId account)
{
    const QString trimmed = typed.trimmed().left(longestQuery);
    const QString words = folded(trimmed);
    if (words.isEmpty())
        return {};
    QList<StartResult> ranked[Nowhere];
    QSet<std::pair<qint64, QString>> known;
    bool exact = false;
    const auto put = [&](const StartResult &result) {
        const Rank rank = rankOf(result.name, result.jid, words);
        exact = exact || rank == Exact;
        if (rank != Nowhere && ranked[rank].size() < mostResults)
            ranked[rank] << result;
    };
    for (const model::Conversation &chat : conversations) {
        known.insert({chat.account.value, chat.jid.toString()});
        put({StartResult::Kind::Chat, chat.id, chat.account, chat.jid, chat.name, chat.jid.toString(),
             chat.avatarHash});
    }
    for (const model::Contact &contact : contacts) {
        if (!known.contains({contact.account.value, contact.jid.toString()}))
            put({StartResult::Kind::Contact,
                 {},
                 contact.account,
                 contact.jid,
                 contact.displayName(),
                 contact.jid.toString(),
                 contact.avatarHash});
    }
    if (const base::Jid jid = wholeAddress(trimmed); !jid.isEmpty() && !exact && account)
        ranked[Address] << StartResult{StartResult::Kind::NewAddress,
                                       {},
                                       account,
                                       jid,
                                       QCoreApplication::translate("StartResults", "Write to %1").arg(jid.toString()),
                                       QCoreApplication::translate("StartResults", "New chat"),
                                       {}};
    QList<StartResult> results;
    for (const QList<StartResult> &some : ranked)
        results += some;
    results = results.mid(0, mostResults);
    results << StartResult{StartResult::Kind::SearchMessages,
                           {},
                           {},
                           {},
                           QCoreApplication::translate("StartResults", "Search “%1” in the messages").arg(trimmed),
                           {},
                           {}};
    return results;
}

} // namespace window
