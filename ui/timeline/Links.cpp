// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/Links.h"

namespace timeline {

QUrl openableUrl(const QString &target)
{
    const QUrl url(target, QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool isAllowed = scheme == QLatin1String("http") || scheme == QLatin1String("https")
        || scheme == QLatin1String("mailto") || scheme == QLatin1String("xmpp");
    return isAllowed ? url : QUrl();
}

QString firstLinkOf(const RowContent &content)
{
    for (const Part &part : content.parts) {
        for (const Span &span : part.spans) {
            if (span.styles & Span::Link)
                return span.target;
        }
    }
    return {};
}

} // namespace timeline
