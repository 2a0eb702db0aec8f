# SPDX-License-Identifier: GPL-3.0-or-later
"""J1 (ux.md B23): from the first start with an existing account to the first message sent, in at most eight inputs; and
the same window after a restart."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from harness import machine
from harness.process import wait_until
from windowcase import WindowCase

MOST_INPUTS = 8


class FirstMessage(WindowCase):
    def test_G1_J1_first_start_to_first_message_in_at_most_eight_inputs(self) -> None:
        with self.friend() as anna:
            self.start()
            self.sign_in(self.giulia)
            self.open_chat(self.anna)
            self.screen.type("ciao Anna")
            self.keep_picture("3-chat")
            self.screen.key("Return")
            anna.wait_body("ciao Anna")
            self.keep_picture("4-sent")
            self.assertLessEqual(self.screen.inputs, MOST_INPUTS)

    def test_G1_J1_the_same_with_the_mouse_and_no_key_but_letters(self) -> None:
        with self.friend() as anna:
            bus = self.listen()
            self.start()

            def click(role: str, name: str) -> None:
                self.screen.click(*bus.extents(bus.wait(role, name)))

            bus.wait("text", "XMPP address")  # the cursor stands in it
            self.screen.type(self.giulia.jid)
            click("(password )?text", "Password")
            self.screen.type(self.giulia.password)
            click("push button", "Sign in")
            bus.wait("text", "Search or start")  # and here
            self.screen.type(self.anna.jid)
            click("list item", f"Write to {self.anna.jid}.*")
            bus.wait("text", "Message")  # and here
            self.screen.type("ciao con il mouse")
            click("push button", "Send")
            anna.wait_body("ciao con il mouse")
            self.assertLessEqual(self.screen.inputs, MOST_INPUTS)

    def test_chats_and_drafts_are_there_after_a_restart_and_answers_arrive(self) -> None:
        with self.friend() as anna:
            self.start()
            self.sign_in(self.giulia)
            self.open_chat(self.anna)
            self.screen.type("ciao")
            self.screen.key("Return")
            anna.wait_body("ciao")
            self.screen.type("un pensiero a meta")
            self.screen.key("ctrl+q")
            wait_until(lambda: not self.screen.program.is_running(), 5, "the program has ended")
            before = self.sign_ins(self.giulia)
            self.start()
            wait_until(lambda: self.sign_ins(self.giulia) > before, 20, "signed in again without a question")
            anna.send(self.giulia.jid, "eccomi")
            wait_until(lambda: self.screen.title().startswith("(1)"), 20, "one unread chat in the title")
            self.keep_picture("5-restarted")
            self.screen.key("ctrl+1")
            wait_until(lambda: "anna" in self.screen.title(), 10, "the chat with Anna")
            self.screen.key("Return")
            anna.wait_body("un pensiero a meta")
            self.keep_picture("6-draft-sent")


if __name__ == "__main__":
    machine.enter()
    unittest.main(verbosity=2)
