# SPDX-License-Identifier: GPL-3.0-or-later
"""Profanity as a peer works: it signs in, writes, reads, tells that it types and acknowledges what it got."""

from __future__ import annotations

import unittest

from harness.bulk import befriend
from harness.certificates import CertificateAuthority
from harness.profanity import Profanity
from harness.prosody import Prosody
from harness.slixpeer import Peer


class ProfanityAlone(unittest.TestCase):
    def test_it_talks_to_another_client(self) -> None:
        authority = CertificateAuthority.temporary()
        with Prosody.with_domain(authority, "casa.example") as server:
            giulia, bruno = server.register("giulia", "uno"), server.register("bruno", "due")
            befriend(server, giulia, bruno)
            with Peer(giulia, server.ports.starttls, authority.root) as peer, \
                    Profanity(bruno, server.ports.starttls) as profanity:
                # Before anything is said: a receipt that carries no chat state makes Profanity keep its own to itself.
                profanity.chat(giulia.jid)
                profanity.begin_to_type("ciao da ")
                peer.wait_for("typing", lambda seen: (bruno.jid, "composing") in seen.states)
                profanity.type("Profanity")
                peer.wait_body("ciao da Profanity", sender=bruno.jid)
                identity = peer.send(bruno.jid, "ciao a te")
                profanity.wait_received("ciao a te")
                profanity.wait_screen("ciao a te")
                peer.wait_for("a receipt", lambda seen: (bruno.jid, identity) in seen.receipts)


if __name__ == "__main__":
    unittest.main()
