# SPDX-License-Identifier: GPL-3.0-or-later
"""An account is left by hand, with the keyboard alone and with the mouse alone, here and on its server too; and a
person shows herself: name, picture, whom she has blocked."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import accessible
from harness import machine
from harness.livecase import AUTHORITY
from harness.portrait import portrait
from harness.process import wait_until
from harness.slixpeer import Peer
from windowcase import WindowCase

BUTTON = "push button"
MOST_TABS = 40
SETTINGS_LINE = 64  # px below the upper edge of the own menu


class Leaving(WindowCase):
    def setUp(self) -> None:
        super().setUp()
        self.listen()
        self.start()
        self.sign_in(self.giulia)

    def settings(self, section: str) -> None:
        """By keys: the list finds a section by its first letters."""
        self.screen.key("ctrl+comma")
        self.bus.wait("list", "Sections")
        self.screen.type(section)

    def tab_to(self, name: str) -> None:
        for _ in range(MOST_TABS):
            self.screen.key("Tab")
            if any(node.name == name and node.has(accessible.FOCUSED) for node in self.bus.nodes()):
                return
        self.fail(f"Tab does not reach '{name}'")

    def click(self, name: str, role: str = BUTTON) -> None:
        self.screen.click(*self.bus.extents(self.bus.wait(role, name)))

    def starts_anew(self) -> None:
        self.bus.wait("text", "XMPP address")
        self.screen.key("ctrl+q")
        wait_until(lambda: not self.screen.program.is_running(), 5, "the program has ended")
        self.start()
        self.bus.wait("text", "XMPP address")

    def test_signing_out_by_keyboard_keeps_the_account_on_the_server(self) -> None:
        self.settings("Account")
        self.tab_to("Sign out…")
        self.screen.key("space")
        self.bus.wait("label", rf"Sign out of {self.giulia.jid}\?")
        self.keep_picture("sign-out")
        self.screen.key("Escape")  # the safe answer
        self.bus.wait(BUTTON, "Sign out…")
        self.screen.key("space")
        self.bus.wait("label", rf"Sign out of {self.giulia.jid}\?")
        self.tab_to("Sign out")
        self.screen.key("space")
        self.starts_anew()
        self.assertTrue(self.server.has_account(self.giulia.user))
        self.sign_in(self.giulia)

    def test_deleting_by_mouse_takes_the_account_off_the_server(self) -> None:
        left, top, _, height = self.bus.extents(self.bus.wait(BUTTON, "Your account"))
        self.click("Your account")
        self.keep_picture("own-menu")
        # Qt keeps open menus out of the tree: "Settings" is the first line below the address.
        self.screen.click(left, top + height + SETTINGS_LINE, 100, 1)
        self.click("Account and server", "list item")
        self.click("Delete account…")
        self.bus.wait("label", rf"Delete the account {self.giulia.jid} for ever\?")
        self.keep_picture("delete-account")
        self.click("Delete the account")
        self.starts_anew()
        self.assertFalse(self.server.has_account(self.giulia.user))

    def test_one_of_two_accounts_goes_and_the_other_stays_at_work(self) -> None:
        self.settings("Account")
        self.click("Add an account")
        self.sign_in(self.anna)
        self.settings("Account")
        self.tab_to("Sign out…")
        self.screen.key("space")
        self.bus.wait("label", rf"Sign out of {self.giulia.jid}\?")
        self.tab_to("Sign out")
        self.screen.key("space")
        wait_until(lambda: self.bus.find("label", self.giulia.jid) is None, 15, "one account less", interval=0.2)
        self.bus.wait("label", self.anna.jid)
        with Peer(self.giulia, self.server.ports.starttls, AUTHORITY.root) as giulia:
            giulia.send(self.anna.jid, "ci sei ancora?")
            self.bus.wait("label", "ci sei ancora.")

    def test_a_name_and_a_picture_are_published_and_seen_by_others(self) -> None:
        picture = self.screen.folder / "ritratto.png"
        picture.write_bytes(portrait("G", (0x8A, 0x3B, 0x12)))
        with Peer(self.anna, self.server.ports.starttls, AUTHORITY.root) as anna:
            anna.subscribe(self.giulia.jid)
            self.bus.press(self.bus.wait(BUTTON, "Accept"))
            wait_until(lambda: "anna" in self.screen.title(), 10, "her chat")
            self.settings("Profile")
            self.tab_to("Visible name")
            self.screen.type("Giulia Mastroianni")
            self.screen.key("Return")
            self.bus.wait("label", r"Your name is changed\.")
            self.click("Choose a picture…")
            self.bus.wait("(text|combo box|editable.*)", "File.*")
            self.screen.type(str(picture))
            self.screen.key("Return")
            self.bus.wait("label", r"Your picture is changed\.")
            self.keep_picture("profile")
            shown = anna.published(self.giulia.jid, "http://jabber.org/protocol/nick")
            self.assertIn("Giulia Mastroianni", "".join(shown))
            self.assertEqual(len(anna.published(self.giulia.jid, "urn:xmpp:avatar:metadata")), 1)
            self.click("Remove the picture")
            self.bus.wait("label", r"Your picture is removed\.")

    def test_whom_one_has_blocked_is_listed_and_let_in_again(self) -> None:
        self.settings("Privacy")
        self.bus.wait("label", r"Nobody is blocked\.")
        self.tab_to("Block an address or a whole server")
        self.screen.type("spam.example")
        self.screen.key("Return")
        self.bus.wait("label", r"spam\.example")
        self.keep_picture("blocked-list")
        self.click(r"Unblock spam\.example")
        self.bus.wait("label", r"Nobody is blocked\.")


if __name__ == "__main__":
    machine.enter()
    if not accessible.is_there():
        print("at-spi2-core is not installed here.")
        sys.exit(machine.SKIPPED)
    unittest.main(verbosity=2)
