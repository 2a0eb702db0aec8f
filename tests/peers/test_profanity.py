# SPDX-License-Identifier: GPL-3.0-or-later
"""Lucchetto and a live Profanity on another server: texts, receipts and typing both ways (done-when 3)."""

from __future__ import annotations

import unittest

from harness.federation import Federation
from harness.livecase import AUTHORITY, LiveCase
from harness.process import wait_until
from harness.profanity import Profanity
from harness.slixpeer import Peer


class WithProfanity(LiveCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.both = cls.enterClassContext(Federation(AUTHORITY))
        cls.giulia = cls.both.prosody.register("giulia", "uno")
        cls.bruno = cls.both.ejabberd.register("bruno", "due")
        with Peer(cls.giulia, cls.both.prosody.ports.starttls, AUTHORITY.root) as one, \
                Peer(cls.bruno, cls.both.ejabberd.starttls_port, AUTHORITY.root) as other:
            one.befriend(other)
        cls.profanity = cls.enterClassContext(Profanity(cls.bruno, cls.both.ejabberd.starttls_port))

    def setUp(self) -> None:
        self.cli = self.signed_in(self.giulia, self.both.prosody.ports.direct_tls)

    def test_what_profanity_types_is_read_here_and_acknowledged(self) -> None:
        listening = self.listening(self.cli)
        self.profanity.chat(self.giulia.jid)
        self.profanity.begin_to_type("ciao da ")
        listening.wait_event("typing", lambda event: event["from"] == self.bruno.jid)
        self.profanity.type("Profanity")
        message = listening.wait_event("message", lambda event: event["body"] == "ciao da Profanity")
        self.assertEqual((message["from"], message["direction"]), (self.bruno.jid, "in"))
        self.profanity.wait_log(r"RECV: <message[^\n]*<received [^>]*urn:xmpp:receipts")

    def test_what_is_written_here_shows_on_profanitys_screen_and_is_acknowledged(self) -> None:
        self.cli.must("send", self.bruno.jid, "ciao da Lucchetto")
        self.profanity.wait_received("ciao da Lucchetto")
        self.profanity.chat(self.giulia.jid)
        self.profanity.wait_screen("ciao da Lucchetto")
        self.profanity.wait_log(r"SENT: <message[^\n]*<received [^>]*urn:xmpp:receipts")

    def test_profanity_goes_on_typing_to_us_after_texts_and_receipts_both_ways(self) -> None:
        listening = self.listening(self.cli)
        self.profanity.send(self.giulia.jid, "una domanda")
        listening.wait_event("message", lambda event: event["body"] == "una domanda")
        self.profanity.wait_log(r"RECV: <message[^\n]*<received [^>]*urn:xmpp:receipts")
        listening.drain()
        typed = sum(event["event"] == "typing" and event["typing"] for event in listening.events)
        self.profanity.begin_to_type("e poi ")
        wait_until(lambda: sum(event["event"] == "typing" and event["typing"] for event in listening.drain()) > typed,
                   20, "typing is seen after a receipt")
        self.profanity.type("ancora")
        listening.wait_event("message", lambda event: event["body"] == "e poi ancora")


if __name__ == "__main__":
    unittest.main()
