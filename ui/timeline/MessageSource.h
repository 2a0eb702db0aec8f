// SPDX-License-Identifier: GPL-3.0-or-later
// Where a timeline view takes its messages from, a page at a time. Made by whoever shows the view; main thread.
#pragma once

#include "chat/Timeline.h"

#include <QObject>

namespace timeline {

class MessageSource : public QObject
{
    Q_OBJECT

public:
    using Answer = base::Task<base::Result<chat::Page>>;

    using QObject::QObject;

    // The newest `count` messages, oldest first.
    virtual Answer last(int count) = 0;
    // Up to `count` messages older or newer than that one, oldest first.
    virtual Answer before(model::Message message, int count) = 0;
    virtual Answer after(model::Message message, int count) = 0;
    // Messages on both sides of that one, itself included.
    virtual Answer around(model::MessageId message, int count) = 0;

Q_SIGNALS:
    void added(model::Message message); // anywhere in the order, most often at the end
    void changed(model::Message message);
    void removed(model::MessageId message);
    void cleared();
};

} // namespace timeline
