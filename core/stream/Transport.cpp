// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/Transport.h"

namespace stream {

Transport::Transport(QObject *parent)
    : QObject(parent)
{
}

Transport::~Transport() = default;

} // namespace stream

#include "moc_Transport.cpp"
