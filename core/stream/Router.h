// SPDX-License-Identifier: GPL-3.0-or-later
// Proves who sent each stanza and takes it where it belongs: answers to who asked, requests to who answers, messages
// and presence on to the features (security.md rules 1, 4). Owned by Session and PreAuthStream.
#pragma once

#include "base/Clock.h"
#include "stream/Iq.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <functional>

namespace stream {

class Router : public QObject
{
    Q_OBJECT

public:
    using Send = std::function<void(xml::Element stanza)>;
    using Deliver = std::function<void(const Stanza &stanza)>;

    Router(base::Jid account, base::Clock &clock, Send send, Deliver deliver);
    ~Router() override;

    void setOwnJid(const base::Jid &full) { m_ownJid = full; }
    const base::Jid &ownJid() const { return m_ownJid; }

    base::Task<base::Result<xml::Element>> ask(IqType type, base::Jid to, xml::Element payload,
                                               std::chrono::milliseconds timeout);
    void answer(xml::Name payload, IqType type, Answerer answerer);
    // False if the stanza went nowhere: nobody will settle it.
    bool route(xml::Element stanza, quint32 sequence);
    // The session is gone: nobody answers any more.
    void failAll(const base::Error &error);

private:
    struct Question
    {
        base::Jid to;
        base::Completer<base::Result<xml::Element>> completer;
    };
    // One remembered reading of an address: bursts come from the same sender.
    struct Address
    {
        QString text;
        base::Jid jid;
    };

    const base::Jid &read(const QString &text, Address *memory) const;
    bool isForUs(const QString &to);
    bool mayAnswer(const Question &question, const xml::Element &iq);
    void routeIq(xml::Element iq, Origin origin, quint32 sequence);
    void takeAnswer(const xml::Element &iq, bool isError);
    void answerRequest(Stanza request, IqType type);
    void reply(const xml::Element &request, base::Result<xml::Element> answer);
    bool takeReplyToken();

    const base::Jid m_account;
    base::Jid m_ownJid;
    base::Clock &m_clock;
    const Send m_send;
    const Deliver m_deliver;
    QHash<QString, Question> m_questions;
    QHash<xml::Name, Answerer> m_getAnswerers;
    QHash<xml::Name, Answerer> m_setAnswerers;
    Address m_lastFrom;
    Address m_lastTo;
    double m_replyTokens;
    qint64 m_replyTokensAt = 0;
};

} // namespace stream
