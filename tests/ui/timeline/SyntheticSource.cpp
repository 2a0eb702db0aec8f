// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/SyntheticSource.h"

#include <algorithm>

namespace timeline::test {
namespace {

constexpr qint64 start = 1'700'000'000'000; // ms
const char *const words[] = {"assemblea", "stasera", "alle", "ventuno",  "porto", "il",      "proiettore",
                             "e",         "anche",   "la",   "prolunga", "ci",    "vediamo", "in",
                             "sala",      "grande",  "per",  "parlare",  "della", "cucina",  "domani",
                             "verbale",   "grazie",  "però", "tutti"};

MessageSource::Answer ready(chat::Page page)
{
    return MessageSource::Answer::ready(base::Result<chat::Page>(std::move(page)));
}

model::Message plain(qint64 id, const QString &body, model::Direction direction)
{
    model::Message message;
    message.id = {id};
    message.direction = direction;
    message.from = base::Jid::of(direction == model::Direction::In ? u"anna@example.org" : u"giulia@example.org");
    message.body = body;
    message.time = QDateTime::fromMSecsSinceEpoch(start + id * 60'000, Qt::UTC);
    message.state = direction == model::Direction::Out ? model::DeliveryState::Delivered : model::DeliveryState::None;
    return message;
}

} // namespace

model::Message madeUp(qint64 number)
{
    quint64 random = static_cast<quint64>(number) * 6364136223846793005ULL + 1442695040888963407ULL;
    const auto next = [&random](int bound) {
        random = random * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<int>((random >> 33) % static_cast<quint64>(bound));
    };
    QStringList text;
    const int length = next(10) == 0 ? 40 + next(120) : 1 + next(18);
    for (int word = 0; word < length; ++word)
        text.append(QString::fromUtf8(words[next(static_cast<int>(std::size(words)))]));
    model::Message message = plain(number + 1, text.join(QLatin1Char(' ')),
                                   next(3) == 0 ? model::Direction::Out : model::Direction::In);
    if (next(4) != 0)
        message.encryption = model::Encryption::Omemo2;
    return message;
}

SyntheticSource::SyntheticSource(qint64 count)
    : m_count(count)
{
}

MessageSource::Answer SyntheticSource::page(qint64 from, qint64 to) const
{
    from = std::max<qint64>(from, 0);
    to = std::min(to, m_count);
    chat::Page page;
    for (qint64 number = from; number < to; ++number)
        page.messages.append(madeUp(number));
    page.reachesStart = from == 0;
    page.reachesEnd = to == m_count;
    return ready(std::move(page));
}

MessageSource::Answer SyntheticSource::last(int count)
{
    return page(m_count - count, m_count);
}

MessageSource::Answer SyntheticSource::before(model::Message message, int count)
{
    return page(message.id.value - 1 - count, message.id.value - 1);
}

MessageSource::Answer SyntheticSource::after(model::Message message, int count)
{
    return page(message.id.value, message.id.value + count);
}

MessageSource::Answer SyntheticSource::around(model::MessageId message, int count)
{
    return page(message.value - 1 - count / 2, message.value - 1 + count / 2);
}

model::Message SyntheticSource::addOne()
{
    const model::Message message = madeUp(m_count++);
    Q_EMIT added(message);
    return message;
}

GivenSource::GivenSource(QList<model::Message> messages)
    : m_messages(std::move(messages))
{
}

qsizetype GivenSource::indexOf(model::MessageId message) const
{
    const auto found = std::find_if(m_messages.begin(), m_messages.end(),
                                    [message](const model::Message &other) { return other.id == message; });
    return found - m_messages.begin();
}

MessageSource::Answer GivenSource::answer(qsizetype from, qsizetype to)
{
    ++m_asked;
    from = std::max<qsizetype>(from, 0);
    to = std::min(to, m_messages.size());
    const chat::Page page{m_messages.mid(from, to - from), from == 0, to == m_messages.size()};
    if (!m_isHolding)
        return ready(page);
    const base::Completer<base::Result<chat::Page>> completer;
    m_held.push_back([completer, page] { completer.finish(page); });
    return completer.task();
}

MessageSource::Answer GivenSource::last(int count)
{
    return answer(m_messages.size() - count, m_messages.size());
}

MessageSource::Answer GivenSource::before(model::Message message, int count)
{
    const qsizetype index = indexOf(message.id);
    return answer(index - count, index);
}

MessageSource::Answer GivenSource::after(model::Message message, int count)
{
    const qsizetype index = indexOf(message.id) + 1;
    return answer(index, index + count);
}

MessageSource::Answer GivenSource::around(model::MessageId message, int count)
{
    const qsizetype index = indexOf(message);
    return answer(index - count / 2, index + count / 2);
}

void GivenSource::add(const model::Message &message)
{
    const auto before = std::find_if(m_messages.begin(), m_messages.end(), [&message](const model::Message &other) {
        return std::pair(other.time, other.id) > std::pair(message.time, message.id);
    });
    m_messages.insert(before, message);
    Q_EMIT added(message);
}

void GivenSource::change(const model::Message &message)
{
    m_messages[indexOf(message.id)] = message;
    Q_EMIT changed(message);
}

void GivenSource::remove(model::MessageId message)
{
    m_messages.removeAt(indexOf(message));
    Q_EMIT removed(message);
}

void GivenSource::clear()
{
    m_messages.clear();
    Q_EMIT cleared();
}

void GivenSource::letAnswersOut()
{
    m_isHolding = false;
    while (!m_held.empty()) {
        const auto next = std::move(m_held.front());
        m_held.pop_front();
        next();
    }
}

model::Message received(qint64 id, const QString &body)
{
    return plain(id, body, model::Direction::In);
}

model::Message sent(qint64 id, const QString &body)
{
    return plain(id, body, model::Direction::Out);
}

} // namespace timeline::test
