// SPDX-License-Identifier: GPL-3.0-or-later
// Full-text search in what is stored on this computer. Made by whoever searches; main thread.
#pragma once

#include "base/Result.h"
#include "base/Task.h"
#include "model/Message.h"

#include <QList>

namespace store {
class Profile;
}

namespace chat {

struct SearchHit
{
    model::Message message;
    QString conversationName;
};

class Search
{
public:
    explicit Search(store::Profile &profile)
        : m_profile(profile)
    {
    }
    // Newest first; the last word matches as a beginning. Everywhere if `in` is none. At most 200.
    base::Task<base::Result<QList<SearchHit>>> find(QString words, model::ConversationId in, int limit) const;

private:
    store::Profile &m_profile;
};

} // namespace chat
