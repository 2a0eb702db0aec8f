// SPDX-License-Identifier: GPL-3.0-or-later
#include "Desk.h"

#include "xep/Bodies.h"

#include <catch2/catch_test_macros.hpp>

using chatTest::Desk;

namespace {

// The next text that leaves; what the server is asked meanwhile is passed over.
QString nextText(Desk &desk)
{
    for (;;) {
        const auto element = desk.talk.server.next();
        if (element.is(xml::ns::client, u"message"))
            return xep::bodyOf(element);
    }
}

} // namespace

TEST_CASE("R02 R18: what is written without a line leaves in its order, whoever opened the outbox meanwhile", "[chat]")
{
    Desk desk;
    const auto chat = desk.chatWith(base::Jid::of(u"bruno@y.test"), model::EncryptionChoice::Off);
    desk.outbox.pause();
    desk.talk.session->stop();
    desk.talk.expectsPhase(stream::Phase::Offline);
    desk.outbox.restart(); // by what was begun while there was a line
    desk.send(chat, QStringLiteral("uno"));
    desk.send(chat, QStringLiteral("due"));
    desk.talk.signIn();
    desk.outbox.resume();
    desk.send(chat, QStringLiteral("tre"));
    CHECK(nextText(desk) == u"uno");
    CHECK(nextText(desk) == u"due");
    CHECK(nextText(desk) == u"tre");
}
