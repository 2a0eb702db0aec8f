// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/TrustTeller.h"

#include "chat/Encryption.h"
#include "encryption/TrustTransfer.h"
#include "store/Profile.h"
#include "stream/Session.h"
#include "xep/StanzaIds.h"

namespace chat {
namespace {

namespace untold = store::untold;

constexpr int mostAtOnce = 20; // people, in one transaction

} // namespace

TrustTeller::TrustTeller(Parts parts)
    : m(std::move(parts))
{
    connect(&m.encryption, &Encryption::learned, this, [this] {
        if (m_someWait)
            look();
    });
}

void TrustTeller::begin()
{
    m_onTheWay.clear();
    resume();
}

void TrustTeller::resume()
{
    m_isOpen = true;
    look();
}

void TrustTeller::look()
{
    const auto ratchets = m.encryption.ratchets();
    m_runAgain = m_isRunning;
    if (m_isRunning || !m_isOpen || !ratchets)
        return;
    m_isRunning = true;
    const Task task{m.self, QSet<qint64>(m_onTheWay.keyBegin(), m_onTheWay.keyEnd()), m.clock.utc()};
    auto job = [ratchets, task](store::Connection &connection) { return work(connection, *ratchets, task); };
    m.profile.write(std::move(job)).then(this, [this](const base::Result<Round> &round) {
        m_isRunning = false;
        const bool runAgain = std::exchange(m_runAgain, false);
        if (round)
            take(*round);
        if (round && (runAgain || !round->isAll))
            look();
    });
}

base::Result<TrustTeller::Round> TrustTeller::work(store::Connection &connection, encryption::Ratchets &ratchets,
                                                   const Task &task)
{
    const auto all = untold::of(connection, ratchets.account());
    if (!all)
        return all.error();
    Round round;
    for (const auto &news : *all) {
        if (task.onTheWay.contains(news.id))
            continue;
        if (round.letters.size() >= mostAtOnce) {
            round.isAll = false;
            break;
        }
        if (const auto sealed = seal(connection, ratchets, task, news, round); !sealed)
            return sealed.error();
    }
    return round;
}

// Who lacks keys, or has no device that may read it, is told later.
base::Result<> TrustTeller::seal(store::Connection &connection, encryption::Ratchets &ratchets, const Task &task,
                                 const untold::News &news, Round &round)
{
    const auto words = encryption::transfer::words(connection, ratchets, task.self, news);
    if (!words)
        return words.error();
    if (words->isEmpty())
        return untold::remove(connection, news.id);
    for (const auto &message : *words) {
        const encryption::Letter letter{task.self,
                                        news.listener,
                                        {},
                                        {xep::write(message)},
                                        encryption::Readers::OnlyVerified,
                                        task.now,
                                        model::Encryption::Omemo2};
        auto sealing = encryption::seal(connection, ratchets, letter);
        if (!sealing)
            return sealing.error();
        if (const auto *missing = std::get_if<encryption::Missing>(&*sealing)) {
            round.missing.lists += missing->lists;
            round.missing.bundles += missing->bundles;
        }
        auto *sealed = std::get_if<encryption::Sealed>(&*sealing);
        if (!sealed || sealed->readers.isEmpty()) {
            round.someWait = true;
            break;
        }
        round.letters.append({news.id, news.listener, std::move(sealed->elements)});
    }
    return base::Done{};
}

void TrustTeller::take(const Round &round)
{
    if (!m_isOpen)
        return; // the line is gone meanwhile: all is sealed anew for the next
    for (const auto &letter : round.letters) {
        xml::Element message(xml::ns::client, u"message");
        message.set(u"type", QStringLiteral("chat")).set(u"to", letter.to.toString()).set(u"id", xep::randomId());
        for (const auto &element : letter.locked)
            message.add(element);
        ++m_onTheWay[letter.news];
        m.session.send(std::move(message), [this, news = letter.news] { noteTaken(news); });
    }
    m_someWait = round.someWait;
    if (!round.missing.lists.isEmpty() || !round.missing.bundles.isEmpty())
        m.encryption.fetch(round.missing);
}

void TrustTeller::noteTaken(qint64 news)
{
    const auto found = m_onTheWay.find(news);
    if (found == m_onTheWay.end() || --*found > 0)
        return;
    auto job = [news](store::Connection &connection) { return untold::remove(connection, news); };
    m.profile.write(std::move(job)).then(this, [this, news](const base::Result<> &) { m_onTheWay.remove(news); });
}

} // namespace chat
