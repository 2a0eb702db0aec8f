# SPDX-License-Identifier: GPL-3.0-or-later
"""After a day of use nothing in the profile folder can be read: no text, address, name or password (done-when 7)."""

from __future__ import annotations

import stat
import unittest
from pathlib import Path

from harness.bulk import conversation, write_archive, write_roster
from harness.cli import PASSPHRASE, Cli
from harness.livecase import AUTHORITY, LiveCase
from harness.prosody import Prosody
from harness.slixpeer import Peer

PASSWORD = "Zx9!unica-parola-d-ordine"
SECRET_OUT, SECRET_IN = "il tesoro sta sotto la quercia", "ho capito, la quercia grande"
NICK = "Brunone dei Monti"


class Privacy(LiveCase):
    def test_B11_nothing_readable_is_left_in_the_profile(self) -> None:
        with Prosody.with_domain(AUTHORITY, "segreta.example") as server:
            giulia = server.register("giulietta", PASSWORD)
            bruno = server.register("brunetto", "due")
            write_roster(server, giulia, [bruno.jid])
            write_roster(server, bruno, [giulia.jid])
            write_archive(server, giulia, conversation(giulia, [bruno.jid], 500))
            cli = self.signed_in(giulia, server.ports.direct_tls)
            log = cli.profile.parent / "xml.log"
            self.use(cli, server, giulia.jid, bruno, log)
        secrets = (PASSWORD, PASSPHRASE, SECRET_OUT, SECRET_IN, giulia.jid, bruno.jid, "giulietta", "brunetto",
                   "segreta.example", NICK, "domani mattina", "Brunetto")
        for file in self.files(cli.profile):
            content = file.read_bytes()
            for secret in secrets:
                with self.subTest(file.name, secret=secret):
                    self.assert_no_secret(content, secret, str(file))
                    self.assertNotIn(secret.encode(), file.name.encode())
        self.assert_no_secret(log.read_bytes(), PASSWORD, "the XML log")

    def use(self, cli: Cli, server: Prosody, me: str, bruno: object, log: Path) -> None:
        """Sends, receives, searches, is killed with a full write-ahead log, comes back, is killed again."""
        with Peer(bruno, server.ports.starttls, AUTHORITY.root) as peer:
            peer.publish_nick(NICK)
            cli.must("sync")
            cli.must("--xml-log", str(log), "send", peer.account.jid, SECRET_OUT)
            listening = self.listening(cli)
            peer.send(me, SECRET_IN)
            listening.wait_event("message", lambda event: event["body"] == SECRET_IN)
            listening.kill9()
            self.assertTrue(cli.must("search", "quercia").all("message"))
            listening = self.listening(cli)
            peer.send(me, SECRET_IN)
            listening.wait_event("message", lambda event: event["body"] == SECRET_IN)
            listening.kill9()

    def test_rule_26_nobody_else_may_open_the_profile(self) -> None:
        with Prosody.with_domain(AUTHORITY, "segreta.example") as server:
            cli = self.signed_in(server.register("giulia", "uno"), server.ports.direct_tls)
        self.assertEqual(stat.S_IMODE(cli.profile.stat().st_mode), 0o700)
        for file in self.files(cli.profile):
            self.assertEqual(stat.S_IMODE(file.stat().st_mode) & 0o077, 0, file)

    @staticmethod
    def files(profile: Path) -> list[Path]:
        found = [file for file in profile.rglob("*") if file.is_file()]
        assert found, "the profile is empty"
        return found


if __name__ == "__main__":
    unittest.main()
