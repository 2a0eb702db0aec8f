// SPDX-License-Identifier: GPL-3.0-or-later
#include "onboarding/PasswordStrength.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace onboarding {

namespace {

// Bits if each different character had been drawn from the kinds that occur.
double bitsOf(const QString &password)
{
    bool lower = false, upper = false, digit = false, other = false;
    for (const QChar c : password) {
        lower = lower || c.isLower();
        upper = upper || c.isUpper();
        digit = digit || c.isDigit();
        other = other || !c.isLetterOrNumber();
    }
    const int kinds = (lower ? 26 : 0) + (upper ? 26 : 0) + (digit ? 10 : 0) + (other ? 30 : 0);
    const auto different = QSet<QChar>(password.begin(), password.end()).size();
    const double length = double(std::min(password.size(), 2 * different));
    return kinds ? length * std::log2(double(kinds)) : 0;
}

} // namespace

Strength strengthOf(const QString &password)
{
    const double bits = bitsOf(password);
    if (bits < 50)
        return Strength::Weak;
    return bits < 70 ? Strength::Fair : Strength::Good;
}

QString wordFor(Strength strength)
{
    switch (strength) {
    case Strength::Weak: return QCoreApplication::translate("PasswordStrength", "Easy to guess");
    case Strength::Fair: return QCoreApplication::translate("PasswordStrength", "Fair");
    case Strength::Good: return QCoreApplication::translate("PasswordStrength", "Hard to guess");
    }
    return {};
}

} // namespace onboarding
