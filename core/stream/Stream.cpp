// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/Stream.h"

#include "stream/Log.h"
#include "xml/Writer.h"

#include <QElapsedTimer>

namespace stream {

using base::Error;
using base::ErrorKind;

namespace {

constexpr int sliceMs = 4;                   // of work in one turn of the event loop (design.md §4)
constexpr qsizetype pieceBytes = 8 * 1024;   // parsed between two looks at the clock
constexpr qsizetype fullBytes = 1024 * 1024; // unread: the transport stops reading
constexpr qsizetype longestText = 300;
constexpr qsizetype mostBegun = 4096;

xml::Atom clientSpace()
{
    static const xml::Atom space = xml::Atom::of(xml::ns::client);
    return space;
}

Error streamError(const xml::Element &element)
{
    Error error{ErrorKind::StreamFailed, {}, QStringLiteral("undefined-condition"), xml::write(element).left(4096)};
    for (const auto &child : element.children()) {
        if (child.name().space.text() != xml::ns::streamErrors)
            continue;
        const QString &condition = child.name().local.text();
        if (condition == u"text") {
            if (error.kind != ErrorKind::Redirected)
                error.detail = child.text().left(longestText);
            continue;
        }
        error.condition = condition;
        if (condition == u"see-other-host") {
            error.kind = ErrorKind::Redirected;
            error.detail = child.text().trimmed().left(longestText);
        }
    }
    return error;
}

Error unreadable(const xml::Gate &gate)
{
    const auto unfinished = gate.unfinished();
    const auto begun = unfinished ? xml::write(*unfinished, clientSpace()) : QByteArray();
    return {ErrorKind::Malformed, gate.errorDetail(), gate.errorCondition(),
            begun.size() <= mostBegun ? begun : QByteArray()};
}

} // namespace

Stream::Stream(std::unique_ptr<Transport> transport, base::Jid account, const Log *log)
    : m_transport(std::move(transport))
    , m_account(std::move(account))
    , m_log(log)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &Stream::process);
    connect(m_transport.get(), &Transport::received, this, &Stream::take);
    connect(m_transport.get(), &Transport::closed, this, [this](const Error &error) {
        m_lineEnd = error; // what came before it counts
        if (!m_processing)
            process();
    });
}

Stream::~Stream() = default;

void Stream::countFromHere()
{
    m_roundTrips = 0;
    m_askedSomething = false;
}

void Stream::open()
{
    m_gate = std::make_unique<xml::Gate>(handlers());
    QByteArray header = "<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
                        "xmlns:stream='http://etherx.jabber.org/streams' version='1.0' xml:lang='en' to='"
        + xml::escaped(m_account.domain()) + '\'';
    if (m_transport->tls() && !m_account.local().isEmpty())
        header += " from='" + xml::escaped(m_account.bare().toString()) + '\'';
    sendWritten(header + '>');
}

xml::Gate::Handlers Stream::handlers()
{
    return {[this](const xml::Element &header) { readHeader(header); },
            [this](xml::Element element) { m_elements.push_back(std::move(element)); },
            [this] {
                m_end = Error{ErrorKind::StreamFailed, QStringLiteral("the server closed the stream"), {}, {}};
            }};
}

void Stream::readHeader(const xml::Element &header)
{
    const QString from = header.attribute(u"from");
    const bool isStream = header.is(xml::ns::stream, u"stream");
    if (isStream && (from.isEmpty() || base::Jid::of(from) == base::Jid::of(m_account.domain())))
        return;
    m_end = isStream ? Error{ErrorKind::StreamFailed,
                             QStringLiteral("the stream claims to be from another server"),
                             QStringLiteral("invalid-from"),
                             {}}
                     : Error{ErrorKind::Malformed, QStringLiteral("no XMPP stream"), {}, {}};
}

QByteArray Stream::send(const xml::Element &element)
{
    if (m_log && !m_end)
        m_log->write(m_account, Direction::Out, element);
    const QByteArray written = xml::write(element, clientSpace());
    sendWritten(written);
    return written;
}

void Stream::sendWritten(const QByteArray &xml)
{
    if (m_end)
        return;
    m_out += xml;
    if (!std::exchange(m_flushScheduled, true))
        QMetaObject::invokeMethod(this, &Stream::flush, Qt::QueuedConnection);
}

void Stream::flush()
{
    m_flushScheduled = false;
    if (m_out.isEmpty())
        return;
    m_askedSomething = true;
    m_transport->send(std::exchange(m_out, {}));
}

