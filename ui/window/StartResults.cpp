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

StartResult resultOf(const model::Conversation &chat)
{
    return {StartResult::Kind::Chat, chat.id, chat.account, chat.jid, chat.name, chat.jid.toString(), chat.avatarHash};
}

StartResult resultOf(const model::Contact &contact)
{
    return {StartResult::Kind::Contact, {}, contact.account, contact.jid, contact.displayName(), contact.jid.toString(),
            contact.avatarHash};
}

StartResult writeTo(const base::Jid &jid, model::AccountId account)
{
    return {StartResult::Kind::NewAddress,
            {},
            account,
            jid,
            QCoreApplication::translate("StartResults", "Write to %1").arg(jid.toString()),
            QCoreApplication::translate("StartResults", "New chat"),
            {}};
}

StartResult searchFor(const QString &words)
{
    return {StartResult::Kind::SearchMessages,
            {},
            {},
            {},
            QCoreApplication::translate("StartResults", "Search “%1” in the messages").arg(words),
            {},
            {}};
}

// What was found, the best first.
class Ranking
{
public:
    explicit Ranking(QString words)
        : m_words(std::move(words))
    {
    }

    bool isIdle() const { return m_words.isEmpty(); }
    void put(const StartResult &result)
    {
        const Rank rank = rankOf(result.name, result.jid, m_words);
        if (rank != Nowhere && m_ranked[rank].size() < mostResults)
            m_ranked[rank] << result;
    }
    void putUnlessKnown(const StartResult &result)
    {
        if (m_ranked[Exact].isEmpty())
            m_ranked[Address] << result;
    }
    QList<StartResult> results() const
    {
        QList<StartResult> all;
        for (const QList<StartResult> &some : m_ranked)
            all += some;
        return all.mid(0, mostResults);
    }

private:
    QString m_words; // folded
    QList<StartResult> m_ranked[Nowhere];
};

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
    Ranking ranking(folded(trimmed));
    if (ranking.isIdle())
        return {};
    QSet<std::pair<qint64, QString>> known;
    for (const model::Conversation &chat : conversations) {
        known.insert({chat.account.value, chat.jid.toString()});
        ranking.put(resultOf(chat));
    }
    for (const model::Contact &contact : contacts) {
        if (!known.contains({contact.account.value, contact.jid.toString()}))
            ranking.put(resultOf(contact));
    }
    if (const base::Jid jid = wholeAddress(trimmed); !jid.isEmpty() && account)
        ranking.putUnlessKnown(writeTo(jid, account));
    return ranking.results() << searchFor(trimmed);
}

} // namespace window
