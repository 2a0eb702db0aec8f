// SPDX-License-Identifier: GPL-3.0-or-later
// Full-text search in what is stored on this computer. Made by whoever searches; main thread.
#pragma once

#include "base/Result.h"
#include "base/Task.h"
#include "model/Message.h"

#include <QList>
#include <QObject>

namespace store {
class Profile;
}

namespace chat {

struct Stretch
{
    qsizetype start = 0; // UTF-16 units of the body
    qsizetype length = 0;
    bool operator==(const Stretch &) const = default;
};

struct SearchHit
{
    model::Message message;
    QList<Stretch> stretches; // what matched
    bool operator==(const SearchHit &) const = default;
};

class Search : public QObject
{
    Q_OBJECT

public:
    explicit Search(store::Profile &profile, QObject *parent = nullptr);
    ~Search() override;
    // Newest first; the last word matches as a beginning. Everywhere if `in` is none. At most 200, older than `before`.
    base::Task<base::Result<QList<SearchHit>>> find(QString words, model::ConversationId in, int limit,
                                                    model::MessageId before = {});

private:
    store::Profile &m_profile;
};

} // namespace chat
