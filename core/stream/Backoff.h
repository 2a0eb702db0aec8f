// SPDX-License-Identifier: GPL-3.0-or-later
// How long to wait before the next attempt: doubling from one second to five minutes, each wait drawn between half
// and whole, so that clients of a restarted server do not come all at once (security.md I08). Plain value.
#pragma once

#include <QtGlobal>
#include <algorithm>

#include <algorithm>
#include <chrono>
#include <functional>

namespace stream {

class Backoff
{
public:
    // `draw` gives a number from 0 to 1.
    explicit Backoff(std::function<double()> draw)
        : m_draw(std::move(draw))
    {
    }
    std::chrono::milliseconds next()
    {
        const double whole = std::min(1000.0 * double(1 << m_failures), 300'000.0);
        m_failures = std::min(m_failures + 1, 9);
        return std::chrono::milliseconds(qint64(whole * (0.5 + m_draw() / 2)));
    }
    void reset() { m_failures = 0; }

private:
    std::function<double()> m_draw;
    int m_failures = 0;
};

} // namespace stream
