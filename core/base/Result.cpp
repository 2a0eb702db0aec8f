// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Result.h"

namespace base {

QString nameOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled: return QStringLiteral("cancelled");
    case ErrorKind::Timeout: return QStringLiteral("timeout");
    case ErrorKind::ServerNotFound: return QStringLiteral("server-not-found");
    case ErrorKind::ServerUnreachable: return QStringLiteral("server-unreachable");
    case ErrorKind::TlsMissing: return QStringLiteral("tls-missing");
    case ErrorKind::Certificate: return QStringLiteral("certificate");
    case ErrorKind::AuthenticationFailed: return QStringLiteral("authentication-failed");
    case ErrorKind::MechanismRefused: return QStringLiteral("mechanism-refused");
    case ErrorKind::ServerNotAuthentic: return QStringLiteral("server-not-authentic");
    case ErrorKind::StreamFailed: return QStringLiteral("stream-failed");
    case ErrorKind::StanzaRefused: return QStringLiteral("stanza-refused");
    case ErrorKind::Malformed: return QStringLiteral("malformed");
    case ErrorKind::NotSupported: return QStringLiteral("not-supported");
    case ErrorKind::NotFound: return QStringLiteral("not-found");
    case ErrorKind::Conflict: return QStringLiteral("conflict");
    case ErrorKind::NotAllowed: return QStringLiteral("not-allowed");
    case ErrorKind::Redirected: return QStringLiteral("redirected");
    case ErrorKind::RegistrationClosed: return QStringLiteral("registration-closed");
    case ErrorKind::InvitationNeeded: return QStringLiteral("invitation-needed");
    case ErrorKind::InvitationInvalid: return QStringLiteral("invitation-invalid");
    case ErrorKind::AccountGone: return QStringLiteral("account-gone");
    case ErrorKind::TooLarge: return QStringLiteral("too-large");
    case ErrorKind::Storage: return QStringLiteral("storage");
    case ErrorKind::DiskFull: return QStringLiteral("disk-full");
    case ErrorKind::WrongPassphrase: return QStringLiteral("wrong-passphrase");
    case ErrorKind::ProfileInUse: return QStringLiteral("profile-in-use");
    case ErrorKind::KeychainUnavailable: return QStringLiteral("keychain-unavailable");
    }
    return QStringLiteral("unknown");
}

} // namespace base
