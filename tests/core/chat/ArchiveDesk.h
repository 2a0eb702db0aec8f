// SPDX-License-Identifier: GPL-3.0-or-later
// The desk of v@x.test as far as the message archive needs it: inbox and catch-up on a real profile under a fake server,
// and what that server says of its archive.
#pragma once

#include "chat/ArchiveSync.h"
#include "chat/Conversations.h"
#include "chat/Inbox.h"
#include "core/store/StoreFixture.h"
#include "support/SessionTalk.h"
#include "xep/Archive.h"

namespace chatTest {

struct ArchiveDesk
{
    ArchiveDesk()
        : profile(storeTest::openProfile(folder.path()))
        , conversations(*profile, talk.clock)
        , archive(*talk.session)
    {
        const auto added = storeTest::answerOf(profile->write([](store::Connection &connection) {
            return store::accounts::add(connection, support::SessionTalk::usualSettings());
        }));
        REQUIRE(added);
        talk.settings.id = *added;
    }

    // Puts inbox and catch-up together, as a program does that begins.
    void begin(bool serverNumbersMessages = false)
    {
        sync.reset();
        inbox.reset();
        inbox = std::make_unique<chat::Inbox>(
            *profile, conversations,
            steps::Surroundings{talk.settings.id, talk.settings.jid, talk.clock,
                                xep::Circle{[](const base::Jid &) { return false; },
                                            [](const base::Jid &) { return true; }},
                                [](const xml::Element &) {}, [](const base::Jid &, bool) {}, serverNumbersMessages});
        sync = std::make_unique<chat::ArchiveSync>(talk.settings, archive, *inbox, *profile);
    }
    // The texts of the chat with that person as a new program would find them: one that was killed told nobody of what it
    // stored last.
    QByteArrayList stored(const QByteArray &peer)
    {
        const auto messages = storeTest::answerOf(
            profile->read([account = talk.settings.id, jid = base::Jid::of(QString::fromUtf8(peer))](
                              store::Connection &connection) -> base::Result<QList<model::Message>> {
                const auto chat = store::conversations::find(connection, account, jid);
                return chat ? store::messages::last(connection, chat->id, 1000) : QList<model::Message>();
            }));
        REQUIRE(messages);
        QByteArrayList bodies;
        for (const auto &message : *messages)
            bodies.append(message.body.toUtf8());
        return bodies;
    }

    QTemporaryDir folder;
    support::SessionTalk talk;
    std::unique_ptr<store::Profile> profile;
    chat::Conversations conversations;
    xep::Archive archive;
    std::unique_ptr<chat::Inbox> inbox;
    std::unique_ptr<chat::ArchiveSync> sync;
    QObject guard;
};

// What is asked of the archive.
struct ArchiveQuestion
{
    QByteArray iq;
    QByteArray query;
    const xml::Element *form = nullptr;
    QString after; // ids; empty: from the beginning, up to the end
    QString before;
    bool isBackwards = false;
    int most = 0;

    // None: the stanza asks for something else.
    static std::optional<ArchiveQuestion> in(const xml::Element &stanza)
    {
        const auto *query = stanza.child(u"urn:xmpp:mam:2", u"query");
        if (!query)
            return std::nullopt;
        const auto *set = query->child(u"http://jabber.org/protocol/rsm", u"set");
        REQUIRE(set);
        const auto *before = set->child(u"http://jabber.org/protocol/rsm", u"before");
        return ArchiveQuestion{stanza.attribute(u"id").toUtf8(),     query->attribute(u"queryid").toUtf8(),
                               query->child(u"jabber:x:data", u"x"), set->childText(u"after"),
                               before ? before->text() : QString(),  before != nullptr,
                               set->childText(u"max").toInt()};
    }
    // One archived message; unruly: what breaks XMPP's rules, if anything does.
    QByteArray result(const QByteArray &id, const QDateTime &time, const QByteArray &message,
                      const QByteArray &unruly = {}) const
    {
        return "<message from='v@x.test' to='v@x.test/luc'>" + unruly + "<result xmlns='urn:xmpp:mam:2' queryid='"
            + query + "' id='" + id + "'><forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' stamp='"
            + time.toString(Qt::ISODateWithMs).toUtf8() + "'/>" + message + "</forwarded></result></message>";
    }
    // The end of the page; no ids: it is empty.
    QByteArray end(const QByteArray &first, const QByteArray &last, bool isComplete) const
    {
        return "<iq type='result' id='" + iq + "'><fin xmlns='urn:xmpp:mam:2'" + (isComplete ? " complete='true'" : "")
            + "><set xmlns='http://jabber.org/protocol/rsm'>"
            + (first.isEmpty() ? QByteArray() : "<first>" + first + "</first><last>" + last + "</last>")
            + "</set></fin></iq>";
    }
};

} // namespace chatTest
