// SPDX-License-Identifier: GPL-3.0-or-later
// A value or the reason why there is none: how every fallible step of core answers. Plain value, any thread.
#pragma once

#include <QByteArray>
#include <QString>

#include <cassert>
#include <utility>
#include <variant>

namespace base {

// What went wrong, in terms that the interface can turn into words (ui/text/ErrorText).
enum class ErrorKind {
    Cancelled,            // nobody waits for the answer any more
    Timeout,              // no answer in time
    ServerNotFound,       // the name does not resolve
    ServerUnreachable,    // nothing listens, or the line broke
    TlsMissing,           // the server offers no protected connection
    Certificate,          // the certificate does not prove the server's name; detail says why
    AuthenticationFailed, // wrong name or password
    MechanismRefused,     // only mechanisms that are too weak, or weaker than before
    ServerNotAuthentic,   // the server could not prove that it knows the password, or a downgrade was seen
    StreamFailed,         // the stream ended with an error; condition names it
    StanzaRefused,        // an error stanza; condition names it
    Malformed,            // what came does not follow the protocol
    NotSupported,         // the other side does not offer it
    NotFound,
    Conflict,
    NotAllowed,
    Redirected, // see-other-host or a web address; detail holds it
    RegistrationClosed,
    InvitationNeeded,
    InvitationInvalid,
    AccountGone,
    TooLarge,
    Storage, // the database said no
    DiskFull,
    WrongPassphrase,
    ProfileInUse,
    KeychainUnavailable,
};

// One failure. `detail` is technical English for logs and "Details", never shown as a sentence.
struct Error
{
    ErrorKind kind = ErrorKind::Malformed;
    QString detail;
    QString condition; // defined condition of RFC 6120 where there was one, such as "item-not-found"
    QByteArray stanza; // the error as it came, or the beginning of what could not be read; at most 4 KiB

    bool operator==(const Error &) const = default;
};

// The name of a kind as used in logs and in the JSON of lucchetto-cli, such as "authentication-failed".
QString nameOf(ErrorKind kind);

struct Done
{
    bool operator==(const Done &) const = default;
};

template<typename T = Done>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }
    Result(ErrorKind kind, QString detail = {})
        : m_state(std::in_place_index<1>, Error{kind, std::move(detail), {}, {}})
    {
    }

    explicit operator bool() const { return m_state.index() == 0; }
    T &value() &
    {
        assert(*this);
        return std::get<0>(m_state);
    }
    const T &value() const &
    {
        assert(*this);
        return std::get<0>(m_state);
    }
    T &&value() &&
    {
        assert(*this);
        return std::get<0>(std::move(m_state));
    }
    T valueOr(T fallback) const { return *this ? std::get<0>(m_state) : std::move(fallback); }
    const Error &error() const
    {
        assert(!*this);
        return std::get<1>(m_state);
    }

    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }

private:
    std::variant<T, Error> m_state;
};

} // namespace base
