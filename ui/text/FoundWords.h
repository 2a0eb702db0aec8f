// SPDX-License-Identifier: GPL-3.0-or-later
// The words that somebody has searched for, to be marked wherever they are shown. Folds and divides text as the search
// index does: letters and digits, case and accents dropped, the last word perhaps only begun. Plain value, any thread.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace text {

struct Stretch
{
    int from = 0;
    int length = 0;

    bool operator==(const Stretch &) const = default;
};

class FoundWords
{
public:
    FoundWords() = default;
    explicit FoundWords(const QString &question);

    bool isEmpty() const { return m_words.isEmpty(); }
    // In order, without overlaps; linear in the text.
    QList<Stretch> in(QStringView text) const;

    bool operator==(const FoundWords &) const = default;

private:
    bool matches(const QString &folded) const;

    QStringList m_words;
    bool m_isLastOpen = false;
};

} // namespace text
