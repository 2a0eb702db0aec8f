// SPDX-License-Identifier: GPL-3.0-or-later
#include "Talk.h"

#include <algorithm>
#include <cmath>

namespace measuring {

QString Talk::sentence()
{
    QStringList sentence;
    for (auto count = 3 + m_random() % 12; count > 0; --count)
        sentence.append(word(rank()));
    return sentence.join(QLatin1Char(' '));
}

QString Talk::word(int rank)
{
    static const char *const syllables[] = {"ba", "co", "di", "fe", "gu", "la", "mo", "ni", "pe", "ru",
                                            "sa", "to", "vi", "ze", "an", "es", "in", "or", "un", "ta"};
    QString text;
    for (int rest = rank + 1; rest > 0; rest /= 20)
        text += QLatin1String(syllables[(rest * 7 + 3) % 20]);
    return text;
}

int Talk::rank()
{
    const double even = std::generate_canonical<double, 53>(m_random);
    return std::min(int(std::pow(double(words), even)) - 1, words - 1);
}

} // namespace measuring
