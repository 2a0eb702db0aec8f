// SPDX-License-Identifier: GPL-3.0-or-later
// Random schedules of devices that write to each other over a network that loses, doubles and reorders, while they
// restart and repair their sessions. Whatever happens: each message that arrives is read once, and no device ever uses
// a place in a ratchet twice.
#include "crypto/support/Party.h"

#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include <deque>
#include <random>

using namespace crypto;

namespace {

struct Letter
{
    QByteArray bytes;
    QByteArray text;
    int passedOver = 0;
};

class Schedule
{
public:
    Schedule(Profile profile, unsigned seed)
        : m_random(seed)
    {
        const int count = 2 + int(seed % 5);
        for (int i = 0; i < count; ++i)
            m_parties.push_back(std::make_unique<Party>(profile, "device" + QByteArray::number(i), quint32(i + 1), 50));
    }

    void run(int steps)
    {
        for (int i = 0; i < steps; ++i)
            step();
        for (auto &[route, line] : m_lines) {
            while (!line.empty())
                deliver(route.first, route.second, 0);
        }
    }

    int delivered = 0;
    int duplicates = 0;
    int lost = 0;
    int restarts = 0;

private:
    using Route = std::pair<size_t, size_t>;

    size_t below(size_t limit) { return std::uniform_int_distribution<size_t>(0, limit - 1)(m_random); }

    void step()
    {
        const size_t from = below(m_parties.size());
        const size_t to = (from + 1 + below(m_parties.size() - 1)) % m_parties.size();
        auto &line = m_lines[{from, to}];
        const size_t dice = below(100);
        if (dice < 45) {
            write(from, to);
        } else if (dice < 90 && !line.empty()) {
            // at most three others overtake a letter, so that it never is more than five turns late
            const bool isWaiting = line.front().passedOver >= 3;
            deliver(from, to, isWaiting ? 0 : below(std::min<size_t>(3, line.size())));
        } else if (dice < 93 && !line.empty()) {
            line.pop_front();
            ++lost;
        } else if (dice < 98) {
            m_parties[from]->restart();
            ++restarts;
        } else if (dice == 98) {
            REQUIRE_FALSE(m_parties[from]->startSession(*m_parties[to]));
        } else {
            replay(from, to);
        }
    }

    void write(size_t from, size_t to)
    {
        Party &sender = *m_parties[from];
        Party &receiver = *m_parties[to];
        if (!sender.store.sessions.contains(receiver.address()))
            REQUIRE_FALSE(sender.startSession(receiver));
        const QByteArray text = QByteArray::number(m_written++);
        const QByteArray bytes = sender.sealed(receiver, text);
        const auto message = WireMessage::parse(sender.profile, bytes);
        REQUIRE(message);
        CHECK(m_places.insert({message->ratchetKey(), message->counter()}).second);
        m_lines[{from, to}].push_back({bytes, text});
    }

    void deliver(size_t from, size_t to, size_t at)
    {
        auto &line = m_lines[{from, to}];
        const Letter letter = line[at];
        for (size_t i = 0; i < at; ++i)
            ++line[i].passedOver;
        line.erase(line.begin() + qsizetype(at));
        INFO("message " << letter.text.toStdString() << " from " << from << " to " << to);
        CHECK(m_parties[to]->opened(*m_parties[from], letter.bytes) == letter.text);
        ++delivered;
        m_read[{from, to}].push_back(letter.bytes);
        if (below(10) == 0)
            replay(from, to);
    }

    // A copy of what was read is a duplicate, or, after five turns, not recognised; never is it read again.
    void replay(size_t from, size_t to)
    {
        const auto &read = m_read[{from, to}];
        if (read.empty())
            return;
        const QByteArray answer = m_parties[to]->opened(*m_parties[from], read[below(read.size())]);
        CHECK((answer == "duplicate" || answer == "not authentic"));
        ++duplicates;
    }

    std::mt19937 m_random;
    std::vector<std::unique_ptr<Party>> m_parties;
    std::map<Route, std::deque<Letter>> m_lines;
    std::map<Route, std::vector<QByteArray>> m_read;
    std::set<std::pair<QByteArray, quint32>> m_places;
    int m_written = 0;
};

} // namespace

TEST_CASE("whatever the network does, each message that arrives is read once and no place in a ratchet is used twice",
          "[ratchet][property]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    const unsigned seed = GENERATE(range(0u, 20u));
    INFO("seed " << seed);
    Schedule schedule(profile, seed);
    schedule.run(400);
    CHECK(schedule.delivered > 100);
    CHECK(schedule.duplicates > 3);
    CHECK(schedule.lost > 0);
    CHECK(schedule.restarts > 3);
}
