// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/NetworkWatch.h"

#include <QNetworkInformation>

namespace stream {
namespace {

constexpr std::chrono::seconds look(20);
constexpr qint64 sleptMs = 15'000; // later than it should be: the machine slept

} // namespace

NetworkWatch::NetworkWatch(base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    watchForSleep();
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
            [this](QNetworkInformation::Reachability reachability) {
                if (reachability == QNetworkInformation::Reachability::Online)
                    Q_EMIT returned();
            });
}

NetworkWatch::~NetworkWatch() = default;

void NetworkWatch::watchForSleep()
{
    const qint64 before = m_clock.now();
    m_clock.after(look, this, [this, before] {
        const qint64 passed = m_clock.now() - before;
        if (passed - qint64(std::chrono::milliseconds(look).count()) > sleptMs)
            Q_EMIT returned();
        watchForSleep();
    });
}

} // namespace stream

#include "moc_NetworkWatch.cpp"
