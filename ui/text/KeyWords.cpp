// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/KeyWords.h"

#include "text/ErrorText.h"
#include "text/SafeDisplay.h"
#include "text/Times.h"

#include <QLocale>

namespace text {

QString KeyWords::device(const model::Device &device)
{
    if (!device.label.isEmpty())
        return safeName(device.label).text;
    return tr("Device %1", "%1: a number").arg(device.id);
}

QString KeyWords::trust(model::KeyTrust trust)
{
    switch (trust) {
    case model::KeyTrust::Undecided: return tr("new key, waits for you", "a key");
    case model::KeyTrust::Blind: return tr("accepted automatically", "a key");
    case model::KeyTrust::Verified: return tr("verified", "a key");
    case model::KeyTrust::Rejected: return tr("rejected", "a key");
    }
    return {};
}

QString KeyWords::seen(const QDateTime &when, const QDateTime &now)
{
    if (!when.isValid())
        return tr("has not written yet", "a device");
    const QDate day = when.toLocalTime().date();
    const QDate today = now.toLocalTime().date();
    if (day == today)
        return tr("seen today", "a device");
    if (day == today.addDays(-1))
        return tr("seen yesterday", "a device");
    return tr("seen on %1", "a device; %1: date").arg(QLocale().toString(day, QLocale::ShortFormat));
}

QString KeyWords::hindrance(const model::Device &device, model::KeyTrust trust, Readers readers)
{
    const bool isBroken = (!device.listedLegacy || device.unusableLegacy.isValid())
        && (!device.listedTwo || device.unusableTwo.isValid());
    if (!device.isListed())
        return tr("No longer in use.", "a device");
    if (isBroken)
        return tr("It can’t read: its keys are missing or broken.", "a device");
    switch (trust) {
    case model::KeyTrust::Undecided: return tr("It gets nothing until you decide.", "a device");
    case model::KeyTrust::Rejected: return tr("It can’t read: you have rejected its key.", "a device");
    case model::KeyTrust::Blind:
        return readers == Readers::OnlyVerified ? tr("It gets nothing here until you verify it.", "a device")
                                                : QString();
    case model::KeyTrust::Verified: return {};
    }
    return {};
}

QString KeyWords::missing(const QString &person, const QList<model::Device> &devices)
{
    QStringList names;
    for (const model::Device &one : devices)
        names << device(one);
    return tr("%n device(s) of %1 are not verified and won’t get this: %2.", "%1: a person, %2: devices",
              int(devices.size()))
        .arg(person, names.join(QStringLiteral(", ")));
}

QString KeyWords::waiting(model::Obstacle obstacle, const QString &person)
{
    ErrorNames names;
    names.name = person;
    switch (obstacle) {
    case model::Obstacle::NoDevices: return wordsFor(ErrorId::E15, names).sentence;
    case model::Obstacle::NobodyMay:
        return tr("No device of %1 may read yet: look at them first. Your message hasn’t left.").arg(person);
    case model::Obstacle::TooLarge: return tr("Your message is too long to be encrypted. It hasn’t left.");
    case model::Obstacle::EncryptionOff:
        return tr("Encryption does not work on this computer now. Your message hasn’t left.");
    default: return {};
    }
}

QString KeyWords::newDevices(const QString &person, const QList<model::Device> &devices, const QDateTime &now)
{
    if (devices.size() != 1)
        return tr("%1 has %n new devices. Ask whose they are.", "%1: a person", int(devices.size())).arg(person);
    const model::Device &one = devices.first();
    return tr("%1 has a new device (%2, %3). Ask whether it is really theirs.",
              "%1: a person, %2: device, %3: seen today")
        .arg(person, device(one), seen(one.lastHeard, now));
}

QString KeyWords::changedKey(const QString &person, const model::Device &changed)
{
    return tr("The key of %2 of %1 has changed. The app may have been installed anew, or somebody is in between.",
              "%1: a person, %2: a device")
        .arg(person, device(changed));
}

QString KeyWords::ownNews(const model::Device &added, const QDateTime &since, const QDateTime &now)
{
    return tr("New sign-in to your account from “%1”, %2. Is it you?", "%1: a device, %2: time")
        .arg(device(added), fullTime(since, now));
}

QString KeyWords::begunAnew()
{
    return tr("A copy of this profile is in use elsewhere, or an older copy was brought back. So that no message gets "
              "lost, this program goes on as a new device of yours. Others may be asked whether it is you.");
}

QString KeyWords::protection(model::Encryption encryption)
{
    switch (encryption) {
    case model::Encryption::None: return tr("Not encrypted", "a message");
    case model::Encryption::OmemoLegacy: return tr("End-to-end (older OMEMO)");
    case model::Encryption::Omemo2: return tr("End-to-end (OMEMO 2)");
    }
    return {};
}

QString KeyWords::closed(model::Obstacle obstacle)
{
    using enum model::Obstacle;
    switch (obstacle) {
    case NotForThisDevice: return tr("It was encrypted for other devices: the sender’s app did not know this one.");
    case NoSession: return tr("This device has no session with the sender’s device, or has lost it.");
    case KeyGone: return tr("It begins with a key of this device that is gone.");
    case NotAuthentic: return tr("It was changed on its way, or one side has lost the session.");
    case KeyChanged: return tr("The sender’s device has another key than the one that is known of it.");
    case Malformed: return tr("It is damaged.");
    case Forged: return tr("Its content is not what was locked with its key.");
    case WrongAddress: return tr("What is inside was written by somebody else, or to somebody else.");
    case Rejected: return tr("You have rejected the key of the device that wrote it.");
    case EncryptionOff: return tr("Encryption does not work on this computer now.");
    default: return {};
    }
}

QString KeyWords::leftOut(model::Reader::LeftOut why)
{
    using enum model::Reader::LeftOut;
    switch (why) {
    case No: return {};
    case Undecided: return tr("its key was new and waited for you", "a device");
    case Rejected: return tr("its key was rejected", "a device");
    case NotVerified: return tr("its key was not verified", "a device");
    case NoKeys: return tr("its keys were missing or broken", "a device");
    case Silent: return tr("it had been silent for very long", "a device");
    }
    return {};
}

QString KeyWords::offExplanation(const QString &person)
{
    return tr("From then on the people who run the servers can read what you and %1 write here. What was written "
              "before "
              "stays encrypted.")
        .arg(person);
}

} // namespace text
