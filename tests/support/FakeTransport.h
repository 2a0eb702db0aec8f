// SPDX-License-Identifier: GPL-3.0-or-later
// A line to a FakeServer instead of a network.
#pragma once

#include "stream/Transport.h"

#include <QPointer>

namespace support {

class FakeServer;

class FakeTransport final : public stream::Transport
{
public:
    explicit FakeTransport(FakeServer &server)
        : m_server(server)
    {
    }
    ~FakeTransport() override;

    void connectTo(const stream::Endpoint &endpoint) override;
    void startTls() override;
    void send(const QByteArray &bytes) override;
    void close() override;
    void setReading(bool reading) override { m_reading = reading; }
    std::optional<stream::TlsFacts> tls() const override;

    // The server's side.
    void deliver(const QByteArray &bytes);
    void end(const base::Error &error);
    bool isEnded() const { return m_ended; }
    bool isReading() const { return m_reading; }

private:
    FakeServer &m_server;
    stream::Endpoint m_endpoint;
    bool m_encrypted = false;
    bool m_ended = false;
    bool m_reading = true;
};

} // namespace support
