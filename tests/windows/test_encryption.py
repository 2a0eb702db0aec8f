# SPDX-License-Identifier: GPL-3.0-or-later
"""The padlock in the window on a real Prosody: switched on, compared in three steps (J7), a new device of somebody who
was verified, a person without keys, a sign-in of one's own; what the server keeps is searched for what was said."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import accessible
from accessible import FOCUSED, Node
from harness import machine
from harness.account import Account
from harness.bulk import befriend
from harness.cli import Cli, Running
from harness.livecase import AUTHORITY
from harness.process import wait_until
from harness.slixpeer import Peer
from windowcase import DOMAIN, WindowCase

BUTTON = "push button"
BOTH = {"omemo-2", "omemo-legacy"}


class Encrypted(WindowCase):
    def setUp(self) -> None:
        super().setUp()
        befriend(self.server, self.giulia, self.anna)
        self.listen()

    def device(self, account: Account) -> Cli:
        """Another device of that person, with its keys on the server."""
        cli = self.enterContext(Cli())
        outcome = cli.login(account, self.server.ports.direct_tls, AUTHORITY.root)
        self.assertEqual(outcome.code, 0, outcome.stderr)
        wait_until(lambda: any(line["own"] and set(line["profiles"]) == BOTH
                               for line in cli.must("devices").all("devices")), 30, "its keys are published")
        return cli

    def listening(self, cli: Cli) -> Running:
        running = cli.start("listen", "--for", "120")
        running.wait_event("connection", lambda event: event["state"] == "online")
        return running

    def press(self, name: str, role: str = BUTTON) -> None:
        self.bus.press(self.bus.wait(role, name))

    def shows(self, role: str, name: str) -> bool:
        return self.bus.find(role, name) is not None

    def wait_gone(self, role: str, name: str) -> None:
        wait_until(lambda: not self.shows(role, name), 15, f"no {role} named '{name}'", interval=0.2)

    def pill(self) -> Node:
        return self.bus.wait(BUTTON, "Encryption")

    def wait_pill(self, words: str) -> None:
        wait_until(lambda: self.pill().description.startswith(words + "."), 20, f"the padlock says '{words}'",
                   interval=0.2)

    def sign_in_and_open(self) -> None:
        self.start()
        self.sign_in(self.giulia)
        self.screen.type(self.anna.jid)
        self.screen.key("Return")
        wait_until(lambda: "Anna" in self.screen.title(), 10, "the chat with Anna")

    def press_switch(self) -> None:
        """By the keyboard alone: the panel's first stop is its switch."""
        self.screen.key("ctrl+l")
        wait_until(lambda: self.bus.wait("check box", "Encrypt this chat").has(FOCUSED), 10, "the switch has the focus",
                   interval=0.2)
        self.screen.key("space")

    def say(self, text: str) -> None:
        self.write(text)
        self.bus.wait("list item", f"You, {text}, .*")

    def write(self, text: str) -> None:
        """Out of any panel, into the field."""
        self.screen.key("Escape")
        wait_until(lambda: self.bus.wait("text", "Message").has(FOCUSED), 10, "the field has the focus", interval=0.2)
        self.screen.type(text)
        self.screen.key("Return")

    def server_keeps(self, text: str) -> bool:
        store = Path(self.server.store(DOMAIN, "accounts")).parent
        return any(text.encode() in file.read_bytes() for file in store.rglob("*") if file.is_file())

    def test_a_chat_is_encrypted_and_compared_in_three_steps(self) -> None:
        anna = self.device(self.anna)
        own = next(line for line in anna.must("devices").all("devices") if line["own"])
        listening = self.listening(anna)
        self.sign_in_and_open()
        self.wait_pill("Encrypted")
        self.press_switch()
        self.press("Turn encryption off")
        self.wait_pill("Not encrypted")
        self.screen.key("Escape")
        self.press_switch()
        self.wait_pill("Encrypted")
        self.keep_picture("encrypted-panel")
        self.say("nascosto alle otto")
        heard = listening.wait_event("message", lambda event: event["body"] == "nascosto alle otto")
        self.assertIn(heard["encryption"], BOTH)
        self.bus.wait("text", "Message")
        self.bus.press(self.pill())  # 1
        self.press("Verify Device .*")  # 2
        shown = [self.bus.wait("label", rf"group {number} of 8: .*").name.split(": ")[1]
                 for number in range(1, 9)]
        self.assertEqual("".join(shown).replace(" ", "").lower(), own["fingerprint"].replace(" ", "").lower())
        self.keep_picture("verify")
        self.press("They match")  # 3
        self.wait_pill("Encrypted and verified")
        self.bus.wait("list item", r".*You have verified Anna \(1 device\)\..*")
        self.keep_picture("verified")
        self.assertFalse(self.server_keeps("nascosto alle otto"))

    def test_a_new_device_of_somebody_who_was_verified_gets_nothing_until_it_is_accepted(self) -> None:
        anna = self.device(self.anna)
        self.sign_in_and_open()
        self.wait_pill("Encrypted")
        self.screen.key("ctrl+l")
        self.press("Verify Device .*")
        self.press("They match")
        self.wait_pill("Encrypted and verified")
        phone = self.device(self.anna)
        hears, first = self.listening(phone), self.listening(anna)
        self.bus.wait("label", "Anna has a new device .*")
        self.wait_pill("New device")
        self.keep_picture("new-device")
        self.say("solo per il portatile")
        first.wait_event("message", lambda event: event["body"] == "solo per il portatile")
        self.press("Accept without verifying")
        self.wait_gone("label", "Anna has a new device .*")
        self.wait_pill("Encrypted")
        self.say("per tutte e due")
        hears.wait_event("message", lambda event: event["body"] == "per tutte e due")
        self.assertFalse([event for event in hears.events if event.get("body") == "solo per il portatile"])

    def test_to_a_person_without_keys_nothing_leaves_until_it_is_said_so(self) -> None:
        anna = self.enterContext(Peer(self.anna, self.server.ports.starttls, AUTHORITY.root))
        self.sign_in_and_open()
        self.write("non ancora")
        self.bus.wait("label", "Anna can’t receive encrypted messages with the app in use. Your message hasn’t left.",
                      30)
        self.wait_pill("Can’t encrypt")
        self.keep_picture("no-keys")
        self.assertFalse(self.server_keeps("non ancora"))
        self.press("Send unencrypted…")
        self.press("Send unencrypted")  # in the question
        anna.wait_body("non ancora")
        self.wait_pill("Not encrypted")
        self.bus.wait("list item", ".*You turned encryption off.*")

    def test_a_sign_in_of_ones_own_asks_whether_it_is_you(self) -> None:
        self.device(self.giulia)
        self.start()
        self.sign_in(self.giulia)
        self.bus.wait("text", "Search or start")
        self.device(self.giulia)
        self.bus.wait("label", "New sign-in to your account from .*", 30)
        self.keep_picture("own-sign-in")
        self.press("Yes, it’s me")
        self.wait_gone("label", "New sign-in to your account from .*")


if __name__ == "__main__":
    machine.enter()
    if not accessible.is_there():
        print("at-spi2-core is not installed here.")
        sys.exit(machine.SKIPPED)
    unittest.main(verbosity=2)
