// SPDX-License-Identifier: GPL-3.0-or-later
// A value, or the reason (an enum of the step that failed) why there is none. Plain value, any thread.
#pragma once

#include <cassert>
#include <utility>
#include <variant>

namespace crypto {

template<typename T, typename Fault>
class [[nodiscard]] Outcome
{
public:
    Outcome(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Outcome(Fault fault)
        : m_state(std::in_place_index<1>, fault)
    {
    }

    explicit operator bool() const { return m_state.index() == 0; }
    Fault fault() const
    {
        assert(!*this);
        return std::get<1>(m_state);
    }
    T &operator*() &
    {
        assert(*this);
        return std::get<0>(m_state);
    }
    const T &operator*() const & { return const_cast<Outcome *>(this)->operator*(); }
    T &&operator*() && { return std::move(operator*()); }
    T *operator->() { return &operator*(); }
    const T *operator->() const { return &operator*(); }

private:
    std::variant<T, Fault> m_state;
};

} // namespace crypto
