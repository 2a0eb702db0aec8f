// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/KeyPublisher.h"

#include "base/Signals.h"
#include "chat/KeyShelf.h"
#include "encryption/Announcements.h"
#include "store/OmemoKeys.h"
#include "store/Profile.h"
#include "xep/OmemoDevices.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace chat {
namespace {

using namespace std::chrono_literals;
using Listed = std::vector<xep::omemo::Device>;

constexpr std::chrono::milliseconds usedKeysGather = 5s;
constexpr std::chrono::milliseconds betweenBundles = 1min; // security.md H13
constexpr std::chrono::milliseconds glance = 12h;          // for signed keys that grow old in a long session
constexpr std::chrono::milliseconds firstRetry = 30s;
constexpr std::chrono::milliseconds lastRetry = 1h;
constexpr std::chrono::milliseconds contestPause = 1h;

// Others mend at the same moment: whoever waits longer sees what the quicker one has done.
std::chrono::milliseconds someSeconds()
{
    return std::chrono::milliseconds(QRandomGenerator::global()->bounded(2000, 10000));
}

base::Error noSession()
{
    return {base::ErrorKind::ServerUnreachable, QStringLiteral("no session"), {}, {}};
}

base::Error withdrawn()
{
    return {base::ErrorKind::Cancelled, QStringLiteral("the device was taken away"), {}, {}};
}

} // namespace

struct KeyPublisher::Parts
{
    Parts(const KeyShelf::Parts &shared)
        : self(shared.self)
        , profile(shared.profile)
        , clock(shared.clock)
        , modern(encryption::profiles[0], shared)
        , legacy(encryption::profiles[1], shared)
    {
    }
    std::array<KeyShelf *, 2> shelves() { return {&modern, &legacy}; }

    const base::Jid self;
    store::Profile &profile;
    base::Clock &clock;
    KeyShelf modern;
    KeyShelf legacy;
    std::shared_ptr<encryption::Ratchets> ratchets; // null: no session yet
    KeysOnServer state;
    bool isOnline = false;
    bool isBusy = false;
    bool isWanted = false; // look again when this look is over
    bool isGathering = false;
    quint64 plan = 0;
    std::chrono::milliseconds nextRetry = firstRetry;
};

KeyPublisher::KeyPublisher(base::Jid self, xep::OmemoDevices &board, store::Profile &profile, base::Clock &clock)
    : m(std::make_unique<Parts>(KeyShelf::Parts{self.bare(), board, profile, clock}))
{
    connect(
        &board, &xep::OmemoDevices::announced, this, [this](const base::Jid &publisher, auto, const Listed &devices) {
            if (publisher != m->self || !m->ratchets || !m->isOnline)
                return;
            const bool isListed = std::any_of(devices.begin(), devices.end(), [this](const xep::omemo::Device &one) {
                return one.id == m->ratchets->device();
            });
            if (!isListed && m->state.state != KeysOnServer::State::Withdrawn)
                plan(someSeconds());
        });
}

KeyPublisher::~KeyPublisher() = default;

const KeysOnServer &KeyPublisher::state() const
{
    return m->state;
}

void KeyPublisher::begin(std::shared_ptr<encryption::Ratchets> ratchets)
{
    m->ratchets = std::move(ratchets);
    m->isOnline = true;
    m->nextRetry = firstRetry;
    look();
}

void KeyPublisher::resume()
{
    m->isOnline = m->ratchets != nullptr;
    if (m->isOnline && m->state.state != KeysOnServer::State::Published)
        look();
}

void KeyPublisher::end()
{
    m->isOnline = false;
    ++m->plan;
}

void KeyPublisher::noteUsed()
{
    if (std::exchange(m->isGathering, true))
        return;
    auto wait = usedKeysGather;
    for (const auto *shelf : m->shelves()) {
        if (const auto last = shelf->bundlePublishedAt())
            wait = std::max(wait, betweenBundles - std::chrono::milliseconds(m->clock.monotonic() - *last));
    }
    m->clock.after(wait, this, [this] {
        m->isGathering = false;
        if (m->isOnline)
            renewBundles().then(this, [](const base::Result<> &) {});
    });
}

// Looks now, or when what is under way has ended.
void KeyPublisher::look()
{
    ++m->plan;
    if (m->state.state == KeysOnServer::State::Withdrawn || !m->isOnline)
        return;
    if (std::exchange(m->isWanted, true))
        return;
    mendAll().then(this, [this](const base::Result<> &mended) { settle(mended); });
}

void KeyPublisher::plan(std::chrono::milliseconds delay)
{
    m->clock.after(delay, this, [this, plan = ++m->plan] {
        if (plan == m->plan)
            look();
    });
}

void KeyPublisher::planAfter(const base::Error &error)
{
    if (error.kind == base::ErrorKind::Conflict) {
        plan(contestPause);
        return;
    }
    plan(m->nextRetry);
    m->nextRetry = std::min(4 * m->nextRetry, lastRetry);
}

