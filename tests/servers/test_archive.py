# SPDX-License-Identifier: GPL-3.0-or-later
"""The archive (XEP-0313) is caught up with in full, in order, once, also when the line breaks in the middle."""

from __future__ import annotations

import time
import unittest

from harness.account import Account
from harness.bulk import conversation, write_archive, write_roster
from harness.chaosproxy import ChaosProxy, Direction, Weather
from harness.cli import Cli, Event
from harness.livecase import AUTHORITY, LiveCase
from harness.prosody import Prosody
from harness.slixpeer import Peer

CONTACTS = ["anna@casa.example", "bruno@casa.example", "chiara@casa.example"]
COUNT = 2345


class Archive(LiveCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.server = cls.enterClassContext(Prosody.with_domain(AUTHORITY, "casa.example"))

    def owner(self, user: str, count: int = COUNT) -> Account:
        account = self.server.register(user, "uno")
        self.fill(account, count)
        return account

    def fill(self, account: Account, count: int = COUNT) -> None:
        """Behind the server's back, while nobody is signed in."""
        write_roster(self.server, account, CONTACTS)
        write_archive(self.server, account, conversation(account, CONTACTS, count, newest=time.time() - 60))

    def rows(self, cli: Cli, contact: str) -> list[Event]:
        return cli.must("history", contact, "--limit", "100000").all("message")

    def numbers(self, cli: Cli, contact: str) -> list[int]:
        return [int(row["body"].split()[0]) for row in self.rows(cli, contact)]

    def assert_complete(self, cli: Cli, account: Account, count: int = COUNT) -> None:
        wanted = list(conversation(account, CONTACTS, count))
        for contact in CONTACTS:
            self.assertEqual(self.numbers(cli, contact),
                             [int(message.body.split()[0]) for message in wanted if message.contact == contact])

    def test_all_of_it_comes_in_order_and_only_once(self) -> None:
        account = self.owner("giulia")
        cli = self.signed_in(account, self.server.ports.direct_tls)
        cli.must("sync", seconds=120)
        self.assert_complete(cli, account)
        again = cli.must("sync").event("synced")
        self.assertEqual(again["messages"], 0)
        self.assert_complete(cli, account)

    def test_directions_times_and_search_are_right(self) -> None:
        account = self.owner("lia", 50)
        cli = self.signed_in(account, self.server.ports.direct_tls)
        cli.must("sync")
        for message in conversation(account, CONTACTS, 50):
            row = next(row for row in self.rows(cli, message.contact) if row["body"] == message.body)
            self.assertEqual(row["direction"], "out" if message.outgoing else "in")
            self.assertEqual(row["origin"], "archive")
        sent = [row["sent"] for row in self.rows(cli, CONTACTS[0])]
        self.assertEqual(sent, sorted(sent))
        self.assertTrue(cli.must("search", "perche").all("message"), "diacritics do not matter")

    def test_what_was_missed_between_two_visits_comes_with_the_next(self) -> None:
        account = self.owner("piero", 10)
        bruno = self.server.register("bruno", "due")
        cli = self.signed_in(account, self.server.ports.direct_tls)
        cli.must("sync")
        with Peer(bruno, self.server.ports.starttls, AUTHORITY.root) as peer:
            for number in range(10, 160):
                peer.send(account.jid, f"{number} mentre non c'eri")
        cli.must("sync")
        numbers = self.numbers(cli, bruno.jid)
        self.assertEqual([number for number in numbers if number >= 10], list(range(10, 160)))

    def test_a_line_that_breaks_again_and_again_leaves_no_gap_and_no_double(self) -> None:
        account = self.owner("vera")
        with ChaosProxy(self.server.ports.direct_tls) as proxy:
            for cut in range(1, 7):
                proxy.set_weather(Weather(split=1000, cut_after=40_000 * cut), Direction.TO_CLIENT)
                cli = self.signed_in(account, proxy.port)
                cli.must("sync", "--timeout", "60", seconds=120)
                proxy.calm()
                self.assertGreaterEqual(proxy.cuts, cut)
                self.assert_complete(cli, account)

    def test_killed_in_the_middle_it_goes_on_where_it_was(self) -> None:
        account = self.server.register("nino", "uno")
        cli = self.signed_in(account, self.server.ports.direct_tls)
        self.fill(account)
        for moment in range(8):
            running = cli.start("sync")
            time.sleep(0.05 + 0.04 * moment)  # not waiting for anything: where it dies is what varies
            running.kill9()
        cli.must("sync", seconds=120)
        self.assert_complete(cli, account)


if __name__ == "__main__":
    unittest.main()
