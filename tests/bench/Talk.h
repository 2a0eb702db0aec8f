// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences whose words are as unevenly used as in a language, the same ones each time: what the benchmarks store and
// search. Owned by who measures.
#pragma once

#include <QStringList>

#include <random>

namespace measuring {

class Talk
{
public:
    // 3 to 14 words.
    QString sentence();
    // Made of syllables, so that words share their beginnings. Every 16th word is the one of rank 0; the last ones
    // hardly ever come.
    static QString word(int rank);
    static constexpr int words = 60'000;
    std::mt19937_64 &random() { return m_random; }

private:
    int rank();

    std::mt19937_64 m_random{42};
};

} // namespace measuring
