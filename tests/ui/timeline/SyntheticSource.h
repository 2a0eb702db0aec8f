// SPDX-License-Identifier: GPL-3.0-or-later
// Messages for tests and benchmarks: any number of them made up on demand, or a few given ones. Owned by the test.
#pragma once

#include "timeline/MessageSource.h"

#include <deque>
#include <functional>

namespace timeline::test {

// What a made-up message says: `number` counts from 0, oldest first.
model::Message madeUp(qint64 number);

// `count` made-up messages; a page costs the same wherever it is.
class SyntheticSource final : public MessageSource
{
public:
    explicit SyntheticSource(qint64 count);

    Answer last(int count) override;
    Answer before(model::Message message, int count) override;
    Answer after(model::Message message, int count) override;
    Answer around(model::MessageId message, int count) override;

    // One more at the end, announced as it would be by the store.
    model::Message addOne();
    qint64 count() const { return m_count; }

private:
    Answer page(qint64 from, qint64 to) const;

    qint64 m_count;
};

// Exactly these messages; answers wait until the test lets them out, if it wants.
class GivenSource final : public MessageSource
{
public:
    explicit GivenSource(QList<model::Message> messages = {});

    Answer last(int count) override;
    Answer before(model::Message message, int count) override;
    Answer after(model::Message message, int count) override;
    Answer around(model::MessageId message, int count) override;

    void add(const model::Message &message);
    void change(const model::Message &message);
    void remove(model::MessageId message);
    void clear();
    void holdAnswers() { m_isHolding = true; }
    void letAnswersOut();
    int asked() const { return m_asked; }

private:
    Answer answer(qsizetype from, qsizetype to);
    qsizetype indexOf(model::MessageId message) const;

    QList<model::Message> m_messages;
    std::deque<std::function<void()>> m_held;
    bool m_isHolding = false;
    int m_asked = 0;
};

// A plain received or sent message for tests, a minute after the one before.
model::Message received(qint64 id, const QString &body);
model::Message sent(qint64 id, const QString &body);

} // namespace timeline::test
