// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratchet/RecordTrim.h"

#include "omemoc/Ref.h"
#include "ratchet/Protobuf.h"

#include <vector>

namespace crypto {
namespace {

using omemoc::Ref;

constexpr qsizetype roomForMore = largestRecord / 4; // so that not every message trims

// Where things stand in a record as both libraries write it.
constexpr quint32 presentState = 1;
constexpr quint32 archivedState = 2;
constexpr quint32 receiverChain = 7; // of a state, oldest first
constexpr quint32 chainRatchetKey = 1;
constexpr quint32 chainMessageKeys = 4; // oldest first
constexpr quint32 messageIndex = 1;

std::vector<QByteArrayView> partsOf(QByteArrayView message, quint32 number)
{
    std::vector<QByteArrayView> parts;
    ProtobufReader reader(message);
    while (const auto field = reader.next()) {
        if (field->number == number && !field->value)
            parts.push_back(field->bytes);
    }
    return parts;
}

quint32 indexOf(QByteArrayView messageKeys)
{
    ProtobufReader reader(messageKeys);
    while (const auto field = reader.next()) {
        if (field->number == messageIndex && field->value)
            return quint32(*field->value);
    }
    return 0;
}

// The newest stand first.
void dropArchived(session_record *record, const std::vector<QByteArrayView> &archived, qsizetype room)
{
    auto *node = session_record_get_previous_states_head(record);
    for (const auto &state : archived) {
        if (!node)
            return;
        room -= state.size();
        node = room >= 0 ? session_record_get_previous_states_next(node)
                         : session_record_get_previous_states_remove(record, node);
    }
}

void dropMessageKeys(session_state *state, QByteArrayView written, qsizetype tooMuch, const omemoc::Context &context)
{
    QByteArray dropped(sizeof(ratchet_message_keys), '\0');
    for (const auto &chain : partsOf(written, receiverChain)) {
        const auto keys = partsOf(chain, chainRatchetKey);
        Ref<ec_public_key> ratchetKey;
        if (keys.empty() || omemoc::decodeCurve(ratchetKey.out(), keys.front(), context.get()) < 0)
            continue;
        for (const auto &messageKeys : partsOf(chain, chainMessageKeys)) {
            if (tooMuch <= 0)
                break;
            session_state_remove_message_keys(state, reinterpret_cast<ratchet_message_keys *>(dropped.data()),
                                              ratchetKey.get(), indexOf(messageKeys));
            tooMuch -= messageKeys.size();
        }
    }
    wipe(dropped);
}

} // namespace

std::optional<Secret> trimmed(const omemoc::Context &context, const Secret &record)
{
    if (record.size() <= largestRecord)
        return {};
    const QByteArray &bytes = record.reveal();
    const auto present = partsOf(bytes, presentState);
    Ref<session_record> parsed;
    if (present.empty()
        || session_record_deserialize(parsed.out(), omemoc::octets(bytes), size_t(bytes.size()), context.get()) < 0)
        return {};
    const qsizetype room = largestRecord - roomForMore - present.front().size();
    dropArchived(parsed.get(), partsOf(bytes, archivedState), room);
    dropMessageKeys(session_record_get_state(parsed.get()), present.front(), -room, context);
    signal_buffer *written = nullptr;
    if (session_record_serialize(&written, parsed.get()) < 0)
        return {};
    return Secret(omemoc::bytesOf(omemoc::Buffer(written).get()));
}

} // namespace crypto
