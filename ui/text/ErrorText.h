// SPDX-License-Identifier: GPL-3.0-or-later
// Errors as sentences: exactly those of ux.md B19, in the user's language, with the actions that help. The only place
// where a base::Error becomes words. Plain values, main thread.
#pragma once

#include "base/Result.h"

#include <QString>
#include <QStringList>

namespace text {

enum class ErrorId {
    E01,
    E02,
    E03,
    E04,
    E05,
    E06,
    E07,
    E08,
    E09,
    E10,
    E11,
    E12,
    E13a,
    E13b,
    E13c,
    E13gone,
    E13full,
    E14,
    E15,
    E16,
    E17,
    E18,
    E19,
    E20,
    E21,
    E22,
    E23,
    E24,
    E25,
    E26,
    E27,
    E28,
    E29,
    E30,
    E31,
    E32,
    E33,
    E34,
    E35,
    ServerNotAuthentic, // our own: the server could not prove that it knows the password
    MechanismRefused,   // our own: only ways to sign in that would give the password away
    NoAnswer,           // our own: time ran out
    Other,              // our own: what nothing above fits
};
inline constexpr int errorIdCount = static_cast<int>(ErrorId::Other) + 1;

// What the sentence names. Only those that the sentence has are read.
struct ErrorNames
{
    QString server;
    QString name; // person
    QString address;
    QString room;
    QString nick;
    QString otherNick;
    QString file;
    QString size;
    QString maximum;
    QString reason;
    int hours = 0;
};

struct ErrorWords
{
    QString sentence;
    QStringList actions; // in order of use; the first is the one to offer as a button
};

ErrorWords wordsFor(ErrorId id, const ErrorNames &names);

// What was tried when it failed; the same error means other things in other places.
enum class Attempt { SignIn, Register, Message, Room, Upload, Download, Store };
ErrorId idFor(const base::Error &error, Attempt attempt);
// Why a certificate proves nothing: "it has expired"; from the detail that core gives (stream/TlsChannel).
QString certificateReason(const QString &detail);

// The common case in one call.
QString sentenceFor(const base::Error &error, const QString &server, Attempt attempt = Attempt::SignIn);

} // namespace text
