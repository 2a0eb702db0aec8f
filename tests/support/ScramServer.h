// SPDX-License-Identifier: GPL-3.0-or-later
// The server's side of SCRAM, written apart from the client's so that each checks the other.
#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>

namespace support {

class ScramServer
{
public:
    ScramServer(QCryptographicHash::Algorithm hash, const QByteArray &password, int iterations = 4096)
        : m_hash(hash)
        , m_iterations(iterations)
        , m_salted(QPasswordDigestor::deriveKeyPbkdf2(hash, password, salt(), iterations,
                                                      quint64(QCryptographicHash::hashLength(hash))))
    {
    }

    // `extra` such as ",h=…" goes at the end.
    QByteArray first(const QByteArray &clientFirst, const QByteArray &extra = {})
    {
        m_gs2 = clientFirst.left(clientFirst.indexOf(',', clientFirst.indexOf(',') + 1) + 1);
        m_clientBare = clientFirst.mid(m_gs2.size());
        m_nonce = m_clientBare.mid(m_clientBare.indexOf("r=") + 2) + "server";
        m_first = "r=" + m_nonce + ",s=" + salt().toBase64() + ",i=" + QByteArray::number(m_iterations) + extra;
        return m_first;
    }
    // Empty if the client does not know the password or is bound to another channel.
    QByteArray last(const QByteArray &clientFinal, const QByteArray &bindingData = {}) const
    {
        const QByteArray bare = clientFinal.left(clientFinal.lastIndexOf(",p="));
        const QByteArray proof = QByteArray::fromBase64(clientFinal.mid(bare.size() + 3));
        if (bare != "c=" + (m_gs2 + bindingData).toBase64() + ",r=" + m_nonce)
            return {};
        const QByteArray transcript = m_clientBare + ',' + m_first + ',' + bare;
        const QByteArray storedKey = QCryptographicHash::hash(code(m_salted, "Client Key"), m_hash);
        QByteArray clientKey = code(storedKey, transcript);
        for (qsizetype i = 0; i < clientKey.size() && i < proof.size(); ++i)
            clientKey[i] = char(clientKey[i] ^ proof[i]);
        if (QCryptographicHash::hash(clientKey, m_hash) != storedKey)
            return {};
        return "v=" + code(code(m_salted, "Server Key"), transcript).toBase64();
    }

    static QByteArray salt() { return "some salt"; }

private:
    QByteArray code(const QByteArray &key, const QByteArray &data) const
    {
        return QMessageAuthenticationCode::hash(data, key, m_hash);
    }

    QCryptographicHash::Algorithm m_hash;
    int m_iterations;
    QByteArray m_salted;
    QByteArray m_gs2;
    QByteArray m_clientBare;
    QByteArray m_nonce;
    QByteArray m_first;
};

} // namespace support
