// SPDX-License-Identifier: GPL-3.0-or-later
// One device as a program of its own: commands come as lines on the standard input, words apart by spaces and bytes in
// hexadecimal; each is answered by one line. Two libraries with the same symbols can so be compared.
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QCryptographicHash>

#include <functional>
#include <iostream>
#include <string>

namespace peers {

// Bytes that depend only on the last seed and on how many calls there were since.
class SeededRandom
{
public:
    void seed(const QByteArray &seed)
    {
        m_seed = seed;
        m_call = 0;
    }
    void fill(char *bytes, int count)
    {
        const QByteArray call = m_seed + QByteArray::number(m_call++) + ' ';
        QByteArray random;
        for (int block = 0; random.size() < count; ++block)
            random += QCryptographicHash::hash(call + QByteArray::number(block), QCryptographicHash::Sha256);
        std::copy_n(random.constData(), count, bytes);
    }

private:
    QByteArray m_seed;
    int m_call = 0;
};

class Peer
{
public:
    virtual ~Peer() = default;
    // Becomes a device with this identity and one-time keys from 1 on.
    virtual void own(const QByteArray &privateKey, quint32 device, int preKeys) = 0;
    virtual void restart() = 0;
    // identity, number, key and signature of the signed key, then number and key of each one-time key
    virtual QByteArrayList bundle() = 0;
    virtual QByteArray start(const QByteArray &name, quint32 device, const QByteArrayList &bundle) = 0;
    // "key-exchange" or "message", and the bytes; or the name of the fault
    virtual QByteArrayList encrypt(const QByteArray &name, quint32 device, const QByteArray &plaintext) = 0;
    // "ok" and the bytes, or the name of the fault
    virtual QByteArrayList decrypt(const QByteArray &name, quint32 device, const QByteArray &bytes) = 0;
    // As the library serialises it.
    virtual QByteArray record(const QByteArray &name, quint32 device) = 0;

    // The payload of a message: its ciphertext, its key with what proves it, and in the legacy profile its vector.
    virtual QByteArrayList sealPayload(const QByteArray &) { return {}; }
    virtual QByteArray openPayload(const QByteArray &, const QByteArray &, const QByteArray &) { return {}; }

    SeededRandom random;
};

inline QByteArray answer(Peer &peer, const QByteArrayList &words)
{
    const auto bytes = [&](qsizetype at) { return QByteArray::fromHex(words.value(at)); };
    const auto number = [&](qsizetype at) { return words.value(at).toUInt(); };
    const QByteArray command = words.value(0);
    if (command == "seed")
        peer.random.seed(bytes(1));
    else if (command == "own")
        peer.own(bytes(1), number(2), int(number(3)));
    else if (command == "restart")
        peer.restart();
    else if (command == "bundle")
        return peer.bundle().join(' ');
    else if (command == "start")
        return peer.start(words.value(1), number(2), words.mid(3));
    else if (command == "encrypt")
        return peer.encrypt(words.value(1), number(2), bytes(3)).join(' ');
    else if (command == "decrypt")
        return peer.decrypt(words.value(1), number(2), bytes(3)).join(' ');
    else if (command == "seal-payload")
        return peer.sealPayload(bytes(1)).join(' ');
    else if (command == "open-payload")
        return peer.openPayload(bytes(1), bytes(2), bytes(3));
    else if (command == "record")
        return peer.record(words.value(1), number(2)).toHex();
    else
        return "unknown command";
    return "ok";
}

inline int run(Peer &peer)
{
    std::string line;
    while (std::getline(std::cin, line))
        std::cout << answer(peer, QByteArray::fromStdString(line).split(' ')).toStdString() << std::endl;
    return 0;
}

} // namespace peers
