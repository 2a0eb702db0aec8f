// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences and actions of ux.md B19, one function a row. Used by ErrorText alone.
#pragma once

#include "text/ErrorText.h"

#include <QCoreApplication>

namespace text {

class ErrorSentences
{
    Q_DECLARE_TR_FUNCTIONS(text::Errors)

public:
    explicit ErrorSentences(const ErrorNames &names)
        : m_names(names)
    {
    }

    ErrorWords words(ErrorId id) const;
    static QString certificateReason(const QString &detail);

private:
    ErrorWords signIn(ErrorId id) const;
    ErrorWords registration(ErrorId id) const;
    ErrorWords room(ErrorId id) const;
    ErrorWords encryption(ErrorId id) const;
    ErrorWords file(ErrorId id) const;
    ErrorWords connection(ErrorId id) const;
    ErrorWords computer(ErrorId id) const;

    const ErrorNames &m_names;
};

} // namespace text
