# SPDX-License-Identifier: GPL-3.0-or-later
"""A Prosody and an ejabberd that talk to each other: both ask our own DNS server, which knows their ports by SRV.

No privileges, no name space and no standard port are needed; both sides prove themselves by the test authority.
"""

from __future__ import annotations

from .certificates import CertificateAuthority
from .dns import DnsServer, Service
from .ejabberd import Ejabberd
from .process import LOOPBACK
from .prosody import Prosody

PROSODY_DOMAIN = "casa.example"
EJABBERD_DOMAIN = "officina.example"


class Federation:
    """`with Federation(authority) as f:` then f.prosody, f.ejabberd and f.dns."""

    def __init__(self, authority: CertificateAuthority, prosody_domain: str = PROSODY_DOMAIN,
                 ejabberd_domain: str = EJABBERD_DOMAIN) -> None:
        self.dns = DnsServer()
        self.prosody = Prosody.with_domain(authority, prosody_domain, resolver=self.dns.resolver)
        self.ejabberd = Ejabberd(authority, ejabberd_domain, resolver=self.dns.resolver)
        self._announce(prosody_domain, self.prosody.ports.federation)
        self._announce(ejabberd_domain, self.ejabberd.federation_port)

    def _announce(self, domain: str, port: int) -> None:
        """The target is `localhost` because ejabberd asks the C library, not our server, for a target's address."""
        for name in (domain, f"conference.{domain}"):
            self.dns.service(f"_xmpp-server._tcp.{name}", Service("localhost", port))
        self.dns.host("localhost", LOOPBACK)

    def start(self) -> Federation:
        self.dns.start()
        self.prosody.start()
        self.ejabberd.start()
        return self

    def close(self) -> None:
        self.ejabberd.close()
        self.prosody.close()
        self.dns.stop()

    def __enter__(self) -> Federation:
        try:
            return self.start()
        except BaseException:
            self.close()
            raise

    def __exit__(self, *_: object) -> None:
        self.close()
