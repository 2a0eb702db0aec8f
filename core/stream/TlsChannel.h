// SPDX-License-Identifier: GPL-3.0-or-later
// One TLS connection as a calculation: protected bytes in, plain bytes out and the other way round, no socket.
// Owned by TlsTransport.
#pragma once

#include "base/Result.h"
#include "stream/TlsContext.h"
#include "stream/Transport.h"

#include <QByteArray>

#include <memory>
#include <optional>

struct bio_st;
struct ssl_st;
struct x509_store_ctx_st;

namespace stream {

class TlsChannel
{
public:
    explicit TlsChannel(std::shared_ptr<TlsContext> context);
    ~TlsChannel();
    TlsChannel(const TlsChannel &) = delete;
    TlsChannel &operator=(const TlsChannel &) = delete;

    // What one call brought about.
    struct Step
    {
        QByteArray toSend;        // protected, for the socket
        QByteArray plain;         // for the reader
        bool established = false; // with this step: the server has proved its name
        bool ended = false;       // the server closed the channel properly
        std::optional<base::Error> error;
    };
    Step start();
    Step receive(const QByteArray &bytes);
    // Only after it was established.
    Step send(const QByteArray &plain);
    Step close();

    bool isEstablished() const { return m_established; }
    // Only after it was established.
    TlsFacts facts() const;

private:
    static int judge(int isGood, x509_store_ctx_st *chain);
    bool matchesPin() const;
    void shakeHands(Step *step);
    void readPlain(Step *step);
    void collect(Step *step);
    base::Error failure() const;

    const std::shared_ptr<TlsContext> m_context;
    ssl_st *m_connection = nullptr;
    bio_st *m_in = nullptr;  // owned by the connection
    bio_st *m_out = nullptr; // owned by the connection
    int m_verdict = 0;       // first reason to refuse the certificate
    bool m_established = false;
};

} // namespace stream
