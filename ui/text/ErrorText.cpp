// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/ErrorText.h"

#include "text/ErrorSentences.h"

namespace text {
namespace {

ErrorId registrationId(const base::Error &error)
{
    switch (error.kind) {
    case base::ErrorKind::Conflict: return ErrorId::E08;
    case base::ErrorKind::NotAllowed: return ErrorId::E09;
    case base::ErrorKind::RegistrationClosed:
    case base::ErrorKind::NotSupported: return ErrorId::E06;
    case base::ErrorKind::InvitationNeeded: return ErrorId::E05;
    case base::ErrorKind::InvitationInvalid: return ErrorId::E07;
    default: return ErrorId::Other;
    }
}

ErrorId roomId(const base::Error &error)
{
    if (error.condition == u"registration-required")
        return ErrorId::E13a;
    if (error.condition == u"forbidden")
        return ErrorId::E13b;
    if (error.condition == u"not-authorized")
        return ErrorId::E13c;
    if (error.condition == u"service-unavailable" || error.condition == u"resource-constraint")
        return ErrorId::E13full;
    if (error.condition == u"conflict")
        return ErrorId::E11;
    return error.condition == u"gone" || error.condition == u"item-not-found" ? ErrorId::E13gone : ErrorId::Other;
}

ErrorId messageId(const base::Error &error)
{
    if (error.condition == u"item-not-found" || error.condition == u"gone")
        return ErrorId::E28;
    if (error.condition == u"forbidden" || error.condition == u"subscription-required")
        return ErrorId::E29;
    return error.kind == base::ErrorKind::StanzaRefused ? ErrorId::E27 : ErrorId::Other;
}

ErrorId placeId(const base::Error &error, Attempt attempt)
{
    switch (attempt) {
    case Attempt::Register: return registrationId(error);
    case Attempt::Room: return roomId(error);
    case Attempt::Message: return messageId(error);
    case Attempt::Upload: return error.kind == base::ErrorKind::TooLarge ? ErrorId::E19 : ErrorId::E20;
    case Attempt::Download: return error.kind == base::ErrorKind::NotFound ? ErrorId::E22 : ErrorId::E23;
    case Attempt::SignIn:
    case Attempt::Store: return ErrorId::Other;
    }
    return ErrorId::Other;
}

// What means the same wherever it happens.
ErrorId commonId(const base::Error &error)
{
    switch (error.kind) {
    case base::ErrorKind::ServerNotFound: return ErrorId::E03;
    case base::ErrorKind::ServerUnreachable: return ErrorId::E04;
    case base::ErrorKind::Timeout: return ErrorId::NoAnswer;
    case base::ErrorKind::TlsMissing: return ErrorId::E26;
    case base::ErrorKind::Certificate: return ErrorId::E25;
    case base::ErrorKind::AuthenticationFailed: return ErrorId::E02;
    case base::ErrorKind::MechanismRefused: return ErrorId::MechanismRefused;
    case base::ErrorKind::ServerNotAuthentic: return ErrorId::ServerNotAuthentic;
    case base::ErrorKind::AccountGone: return ErrorId::E34;
    case base::ErrorKind::RegistrationClosed: return ErrorId::E06;
    case base::ErrorKind::InvitationNeeded: return ErrorId::E05;
    case base::ErrorKind::InvitationInvalid: return ErrorId::E07;
    case base::ErrorKind::DiskFull: return ErrorId::E31;
    case base::ErrorKind::Storage: return ErrorId::E32;
    case base::ErrorKind::KeychainUnavailable: return ErrorId::E33;
    case base::ErrorKind::StreamFailed:
        return error.condition == u"conflict"    ? ErrorId::E30
            : error.condition == u"host-unknown" ? ErrorId::E03
                                                 : ErrorId::E04;
    default: return ErrorId::Other;
    }
}

} // namespace

ErrorId idFor(const base::Error &error, Attempt attempt)
{
    const ErrorId ofPlace = placeId(error, attempt);
    const ErrorId common = commonId(error);
    // A broken line is a broken line even while uploading, but what happened to the file is what people want to know.
    const bool placeFirst = attempt == Attempt::Register || attempt == Attempt::Room || attempt == Attempt::Message;
    if (placeFirst)
        return ofPlace != ErrorId::Other ? ofPlace : common;
    return common == ErrorId::Other || attempt == Attempt::Upload || attempt == Attempt::Download
        ? (ofPlace != ErrorId::Other ? ofPlace : common)
        : common;
}

ErrorWords wordsFor(ErrorId id, const ErrorNames &names)
{
    return ErrorSentences(names).words(id);
}

QString certificateReason(const QString &detail)
{
    return ErrorSentences::certificateReason(detail);
}

QString sentenceFor(const base::Error &error, const QString &server, Attempt attempt)
{
    ErrorNames names;
    names.server = server;
    names.reason = error.kind == base::ErrorKind::Certificate ? certificateReason(error.detail) : error.condition;
    return wordsFor(idFor(error, attempt), names).sentence;
}

} // namespace text
