// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/SessionTalk.h"

#include <QTest>

#include <catch2/catch_test_macros.hpp>

namespace support {

model::AccountSettings SessionTalk::usualSettings()
{
    model::AccountSettings settings;
    settings.jid = base::Jid::of(u"v@x.test");
    settings.host = QStringLiteral("127.0.0.1");
    settings.port = 5223;
    settings.tls = model::TlsMode::DirectTls;
    settings.resource = QStringLiteral("luc");
    return settings;
}

SessionTalk::SessionTalk()
    : SessionTalk(usualSettings())
{
}

SessionTalk::SessionTalk(model::AccountSettings accountSettings)
    : settings(std::move(accountSettings))
{
    renewSession();
}

void SessionTalk::renewSession()
{
    session.reset();
    session = std::make_unique<stream::Session>(
        settings, stream::Dependencies{clock, server.transports(), resolver, passwords, tokens, nullptr, nullptr});
    using stream::Session;
    QObject::connect(session.get(), &Session::stanzaReceived, session.get(),
                     [this](const stream::Stanza &stanza) { received.push_back(stanza); });
    QObject::connect(session.get(), &Session::online, session.get(),
                     [this](const stream::SessionStart &start) { starts.push_back(start); });
    QObject::connect(session.get(), &Session::stanzaAcknowledged, session.get(),
                     [this](const QString &id) { acknowledged.append(id); });
    QObject::connect(session.get(), &Session::stanzaLost, session.get(),
                     [this](const QString &id) { lost.append(id); });
    QObject::connect(session.get(), &Session::failed, session.get(),
                     [this](const base::Error &error) { failures.push_back(error); });
}

void SessionTalk::signIn(Management management)
{
    const QByteArray resource = settings.resource.toUtf8();
    settings.plain = model::PlainPassword::Allowed;
    session->setSettings(settings);
    session->start();
    server.expectsStream();
    server.opensStream(
        "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>");
    server.expects("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>*</auth>");
    server.sends("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
    server.expectsStream();
    const bool managed = management == Management::Offered;
    server.opensStream(QByteArray("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>")
                       + (management != Management::Missing ? "<sm xmlns='urn:xmpp:sm:3'/>" : "")
                       + "<csi xmlns='urn:xmpp:csi:0'/>");
    server.expects("<iq type='set' id='*'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>" + resource
                   + "</resource></bind></iq>");
    if (managed)
        server.expects("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
    server.sends("<iq type='result' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
                 "<jid>"
                 + settings.jid.toString().toUtf8() + '/' + resource + "</jid></bind></iq>");
    if (managed)
        server.sends("<enabled xmlns='urn:xmpp:sm:3' resume='true' id='former'/>");
    expectsPhase(stream::Phase::Online);
}

base::Error SessionTalk::expectsFailure()
{
    REQUIRE(QTest::qWaitFor([this] { return session->state().error.has_value(); }));
    return *session->state().error;
}

void SessionTalk::expectsPhase(stream::Phase phase)
{
    REQUIRE(QTest::qWaitFor([&] { return session->state().phase == phase; }));
}

} // namespace support
