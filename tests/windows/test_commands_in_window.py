# SPDX-License-Identifier: GPL-3.0-or-later
"""lucchetto-cli on a profile that the window has open: the window runs the command, nobody sees a difference."""

from __future__ import annotations

import os
import unittest

from harness.bulk import befriend
from harness.cli import Cli, Exit
from harness.livecase import AUTHORITY, LiveCase
from harness.process import Process, TemporaryFolder, wait_until
from harness.prosody import Prosody
from harness.slixpeer import Peer


class CommandsInWindow(LiveCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.server = cls.enterClassContext(Prosody.with_domain(AUTHORITY, "casa.example"))
        cls.giulia = cls.server.register("giulia", "uno")
        cls.bruno = cls.server.register("bruno", "due")
        befriend(cls.server, cls.giulia, cls.bruno)

    def setUp(self) -> None:
        self.cli = self.signed_in(self.giulia, self.server.ports.direct_tls)
        self.open_window()
        self.addCleanup(self.window.stop)

    def open_window(self) -> None:
        log = TemporaryFolder("window").path / "window.log"
        self.window = Process([os.environ["LUCCHETTO_WINDOW"], "--profile", str(self.cli.profile)], log,
                              {**self.cli.environment, "DBUS_SESSION_BUS_ADDRESS": "disabled:"})
        self.window.wait_ready((self.cli.profile / "window.socket").exists, 20, "the window")

    def in_window(self) -> Cli:
        """Another terminal, without what unlocks the profile: only the window can answer."""
        other = Cli(self.cli.profile, in_clear=True)
        other.environment.pop("LUCCHETTO_PASSPHRASE")
        self.addCleanup(other.close)
        return other

    def test_status_history_and_search_answer_as_they_do_alone(self) -> None:
        other = self.in_window()
        facts = other.must("status").event("status")
        self.assertEqual((facts["account"], facts["tls"]), (self.giulia.jid, "TLSv1.3"))
        other.must("send", self.bruno.jid, "dalla finestra")
        self.assertEqual([row["body"] for row in other.must("history", self.bruno.jid).all("message")][-1:],
                         ["dalla finestra"])
        self.assertEqual(other.must("search", "finestra").event("end")["count"], 1)

    def test_a_text_goes_out_and_what_comes_in_is_heard(self) -> None:
        other = self.in_window()
        with Peer(self.bruno, self.server.ports.starttls, AUTHORITY.root) as peer:
            listening = other.start("listen", "--count", "1", "--from", self.bruno.jid, "--for", "60")
            self.assert_done(other.run("send", self.bruno.jid, "-", stdin="prima riga\nseconda\n"))
            peer.wait_for("it", lambda seen: "prima riga\nseconda" in seen.bodies())
            peer.send(self.giulia.jid, "risposta")
            listening.wait_event("message", lambda event: event["body"] == "risposta")
            self.assertEqual(listening.wait(20), Exit.DONE)

    def test_lines_are_taken_from_the_other_terminal_as_they_come(self) -> None:
        sender = self.in_window().start("send", self.bruno.jid, "--lines")
        with Peer(self.bruno, self.server.ports.starttls, AUTHORITY.root) as peer:
            for number in range(3):
                sender.write(f"riga {number}\n")
                peer.wait_body(f"riga {number}")
            sender.close_input()
            self.assertEqual(sender.wait(20), Exit.DONE)

    def test_failures_and_exit_codes_come_across(self) -> None:
        other = self.in_window()
        self.assert_refused(other.run("history", "nessuno@casa.example"), Exit.NOT_FOUND, "conversation")
        self.assertEqual(other.run("send", "non un indirizzo", "ciao").code, Exit.WRONG_USE)
        # Of somebody who is silent: the window may still be fetching what others wrote.
        silent = f"zitto@{self.giulia.domain}"
        self.assertEqual(other.run("listen", "--from", silent, "--for", "1", "--count", "1").code, Exit.TIMED_OUT)

    def test_a_second_account_is_added_by_a_password_given_there(self) -> None:
        carla = self.server.register(f"carla{self.window.pid}", "tre")
        other = self.in_window()
        self.assert_done(other.login(carla, self.server.ports.direct_tls, AUTHORITY.root))
        self.assertEqual({row["account"] for row in other.must("accounts").all("account")},
                         {self.giulia.jid, carla.jid})
        self.assert_done(other.run("logout", carla.jid))

    def test_who_hangs_up_ends_the_command_and_a_window_that_goes_is_told(self) -> None:
        self.in_window().start("listen", "--for", "60").kill9()
        listening = self.in_window().start("listen", "--for", "60")
        with Peer(self.bruno, self.server.ports.starttls, AUTHORITY.root) as peer:
            peer.send(self.giulia.jid, "ci sei?")
            listening.wait_event("message", lambda event: event["body"] == "ci sei?")
        self.window.stop()
        self.assertEqual(listening.wait(20), Exit.FAILED)
        self.assertIn("window", listening.stderr)
        self.assertEqual(listening.wait_event("error")["kind"], "window-closed")
        self.cli.must("accounts")

    def test_lines_that_a_window_cannot_take_any_more_are_told_and_the_others_arrive(self) -> None:
        sender = self.in_window().start("send", self.bruno.jid, "--lines")
        sender.write("prima\n")
        sender.wait_event("delivery", lambda event: event["state"] == "pending" and event["error"] is None)
        sender.wait_event("delivery", lambda event: event["state"] == "sent" and event["account"] == self.giulia.jid)
        self.window.stop()  # while it waits for the next line; its input stays open
        self.assertEqual(sender.wait(20), Exit.FAILED)
        error = sender.wait_event("error")
        self.assertEqual(error["kind"], "window-closed")
        self.assertIn("run the command again", sender.stderr)
        self.assertEqual([row["body"] for row in self.cli.must("history", self.bruno.jid).all("message")][-1:],
                         ["prima"])

    def test_the_streams_of_a_window_are_logged_while_a_command_wants_it(self) -> None:
        log = TemporaryFolder("xml").path / "streams.xml"
        other = self.in_window()
        other.must("--xml-log", str(log), "send", self.bruno.jid, "nel registro")
        self.assertIn("nel registro", log.read_text())
        self.assertEqual(log.stat().st_mode & 0o777, 0o600)
        other.must("send", self.bruno.jid, "dopo, non più")
        self.assertNotIn("dopo, non più", log.read_text())
        refused = other.run("--xml-log", str(log / "nowhere"), "status")
        self.assert_refused(refused, Exit.FAILED, "xml-log", "xml-log")


if __name__ == "__main__":
    unittest.main()
