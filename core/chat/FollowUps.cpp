// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/FollowUps.h"

#include "chat/Encryption.h"
#include "encryption/OwnKeys.h"
#include "encryption/Sealing.h"
#include "store/OmemoTasks.h"
#include "store/Profile.h"
#include "stream/Session.h"
#include "xep/Hints.h"
#include "xep/StanzaIds.h"

#include <algorithm>

namespace chat {
namespace {

namespace tasks = store::omemoTasks;
using encryption::Opened;
using model::Obstacle;

constexpr int mostInAMinute = 10; // empty messages of one account
constexpr qint64 minute = 60'000; // ms
constexpr qint64 day = 24 * 60 * minute;
constexpr int mostInADay = 1; // renewals of one session that nobody asked for
constexpr int mostInAWeek = 3;
constexpr qint64 ledgerMemory = 180 * day;
constexpr auto lookEvery = std::chrono::minutes(1);
constexpr auto bundlePatience = std::chrono::seconds(15);

// Whether a new session may help, and may be begun without being asked: the current XEP allows it where there is none,
// the old one where one side has lost its keys.
bool wantsRenewal(const Opened &opened)
{
    const bool isLegacy = opened.profile == model::Encryption::OmemoLegacy;
    switch (opened.obstacle) {
    case Obstacle::NoSession: return true;
    case Obstacle::KeyGone:
    case Obstacle::NotAuthentic: return isLegacy;
    default: return false;
    }
}

base::Result<bool> isWithinBudget(store::Connection &connection, model::AccountId account, const tasks::Task &task,
                                  const QDateTime &now)
{
    const auto today = tasks::renewals(connection, account, task.owner, task.device, now.addMSecs(-day));
    if (!today)
        return today.error();
    const auto week = tasks::renewals(connection, account, task.owner, task.device, now.addMSecs(-7 * day));
    if (!week)
        return week.error();
    return *today < mostInADay && *week < mostInAWeek;
}

crypto::Profile cryptoOf(model::Encryption profile)
{
    return profile == model::Encryption::OmemoLegacy ? crypto::Profile::Legacy : crypto::Profile::Omemo2;
}

} // namespace

// An empty message on its way.
struct FollowUps::Letter
{
    base::Jid to;
    xml::Element locked;
};

// What one look at the tasks has brought.
struct FollowUps::Round
{
    QList<Letter> letters;
    encryption::Missing bundles; // of sessions to be renewed
    bool isAll = true;           // nothing is left that could be done now
};

FollowUps::FollowUps(model::AccountId account, Parts parts)
    : m_account(account)
    , m_profile(parts.profile)
    , m_session(parts.session)
    , m_encryption(parts.encryption)
    , m_clock(parts.clock)
{
    connect(&m_encryption, &Encryption::learned, this, &FollowUps::noteLearned);
    connect(&m_encryption, &Encryption::repairAsked, this, &FollowUps::renew);
}

FollowUps::~FollowUps() = default;

base::Result<> FollowUps::note(store::Connection &connection, model::AccountId account, const Case &one,
                               const QDateTime &now)
{
    const auto &opened = one.opened;
    if (!one.isKnown || opened.device == 0 || opened.profile == model::Encryption::None)
        return base::Done{};
    tasks::Task task{0, tasks::Kind::Answer, opened.profile, one.sender, opened.device};
    if (opened.verdict != Opened::Verdict::Closed)
        return opened.wantsAnswer ? tasks::add(connection, account, task, now) : base::Result<>(base::Done{});
    // An old message says nothing of the session as it is now.
    const bool isNewest = !one.heard.isValid() || one.time >= one.heard;
    if (!isNewest || !wantsRenewal(opened))
        return base::Done{};
    task.kind = tasks::Kind::Renew;
    const auto allowed = isWithinBudget(connection, account, task, now);
    if (!allowed)
        return allowed.error();
    return *allowed ? tasks::add(connection, account, task, now) : base::Result<>(base::Done{});
}

void FollowUps::begin()
{
    tidy();
    resume();
}

void FollowUps::resume()
{
    m_isOpen = true;
    run();
}

// Copies of what came meanwhile have all been opened.
void FollowUps::tidy()
{
    const auto ratchets = m_encryption.ratchets();
    if (!ratchets)
        return;
    auto work = [ratchets, account = m_account, now = m_clock.utc()](store::Connection &connection) -> base::Result<> {
        if (const auto forgotten = encryption::ownKeys::forgetUsed(connection, *ratchets); !forgotten)
            return forgotten;
        return store::omemoKeys::forgetOpened(connection, account, now.addMSecs(-ledgerMemory));
    };
    m_profile.write(std::move(work)).then(this, [](const base::Result<> &) {});
}

void FollowUps::look()
{
    if (m_isOpen)
        run();
}

// The bundle of a session to be renewed has come, or will not: its empty message need not wait any more.
void FollowUps::noteLearned(const base::Jid &owner)
{
    if (!m_awaited.remove(owner))
        return;
    auto work = [account = m_account, owner, now = m_clock.utc()](store::Connection &connection) {
        return tasks::hurry(connection, account, owner, now);
    };
    m_profile.write(std::move(work)).then(this, [this](const base::Result<> &) { look(); });
}

void FollowUps::run()
{
    const auto ratchets = m_encryption.ratchets();
    m_runAgain = m_isRunning;
    if (m_isRunning || !ratchets)
        return;
    const qint64 now = m_clock.monotonic();
    m_sent.removeIf([now](qint64 when) { return now - when >= minute; });
    const int most = mostInAMinute - int(m_sent.size());
    if (most <= 0)
        return; // the minute's end looks again
    m_isRunning = true;
    auto job = [ratchets, most, utc = m_clock.utc()](store::Connection &connection) {
        return work(connection, *ratchets, most, utc);
    };
    m_profile.write(std::move(job)).then(this, [this](const base::Result<Round> &round) {
        m_isRunning = false;
        if (round)
            take(*round);
        if (std::exchange(m_runAgain, false))
            look();
    });
}

void FollowUps::take(const Round &round)
{
    for (const auto &letter : round.letters) {
        xml::Element message(xml::ns::client, u"message");
        message.set(u"type", QStringLiteral("chat")).set(u"to", letter.to.toString()).set(u"id", xep::randomId());
        message.add(letter.locked);
        message.add(xml::write(xep::Store{}));
        m_session.send(std::move(message));
        m_sent.append(m_clock.monotonic());
    }
    for (const auto &bundle : round.bundles.bundles)
        m_awaited.insert(bundle.owner);
    m_encryption.fetch(round.bundles);
    if (!round.isAll)
        m_clock.after(lookEvery, this, [this] { look(); });
}

// Empty messages are locked in the transaction that forgets why: at most once, since each costs a key.
base::Result<FollowUps::Round> FollowUps::work(store::Connection &connection, encryption::Ratchets &ratchets, int most,
                                               const QDateTime &now)
{
    const auto account = ratchets.account();
    const auto due = tasks::due(connection, account, now, most);
    if (!due)
        return due.error();
    Round round;
    round.isAll = due->size() < most;
    for (const auto &task : *due) {
        if (const auto removed = tasks::remove(connection, task.id); !removed)
            return removed.error();
        const auto profile = cryptoOf(task.profile);
        if (task.kind == tasks::Kind::Renew) {
            // Its bundle begins a new session; the empty message in it follows when that has come.
            round.bundles.bundles.append({task.owner, task.device, profile});
            tasks::Task answer = task;
            answer.kind = tasks::Kind::Answer;
            const auto next = tasks::add(connection, account, answer, now.addMSecs(bundlePatience.count() * 1000));
            const auto noted = next ? tasks::noteRenewal(connection, account, task.owner, task.device, now) : next;
            if (!noted)
                return noted.error();
            round.isAll = false;
            continue;
        }
        auto sealed = encryption::sealEmpty(connection, ratchets, profile, task.owner, task.device);
        if (!sealed)
            return sealed.error();
        if (*sealed)
            round.letters.append({task.owner, std::move(**sealed)});
    }
    return round;
}

void FollowUps::renew(const base::Jid &owner, quint32 device)
{
    auto work = [account = m_account, owner, device,
                 now = m_clock.utc()](store::Connection &connection) -> base::Result<> {
        for (const auto profile : {model::Encryption::Omemo2, model::Encryption::OmemoLegacy}) {
            const auto added = tasks::add(connection, account, {0, tasks::Kind::Renew, profile, owner, device}, now);
            if (!added)
                return added;
        }
        return base::Done{};
    };
    m_profile.write(std::move(work)).then(this, [this](const base::Result<> &) { look(); });
}

} // namespace chat
