// SPDX-License-Identifier: GPL-3.0-or-later
// Where an invitation link is pasted. Owned by Onboarding.
#pragma once

#include "chat/Registration.h"
#include "widgets/Field.h"
#include "widgets/Panels.h"

namespace onboarding {

class LinkCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit LinkCard(QWidget *parent = nullptr);
    void focusFirst();

Q_SIGNALS:
    void left();
    void opened(QString link);

private:
    void submit();

    widgets::TextField *m_link;
};

} // namespace onboarding