void KeyPublisher::settle(const base::Result<> &mended)
{
    if (mended) {
        m->nextRetry = firstRetry;
        setState(KeysOnServer::State::Published);
        if (m->isOnline)
            plan(glance);
        return;
    }
    const auto kind = mended.error().kind;
    setState(kind == base::ErrorKind::Conflict         ? KeysOnServer::State::Contested
                 : kind == base::ErrorKind::NotAllowed ? KeysOnServer::State::Closed
                                                       : KeysOnServer::State::Failed,
             mended.error());
    if (m->isOnline)
        planAfter(mended.error());
}

void KeyPublisher::setState(KeysOnServer::State state, base::Error error)
{
    if (m->state.state == KeysOnServer::State::Withdrawn)
        return;
    if (m->state.state == state && m->state.error == error)
        return;
    m->state = {state, std::move(error), m->clock.utc()};
    Q_EMIT stateChanged();
}

// Lists are read, changed and written: one after the other.
base::Task<base::Done> KeyPublisher::turn()
{
    auto free = [this]() -> std::optional<base::Done> {
        return m->isBusy ? std::nullopt : std::optional(base::Done{});
    };
    return base::whenFound<base::Done>(this, &KeyPublisher::rested, std::move(free));
}

void KeyPublisher::rest()
{
    m->isBusy = false;
    Q_EMIT rested();
}

base::Task<base::Result<>> KeyPublisher::mendAll()
{
    co_await turn().on(this);
    m->isWanted = false;
    if (m->state.state == KeysOnServer::State::Withdrawn)
        co_return withdrawn();
    m->isBusy = true;
    const auto first = m->modern.mend(m->ratchets); // at the same time
    const auto second = m->legacy.mend(m->ratchets);
    const auto one = co_await first.on(this);
    const auto other = co_await second.on(this);
    rest();
    co_return one ? other : one;
}

base::Task<base::Result<>> KeyPublisher::renewBundles()
{
    co_await turn().on(this);
    if (m->state.state == KeysOnServer::State::Withdrawn)
        co_return withdrawn();
    m->isBusy = true;
    base::Result<> renewed = base::Done{};
    for (auto *shelf : m->shelves()) {
        if (const auto one = co_await shelf->renewBundle(m->ratchets).on(this); !one)
            renewed = one;
    }
    rest();
    if (!renewed && m->isOnline)
        plan(m->nextRetry);
    co_return renewed;
}

base::Task<base::Result<>> KeyPublisher::whenPublished(std::chrono::milliseconds patience)
{
    auto look = [this]() -> std::optional<base::Result<>> {
        switch (m->state.state) {
        case KeysOnServer::State::Unknown: return std::nullopt;
        case KeysOnServer::State::Published: return base::Done{};
        default: return m->state.error;
        }
    };
    auto late = [] { return base::Result<>(base::ErrorKind::Timeout); };
    return base::whenFound<base::Result<>>(this, &KeyPublisher::stateChanged, std::move(look),
                                           base::Limit<base::Result<>>{m->clock, patience, std::move(late)});
}

base::Task<base::Result<>> KeyPublisher::setLabel(QString label)
{
    label = label.trimmed();
    if (!encryption::announcements::isHarmlessLabel(label))
        co_return base::Error{base::ErrorKind::NotAllowed, QStringLiteral("not a name for a device"), {}, {}};
    if (!m->ratchets)
        co_return noSession();
    const auto keeping = m->profile.write([account = m->ratchets->account(), label](store::Connection &connection) {
        return store::omemoKeys::setOwnLabel(connection, account, label);
    });
    if (const auto kept = co_await keeping.on(this); !kept)
        co_return kept.error();
    look();
    co_return base::Done{};
}

base::Task<base::Result<>> KeyPublisher::removeDevice(quint32 device)
{
    base::Result<> removed = base::Done{};
    for (auto *shelf : m->shelves()) {
        if (const auto one = co_await shelf->remove(device).on(this); !one)
            removed = one;
    }
    co_return removed;
}

base::Task<base::Result<>> KeyPublisher::revoke(quint32 device)
{
    if (!m->ratchets || !m->isOnline)
        co_return noSession();
    if (device == m->ratchets->device())
        co_return base::ErrorKind::NotAllowed;
    co_await turn().on(this);
    m->isBusy = true;
    const auto removed = co_await removeDevice(device).on(this);
    rest();
    co_return removed;
}

base::Task<base::Result<>> KeyPublisher::withdraw()
{
    if (!m->ratchets || !m->isOnline)
        co_return noSession();
    co_await turn().on(this);
    setState(KeysOnServer::State::Withdrawn);
    m->isBusy = true;
    const auto removed = co_await removeDevice(m->ratchets->device()).on(this);
    rest();
    co_return removed;
}

} // namespace chat

#include "chat/moc_KeyPublisher.cpp"
