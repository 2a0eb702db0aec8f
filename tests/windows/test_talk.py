# SPDX-License-Identifier: GPL-3.0-or-later
"""Done-when 3 through the window: Giulia at Lucchetto's window on Prosody, Bruno at Profanity on ejabberd; texts,
typing, receipts, name and portrait are seen, and her other devices have it all by carbons and by the archive."""

from __future__ import annotations

import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import accessible
from harness import machine
from harness.cli import Cli
from harness.federation import Federation
from harness.livecase import AUTHORITY
from harness.portrait import portrait
from harness.process import wait_until
from harness.profanity import Profanity
from harness.prosody import Prosody
from harness.slixpeer import Peer
from windowcase import WindowCase

NAME = "Bruno dell'Officina"
PORTRAIT = (0x8A, 0x3B, 0x12)
FEW_PIXELS = 200  # of the portrait's colour; letters instead of it would show none


class Across(WindowCase):
    def servers(self) -> Prosody:
        self.both = self.enterContext(Federation(AUTHORITY))
        self.announce(self.both.prosody)
        return self.both.prosody

    def setUp(self) -> None:
        super().setUp()
        self.bruno = self.both.ejabberd.register("bruno", "due")
        with Peer(self.giulia, self.server.ports.starttls, AUTHORITY.root) as one, \
                Peer(self.bruno, self.both.ejabberd.starttls_port, AUTHORITY.root) as other:
            one.befriend(other)
            other.publish_nick(NAME)
            other.publish_avatar(portrait("B", PORTRAIT))

    def device(self) -> Cli:
        """Another device of Giulia's."""
        cli = self.enterContext(Cli(in_clear=True))
        outcome = cli.login(self.giulia, self.server.ports.direct_tls, AUTHORITY.root)
        self.assertEqual(outcome.code, 0, outcome.stderr)
        return cli

    def pixels_of(self, colour: tuple[int, int, int]) -> int:
        picture = self.screen.folder / "seen.png"
        self.screen.picture(picture)
        raw = subprocess.run(["convert", str(picture), "-depth", "8", "rgb:-"], capture_output=True, check=True).stdout
        return sum(raw[at:at + 3] == bytes(colour) for at in range(0, len(raw), 3))

    def is_in_field(self) -> bool:
        """Out of questions and panels, one after the other."""
        is_there = self.bus.wait("text", "Message").has(accessible.FOCUSED)
        if not is_there:
            self.screen.key("Escape")
        return is_there

    def test_the_window_and_profanity_talk_across_two_servers(self) -> None:
        third = self.device().start("listen", "--for", "120")
        third.wait_event("connection", lambda event: event["state"] == "online")
        with Profanity(self.bruno, self.both.ejabberd.starttls_port) as profanity:
            self.listen()
            self.start()
            self.sign_in(self.giulia)
            self.screen.type("Bruno")
            self.bus.wait("list item", f"{NAME}, .*")
            self.screen.key("Return")
            wait_until(lambda: NAME in self.screen.title(), 10, "the chat with Bruno under his own name")
            self.bus.wait("label", "online")
            wait_until(lambda: self.pixels_of(PORTRAIT) > FEW_PIXELS, 10, "Bruno's portrait", interval=0.5)

            self.screen.key("ctrl+l")  # this Profanity has no keys
            wait_until(lambda: self.bus.wait("check box", "Encrypt this chat").has(accessible.FOCUSED), 10,
                       "the switch has the focus", interval=0.2)
            self.screen.key("space")
            self.bus.press(self.bus.wait("push button", "Turn encryption off"))
            wait_until(self.is_in_field, 20, "the field has the focus", interval=0.5)

            profanity.chat(self.giulia.jid)
            profanity.begin_to_type("ciao da ")
            self.bus.wait("label", "is typing…")
            self.keep_picture("talk-1-typing")
            profanity.type("Profanity")
            self.bus.wait("list item", f"{NAME}, ciao da Profanity, .*")
            profanity.wait_log(r"RECV: <message[^\n]*<received [^>]*urn:xmpp:receipts")

            self.screen.type("ciao dalla finestra")
            profanity.wait_log(r"RECV: <message[^\n]*<composing")
            self.screen.key("Return")
            profanity.wait_received("ciao dalla finestra")
            profanity.wait_screen("ciao dalla finestra")
            self.bus.wait("list item", "You, ciao dalla finestra, .*, delivered")
            self.keep_picture("talk-2-delivered")

        written = third.wait_event("message", lambda event: event["body"] == "ciao dalla finestra")
        self.assertEqual((written["origin"], written["direction"]), ("carbon", "out"))
        third.wait_event("message", lambda event: event["body"] == "ciao da Profanity")
        fourth = self.device()
        fourth.must("sync")
        bodies = [row["body"] for row in fourth.must("history", self.bruno.jid, "--limit", "100").all("message")]
        self.assertEqual(bodies, ["ciao da Profanity", "ciao dalla finestra"])

    def test_what_another_device_writes_and_gets_is_seen_in_the_window(self) -> None:
        with Peer(self.bruno, self.both.ejabberd.starttls_port, AUTHORITY.root) as bruno:
            phone = self.device()
            phone.must("send", self.bruno.jid, "prima, dal telefono")
            bruno.wait_body("prima, dal telefono")
            self.listen()
            self.start()
            self.sign_in(self.giulia)
            self.bus.wait("list item", ".*, You: prima, dal telefono, .*")
            self.screen.key("ctrl+1")
            self.bus.wait("list item", "You, prima, dal telefono, .*")
            phone.must("send", self.bruno.jid, "poi, dal telefono")
            self.bus.wait("list item", "You, poi, dal telefono, .*")


if __name__ == "__main__":
    machine.enter()
    if not accessible.is_there():
        print("at-spi2-core is not installed here.")
        sys.exit(machine.SKIPPED)
    unittest.main(verbosity=2)
