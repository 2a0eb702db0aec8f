# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a screen reader meets it, on a live AT-SPI bus: it is found, read and worked by names alone (G4)."""

from __future__ import annotations

import re
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import accessible
from accessible import FOCUSABLE, FOCUSED, Node
from harness import machine
from harness.process import wait_until
from windowcase import WindowCase

MUST_BE_NAMED = {"push button", "toggle button", "check box", "radio button", "text", "entry", "password text",
                 "combo box", "menu item", "list item", "list", "page tab", "slider", "link"}
FRAMES = {"frame", "window", "application", "filler", "panel", "scroll pane"}


class ScreenReader(WindowCase):
    def nameless(self) -> list[Node]:
        return [node for node in self.bus.nodes() if not node.name
                and (node.role in MUST_BE_NAMED or (node.has(FOCUSABLE) and node.role not in FRAMES))]

    def press(self, name: str) -> None:
        self.bus.press(self.bus.wait("(push|toggle) button", name))

    def sign_in_by_names(self) -> None:
        self.bus.write(self.bus.wait("text", "XMPP address"), self.giulia.jid)
        self.bus.write(self.bus.wait("(password )?text", "Password"), self.giulia.password)
        self.press("Sign in")
        self.bus.wait("text", "Search or start")

    def test_a_message_is_written_sent_and_answered_by_names_alone(self) -> None:
        with self.friend() as anna:
            self.listen()
            self.start()
            self.sign_in_by_names()
            self.bus.write(self.bus.wait("text", "Search or start"), self.anna.jid)
            self.screen.key("Return")
            self.bus.write(self.bus.wait("text", "Message"), "letto ad alta voce")
            self.press("Send")
            anna.wait_body("letto ad alta voce")
            self.bus.wait("list", "Messages")
            self.bus.wait("list item", "You, letto ad alta voce, .*delivered.*")
            anna.send(self.giulia.jid, "sentito")
            self.bus.wait("list item", "anna, sentito, .*")
            self.bus.wait("list", "Chats")
            self.bus.wait("list item", "anna, .*sentito.*")
            anna.send_state(self.giulia.jid, "composing")
            self.bus.wait("label", "is typing…")

    def test_G4_nothing_that_can_be_worked_is_without_a_name(self) -> None:
        with self.friend() as anna:
            self.listen()
            self.start()
            self.bus.wait("text", "XMPP address")
            self.assertEqual(self.nameless(), [])
            self.sign_in_by_names()
            anna.send(self.giulia.jid, "una riga")
            self.press("Accept")
            self.bus.wait("list item", "anna, una riga, .*")
            self.assertEqual(self.nameless(), [])
            self.screen.key("ctrl+i")
            self.bus.wait("label", "Details")
            self.assertEqual(self.nameless(), [])
            self.screen.key("ctrl+comma")
            sections = self.bus.wait("list", "Sections")
            for section in ("Account and server", "Privacy", "Appearance", "Messages here", "About"):
                self.bus.wait("list item", section)
                self.assertEqual(self.nameless(), [], f"{section} in {sections}")
                self.screen.key("Down")

    def test_F6_walks_the_panes_and_the_arrows_walk_the_messages(self) -> None:
        with self.friend() as anna:
            self.listen()
            self.start()
            self.sign_in_by_names()
            self.screen.type(self.anna.jid)
            self.screen.key("Return")
            self.bus.wait("text", "Message")
            for words in ("prima", "seconda"):
                anna.send(self.giulia.jid, words)
            self.bus.wait("list item", "anna, seconda, .*")
            self.wait_focus("Message")
            for stop in ("Chats|anna, .*", "Encryption", "Messages|anna, .*", "Message"):
                self.screen.key("F6")
                self.wait_focus(stop)
            self.screen.key("shift+F6")
            self.wait_focus("Messages|anna, .*")
            self.screen.key("Up")
            self.screen.key("Up")
            self.wait_focus("anna, prima, .*")
            self.screen.key("Escape")
            self.wait_focus("Message")

    def focus(self) -> list[str]:
        """The names of what has the focus: the list, and in it the row."""
        return [node.name for node in self.bus.nodes() if node.has(FOCUSED) and node.role not in FRAMES]

    def wait_focus(self, expression: str) -> None:
        try:
            wait_until(lambda: any(re.fullmatch(expression, name) for name in self.focus()), 10, "the focus")
        except AssertionError:
            raise AssertionError(f"the focus is at {self.focus()}, not at '{expression}'") from None


if __name__ == "__main__":
    machine.enter()
    if not accessible.is_there():
        print("at-spi2-core is not installed here.")
        sys.exit(machine.SKIPPED)
    unittest.main(verbosity=2)
