// SPDX-License-Identifier: GPL-3.0-or-later
// Each account's own board of news (XEP-0163): pictures, names, device lists, and private things for the own devices.
// Who may write on which node stands in one table; news of any other node or from anybody else is dropped (security.md
// D04-D06).
#pragma once

#include "xep/Disco.h"
#include "xep/PubSub.h"

namespace xep {

class Pep : public QObject
{
    Q_OBJECT

public:
    Pep(stream::Session &session, Disco &disco, Circle &circle);
    static About about();

    // The newest `most` items of somebody's node (0: all), or those with these ids. `owner` empty: the own account.
    // Error StanzaRefused with item-not-found where there is no such node.
    base::Task<base::Result<std::vector<PubSubItem>>> items(base::Jid owner, QString node, int most,
                                                            std::vector<QString> ids = {});
    // Publishes with these options; an existing node with others is changed first. Without publish-options on the
    // server nothing meant for the own devices only is published: NotSupported (security.md D05).
    base::Task<base::Result<>> publish(QString node, PubSubItem item, NodeOptions options);
    // Leaves the node's options as they are, or as the server makes them for a new one.
    base::Task<base::Result<>> publishAnyhow(QString node, PubSubItem item);
    // Whether the server heeds publish-options.
    base::Task<base::Result<bool>> canOptions();
    // Makes the node one that everybody may read; NotAllowed if it stays closed, Done also where nobody can say.
    base::Task<base::Result<>> openToAll(QString node);
    base::Task<base::Result<>> retract(QString node, QString id);
    base::Task<base::Result<>> deleteNode(QString node);

Q_SIGNALS:
    // Somebody who may write on that node has changed it; `publisher` is a bare address, perhaps the own one.
    void eventReceived(const base::Jid &publisher, const xep::PubSubEvent &event);

private:
    stream::Session &m_session;
    Disco &m_disco;
};

// The event of a message, if its sender may write on that node. Messages with an event are never shown.
std::optional<PubSubEvent> believedEvent(const stream::Stanza &message, const Circle &circle);
bool isEvent(const xml::Element &message);

} // namespace xep
