// SPDX-License-Identifier: GPL-3.0-or-later
// Notices that trying again is worth while: the network came back, or the machine woke up. Owned by Application.
#pragma once

#include "base/Clock.h"

#include <QObject>

namespace stream {

class NetworkWatch : public QObject
{
    Q_OBJECT

public:
    explicit NetworkWatch(base::Clock &clock, QObject *parent = nullptr);
    ~NetworkWatch() override;

Q_SIGNALS:
    // Connections from before may be dead without knowing it.
    void returned();

private:
    void watchForSleep();

    base::Clock &m_clock;
};

} // namespace stream
