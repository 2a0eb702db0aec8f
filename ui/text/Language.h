// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the interface: its words, numbers, dates and direction. Application owns the one; main thread.
#pragma once

#include <QString>
#include <QStringList>
#include <QTranslator>

namespace text {

class Language
{
public:
    Language() = default;
    ~Language();
    Language(const Language &) = delete;
    Language &operator=(const Language &) = delete;

    // "en", "it"; empty: the system's, English if it speaks none of ours. Widgets get QEvent::LanguageChange.
    void choose(const QString &code);
    const QString &code() const { return m_code; }
    static QStringList available();

private:
    QTranslator m_words;
    QTranslator m_qtWords;
    QString m_code;
};

} // namespace text
