// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/Router.h"

#include "stream/Log.h"

#include <algorithm>

namespace stream {

using base::Error;
using base::ErrorKind;

namespace {

constexpr double repliesPerSecond = 20; // to requests of others (security.md D11)

struct Words
{
    xml::Name message{xml::ns::client, u"message"};
    xml::Name presence{xml::ns::client, u"presence"};
    xml::Name iq{xml::ns::client, u"iq"};
    xml::Name error{xml::ns::client, u"error"};
};

const Words &words()
{
    static const Words theWords;
    return theWords;
}

} // namespace

Router::Router(base::Jid account, base::Clock &clock, Send send, Deliver deliver)
    : m_account(std::move(account))
    , m_clock(clock)
    , m_send(std::move(send))
    , m_deliver(std::move(deliver))
    , m_replyTokens(repliesPerSecond)
{
}

Router::~Router() = default;

const base::Jid &Router::read(const QString &text, Address *memory) const
{
    if (memory->text != text)
        *memory = {text, base::Jid::of(text)};
    return memory->jid;
}

// Absent, own bare or own full address only (security.md C22). Before login we have no address.
bool Router::isForUs(const QString &to)
{
    if (to.isEmpty() || m_account.isDomain())
        return true;
    const base::Jid &jid = read(to, &m_lastTo);
    return jid == m_account || (!jid.isEmpty() && jid == m_ownJid);
}

bool Router::route(xml::Element stanza, quint32 sequence)
{
    const QString from = stanza.attribute(u"from");
    const base::Jid &sender = from.isEmpty() ? m_account : read(from, &m_lastFrom);
    if (sender.isEmpty() || !isForUs(stanza.attribute(u"to"))) {
        qCDebug(streamLog, "dropped a stanza: not for us, or from nowhere (C22)");
        return false;
    }
    Origin origin{m_account, sender, Channel::Live};
    const xml::Name name = stanza.name();
    if (name == words().iq) {
        routeIq(std::move(stanza), std::move(origin), sequence);
        return true;
    }
    if (name != words().message && name != words().presence)
        return false;
    m_deliver(Stanza{std::move(stanza), std::move(origin), sequence});
    return true;
}

void Router::routeIq(xml::Element iq, Origin origin, quint32 sequence)
{
    const QString type = iq.attribute(u"type");
    if (type == u"result" || type == u"error") {
        takeAnswer(iq, type == u"error");
    } else if (type == u"get" || type == u"set") {
        answerRequest(Stanza{std::move(iq), std::move(origin), sequence}, type == u"get" ? IqType::Get : IqType::Set);
    }
}

base::Task<base::Result<xml::Element>> Router::ask(IqType type, base::Jid to, xml::Element payload,
                                                   std::chrono::milliseconds timeout)
{
    const QString id = freshId();
    xml::Element iq(words().iq);
    iq.set(u"type", type == IqType::Get ? QStringLiteral("get") : QStringLiteral("set")).set(u"id", id);
    if (!to.isEmpty())
        iq.set(u"to", to.toString());
    if (!payload.isNull())
        iq.add(std::move(payload));
    const Question question{std::move(to), {}};
    m_questions.insert(id, question);
    m_clock.after(timeout, this, [this, id] {
        if (!m_questions.contains(id))
            return;
        m_questions.take(id).completer.finish(Error{ErrorKind::Timeout, QStringLiteral("no answer"), {}, {}});
    });
    const auto task = question.completer.task();
    m_send(std::move(iq));
    return task;
}

// Whose answer it may be (RFC 6120 §8.1.2.1): without an address the account's own server answers for the account.
bool Router::mayAnswer(const Question &question, const xml::Element &iq)
{
    const QString from = iq.attribute(u"from");
    const bool askedOwnAccount = question.to.isEmpty() || question.to == m_account;
    if (from.isEmpty())
        return askedOwnAccount;
    const base::Jid &sender = read(from, &m_lastFrom);
    return sender == question.to || (askedOwnAccount && (sender == m_account || sender == m_ownJid));
}

void Router::takeAnswer(const xml::Element &iq, bool isError)
{
    const QString id = iq.attribute(u"id");
    const auto found = m_questions.constFind(id);
    if (found == m_questions.constEnd() || !mayAnswer(*found, iq)) {
        qCDebug(streamLog, "dropped an answer that nobody asked for (D01)");
        return;
    }
    const auto completer = m_questions.take(id).completer;
    if (isError)
        completer.finish(errorIn(iq));
    else
        completer.finish(iq.firstChild() ? *iq.firstChild() : xml::Element());
}

void Router::answer(xml::Name payload, IqType type, Answerer answerer)
{
    (type == IqType::Get ? m_getAnswerers : m_setAnswerers).insert(payload, answerer);
}

void Router::answerRequest(Stanza request, IqType type)
{
    if (!takeReplyToken())
        return;
    const xml::Element &iq = request.element;
    xml::Element stub(words().iq); // what a reply needs to know
    stub.set(u"id", iq.attribute(u"id")).set(u"from", iq.attribute(u"from"));
    if (iq.attribute(u"id").isEmpty() || iq.children().size() != 1) {
        reply(stub, Error{ErrorKind::Malformed, {}, QStringLiteral("bad-request"), {}});
        return;
    }
    const auto &answerers = type == IqType::Get ? m_getAnswerers : m_setAnswerers;
    const auto found = answerers.constFind(iq.children().front().name());
    if (found == answerers.constEnd()) {
        reply(stub, Error{ErrorKind::NotSupported, {}, QStringLiteral("service-unavailable"), {}});
        return;
    }
    const Answerer answerer = *found;
    answerer(std::move(request)).then(this, [this, stub](base::Result<xml::Element> answer) {
        reply(stub, std::move(answer));
    });
}

void Router::reply(const xml::Element &request, base::Result<xml::Element> answer)
{
    xml::Element iq(words().iq);
    iq.set(u"id", request.attribute(u"id")).set(u"to", request.attribute(u"from"));
    iq.set(u"type", answer ? QStringLiteral("result") : QStringLiteral("error"));
    if (!answer)
        iq.add(errorElement(answer.error()));
    else if (!answer->isNull())
        iq.add(std::move(*answer));
    m_send(std::move(iq));
}

bool Router::takeReplyToken()
{
    const qint64 now = m_clock.monotonic();
    m_replyTokens = std::min(repliesPerSecond, m_replyTokens + double(now - m_replyTokensAt) * repliesPerSecond / 1000);
    m_replyTokensAt = now;
    if (m_replyTokens < 1) {
        qCDebug(streamLog, "left a request unanswered: too many (D11)");
        return false;
    }
    m_replyTokens -= 1;
    return true;
}

void Router::failAll(const Error &error)
{
    const auto questions = std::exchange(m_questions, {});
    for (const Question &question : questions)
        question.completer.finish(error);
}

} // namespace stream

#include "moc_Router.cpp"
