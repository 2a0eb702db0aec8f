# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens in the window day by day: requests, strangers, a line that goes and comes back, the passphrase, settings
that act at once, a second account, and all of it there again after a restart."""

from __future__ import annotations

import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import accessible
from harness import machine
from harness.cli import Cli, Exit
from harness.livecase import AUTHORITY
from harness.process import wait_until
from harness.slixpeer import Peer
from screen import PROGRAM
from windowcase import WindowCase

BUTTON = "push button"
PASSPHRASE = "quattro parole messe insieme"


class Everyday(WindowCase):
    def setUp(self) -> None:
        super().setUp()
        self.bruno = self.server.register("bruno", "terza parola")
        self.listen()
        self.start()
        self.sign_in(self.giulia)

    def peer(self, account) -> Peer:
        return self.enterContext(Peer(account, self.server.ports.starttls, AUTHORITY.root, has_keys=True))

    def press(self, name: str, role: str = BUTTON) -> None:
        self.bus.press(self.bus.wait(role, name))

    def write(self, field: str, text: str) -> None:
        self.bus.write(self.bus.wait("(password )?text", field), text)

    def shows(self, role: str, name: str) -> bool:
        return self.bus.find(role, name) is not None

    def wait_gone(self, role: str, name: str) -> None:
        wait_until(lambda: not self.shows(role, name), 15, f"no {role} named '{name}'", interval=0.2)

    def test_a_request_waits_in_the_list_and_is_accepted_with_one_press(self) -> None:
        anna = self.peer(self.anna)
        anna.subscribe(self.giulia.jid)
        self.bus.wait("label", r"Waiting for you \(1\)")
        self.bus.wait("label", "wants to be your contact")
        self.keep_picture("request")
        self.press("Accept")
        self.wait_gone("label", r"Waiting for you.*")
        wait_until(lambda: "anna" in self.screen.title(), 10, "her chat is open")
        self.bus.wait("label", "online")
        anna.wait_for("Giulia's presence", lambda seen: (self.giulia.jid, "available") in seen.presences)

    def test_a_declined_request_goes_and_a_strangers_words_wait(self) -> None:
        anna, bruno = self.peer(self.anna), self.peer(self.bruno)
        anna.subscribe(self.giulia.jid)
        self.press("Decline")
        self.wait_gone("label", r"Waiting for you.*")
        anna.wait_for("the refusal", lambda seen: (self.giulia.jid, "unsubscribed") in seen.presences)
        bruno.send(self.giulia.jid, "non ci conosciamo")
        self.bus.wait("label", "non ci conosciamo")
        self.assertNotIn((self.giulia.jid, "available"), bruno.seen.presences)
        self.press("Accept")
        self.bus.wait("list item", "bruno, non ci conosciamo, .*")
        self.bus.wait("label", "bruno is not among your contacts.")
        self.press("Add to contacts")
        bruno.wait_for("her request", lambda seen: (self.giulia.jid, "subscribe") in seen.presences)
        self.wait_gone("label", "bruno is not among your contacts.*")

    def test_a_lost_line_is_said_and_what_is_written_meanwhile_leaves_when_it_is_back(self) -> None:
        anna = self.enterContext(Cli())
        self.assertEqual(anna.login(self.anna, self.server.ports.direct_tls, AUTHORITY.root).code, Exit.DONE)
        self.open_chat(self.anna)
        self.server.stop()
        self.bus.wait("label", "No connection. Messages wait here until it is back.", 30)
        self.wait_gone("label", "online")
        self.screen.type("senza linea")
        self.screen.key("Return")
        self.bus.wait("list item", "You, senza linea, .*, waiting")
        self.keep_picture("no-connection")
        self.server.start()
        self.bus.wait("list item", "You, senza linea, .*, (sent|delivered)", 60)
        self.wait_gone("label", "No connection.*")
        anna.must("sync")
        self.assertEqual(anna.must("history", self.giulia.jid).all("message")[-1]["body"], "senza linea")

    def test_a_password_that_was_changed_elsewhere_is_asked_for_and_kept(self) -> None:
        self.server.stop()
        giulia = self.server.register("giulia", "la parola nuova")
        (self.server.store(giulia.domain, "fast_tokens") / "giulia.dat").unlink()
        self.server.start()
        self.bus.wait("label", rf"{giulia.jid}: wrong name or password\.", 60)
        self.press("Enter the password")
        self.bus.wait("label", r"Wrong name or password\. Check capital letters\.")
        self.screen.type("ancora sbagliata")
        self.screen.key("Return")
        self.bus.wait("label", r"Wrong name or password\. Check capital letters\.")
        self.keep_picture("password-again")
        self.screen.type(giulia.password)
        before = self.sign_ins(giulia)
        self.screen.key("Return")
        wait_until(lambda: self.sign_ins(giulia) > before, 20, "signed in with the new password")
        self.bus.wait("label", "Online")
        self.screen.key("ctrl+q")
        wait_until(lambda: not self.screen.program.is_running(), 5, "the program has ended")
        before = self.sign_ins(giulia)
        self.start()
        wait_until(lambda: self.sign_ins(giulia) > before, 20, "signed in again without a question")

    def test_the_passphrase_is_set_asked_for_and_refused_if_it_is_wrong(self) -> None:
        self.screen.key("ctrl+comma")
        self.bus.wait("list", "Sections")
        self.screen.type("Messages")
        self.write("Passphrase", PASSPHRASE)
        self.press("Set the passphrase")
        self.bus.wait("label", "From now on Lucchetto asks for it at start.")
        self.keep_picture("passphrase-set")
        self.screen.key("ctrl+shift+l")
        self.write("Passphrase", "un'altra")
        self.press("Open")
        self.bus.wait("label", "This is not the passphrase.*")
        self.keep_picture("passphrase-wrong")
        self.assertFalse(self.shows("list", "Chats"))
        self.screen.key("ctrl+1")
        self.assertFalse(self.shows("list", "Messages"))
        self.write("Passphrase", PASSPHRASE)
        self.press("Open")
        self.bus.wait("text", "Search or start")
        self.screen.key("ctrl+q")
        wait_until(lambda: not self.screen.program.is_running(), 5, "the program has ended")
        self.start()
        self.write("Passphrase", PASSPHRASE)
        self.press("Open")
        self.bus.wait("text", "Search or start")

    def test_language_and_the_sending_key_act_at_once_and_stay(self) -> None:
        anna = self.peer(self.anna)
        self.open_chat(self.anna)
        self.screen.key("ctrl+comma")
        self.bus.wait("list", "Sections")
        self.screen.type("Appearance")
        self.press("Enter sends the message", "check box")
        self.screen.key("ctrl+comma")
        self.screen.type("una riga")
        self.screen.key("Return")
        self.screen.type("e la seconda")
        self.screen.key("ctrl+Return")
        anna.wait_body("una riga\ne la seconda")
        self.screen.key("ctrl+comma")
        self.bus.wait("list", "Sections")
        self.screen.type("Appearance")
        self.bus.wait("combo box", "Language: System language")
        for _ in range(2):
            self.screen.key("Tab")
        self.screen.key("Down")
        self.screen.key("Down")
        self.bus.wait("list", "Sezioni")
        self.bus.wait("combo box", "Lingua: Italiano")
        self.keep_picture("italian-settings")
        self.screen.key("ctrl+comma")
        self.bus.wait("text", "Messaggio")
        self.screen.key("ctrl+q")
        wait_until(lambda: not self.screen.program.is_running(), 5, "the program has ended")
        self.start()
        self.bus.wait("text", "Cerca o scrivi")

    def test_a_link_given_to_a_second_start_is_proposed_in_the_running_window(self) -> None:
        self.open_chat(self.anna)
        self.screen.type("una bozza")
        second = subprocess.run([PROGRAM, "--profile", str(self.profile), "--",
                                 f"xmpp:{self.bruno.jid}?message;body=non%20da%20me"], timeout=20, check=False,
                                env=self.screen.environment(SSL_CERT_DIR=str(self.authorities)))
        self.assertEqual(second.returncode, 0)
        self.bus.wait("list item", f"Write to {self.bruno.jid}.*")
        self.assertIn("anna", self.screen.title())
        self.screen.key("Return")
        wait_until(lambda: "bruno" in self.screen.title(), 10, "the chat that was proposed")
        self.assertFalse(self.shows("text|label", ".*non da me.*"))
        self.screen.key("ctrl+k")
        self.open_chat(self.anna)
        self.bus.wait("text", "Message")
        self.screen.type(" finita")
        self.screen.key("Return")
        self.bus.wait("list item", "You, una bozza finita, .*")

    def test_a_person_is_blocked_and_let_in_again(self) -> None:
        anna = self.peer(self.anna)
        anna.subscribe(self.giulia.jid)
        self.press("Accept")
        wait_until(lambda: "anna" in self.screen.title(), 10, "her chat")
        self.screen.key("ctrl+i")
        self.press("Block…")
        self.press("Block")
        self.bus.wait("label", "You have blocked anna: nothing from there reaches you.")
        self.keep_picture("blocked")
        anna.send(self.giulia.jid, "mi senti?")
        self.press("Unblock")
        self.bus.wait(BUTTON, "Block…")
        anna.send(self.giulia.jid, "e adesso?")
        self.bus.wait("list item", "anna, e adesso.*")
        self.assertFalse(self.shows("list item", "anna, mi senti.*"))

    def test_typing_ends_with_the_message(self) -> None:
        anna = self.peer(self.anna)
        anna.subscribe(self.giulia.jid)
        self.press("Accept")
        self.bus.wait("label", "online")
        anna.send_state(self.giulia.jid, "composing")
        self.bus.wait("label", "is typing…")
        self.bus.wait("list item", "anna, .*is typing….*")
        anna.send(self.giulia.jid, "ecco")
        self.bus.wait("label", "online")
        self.bus.wait("list item", "anna, online, ecco, .*")

    def test_a_second_account_is_added_and_both_get_their_messages(self) -> None:
        self.screen.key("ctrl+comma")
        self.press("Add an account")
        self.write("XMPP address", self.bruno.jid)
        self.write("Password", self.bruno.password)
        self.press("Sign in")
        self.bus.wait("text", "Search or start")
        anna = self.peer(self.anna)
        anna.send(self.giulia.jid, "per Giulia")
        anna.send(self.bruno.jid, "per Bruno")
        self.bus.wait("label", "per Giulia")
        self.bus.wait("label", "per Bruno")
        self.bus.wait("label", f"for {self.bruno.jid}")
        self.keep_picture("two-accounts")


if __name__ == "__main__":
    machine.enter()
    if not accessible.is_there():
        print("at-spi2-core is not installed here.")
        sys.exit(machine.SKIPPED)
    unittest.main(verbosity=2)
