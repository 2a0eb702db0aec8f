// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/TlsTransport.h"

#include "stream/Dialer.h"
#include "stream/TlsChannel.h"

#include <vector>

namespace stream {

using base::Error;
using base::ErrorKind;

namespace {

constexpr qint64 readBuffer = 256 * 1024; // what the socket takes from the system ahead of us
constexpr qint64 readAtOnce = 64 * 1024;  // deciphered in one turn of the event loop
constexpr std::size_t mostContexts = 32;

} // namespace

TlsTransport::TlsTransport(std::shared_ptr<TlsContext> context, Resolver &resolver, base::Clock &clock, QUrl proxy)
    : m_context(std::move(context))
    , m_proxy(std::move(proxy))
    , m_dialer(std::make_unique<Dialer>(resolver, clock))
{
    connect(m_dialer.get(), &Dialer::connected, this, &TlsTransport::use);
    connect(m_dialer.get(), &Dialer::failed, this, &TlsTransport::end);
}

TlsTransport::~TlsTransport() = default;

void TlsTransport::connectTo(const Endpoint &endpoint)
{
    m_security = endpoint.security;
    m_dialer->dial(endpoint.host, endpoint.port, m_proxy);
}

void TlsTransport::use(QTcpSocket *socket)
{
    m_socket = socket;
    m_socket->setParent(this);
    m_socket->setReadBufferSize(readBuffer);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &TlsTransport::read);
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this] {
        const QString reason = m_socket->errorString();
        m_reading = true;
        read(); // what came before the end counts
        end(Error{ErrorKind::ServerUnreachable, reason, {}, {}});
    });
    if (m_security == Security::DirectTls)
        startTls();
    else
        Q_EMIT opened();
}

void TlsTransport::startTls()
{
    m_channel = std::make_unique<TlsChannel>(m_context);
    const auto step = m_channel->start();
    m_socket->write(step.toSend);
    if (step.error)
        end(*step.error);
}

void TlsTransport::send(const QByteArray &bytes)
{
    if (m_ended || !m_socket)
        return;
    if (!m_channel) {
        m_socket->write(bytes);
    } else if (m_channel->isEstablished()) {
        const auto step = m_channel->send(bytes);
        m_socket->write(step.toSend);
        if (step.error)
            end(*step.error);
    }
    if (m_socket)
        m_socket->flush(); // now, not after the windows have been painted
}

void TlsTransport::read()
{
    while (!m_ended && m_reading && m_socket->bytesAvailable() > 0) {
        const QByteArray bytes = m_socket->read(readAtOnce);
        if (m_channel)
            readThroughTls(bytes);
        else
            Q_EMIT received(bytes);
    }
}

void TlsTransport::readThroughTls(const QByteArray &bytes)
{
    const auto step = m_channel->receive(bytes);
    m_socket->write(step.toSend);
    if (step.established) {
        m_facts = m_channel->facts();
        if (m_security == Security::DirectTls)
            Q_EMIT opened();
        else
            Q_EMIT encrypted();
    }
    if (!step.plain.isEmpty() && !m_ended)
        Q_EMIT received(step.plain);
    if (step.error) {
        m_socket->flush(); // the alert tells the server why
        end(*step.error);
    } else if (step.ended) {
        end(Error{ErrorKind::ServerUnreachable, QStringLiteral("the server ended the connection"), {}, {}});
    }
}

void TlsTransport::close()
{
    if (m_ended)
        return;
    if (m_socket && m_channel && m_channel->isEstablished())
        m_socket->write(m_channel->close().toSend);
    end(Error{ErrorKind::Cancelled, {}, {}, {}});
}

void TlsTransport::setReading(bool reading)
{
    if (std::exchange(m_reading, reading) == reading || !reading || !m_socket)
        return;
    QMetaObject::invokeMethod(this, &TlsTransport::read, Qt::QueuedConnection);
}

std::optional<TlsFacts> TlsTransport::tls() const
{
    return m_facts;
}

void TlsTransport::end(const Error &error)
{
    if (std::exchange(m_ended, true))
        return;
    if (m_socket) {
        // Left to itself, so that what is still to be written outlives this transport.
        QTcpSocket *socket = std::exchange(m_socket, nullptr);
        socket->disconnect(this);
        socket->setParent(nullptr);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::errorOccurred, socket, &QObject::deleteLater);
        socket->disconnectFromHost();
        if (socket->state() == QAbstractSocket::UnconnectedState)
            socket->deleteLater();
    }
    Q_EMIT closed(error);
}

TransportFactory tlsTransports(Resolver &resolver, base::Clock &clock)
{
    auto contexts = std::make_shared<std::vector<std::shared_ptr<TlsContext>>>();
    return [contexts, &resolver, &clock](const model::AccountSettings &settings) -> std::unique_ptr<Transport> {
        const TlsIdentity identity = TlsIdentity::of(settings);
        for (const auto &context : *contexts) {
            if (context->identity() == identity)
                return std::make_unique<TlsTransport>(context, resolver, clock, settings.proxy);
        }
        if (contexts->size() >= mostContexts)
            contexts->erase(contexts->begin());
        contexts->push_back(std::make_shared<TlsContext>(identity));
        return std::make_unique<TlsTransport>(contexts->back(), resolver, clock, settings.proxy);
    };
}

} // namespace stream

#include "moc_TlsTransport.cpp"
