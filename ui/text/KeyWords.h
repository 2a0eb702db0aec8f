// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of devices and their keys (ux.md B11 to B13): one place for panel, pages, bars and cards. Names come in as
// they may be shown; main thread.
#pragma once

#include "model/Key.h"

#include <QCoreApplication>

namespace text {

class KeyWords
{
    Q_DECLARE_TR_FUNCTIONS(text::Keys)

public:
    // What its owner calls it, made safe to show, or its number.
    static QString device(const model::Device &device);
    static QString trust(model::KeyTrust trust);
    // When it was last heard of: "seen today".
    static QString seen(const QDateTime &when, const QDateTime &now);

    enum class Readers { AllAccepted, OnlyVerified };
    // Why what is written now is not for that device; empty: it reads.
    static QString hindrance(const model::Device &device, model::KeyTrust trust, Readers readers);

    // What is asked before something is sent where only verified devices read.
    static QString missing(const QString &person, const QList<model::Device> &devices);

    // Why a message to that person waits here; empty: it does not, or only for a moment.
    static QString waiting(model::Obstacle obstacle, const QString &person);

    // How a message travels; names of protocols belong to the details, where this stands.
    static QString protection(model::Encryption encryption);
    // Why a message that came cannot be read, and why a device could not read one that left.
    static QString closed(model::Obstacle obstacle);
    static QString leftOut(model::Reader::LeftOut why);

    // What has changed among devices (B13).
    static QString addedNote(const QString &person) { return tr("%1 has added a device.", "%1: a person").arg(person); }
    static QString newDevices(const QString &person, const QList<model::Device> &devices, const QDateTime &now);
    static QString changedKey(const QString &person, const model::Device &device);
    static QString begunAnew();
    static QString ownNews(const model::Device &device, const QDateTime &since, const QDateTime &now);

    // Questions and lines about encryption being switched off.
    static QString offQuestion(const QString &person) { return tr("Stop encrypting the chat with %1?").arg(person); }
    static QString offExplanation(const QString &person);
    static QString offVerb() { return tr("Turn encryption off"); }
    static QString offNote() { return tr("You turned encryption off. Messages are not encrypted from here on."); }
    static QString verifiedNote(const QString &person, int devices)
    {
        return tr("You have verified %1 (%n device(s)).", "%1: a person", devices).arg(person);
    }
    static QString onNote() { return tr("You turned encryption on."); }
    static QString clearQuestion(const QString &person) { return tr("Send to %1 unencrypted?").arg(person); }
    static QString clearExplanation()
    {
        return tr("What waits here and all that follows can be read by the people who "
                  "run the servers. You can turn encryption on again at any time.");
    }
    static QString clearVerb() { return tr("Send unencrypted"); }
};

} // namespace text
