// SPDX-License-Identifier: GPL-3.0-or-later
// TCP and TLS to a server: OpenSSL on memory buffers over QTcpSocket, because QSslSocket has no exporter, mixes in
// plaintext from before the handshake and trusts a certificate's CN (design.md §6). Owned by stream::Stream.
#pragma once

#include "stream/Resolver.h"
#include "stream/Transport.h"

namespace stream {

// Makes transports that share the certificate authorities and session tickets. `resolver` and `clock` outlive them.
TransportFactory tlsTransports(Resolver &resolver, base::Clock &clock);

} // namespace stream
