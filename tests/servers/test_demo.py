# SPDX-License-Identifier: GPL-3.0-or-later
"""The world that ./dev demo starts: the partner types, acknowledges and answers, and the group is there to join."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "dev"))

import demo  # noqa: E402  what ./dev itself runs

from harness.account import Account  # noqa: E402
from harness.slixpeer import Peer  # noqa: E402


class Demo(unittest.TestCase):
    def test_the_partner_is_alive(self) -> None:
        with demo.world() as world:
            you = Account(*world.you.split("@"), demo.PASSWORD)
            with Peer(you, world.port, world.authority, direct_tls=True, has_keys=True) as peer:
                identity = peer.send(world.partner, "Ci sei?")
                peer.wait_for("a receipt", lambda seen: (world.partner, identity) in seen.receipts)
                peer.wait_for("typing", lambda seen: (world.partner, "composing") in seen.states)
                peer.wait_for("an answer", lambda seen: any("Ci sei?" in body for body in seen.bodies(world.partner)))
                peer.send(world.partner, "E di nascosto?", locked=True)
                peer.wait_for("an answer that is locked",
                              lambda seen: any("E di nascosto?" in (body or "") for body in seen.locked))
                self.assertIn(demo.GREETINGS[0], peer.archive_all(world.partner))
                peer.join_room(demo.GROUP[0], "anna")


if __name__ == "__main__":
    unittest.main()
