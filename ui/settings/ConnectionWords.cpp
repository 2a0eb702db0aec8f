// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/ConnectionWords.h"

namespace settings {

QString ConnectionWords::protection(const chat::ConnectionFacts &facts)
{
    if (facts.tls.isEmpty())
        return {};
    return facts.channelBinding.isEmpty()
        ? tr("The connection to the server is protected, and the server has proved its name.")
        : tr("The connection to the server is protected, and nobody can slip in between: server and password have "
             "proved each other over this very connection.");
}

QString ConnectionWords::technical(const chat::ConnectionFacts &facts)
{
    QStringList parts{facts.endpoint, facts.tls, facts.mechanism, facts.channelBinding};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace settings
