// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratchet/Protobuf.h"

namespace crypto {
namespace {

enum WireType : quint32 { Varint = 0, Bytes = 2 };
constexpr int mostVarintBytes = 10;

} // namespace

std::optional<quint64> ProtobufReader::number()
{
    quint64 value = 0;
    for (int i = 0; i < mostVarintBytes && !m_rest.isEmpty(); ++i) {
        const auto byte = static_cast<quint8>(m_rest.front());
        m_rest = m_rest.sliced(1);
        value |= quint64(byte & 0x7F) << (7 * i);
        if (!(byte & 0x80))
            return value;
    }
    return {};
}

std::optional<ProtobufField> ProtobufReader::broken()
{
    m_isBroken = true;
    m_rest = {};
    return {};
}

std::optional<ProtobufField> ProtobufReader::next()
{
    if (m_rest.isEmpty())
        return {};
    const auto key = number();
    if (!key || *key > 0xFFFFFFFF || (*key >> 3) == 0)
        return broken();
    ProtobufField field;
    field.number = quint32(*key >> 3);
    const auto value = number(); // either the field itself or its length
    if (!value)
        return broken();
    switch (*key & 7) {
    case Varint: field.value = value; return field;
    case Bytes:
        if (*value > quint64(m_rest.size()))
            return broken();
        field.bytes = m_rest.first(qsizetype(*value));
        m_rest = m_rest.sliced(qsizetype(*value));
        return field;
    default: return broken();
    }
}

} // namespace crypto
