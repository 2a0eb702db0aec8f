// SPDX-License-Identifier: GPL-3.0-or-later
// Starts the crypto library and checks it against known answers. Application owns exactly one, before anything else
// of crypto is used and until the end.
#pragma once

#include <QString>

#include <memory>

namespace crypto {

class Provider
{
public:
    Provider();
    ~Provider();
    Provider(const Provider &) = delete;
    Provider &operator=(const Provider &) = delete;

    // Empty if all that is needed works; else what is missing or answered wrongly (technical English).
    QString fault() const { return m_fault; }

private:
    struct Library;
    std::unique_ptr<Library> m_library;
    QString m_fault;
};

// What end-to-end encryption needs beyond signing in and the provider lacks, such as "aes256-gcm"; empty if nothing.
QString missingCipher();

} // namespace crypto
