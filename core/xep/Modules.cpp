// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Modules.h"

namespace xep {
namespace {

template<typename... Listed>
std::vector<About> aboutEach(ModuleList<Listed...>)
{
    return {Listed::about()...};
}

} // namespace

const std::vector<About> &aboutAllModules()
{
    static const std::vector<About> all = aboutEach(AllModules());
    return all;
}

template<typename T>
struct Modules::Need
{
    Modules &modules;

    template<typename Wanted>
        requires(!std::same_as<Wanted, T> && !std::is_const_v<Wanted>)
    operator Wanted &() const { return modules.get<Wanted>(); }
};

template<typename T>
void Modules::make()
{
    const Need<T> need{*this};
    auto &place = std::get<std::unique_ptr<T>>(m_living);
    if constexpr (std::is_constructible_v<T, Need<T>>)
        place = std::make_unique<T>(need);
    else if constexpr (std::is_constructible_v<T, Need<T>, Need<T>>)
        place = std::make_unique<T>(need, need);
    else if constexpr (std::is_constructible_v<T, Need<T>, Need<T>, Need<T>>)
        place = std::make_unique<T>(need, need, need);
    else if constexpr (std::is_constructible_v<T, Need<T>, Need<T>, Need<T>, Need<T>>)
        place = std::make_unique<T>(need, need, need, need);
    else
        place = std::make_unique<T>(need, need, need, need, need);
}

Modules::Modules(stream::Session &session, base::Clock &clock, Circle circle)
    : m_session(session)
    , m_clock(clock)
    , m_circle(std::move(circle))
{
    const auto makeEach = [this]<typename... Living>(std::tuple<std::unique_ptr<Living>...> *) {
        (make<Living>(), ...);
    };
    makeEach(static_cast<decltype(m_living) *>(nullptr));
}

// Members die in reverse order only within the tuple's own choice, so modules drop their guests by hand.
Modules::~Modules()
{
    const auto dropEach = [this]<std::size_t... Index>(std::index_sequence<Index...>)
    {
        (std::get<sizeof...(Index) - 1 - Index>(m_living).reset(), ...);
    };
    dropEach(std::make_index_sequence<std::tuple_size_v<decltype(m_living)>>());
}

} // namespace xep