base::Task<base::Result<xml::Element>> Stream::next()
{
    using Answer = base::Result<xml::Element>;
    if (!m_elements.empty()) {
        Answer element = std::move(m_elements.front());
        m_elements.pop_front();
        return base::Task<Answer>::ready(std::move(element));
    }
    if (m_end)
        return base::Task<Answer>::ready(*m_end);
    m_waiting.emplace();
    const auto task = m_waiting->task();
    if (!m_processing && (m_inAt < m_in.size() || m_isBroken || m_lineEnd))
        process();
    return task;
}

void Stream::receiveBy(std::function<void(xml::Element)> receiver)
{
    m_receiver = std::move(receiver);
    if (!m_processing)
        m_again.start();
}

bool Stream::isQuiet() const
{
    return m_elements.empty() && m_inAt == m_in.size() && !(m_gate && m_gate->isInsideElement());
}

bool Stream::isSilent() const
{
    return isQuiet() && !(m_gate && m_gate->bytesBehind() > 0);
}

void Stream::take(const QByteArray &bytes)
{
    m_receivedBytes += bytes.size();
    if (m_isBroken)
        return;
    if (std::exchange(m_askedSomething, false))
        ++m_roundTrips;
    if (m_inAt == m_in.size() || m_inAt > fullBytes) {
        m_in.remove(0, m_inAt);
        m_inAt = 0;
    }
    m_in += bytes;
    if (m_in.size() - m_inAt > fullBytes)
        m_transport->setReading(false);
    if (!m_processing && !m_again.isActive())
        process();
}

// Parses and delivers until nothing is left, nobody wants more, or the slice is used up.
void Stream::process()
{
    m_again.stop();
    m_processing = true;
    QElapsedTimer slice;
    slice.start();
    bool goOn = true;
    while (goOn && slice.elapsed() < sliceMs)
        goOn = deliver();
    m_processing = false;
    if (goOn)
        m_again.start();
    if (m_in.size() - m_inAt < fullBytes / 2)
        m_transport->setReading(true);
}

// One step: hands over the elements that are there, or parses the next piece. False: nothing to do for now.
bool Stream::deliver()
{
    if (!m_elements.empty()) {
        if (!wantsElement())
            return false;
        xml::Element element = std::move(m_elements.front());
        m_elements.pop_front();
        receive(std::move(element));
        return true;
    }
    if (m_end) {
        end(*m_end, Farewell::Said);
        return false;
    }
    if (m_isBroken) {
        fail(unreadable(*m_gate), m_gate->errorCondition());
        return false;
    }
    if (m_inAt == m_in.size() || !m_gate) {
        if (m_lineEnd)
            end(*m_lineEnd, Farewell::Unsaid);
        return false;
    }
    flush(); // who answers a long piece waits for what was said to the one before it
    const auto piece = QByteArrayView(m_in).sliced(m_inAt, std::min(pieceBytes, m_in.size() - m_inAt));
    m_inAt += piece.size();
    m_isBroken = !m_gate->feed(piece); // what was whole before it counts
    return true;
}

void Stream::receive(xml::Element element)
{
    if (m_log)
        m_log->write(m_account, Direction::In, element);
    if (element.is(xml::ns::stream, u"error")) {
        end(streamError(element), Farewell::Said);
        return;
    }
    if (m_waiting) {
        const auto waiting = *std::exchange(m_waiting, std::nullopt);
        waiting.finish(std::move(element));
    } else if (m_receiver) {
        m_receiver(std::move(element));
    }
}

void Stream::end(const Error &error, Farewell farewell)
{
    if (!m_end)
        m_end = error;
    if (std::exchange(m_endTold, true))
        return;
    m_end = error;
    m_elements.clear();
    m_in.clear();
    m_inAt = 0;
    if (farewell == Farewell::Said && m_gate && !m_lineEnd) {
        m_out += "</stream:stream>";
        flush();
    }
    m_transport->close();
    if (m_waiting) {
        const auto waiting = *std::exchange(m_waiting, std::nullopt);
        waiting.finish(error);
    }
    Q_EMIT closed(error);
}

void Stream::close()
{
    end(Error{ErrorKind::Cancelled, QStringLiteral("closed by us"), {}, {}}, Farewell::Said);
}

void Stream::fail(const Error &error, const QString &streamCondition)
{
    if (!m_end && !streamCondition.isEmpty())
        m_out += "<stream:error><" + streamCondition.toLatin1()
            + " xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>";
    end(error, streamCondition.isEmpty() ? Farewell::Unsaid : Farewell::Said);
}

} // namespace stream

#include "moc_Stream.cpp"
