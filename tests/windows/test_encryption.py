# SPDX-License-Identifier: GPL-3.0-or-later
"""The padlock in the window on a real Prosody: switched on, compared in three steps (J7), a new device of somebody who
was verified, a person without keys, a sign-in of one's own, a copy of the profile; what the server keeps is searched
for what was said."""

from __future__ import annotations

import shutil
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import accessible
from encryptedcase import BOTH, EncryptedCase
from harness import machine
from harness.cli import PASSPHRASE
from harness.livecase import AUTHORITY
from harness.process import wait_until
from harness.slixpeer import Peer


class Encrypted(EncryptedCase):
    def press_switch(self) -> None:
        """By the keyboard alone: the panel's first stop is its switch."""
        self.screen.key("ctrl+l")
        self.wait_focus("check box", "Encrypt this chat")
        self.screen.key("space")

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
        self.assertIn(self.hears(listening, "nascosto alle otto")["encryption"], BOTH)
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
        second, first = self.listening(phone), self.listening(anna)
        self.bus.wait("label", "Anna has a new device .*")
        self.wait_pill("New device")
        self.keep_picture("new-device")
        self.say("solo per il portatile")
        self.hears(first, "solo per il portatile")
        self.press("Accept without verifying")
        self.wait_gone("label", "Anna has a new device .*")
        self.wait_pill("Encrypted")
        self.say("per tutte e due")
        self.hears(second, "per tutte e due")
        self.assertFalse([event for event in second.events if event.get("body") == "solo per il portatile"])

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

    def test_a_profile_whose_copy_is_at_work_says_that_it_goes_on_as_a_new_device(self) -> None:
        """H14"""
        giulia = self.device(self.giulia)
        self.device(self.anna)
        giulia.must("send", self.anna.jid, "prima della copia")
        giulia.must("sync")
        shutil.copytree(giulia.profile, self.profile)
        giulia.must("send", self.anna.jid, "dopo la copia")
        self.start(LUCCHETTO_PASSPHRASE=PASSPHRASE)
        self.bus.wait("label", "A copy of this profile is in use elsewhere.*", 40)
        self.bus.wait("label", r"Waiting for you \(1\)")
        self.keep_picture("begun-anew")
        self.press("All right")
        self.wait_gone("label", "A copy of this profile is in use elsewhere.*")
        self.screen.key("ctrl+q")
        wait_until(lambda: not self.screen.program.is_running(), 5, "the program has ended")
        self.start(LUCCHETTO_PASSPHRASE=PASSPHRASE)
        self.bus.wait("list", "Chats")
        self.assertFalse(self.shows("label", "A copy of this profile is in use elsewhere.*"))


if __name__ == "__main__":
    machine.enter()
    if not accessible.is_there():
        print("at-spi2-core is not installed here.")
        sys.exit(machine.SKIPPED)
    unittest.main(verbosity=2)
