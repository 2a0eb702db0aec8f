# SPDX-License-Identifier: GPL-3.0-or-later
"""Own OMEMO keys on real servers: published for everybody, kept there, compared, and taken away again."""

from __future__ import annotations

import unittest

from harness.account import Account
from harness.cli import Cli, Exit
from harness.ejabberd import Ejabberd
from harness.livecase import AUTHORITY, LiveCase
from harness.omemokeys import BOTH, LEGACY, OMEMO2, bundle, bundles_node, listed, publish, publish_list
from harness.process import wait_until
from harness.prosody import Prosody
from harness.slixpeer import Peer
from slixmpp.xmlstream import ET


class Keys:
    """What holds on every server; `register`, `starttls_port` and `tls_port` are the server's."""

    count = 0

    def setUp(self) -> None:
        Keys.count += 1
        self.giulia = self.register(f"giulia{Keys.count}")
        self.stranger = self.enterContext(self.peer(self.register(f"estraneo{Keys.count}")))

    def peer(self, account: Account) -> Peer:
        return Peer(account, self.starttls_port, AUTHORITY.root)

    def device(self, account: Account | None = None) -> Cli:
        return self.signed_in(account or self.giulia, self.tls_port)

    def this(self, cli: Cli) -> dict:
        """Its own line of `devices`, once its keys are published."""
        outcome = cli.must("devices")
        return next(event for event in outcome.all("devices") if event["own"])

    def assert_usable(self, device: int, fingerprint: str) -> None:
        for profile in BOTH:
            with self.subTest(profile=profile):
                self.assertEqual(listed(self.stranger, self.giulia.jid, profile).count(device), 1)
                found = bundle(self.stranger, self.giulia.jid, profile, device)
                self.assertEqual(found.identity.hex(), fingerprint.replace(" ", ""))
                self.assertEqual(len(found.keys), 100)
                self.assertGreaterEqual(min(found.keys), 1)

    def test_a_stranger_can_read_the_keys_and_their_signatures_hold(self) -> None:
        cli = self.device()
        line = self.this(cli)
        self.assertEqual((line["profiles"], line["trust"], line["listed"]), (["omemo-2", "omemo-legacy"], "verified", True))
        self.assertEqual(cli.must("status").event("status")["keys"], "published")
        self.assertRegex(line["fingerprint"], r"^([0-9a-f]{8} ){7}[0-9a-f]{8}$")
        self.assert_usable(line["device"], line["fingerprint"])
        before = [bundle(self.stranger, self.giulia.jid, profile, line["device"]) for profile in BOTH]
        self.assertEqual(self.this(cli)["device"], line["device"])
        self.assertEqual([bundle(self.stranger, self.giulia.jid, profile, line["device"]) for profile in BOTH], before)

    def test_nodes_that_another_program_left_closed_are_opened(self) -> None:
        with self.peer(self.giulia) as other:
            for profile in BOTH:
                publish_list(other, profile, [4711], access_model="presence")
            publish(other, bundles_node(OMEMO2, 4711), "4711", ET.Element(f"{{{OMEMO2}}}bundle"),
                    access_model="presence", max_items="10")
        line = self.this(self.device())
        self.assert_usable(line["device"], line["fingerprint"])
        for profile in BOTH:
            self.assertEqual(set(listed(self.stranger, self.giulia.jid, profile)), {4711, line["device"]})

    def test_two_devices_stand_in_the_lists_together_and_know_each_other(self) -> None:
        first, second = self.device(), self.device()
        lines = [self.this(first), self.this(second)]
        both = {line["device"] for line in lines}
        for profile in BOTH:
            self.assertEqual(set(listed(self.stranger, self.giulia.jid, profile)), both)
        rows = first.must("devices").all("devices")
        self.assertEqual({row["device"] for row in rows}, both)
        other = next(row for row in rows if not row["own"])
        self.assertEqual((other["trust"], other["fingerprint"]), ("blind", lines[1]["fingerprint"]))

    def test_who_is_taken_off_the_list_comes_back(self) -> None:
        cli = self.device()
        line = self.this(cli)
        self.listening(cli)
        with self.peer(self.giulia) as other:
            for profile in BOTH:
                publish_list(other, profile, [4711])
            wait_until(lambda: all(set(listed(self.stranger, self.giulia.jid, profile)) == {4711, line["device"]}
                                   for profile in BOTH), 30, "back on both lists")

    def test_what_the_server_has_lost_is_published_again(self) -> None:
        cli = self.device()
        line = self.this(cli)
        with self.peer(self.giulia) as other:
            async def lose() -> None:
                for profile in BOTH:
                    await other.client["xep_0060"].delete_node(None, bundles_node(profile, line["device"]))
                await other.client["xep_0060"].delete_node(None, f"{LEGACY}.devicelist")

            other.call(lose())
        self.assertIsNone(bundle(self.stranger, self.giulia.jid, LEGACY, line["device"]))
        self.assertEqual(self.this(cli)["fingerprint"], line["fingerprint"])
        self.assert_usable(line["device"], line["fingerprint"])

    def test_a_device_that_signs_out_takes_its_keys_along(self) -> None:
        cli = self.device()
        line = self.this(cli)
        cli.must("logout", self.giulia.jid)
        for profile in BOTH:
            self.assertNotIn(line["device"], listed(self.stranger, self.giulia.jid, profile))
            self.assertIsNone(bundle(self.stranger, self.giulia.jid, profile, line["device"]))

    def test_people_verify_each_other_by_their_codes(self) -> None:
        bruno = self.register(f"bruno{Keys.count}")
        here, there = self.device(), self.device(bruno)
        line, his = self.this(here), self.this(there)
        code = there.must("uri").event("uri")
        self.assertEqual(code["uri"], f"xmpp:{bruno.jid}?omemo-sid-{his['device']}={his['fingerprint'].replace(' ', '')}")
        self.assertIn("?trust-message;encryption=urn:xmpp:omemo:2;trust=", code["trustMessage"])

        rows = here.must("devices", bruno.jid).all("devices")
        self.assertEqual([(row["device"], row["trust"], row["fingerprint"]) for row in rows],
                         [(his["device"], "blind", his["fingerprint"])])
        self.assertEqual(here.must("verify", code["trustMessage"]).event("verify")["verified"], [his["device"]])
        self.assertEqual(here.must("devices", bruno.jid).event("devices")["trust"], "verified")

        unseen = there.must("verify", here.must("uri").event("uri")["uri"]).event("verify")
        self.assertEqual((unseen["verified"], unseen["unseen"]), ([], 1))  # his device has never asked for hers
        self.assertEqual(there.must("devices", self.giulia.jid).event("devices")["trust"], "verified")

        # Another device of his waits from now on, and says why.
        second = self.this(self.device(bruno))
        rows = {row["device"]: row for row in here.must("devices", bruno.jid).all("devices")}
        self.assertEqual((rows[second["device"]]["trust"], rows[second["device"]]["alarm"]), ("new", "new"))
        here.must("trust", bruno.jid, second["fingerprint"].upper())
        rows = {row["device"]: row for row in here.must("devices", bruno.jid).all("devices")}
        self.assertEqual((rows[second["device"]]["trust"], rows[second["device"]]["alarm"]), ("verified", None))
        here.must("distrust", bruno.jid, str(his["device"]))
        rows = {row["device"]: row for row in here.must("devices", bruno.jid).all("devices")}
        self.assertEqual(rows[his["device"]]["trust"], "distrusted")
        self.assertEqual(line["trust"], "verified")

    def test_what_is_no_key_is_refused(self) -> None:
        cli = self.device()
        self.assert_refused(cli.run("verify", "xmpp:bruno@casa.example?omemo-sid-1=zz"), Exit.WRONG_USE, "code", "code")
        self.assert_refused(cli.run("trust", self.stranger.account.jid, "nonsense"), Exit.WRONG_USE, "fingerprint")
        self.assert_refused(cli.run("trust", self.stranger.account.jid, "4711"), Exit.NOT_FOUND, "device")


class OnProsody(Keys, LiveCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.server = cls.enterClassContext(Prosody.with_domain(AUTHORITY, "casa.example"))
        cls.starttls_port, cls.tls_port = cls.server.ports.starttls, cls.server.ports.direct_tls

    def register(self, name: str) -> Account:
        return self.server.register(name, "uno")


class OnEjabberd(Keys, LiveCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.server = cls.enterClassContext(Ejabberd(AUTHORITY, "officina.example"))
        cls.starttls_port, cls.tls_port = cls.server.starttls_port, cls.server.direct_tls_port

    def register(self, name: str) -> Account:
        return self.server.register(name, "uno")


if __name__ == "__main__":
    unittest.main()
