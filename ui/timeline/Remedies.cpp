// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/Remedies.h"

#include "chat/Encryption.h"

namespace timeline {
namespace {

// No address: nothing else can be opened by it.
QString linkTo(Remedy remedy)
{
    return remedy == Remedy::AskAgain ? QStringLiteral("ask-again") : QStringLiteral("repair");
}

} // namespace

QList<Remedy> Remedies::of(const model::Message &closed)
{
    QList<Remedy> remedies;
    if (closed.kind == model::MessageKind::Undecryptable && closed.direction == model::Direction::In)
        remedies.append(Remedy::AskAgain);
    if (chat::Encryption::mayRepair(closed))
        remedies.append(Remedy::Repair);
    return remedies;
}

QString Remedies::word(Remedy remedy)
{
    return remedy == Remedy::AskAgain ? tr("Ask to send it again") : tr("Repair the encryption");
}

Part Remedies::line(const QList<Remedy> &remedies)
{
    Part line;
    for (const Remedy remedy : remedies) {
        if (!line.text.isEmpty())
            line.text += QStringLiteral(" · ");
        const QString words = word(remedy);
        line.spans.append({int(line.text.size()), int(words.size()), text::Span::Link, linkTo(remedy)});
        line.text += words;
    }
    return line;
}

std::optional<Remedy> Remedies::at(const QString &link)
{
    for (const Remedy remedy : {Remedy::AskAgain, Remedy::Repair}) {
        if (link == linkTo(remedy))
            return remedy;
    }
    return std::nullopt;
}

} // namespace timeline
