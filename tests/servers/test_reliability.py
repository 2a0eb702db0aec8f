# SPDX-License-Identifier: GPL-3.0-or-later
"""A thousand messages each way, fifty broken lines and ten kill -9: each arrives exactly once, in order."""

from __future__ import annotations

import random
import unittest
from typing import Optional

from harness.bulk import befriend
from harness.chaosproxy import ChaosProxy, Direction, Ending, Weather
from harness.cli import Cli, Running
from harness.livecase import AUTHORITY, LiveCase
from harness.process import TimedOut, wait_until
from harness.prosody import Prosody
from harness.slixpeer import Peer
from harness.stanzaproxy import StanzaProxy

COUNT = 1000
CUTS = 50
KILLS = 10
IN_USE = 0.5  # seconds after which a connection has signed in


class Storm:
    """Breaks the line once at every step that was chosen for it: at once, or after so many bytes, split or stalled."""

    def __init__(self, proxy: ChaosProxy, seed: int = 7) -> None:
        self._proxy = proxy
        self._random = random.Random(seed)
        steps = self._random.sample(range(5, COUNT - 5), CUTS + KILLS)
        self._cuts, self.kills = set(steps[:CUTS]), set(steps[CUTS:])
        self._struck: Optional[int] = None  # how many cuts there were before the one that is due

    def step(self, number: int) -> None:
        if number not in self._cuts:
            return
        self._strike_what_waits()
        # Most cuts hit a line that is in use, one in five the login, after which the client waits longer each time.
        age = 0.0 if self._random.randrange(5) == 0 else IN_USE
        wait_until(lambda: self._proxy.has_connection_since(age), 60, "the client has come back")
        self._struck = self._proxy.cuts
        kind = self._random.randrange(4)
        if kind == 0:
            self._proxy.cut(self._random.choice(list(Ending)))
        elif kind == 1:
            direction = self._random.choice(list(Direction))
            self._proxy.set_weather(Weather(split=self._random.randrange(1, 40),
                                            cut_after=self._random.randrange(1, 3000)), direction)
        elif kind == 2:
            self._proxy.stall(self._random.choice(list(Direction)))
            self._proxy.cut()
            self._proxy.resume()
        else:
            self._proxy.set_weather(Weather(cut_after=self._random.randrange(1, 600), ending=Ending.CLOSE))

    def pass_over(self) -> None:
        self._strike_what_waits()
        self._proxy.calm()

    def _strike_what_waits(self) -> None:
        """A cut after so many bytes may not have come to pass: too little was said."""
        if self._struck is not None and self._proxy.cuts == self._struck:
            self._proxy.cut()
        self._struck = None


class Sender:
    """`send --lines`, started again after each kill; knows what was accepted."""

    def __init__(self, cli: Cli, to: str) -> None:
        self._cli = cli
        self._to = to
        self._running: Running = self._begin()

    def _begin(self) -> Running:
        return self._cli.start("send", self._to, "--lines", "--timeout", "300")

    def send(self, body: str) -> None:
        self._running.write(body + "\n")
        self._running.wait_event("delivery", lambda event: event.get("body") == body, seconds=30)

    def send_and_die(self, body: str) -> None:
        """Killed at once after the line was handed over; sends it again only if it had not been accepted."""
        self._running.write(body + "\n")
        self._running.kill9()
        rows = self._cli.must("history", self._to, "--limit", "5").all("message")
        accepted = any(row["body"] == body for row in rows)
        self._running = self._begin()
        if not accepted:
            self.send(body)

    def finish(self) -> int:
        self._running.close_input()
        return self._running.wait(120)


