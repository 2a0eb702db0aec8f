// SPDX-License-Identifier: GPL-3.0-or-later
// One device with what its key is worth, whether it reads, and what can be decided about it. Owned by the page that lists
// devices; decides nothing itself.
#pragma once

#include "chat/Devices.h"
#include "text/KeyWords.h"
#include "widgets/Panels.h"

class QMenu;
class QVBoxLayout;

namespace trust {

class DeviceCard : public widgets::Card
{
    Q_OBJECT

public:
    struct Facts
    {
        chat::KnownDevice known;
        text::KeyWords::Readers readers = text::KeyWords::Readers::AllAccepted;
        QDateTime now;
        // A device of the person here: it can be removed, and it is the person here who reads.
        bool isOwn = false;
    };
    explicit DeviceCard(Facts facts, QWidget *parent = nullptr);

    const chat::KnownDevice &device() const { return m_facts.known; }

Q_SIGNALS:
    void verifyPressed(quint32 device);
    void trustChosen(quint32 device, model::KeyTrust trust);
    void removePressed(quint32 device);

private:
    void addWords(QVBoxLayout *column);
    void addVerify(QVBoxLayout *column);
    QWidget *moreButton();
    void fillMenu(QMenu &menu);
    QString name() const;

    const Facts m_facts;
};

// Whether the device stands in a list now, or still waits for a decision; others are of the past.
bool isPresent(const chat::KnownDevice &device);
// Whether it is written to in the older OMEMO, which hides the text and nothing else.
bool hidesTextAlone(const chat::KnownDevice &device);

} // namespace trust
