// SPDX-License-Identifier: GPL-3.0-or-later
#include "Capture.h"

#include <QCoreApplication>

namespace measuring {

class Playback::Line final : public stream::Transport
{
public:
    void connectTo(const stream::Endpoint &) override { }
    void startTls() override { }
    void send(const QByteArray &) override { }
    void close() override { }
    void setReading(bool reading) override { isReading = reading; }
    std::optional<stream::TlsFacts> tls() const override { return {}; }
    bool isReading = true;
};

const QByteArray streamHeader = "<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
                                "xmlns:stream='http://etherx.jabber.org/streams' from='x.test' version='1.0'>";

QByteArray capturedArchive(const QStringList &bodies)
{
    const QDateTime first(QDate(2026, 1, 1), QTime(10, 0), Qt::UTC);
    QByteArray stanzas;
    for (int i = 0; i < bodies.size(); ++i) {
        const QByteArray id = QByteArray::number(1'000'000 + i);
        stanzas += "<message to='v@x.test/luc' from='v@x.test'><result xmlns='urn:xmpp:mam:2' id='" + id + "' queryid='"
            + queryId.toLatin1() + "'><forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' stamp='"
            + first.addSecs(60LL * i).toString(Qt::ISODate).toLatin1()
            + "'/><message xmlns='jabber:client' type='chat' to='v@x.test' from='alice" + QByteArray::number(i % 50)
            + "@x.test/phone' id='m-" + id + "'><body>" + bodies[i].toUtf8()
            + "</body><origin-id xmlns='urn:xmpp:sid:0' id='m-" + id
            + "'/><request xmlns='urn:xmpp:receipts'/><markable xmlns='urn:xmpp:chat-markers:0'/></message>"
            + "</forwarded></result></message>";
    }
    return stanzas;
}

Playback::Playback(QByteArray stanzas, Deliver deliver)
    : m_stanzas(std::move(stanzas))
    , m_router(
          reader, m_clock, [](const xml::Element &) {},
          [this, deliver = std::move(deliver)](const stream::Stanza &stanza) {
              deliver(stanza);
              m_management.settle(stanza.sequence);
          })
{
    auto line = std::make_unique<Line>();
    m_line = line.get();
    m_stream = std::make_unique<stream::Stream>(std::move(line), reader, nullptr);
    m_router.setOwnJid(base::Jid::of(u"v@x.test/luc"));
    m_stream->open();
    m_stream->receiveBy([this](xml::Element element) {
        const quint32 sequence = m_management.received(stream::Settling::WhenStored);
        m_router.route(std::move(element), sequence);
    });
    Q_EMIT m_line->received(streamHeader);
}

void Playback::step()
{
    if (!m_line->isReading || m_at >= m_stanzas.size())
        return QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    Q_EMIT m_line->received(m_stanzas.mid(m_at, pieceBytes));
    m_at += pieceBytes;
    QCoreApplication::processEvents();
}

} // namespace measuring
