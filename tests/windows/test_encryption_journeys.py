# SPDX-License-Identifier: GPL-3.0-or-later
"""J7, J8 and J12 (ux.md B23) in counted inputs: comparing a device of a contact in three, a chat that is encrypted from
its first word in none, and owning up to a device of one's own in one. Each of them by the keyboard alone, too."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import accessible
from accessible import FOCUSED
from encryptedcase import BOTH, BUTTON, EncryptedCase
from harness import machine
from harness.cli import Cli

VERIFY_INPUTS, NEW_DEVICE_INPUTS = 3, 1
MOST_TABS = 30
IS_IT_YOU = "New sign-in to your account from .*"


class Journeys(EncryptedCase):
    def click(self, role: str, name: str) -> None:
        self.screen.click(*self.bus.extents(self.bus.wait(role, name)))

    def tab_to(self, name: str) -> None:
        """Where every stop is a key, and the next press of the space bar is meant for it."""
        self.bus.wait(BUTTON, name)
        for _ in range(MOST_TABS):
            found = self.bus.find(BUTTON, name)
            if found and found.has(FOCUSED):
                return
            self.screen.key("Tab")
        self.fail(f"{MOST_TABS} tabs did not lead to '{name}'")

    def chat_to_verify(self) -> None:
        self.device(self.anna)
        self.sign_in_and_open()
        self.wait_pill("Encrypted")

    def test_G1_J7_a_contacts_device_is_verified_in_three_inputs(self) -> None:
        self.chat_to_verify()
        before = self.screen.inputs
        self.click(BUTTON, "Encryption")
        self.click(BUTTON, "Verify Device .*")
        self.click(BUTTON, "They match")
        self.wait_pill("Encrypted and verified")
        self.bus.wait("list item", r".*You have verified Anna \(1 device\)\..*")
        self.assertLessEqual(self.screen.inputs - before, VERIFY_INPUTS)

    def test_G3_J7_the_same_by_the_keyboard_alone(self) -> None:
        self.chat_to_verify()
        self.screen.key("ctrl+l")
        self.wait_focus("check box", "Encrypt this chat")
        self.tab_to("Verify Device .*")
        self.screen.key("space")
        self.wait_focus(BUTTON, "They match")
        self.screen.key("space")
        self.wait_pill("Encrypted and verified")

    def test_J8_a_chat_is_encrypted_from_its_first_word_without_any_input(self) -> None:
        """With somebody to whom nothing was ever written, and who is no contact."""
        bruno = self.server.register("bruno", "terza parola")
        hears = self.listening(self.device(bruno))
        self.start()
        self.sign_in(self.giulia)
        before = self.screen.inputs
        self.open_chat(bruno)
        self.screen.type("riservato dalla prima parola")
        self.screen.key("Return")
        self.assertIn(self.hears(hears, "riservato dalla prima parola")["encryption"], BOTH)
        self.wait_pill("Encrypted")
        self.assertEqual(self.screen.inputs - before, 4)  # address, Enter, text, Enter: none is for the encryption
        self.assertFalse(self.server_keeps("riservato dalla prima parola"))

    def asked(self) -> Cli:
        """A device that signs in while the window is there, and is asked about."""
        self.device(self.giulia)
        self.sign_in_and_open()
        added = self.device(self.giulia)
        self.bus.wait("label", IS_IT_YOU, 30)
        self.bus.wait("label", r"Waiting for you \(1\)")
        return added

    def wait_answered(self) -> None:
        self.wait_gone("label", IS_IT_YOU)
        self.wait_gone("label", "Waiting for you.*")

    def test_J12_a_device_of_ones_own_is_owned_up_to_in_one_input(self) -> None:
        anna, added = self.device(self.anna), self.asked()
        copies, hears = self.listening(added), self.listening(anna)
        before = self.screen.inputs
        self.click(BUTTON, "Yes, it’s me")
        self.wait_answered()
        self.assertLessEqual(self.screen.inputs - before, NEW_DEVICE_INPUTS)
        self.click("text", "Message")
        self.say("anche per me")
        self.hears(hears, "anche per me")
        self.hears(copies, "anche per me")

    def test_G3_J12_the_same_by_the_keyboard_alone(self) -> None:
        self.asked()
        self.screen.key("ctrl+k")
        self.wait_focus("text", "Search or start")
        self.tab_to("Yes, it’s me")
        self.screen.key("space")
        self.wait_answered()


if __name__ == "__main__":
    machine.enter()
    if not accessible.is_there():
        print("at-spi2-core is not installed here.")
        sys.exit(machine.SKIPPED)
    unittest.main(verbosity=2)
