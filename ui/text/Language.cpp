// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Language.h"

#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace text {
namespace {

// The region of the system is kept for numbers and dates where it speaks the chosen language.
QLocale localeOf(const QString &code)
{
    const QLocale system = QLocale::system();
    return system.name().section(QLatin1Char('_'), 0, 0) == code ? system : QLocale(code);
}

} // namespace

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_words);
    QCoreApplication::removeTranslator(&m_qtWords);
}

QStringList Language::available()
{
    return {QStringLiteral("en"), QStringLiteral("it")};
}

void Language::choose(const QString &code)
{
    const QString wanted = code.isEmpty() ? QLocale::system().name().section(QLatin1Char('_'), 0, 0) : code;
    const QString spoken = available().contains(wanted) ? wanted : QStringLiteral("en");
    if (spoken == m_code)
        return; // nobody has to learn the words anew
    m_code = spoken;
    QLocale locale = localeOf(m_code);
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_words);
    QCoreApplication::removeTranslator(&m_qtWords);
    if (m_qtWords.load(QStringLiteral("qtbase_") + m_code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtWords);
    if (m_words.load(QStringLiteral(":/i18n/lucchetto_%1.qm").arg(m_code)))
        QCoreApplication::installTranslator(&m_words);
    QGuiApplication::setLayoutDirection(locale.textDirection());
}

} // namespace text