class Reliability(LiveCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.server = cls.enterClassContext(Prosody.with_domain(AUTHORITY, "casa.example"))
        cls.giulia = cls.server.register("giulia", "uno")
        cls.bruno = cls.server.register("bruno", "due")
        befriend(cls.server, cls.giulia, cls.bruno)

    def setUp(self) -> None:
        self.proxy = self.enterContext(ChaosProxy(self.server.ports.direct_tls, seed=3))
        self.cli = self.signed_in(self.giulia, self.proxy.port)
        self.peer = self.enterContext(Peer(self.bruno, self.server.ports.starttls, AUTHORITY.root))

    def test_R01_R02_R09_R18_each_sent_message_arrives_exactly_once_and_in_order(self) -> None:
        storm = Storm(self.proxy)
        sender = Sender(self.cli, self.bruno.jid)
        wanted = [f"andata {number}" for number in range(COUNT)]
        for number, body in enumerate(wanted):
            storm.step(number)
            if number in storm.kills:
                sender.send_and_die(body)
            else:
                sender.send(body)
        storm.pass_over()
        self.assertEqual(sender.finish(), 0)
        self.peer.wait_for("the last", lambda seen: wanted[-1] in seen.bodies(), 60)
        self.assertEqual(self.peer.seen.bodies(self.giulia.jid), wanted)  # on the wire: nothing is left to the receiver
        self.assertGreaterEqual(self.proxy.cuts, CUTS)
        kept = [row["body"] for row in self.cli.must("history", self.bruno.jid, "--limit", "5000").all("message")]
        self.assertEqual([body for body in kept if body.startswith("andata")], wanted)

    def test_R01_R09_R18_each_received_message_is_kept_exactly_once_and_in_order(self) -> None:
        storm = Storm(self.proxy, seed=11)
        wanted = [f"ritorno {number}" for number in range(COUNT)]
        listening = self.cli.start("listen", "--for", "600")
        for number, body in enumerate(wanted):
            storm.step(number)
            self.peer.send(self.giulia.jid, body)
            if number in storm.kills:
                self._wait_some(listening, number)
                listening.kill9()
                listening = self.cli.start("listen", "--for", "600")
        storm.pass_over()
        listening.wait_event("message", lambda event: event["body"] == wanted[-1], seconds=90)
        listening.terminate()
        listening.wait()
        self.cli.must("sync")
        kept = [row["body"] for row in self.cli.must("history", self.bruno.jid, "--limit", "5000").all("message")]
        self.assertEqual([body for body in kept if body.startswith("ritorno")], wanted)
        self.assertGreaterEqual(self.proxy.cuts, CUTS)

    @staticmethod
    def _wait_some(listening: Running, number: int) -> None:
        """So that kills fall into traffic and not into reconnecting only; a line that is down may pass."""
        try:
            wait_until(lambda: any(event["event"] == "message" for event in listening.drain()), 3, "traffic")
        except TimedOut:
            pass

    def test_R10_R18_what_a_lost_session_had_sent_is_looked_up_before_it_is_sent_again(self) -> None:
        with Prosody.with_domain(AUTHORITY, "torre.example", more_modules=["no_channel_binding"]) as server, \
                StanzaProxy(server.ports.direct_tls, "torre.example", AUTHORITY.good("torre.example")) as proxy:
            giulia, bruno = server.register("giulia", "uno"), server.register("bruno", "due")
            cli = self.signed_in(giulia, proxy.port)
            proxy.drop(Direction.TO_CLIENT, r"^<a ")
            first = cli.start("send", bruno.jid, "--lines")
            first.write("una\n")
            wait_until(lambda: proxy.count(Direction.TO_SERVER, "<body>una</body>"), 20, "the first text has left")
            first.kill9()
            proxy.clear()
            # The next session asks what the server can do, and is lost before it knows; twice.
            asked = proxy.count(Direction.TO_SERVER, "disco#info")
            second = cli.start("send", bruno.jid, "--lines")
            for times in (1, 2):
                proxy.drop(Direction.TO_CLIENT, "disco#info")
                wait_until(lambda: proxy.count(Direction.TO_SERVER, "disco#info") >= asked + times, 30, "the question")
                server.kill9()
                proxy.clear()
                server.start()
            second.write("due\n")
            second.close_input()
            self.assertEqual(second.wait(60), 0)
            self.assertEqual(proxy.count(Direction.TO_SERVER, "<body>una</body>"), 1)
            with Peer(bruno, server.ports.starttls, AUTHORITY.root) as peer:
                self.assertEqual([body for body in peer.archive_all(giulia.jid) if body], ["una", "due"])

    def test_R12_a_server_that_is_killed_loses_nothing_that_was_acknowledged(self) -> None:
        sender = Sender(self.cli, self.bruno.jid)
        bodies = [f"riavvio {number}" for number in range(60)]
        for number, body in enumerate(bodies):
            if number in (20, 40):
                self.server.kill9()
                self.server.start()
            sender.send(body)
        self.assertEqual(sender.finish(), 0)
        second = self.enterContext(Peer(self.bruno, self.server.ports.starttls, AUTHORITY.root, resource="dopo"))
        archived = [body for body in second.archive_all(self.giulia.jid) if body.startswith("riavvio")]
        self.assertEqual(sorted(set(archived)), sorted(bodies))


if __name__ == "__main__":
    unittest.main()
