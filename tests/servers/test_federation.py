# SPDX-License-Identifier: GPL-3.0-or-later
"""Giulia on Prosody and Bruno on ejabberd talk across servers; her other devices see it all."""

from __future__ import annotations

import unittest

from harness.federation import Federation
from harness.livecase import AUTHORITY, LiveCase
from harness.portrait import portrait
from harness.slixpeer import Peer


class Across(LiveCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.both = cls.enterClassContext(Federation(AUTHORITY))
        cls.giulia = cls.both.prosody.register("giulia", "uno")
        cls.bruno = cls.both.ejabberd.register("bruno", "due")
        with Peer(cls.giulia, cls.both.prosody.ports.starttls, AUTHORITY.root) as one, \
                Peer(cls.bruno, cls.both.ejabberd.starttls_port, AUTHORITY.root) as other:
            one.befriend(other)

    def setUp(self) -> None:
        self.peer = self.enterContext(
            Peer(self.bruno, self.both.ejabberd.starttls_port, AUTHORITY.root, receipts=False))
        self.cli = self.signed_in(self.giulia, self.both.prosody.ports.direct_tls)

    def test_texts_receipts_typing_and_presence_cross_the_border_both_ways(self) -> None:
        listening = self.listening(self.cli)
        identity = self.peer.send(self.giulia.jid, "dall'officina")
        message = listening.wait_event("message", lambda event: event["body"] == "dall'officina")
        self.assertEqual(message["from"], self.bruno.jid)
        self.peer.wait_for("a receipt", lambda seen: (self.giulia.jid, identity) in seen.receipts)
        self.peer.send_state(self.giulia.jid, "composing")
        listening.wait_event("typing", lambda event: event["from"] == self.bruno.jid)
        self.peer.wait_for("her presence", lambda seen: (self.giulia.jid, "available") in seen.presences)
        listening.terminate()
        listening.wait()

        sent = self.cli.must("send", self.bruno.jid, "da casa").event("send")["id"]
        message = self.peer.wait_body("da casa", sender=self.giulia.jid)
        again = self.listening(self.cli)
        self.peer.acknowledge(message)
        again.wait_event("delivery", lambda event: event["id"] == sent and event["state"] == "delivered")

    def test_a_third_device_sees_it_by_carbons_and_a_fourth_by_the_archive(self) -> None:
        third = self.signed_in(self.giulia, self.both.prosody.ports.direct_tls)
        listening = self.listening(third)
        self.cli.must("send", self.bruno.jid, "la domanda")
        self.peer.wait_body("la domanda")
        carbon = listening.wait_event("message", lambda event: event["body"] == "la domanda")
        self.assertEqual((carbon["origin"], carbon["direction"]), ("carbon", "out"))
        self.peer.send(self.giulia.jid, "la risposta")
        listening.wait_event("message", lambda event: event["body"] == "la risposta")

        fourth = self.signed_in(self.giulia, self.both.prosody.ports.direct_tls)
        fourth.must("sync")
        bodies = [row["body"] for row in fourth.must("history", self.bruno.jid, "--limit", "100").all("message")]
        self.assertEqual(bodies[-2:], ["la domanda", "la risposta"])

    def test_a_name_and_a_portrait_published_abroad_are_fetched(self) -> None:
        self.peer.publish_nick("Bruno dell'Officina")
        self.peer.publish_avatar(portrait("B", (0x8A, 0x3B, 0x12)))
        listening = self.listening(self.cli)
        listening.wait_event("roster", lambda event: event["jid"] == self.bruno.jid)
        self.assertTrue(listening.is_running())


if __name__ == "__main__":
    unittest.main()
