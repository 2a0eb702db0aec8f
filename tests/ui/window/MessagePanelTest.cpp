// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/MessagePanel.h"
#include "support/SampleKeys.h"

#include <QLabel>
#include <QPushButton>

#include <catch2/catch_test_macros.hpp>

namespace {

struct Details
{
    explicit Details(const model::Message &message)
        : panel(desk.desk())
    {
        panel.present(message, desk.workspace().conversations().sorted().first());
    }
    QStringList buttons()
    {
        QStringList words;
        for (const QPushButton *button : panel.findChildren<QPushButton *>())
            words << button->text();
        return words;
    }
    bool says(const char *words)
    {
        for (const QLabel *label : panel.findChildren<QLabel *>()) {
            if (label->text() == QString::fromUtf8(words))
                return true;
        }
        return false;
    }

    sample::SampleDesk desk{sample::Content::Chats};
    window::MessagePanel panel;
};

model::Message closed(model::Obstacle obstacle)
{
    model::Message message;
    message.kind = model::MessageKind::Undecryptable;
    message.from = base::Jid::of(u"anna@serviziliberi.it");
    message.encryption = model::Encryption::Omemo2;
    message.device = 1001;
    message.obstacle = obstacle;
    message.time = message.sent = QDateTime::currentDateTime();
    return message;
}

} // namespace

TEST_CASE("E-14: a message that cannot be read says why and offers what may bring it back", "[window]")
{
    Details details(closed(model::Obstacle::NoSession));
    CHECK(details.says("This device has no session with the sender’s device, or has lost it."));
    CHECK(details.buttons()
          == QStringList{QStringLiteral("Ask to send it again"), QStringLiteral("Repair the encryption")});
}

TEST_CASE("a session is not offered to be repaired where that cannot help", "[window]")
{
    Details details(closed(model::Obstacle::Rejected));
    CHECK(details.says("You have rejected the key of the device that wrote it."));
    CHECK(details.buttons() == QStringList{QStringLiteral("Ask to send it again")});
}

TEST_CASE("a message that can be read offers nothing of the kind", "[window]")
{
    model::Message message = closed(model::Obstacle::None);
    message.kind = model::MessageKind::Text;
    Details details(message);
    CHECK(details.says("End-to-end (OMEMO 2)"));
    CHECK(details.buttons().isEmpty());
}
