// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/PreAuthStream.h"

#include "stream/Connector.h"
#include "stream/Router.h"

namespace stream {

using base::Error;
using base::ErrorKind;

class PreAuthStream::Body : public QObject
{
public:
    Body(PreAuthStream *outside, model::AccountSettings settings, Dependencies dependencies)
        : m_outside(outside)
        , m_domain(base::Jid::of(settings.jid.domain()))
        , m_connector(withoutLocalPart(std::move(settings), m_domain), dependencies)
        , m_router(
              m_domain, dependencies.clock,
              [this](const xml::Element &stanza) {
                  if (m_stream)
                      m_stream->send(stanza);
              },
              [](const Stanza &) {})
    {
    }

    base::Task<base::Result<xml::Element>> open()
    {
        auto secured = co_await m_connector.connect({}).on(this);
        if (!secured)
            co_return secured.error();
        m_stream = std::move(secured->stream);
        connect(m_stream.get(), &Stream::closed, this, [this](const Error &error) {
            m_router.failAll(error);
            Q_EMIT m_outside->closed(error);
        });
        m_stream->receiveBy([this](xml::Element element) {
            if (element.name().space.text() == xml::ns::client)
                m_router.route(std::move(element), 0);
        });
        co_return std::move(secured->features);
    }

    base::Task<base::Result<xml::Element>> ask(IqType type, xml::Element payload, std::chrono::milliseconds timeout)
    {
        if (!m_stream)
            return base::Task<base::Result<xml::Element>>::ready(
                Error{ErrorKind::ServerUnreachable, QStringLiteral("not connected"), {}, {}});
        return m_router.ask(type, m_domain, std::move(payload), timeout);
    }

    void close()
    {
        if (!m_stream)
            return;
        m_stream->disconnect(this);
        m_stream->close();
        m_stream.release()->deleteLater();
        m_router.failAll(Error{ErrorKind::Cancelled, QStringLiteral("closed by us"), {}, {}});
    }

private:
    // Nobody is to be named before there is an account.
    static model::AccountSettings withoutLocalPart(model::AccountSettings settings, const base::Jid &domain)
    {
        settings.jid = domain;
        return settings;
    }

    PreAuthStream *const m_outside;
    const base::Jid m_domain;
    Connector m_connector;
    Router m_router;
    std::unique_ptr<Stream> m_stream;
};

PreAuthStream::PreAuthStream(model::AccountSettings settings, Dependencies dependencies, QObject *parent)
    : QObject(parent)
    , m_body(std::make_unique<Body>(this, std::move(settings), std::move(dependencies)))
{
}

PreAuthStream::~PreAuthStream() = default;

base::Task<base::Result<xml::Element>> PreAuthStream::open()
{
    return m_body->open();
}

base::Task<base::Result<xml::Element>> PreAuthStream::ask(IqType type, xml::Element payload,
                                                          std::chrono::milliseconds timeout)
{
    return m_body->ask(type, std::move(payload), timeout);
}

void PreAuthStream::close()
{
    m_body->close();
}

} // namespace stream

#include "moc_PreAuthStream.cpp"
