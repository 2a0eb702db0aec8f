# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people talk over a real Prosody: texts, receipts, typing, other devices, contacts, what is kept."""

from __future__ import annotations

import unittest

from harness.bulk import befriend
from harness.cli import Cli, Exit, Running
from harness.livecase import AUTHORITY, LiveCase
from harness.prosody import Prosody
from harness.slixpeer import Peer


class Chat(LiveCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.server = cls.enterClassContext(Prosody.with_domain(AUTHORITY, "casa.example"))

    def setUp(self) -> None:
        number = len(list(self.server.store("casa.example", "accounts").iterdir()))
        self.giulia = self.server.register(f"giulia{number}", "uno")
        self.bruno = self.server.register(f"bruno{number}", "due")
        befriend(self.server, self.giulia, self.bruno)

    def peer(self, **options: object) -> Peer:
        return self.enterContext(Peer(self.bruno, self.server.ports.starttls, AUTHORITY.root, **options))

    def device(self) -> Cli:
        return self.signed_in(self.giulia, self.server.ports.direct_tls)

    def test_a_text_goes_out_and_the_server_has_it(self) -> None:
        peer = self.peer()
        outcome = self.device().run("send", self.bruno.jid, "Ciao Bruno — è <tutto> & \"a posto\"? 🙂")
        self.assert_done(outcome)
        message = peer.wait_body("Ciao Bruno — è <tutto> & \"a posto\"? 🙂", sender=self.giulia.jid)
        self.assertEqual(message["type"], "chat")
        self.assertTrue(outcome.event("send")["id"])

    def test_stdin_of_many_lines_is_one_message(self) -> None:
        peer = self.peer()
        self.assert_done(self.device().run("send", self.bruno.jid, "-", stdin="prima riga\nseconda\n"))
        peer.wait_for("it", lambda seen: any(body.rstrip("\n") == "prima riga\nseconda" for body in seen.bodies()))

    def test_a_text_comes_in_once_with_its_sender_and_time(self) -> None:
        peer = self.peer()
        listening = self.listening(self.device())
        peer.send(self.giulia.jid, "Buongiorno")
        message = listening.wait_event("message", lambda event: event["body"] == "Buongiorno")
        self.assertEqual((message["from"], message["conversation"], message["direction"], message["origin"]),
                         (self.bruno.jid, self.bruno.jid, "in", "live"))
        self.assertEqual((message["account"], message["encryption"]), (self.giulia.jid, "none"))
        self.assertRegex(message["sent"], r"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")

    def test_a_receipt_is_sent_to_a_contact_and_received_from_one(self) -> None:
        peer = self.peer(receipts=False)
        cli = self.device()
        listening = self.listening(cli)
        identity = peer.send(self.giulia.jid, "con ricevuta")
        peer.wait_for("a receipt", lambda seen: (self.giulia.jid, identity) in seen.receipts)
        listening.terminate()
        listening.wait()
        sent = cli.must("send", self.bruno.jid, "e tu?").event("send")["id"]
        message = peer.wait_body("e tu?")
        listening = self.listening(cli)
        peer.acknowledge(message)
        listening.wait_event("delivery", lambda event: event["id"] == sent and event["state"] == "delivered")

    def test_what_was_sent_while_nobody_was_there_is_confirmed_later_by_one_device(self) -> None:
        cli = self.device()
        peer = self.peer(receipts=False)
        peer.send(self.giulia.jid, "prima")
        self.assert_done(cli.run("sync"))  # from here on this device knows how far the archive is
        identity = peer.send(self.giulia.jid, "dormi?")
        self.assertNotIn((self.giulia.jid, identity), peer.seen.receipts)
        self.assert_done(cli.run("sync"))
        peer.wait_for("a receipt", lambda seen: (self.giulia.jid, identity) in seen.receipts)
        told = len(peer.seen.receipts)
        other = self.device()
        self.assert_done(other.run("sync"))
        self.assert_done(cli.run("sync"))
        last = peer.send(self.giulia.jid, "e ora?")
        self.assert_done(cli.run("sync"))
        peer.wait_for("a receipt", lambda seen: (self.giulia.jid, last) in seen.receipts)
        self.assertEqual(len(peer.seen.receipts), told + 1)

    def test_a_stranger_gets_no_receipt(self) -> None:
        stranger = self.server.register(f"estraneo{self.giulia.user}", "tre")
        listening = self.listening(self.device())
        with Peer(stranger, self.server.ports.starttls, AUTHORITY.root) as other:
            identity = other.send(self.giulia.jid, "ci conosciamo?")
            listening.wait_event("message", lambda event: event["body"] == "ci conosciamo?")
            peer = self.peer()
            known = peer.send(self.giulia.jid, "sì")
            peer.wait_for("a receipt", lambda seen: (self.giulia.jid, known) in seen.receipts)
            self.assertNotIn((self.giulia.jid, identity), other.seen.receipts)

    def test_typing_is_told(self) -> None:
        peer = self.peer()
        listening = self.listening(self.device())
        # A chat state to an address that shows no presence yet is dropped; his presence is the answer to hers.
        listening.wait_event("presence", lambda event: event["from"] == self.bruno.jid)
        peer.send_state(self.giulia.jid, "composing")
        listening.wait_event("typing", lambda event: event["from"] == self.bruno.jid)

    def test_another_device_of_mine_is_followed_by_carbons(self) -> None:
        peer = self.peer()
        listening = self.listening(self.device())
        with Peer(self.giulia, self.server.ports.starttls, AUTHORITY.root, resource="telefono") as phone:
            phone.send(self.bruno.jid, "dal telefono")
            mine = listening.wait_event("message", lambda event: event["body"] == "dal telefono")
            self.assertEqual((mine["direction"], mine["origin"]), ("out", "carbon"))
            self.assertEqual(mine["conversation"], self.bruno.jid)
            peer.wait_body("dal telefono")

    def test_what_was_said_is_still_there_after_a_restart(self) -> None:
        peer = self.peer()
        cli = self.device()
        listening = self.listening(cli)
        peer.send(self.giulia.jid, "resta qui")
        listening.wait_event("message", lambda event: event["body"] == "resta qui")
        listening.kill9()
        cli.must("send", self.bruno.jid, "anche questo")
        bodies = [row["body"] for row in cli.must("history", self.bruno.jid).all("message")]
        self.assertEqual(bodies, ["resta qui", "anche questo"])
        found = cli.must("search", "RESTA").all("message")
        self.assertEqual([row["body"] for row in found], ["resta qui"])

    def test_contacts_are_asked_for_accepted_named_and_removed(self) -> None:
        carla = self.server.register(f"carla{self.giulia.user}", "tre")
        cli = self.device()
        with Peer(carla, self.server.ports.starttls, AUTHORITY.root) as other:
            other.client.auto_authorize = None
            cli.must("contacts", "add", carla.jid, "--name", "Carla Bo", "--group", "Lavoro")
            other.wait_for("a request", lambda seen: (self.giulia.jid, "subscribe") in seen.presences)
            other.send_presence("subscribed", self.giulia.jid)
            other.subscribe(self.giulia.jid)
            cli.must("contacts", "accept", carla.jid)
            other.wait_for("acceptance", lambda seen: (self.giulia.jid, "subscribed") in seen.presences)
            row = self.contact(cli, carla.jid)
            self.assertEqual((row["name"], row["subscription"], row["groups"]), ("Carla Bo", "both", ["Lavoro"]))
        cli.must("contacts", "remove", carla.jid)
        self.assertNotIn(carla.jid, [row["jid"] for row in cli.must("contacts").all("contact")])

    def test_who_is_blocked_is_not_heard_until_that_ends(self) -> None:
        peer, cli = self.peer(), self.device()
        cli.must("contacts", "block", self.bruno.jid)
        listening = self.listening(cli)
        peer.send(self.giulia.jid, "da bloccato")
        peer.wait_until_served()
        listening.terminate()
        listening.wait()
        cli.must("contacts", "unblock", self.bruno.jid)
        listening = self.listening(cli)
        peer.send(self.giulia.jid, "di nuovo libero")
        listening.wait_event("message", lambda event: event["body"] == "di nuovo libero")
        self.assertNotIn("da bloccato", [event.get("body") for event in listening.drain()])

    def contact(self, cli: Cli, jid: str) -> dict[str, object]:
        return next(row for row in cli.must("contacts").all("contact") if row["jid"] == jid)

    def test_a_request_reaches_a_listener(self) -> None:
        dario = self.server.register(f"dario{self.giulia.user}", "tre")
        listening = self.listening(self.device())
        with Peer(dario, self.server.ports.starttls, AUTHORITY.root) as other:
            other.subscribe(self.giulia.jid)
            listening.wait_event("request", lambda event: event["from"] == dario.jid)

    def test_presence_of_a_contact_is_told(self) -> None:
        listening = self.listening(self.device())
        self.peer()
        listening.wait_event("presence", lambda event: event["from"] == self.bruno.jid)

    def test_a_text_to_nobody_fails_in_plain_words(self) -> None:
        outcome = self.device().run("send", "non è un indirizzo", "ciao")
        self.assertEqual(outcome.code, Exit.WRONG_USE, outcome.stderr)

    def test_listen_with_a_count_that_is_not_reached_ends_with_124(self) -> None:
        cli = self.device()
        running: Running = cli.start("listen", "--for", "2", "--count", "1")
        self.assertEqual(running.wait(20), Exit.TIMED_OUT)

    def test_a_message_that_died_with_the_client_goes_out_with_the_next_start(self) -> None:
        cli = self.device()
        self.server.kill9()
        try:
            self.assertNotEqual(cli.run("send", self.bruno.jid, "dopo la tempesta", "--timeout", "3").code, Exit.DONE)
        finally:
            self.server.start()
        peer = self.peer()
        cli.must("status")
        cli.must("sync")
        peer.wait_body("dopo la tempesta")
        self.assertEqual(peer.seen.bodies(), ["dopo la tempesta"])


if __name__ == "__main__":
    unittest.main()
