# SPDX-License-Identifier: GPL-3.0-or-later
"""Encrypted chats over a real Prosody: two Lucchetto in both profiles, several own devices, and Profanity's legacy
OMEMO; what the server keeps is searched for what was said."""

from __future__ import annotations

import random
import shutil
import time
import unittest
from pathlib import Path

from harness.account import Account
from harness.bulk import befriend
from harness.cli import Cli, Exit, Running
from harness.livecase import AUTHORITY, LiveCase
from harness.process import TemporaryFolder, wait_until
from harness.profanity import Profanity
from harness.prosody import Prosody
from harness.slixpeer import Peer
from slixmpp.xmlstream import ET

LEGACY = "eu.siacs.conversations.axolotl"
BOTH = {"omemo-2", "omemo-legacy"}


class Household(LiveCase):
    in_clear = False
    number = 0

    @classmethod
    def setUpClass(cls) -> None:
        cls.server = cls.enterClassContext(Prosody.with_domain(AUTHORITY, "casa.example"))

    def setUp(self) -> None:
        Household.number += 1
        self.giulia = self.server.register(f"giulia{self.number}", "uno")
        self.bruno = self.server.register(f"bruno{self.number}", "due")
        befriend(self.server, self.giulia, self.bruno)
        self.secrets: list[str] = []

    def tearDown(self) -> None:
        """Nothing of what was said stands in clear in what the server has written down."""
        kept = b"".join(file.read_bytes() for file in Path(self.server.store("casa.example", "accounts")).parent.rglob("*")
                        if file.is_file())
        for secret in self.secrets:
            self.assertNotIn(secret.encode(), kept, f"the server has '{secret}'")

    def device(self, account: Account) -> Cli:
        """With its keys on the server."""
        cli = self.signed_in(account, self.server.ports.direct_tls)
        wait_until(lambda: any(line["own"] and set(line["profiles"]) == BOTH
                               for line in cli.must("devices").all("devices")), 30, "its keys are published")
        return cli

    def say(self, text: str) -> str:
        self.secrets.append(text)
        return text

    def send(self, cli: Cli, to: Account, text: str) -> str:
        outcome = cli.run("send", "--omemo", to.jid, self.say(text))
        self.assert_done(outcome)
        return outcome.event("send")["id"]

    def hears(self, running: Running, text: str, profile: str = "omemo-2") -> None:
        message = running.wait_event("message", lambda event: event["body"] == text)
        self.assertEqual(message["encryption"], profile)

    def history(self, cli: Cli, other: Account) -> list[str]:
        return [row["body"] for row in cli.must("history", other.jid).all("message")]


class Talking(Household):
    def test_two_people_talk_and_go_on_after_both_have_restarted(self) -> None:
        giulia, bruno = self.device(self.giulia), self.device(self.bruno)
        for turn in range(3):
            listening = self.listening(bruno)
            self.send(giulia, self.bruno, f"uno {turn} nascosto")
            self.hears(listening, f"uno {turn} nascosto")
            listening.terminate()
            listening.wait()
            listening = self.listening(giulia)
            self.send(bruno, self.giulia, f"due {turn} nascosto")
            self.hears(listening, f"due {turn} nascosto")
            listening.terminate()
            listening.wait()
        expected = [f"{who} {turn} nascosto" for turn in range(3) for who in ("uno", "due")]
        self.assertEqual(self.history(giulia, self.bruno), expected)
        self.assertEqual(self.history(bruno, self.giulia), expected)

    def test_who_was_offline_reads_everything_later_in_order(self) -> None:
        giulia, bruno = self.device(self.giulia), self.device(self.bruno)
        texts = [f"riservato {number}" for number in range(12)]
        for text in texts:
            self.send(giulia, self.bruno, text)
        self.assert_done(bruno.run("sync"))
        self.assertEqual(self.history(bruno, self.giulia), texts)
        self.send(bruno, self.giulia, "letti tutti")
        self.assert_done(giulia.run("sync"))
        self.assertEqual(self.history(giulia, self.bruno), [*texts, "letti tutti"])

    def test_both_begin_at_once(self) -> None:
        giulia, bruno = self.device(self.giulia), self.device(self.bruno)
        self.send(giulia, self.bruno, "da giulia")
        self.send(bruno, self.giulia, "da bruno")
        for _ in range(2):
            self.assert_done(giulia.run("sync"))
            self.assert_done(bruno.run("sync"))
        self.send(giulia, self.bruno, "ancora giulia")
        self.assert_done(bruno.run("sync"))
        self.assertEqual(set(self.history(bruno, self.giulia)), {"da giulia", "da bruno", "ancora giulia"})
        self.assertEqual(set(self.history(giulia, self.bruno)), {"da giulia", "da bruno", "ancora giulia"})

    def test_all_own_devices_read_what_comes_and_what_one_of_them_writes(self) -> None:
        devices = [self.device(self.giulia) for _ in range(3)]
        bruno = self.device(self.bruno)
        listening = [self.listening(device) for device in devices]
        self.send(bruno, self.giulia, "a tutte e tre")
        for one in listening:
            self.hears(one, "a tutte e tre")
        listening[0].terminate()
        listening[0].wait()
        self.send(devices[0], self.bruno, "da una sola")
        for one in listening[1:]:
            self.hears(one, "da una sola")
        self.assert_done(bruno.run("sync"))
        self.assertEqual(self.history(bruno, self.giulia), ["a tutte e tre", "da una sola"])

    def test_killed_at_any_moment_it_loses_nothing_and_says_nothing_twice(self) -> None:
        giulia, bruno = self.device(self.giulia), self.device(self.bruno)
        chance = random.Random(7)
        for number in range(12):
            sending = giulia.start("send", "--omemo", self.bruno.jid, self.say(f"colpo {number}"))
            time.sleep(chance.uniform(0.02, 0.7))
            sending.kill9()
        self.send(giulia, self.bruno, "fine")
        written = self.history(giulia, self.bruno)
        reading = bruno.start("sync")
        time.sleep(chance.uniform(0.1, 0.4))
        reading.kill9()
        self.assert_done(bruno.run("sync"))
        self.assertEqual(self.history(bruno, self.giulia), written)

    def test_nothing_leaves_for_somebody_without_keys(self) -> None:
        giulia = self.device(self.giulia)
        with Peer(self.bruno, self.server.ports.starttls, AUTHORITY.root) as peer:
            for choice in (["--omemo"], []):  # nothing said is like encrypted
                self.assert_refused(giulia.run("send", *choice, self.bruno.jid, self.say("solo cifrato"), seconds=90),
                                    Exit.NOT_ENCRYPTED, "not-encrypted", "no device that reads encrypted.*--plain")
            self.assert_refused(giulia.run("send", self.bruno.jid, "--lines", stdin=self.say("una riga cifrata") + "\n"),
                                Exit.NOT_ENCRYPTED, "not-encrypted", "--plain")
            self.assert_done(giulia.run("send", "--plain", self.bruno.jid, "in chiaro, perché lo voglio"))
            peer.wait_body("in chiaro, perché lo voglio")
            self.assertEqual(peer.seen.bodies(), ["in chiaro, perché lo voglio"])

    def test_a_note_to_oneself_goes_to_the_other_own_devices_or_stays_here(self) -> None:
        giulia = self.device(self.giulia)
        self.assert_done(giulia.run("send", self.giulia.jid, self.say("solo qui")))
        phone = self.device(self.giulia)
        self.assert_done(giulia.run("send", self.giulia.jid, self.say("anche al telefono")))
        self.assert_done(phone.run("sync"))
        self.assertEqual(self.history(giulia, self.giulia), ["solo qui", "anche al telefono"])
        self.assertEqual(self.history(phone, self.giulia), ["anche al telefono"])

    def test_one_profile_alone_is_sent_if_that_is_wanted(self) -> None:
        giulia, bruno = self.device(self.giulia), self.device(self.bruno)
        listening = self.listening(bruno)
        for option, profile in (("--legacy-only", "omemo-legacy"), ("--profile-2-only", "omemo-2")):
            self.assert_done(giulia.run("send", option, self.bruno.jid, self.say(f"solo {profile}")))
            self.hears(listening, f"solo {profile}", profile)
        self.assertEqual(giulia.run("send", "--plain", "--legacy-only", self.bruno.jid, "no").code, Exit.WRONG_USE)

    def test_the_proof_names_who_can_read_and_who_wrote(self) -> None:
        giulia, bruno = self.device(self.giulia), self.device(self.bruno)
        listening = self.listening(bruno)
        sent = self.send(giulia, self.bruno, "dimostrami")
        received = listening.wait_event("message", lambda event: event["body"] == "dimostrami")["id"]
        listening.terminate()
        listening.wait()
        own = {cli: cli.must("devices").all("devices")[0] for cli in (giulia, bruno)}

        proof = giulia.must("proof", sent).event("proof")
        self.assertNotIn("body", proof)
        self.assertEqual(proof["encryption"], "omemo-2")
        self.assertEqual([(one["jid"], one["device"], one["fingerprint"], one["encryption"], one["leftOut"])
                          for one in proof["readers"]],
                         [(self.bruno.jid, own[bruno]["device"], own[bruno]["fingerprint"], "omemo-2", None)])
        proof = bruno.must("proof", received).event("proof")
        self.assertEqual([(one["jid"], one["device"], one["fingerprint"], one["trust"]) for one in proof["senders"]],
                         [(self.giulia.jid, own[giulia]["device"], own[giulia]["fingerprint"], "blind")])

        plain = giulia.must("send", "--plain", self.bruno.jid, "in chiaro").event("send")["id"]
        proof = giulia.must("proof", plain).event("proof")
        self.assertEqual((proof["encryption"], proof["readers"]), ("none", []))

    def test_who_listens_is_told_of_devices_that_come_and_go(self) -> None:
        giulia = self.device(self.giulia)
        self.device(self.bruno)
        self.send(giulia, self.bruno, "conosciuto")
        listening = self.listening(giulia)
        phone = self.device(self.bruno)
        number = next(row["device"] for row in phone.must("devices").all("devices") if row["own"])
        told = listening.wait_event("device", lambda event: event["change"] == "new")
        self.assertEqual((told["jid"], told["device"]), (self.bruno.jid, number))
        phone.must("logout", self.bruno.jid)
        told = listening.wait_event("device", lambda event: event["change"] == "gone")
        self.assertEqual((told["jid"], told["device"]), (self.bruno.jid, number))

    def test_a_chat_may_refuse_what_stands_beside_its_lock(self) -> None:
        giulia = self.device(self.giulia)
        self.device(self.bruno)

        def facts(*choice: str) -> tuple[str, bool]:
            told = giulia.must("beside-lock", self.bruno.jid, *choice).event("beside-lock")
            return told["choice"], told["legacy"]

        self.assertEqual(facts(), ("allow", False))
        self.assertEqual(facts("refuse"), ("refuse", False))
        self.send(giulia, self.bruno, "detto piano")
        self.assertEqual(facts(), ("refuse", False))
        self.assertEqual(facts("allow"), ("allow", False))
        self.assertEqual(giulia.run("beside-lock", self.bruno.jid, "forse").code, Exit.WRONG_USE)

    def test_what_cannot_be_read_is_told_with_its_reason(self) -> None:
        giulia = self.device(self.giulia)
        listening = self.listening(giulia)
        with Peer(self.bruno, self.server.ports.starttls, AUTHORITY.root) as peer:
            async def act() -> None:
                message = peer.client.make_message(mto=self.giulia.jid, mbody="non lo leggi", mtype="chat")
                encrypted = ET.SubElement(message.xml, f"{{{LEGACY}}}encrypted")
                header = ET.SubElement(encrypted, f"{{{LEGACY}}}header", sid="4711")
                ET.SubElement(header, f"{{{LEGACY}}}iv").text = "AAAAAAAAAAAAAAAA"
                ET.SubElement(encrypted, f"{{{LEGACY}}}payload").text = "AAAA"
                message.send()
            peer.call(act())
            told = listening.wait_event("undecryptable")
        self.assertEqual((told["from"], told["device"], told["reason"]),
                         (self.bruno.jid, 4711, "not-for-this-device"))
        self.assertNotIn("body", told)

    def test_a_copied_profile_notices_the_other_and_goes_on_as_another_device(self) -> None:
        """H14"""
        giulia, bruno = self.device(self.giulia), self.device(self.bruno)
        self.send(giulia, self.bruno, "prima della copia")
        self.assert_done(giulia.run("sync"))
        folder = TemporaryFolder("copy")
        self.addCleanup(folder.remove)
        shutil.copytree(giulia.profile, folder.path / "profile")
        copy = self.enterContext(Cli(folder.path / "profile"))
        before = giulia.must("devices").all("devices")[0]["device"]
        self.send(giulia, self.bruno, "dopo la copia")

        self.assert_done(copy.run("sync"))
        wait_until(lambda: copy.must("devices").all("devices")[0]["device"] != before, 30, "it is another device")
        self.send(copy, self.bruno, "dalla copia")
        self.send(giulia, self.bruno, "dall'originale")
        self.assert_done(bruno.run("sync"))
        self.assertEqual(self.history(bruno, self.giulia),
                         ["prima della copia", "dopo la copia", "dalla copia", "dall'originale"])

    def test_the_own_device_needs_no_trust(self) -> None:
        giulia = self.device(self.giulia)
        own = giulia.must("devices").all("devices")[0]
        for key in (str(own["device"]), own["fingerprint"]):
            for command in ("trust", "distrust"):
                outcome = giulia.run(command, self.giulia.jid, key)
                self.assertEqual(outcome.code, Exit.WRONG_USE, outcome.stderr)
        self.assertEqual(giulia.must("devices").all("devices")[0]["trust"], "verified")


class WithProfanity(Household):
    def profanity(self) -> Profanity:
        # It announces nothing on an account that has no list yet.
        with Peer(self.bruno, self.server.ports.starttls, AUTHORITY.root) as peer:
            async def act() -> None:
                form = peer.client["xep_0004"].make_form(ftype="submit")
                form.add_field("FORM_TYPE", ftype="hidden",
                               value="http://jabber.org/protocol/pubsub#publish-options")
                form.add_field("pubsub#access_model", value="open")
                await peer.client["xep_0060"].publish(None, f"{LEGACY}.devicelist", id="current",
                                                      payload=ET.Element(f"{{{LEGACY}}}list"), options=form)
            peer.call(act())
        profanity = self.enterContext(Profanity(self.bruno, self.server.ports.starttls))
        profanity.type("/omemo trustmode blind")
        profanity.type("/omemo gen")
        profanity.wait_log(r"bundles:\d+", 60)
        return profanity

    def test_profanity_writes_first(self) -> None:
        giulia = self.device(self.giulia)
        profanity = self.profanity()
        listening = self.listening(giulia)
        profanity.chat(self.giulia.jid)
        profanity.type("/omemo start")
        profanity.type(self.say("da profanity, nascosto"))
        self.hears(listening, "da profanity, nascosto", "omemo-legacy")
        profanity.type(self.say("ancora è <nascosto> & così 🙂"))
        self.hears(listening, "ancora è <nascosto> & così 🙂", "omemo-legacy")
        listening.terminate()
        listening.wait()
        self.send(giulia, self.bruno, "da lucchetto, nascosto")
        profanity.wait_screen("da lucchetto, nascosto")

    def test_lucchetto_writes_first_and_both_go_on(self) -> None:
        giulia = self.device(self.giulia)
        profanity = self.profanity()
        profanity.chat(self.giulia.jid)
        for number in range(3):
            self.send(giulia, self.bruno, f"lucchetto {number}")
            profanity.wait_screen(f"lucchetto {number}")
        listening = self.listening(giulia)
        profanity.type("/omemo start")
        for number in range(5):
            profanity.type(self.say(f"risposta {number}"))
            self.hears(listening, f"risposta {number}", "omemo-legacy")

    def test_three_own_devices_read_what_profanity_writes_here_and_away(self) -> None:
        devices = [self.device(self.giulia) for _ in range(3)]
        numbers = [line["device"] for line in devices[-1].must("devices").all("devices")]
        listening = [self.listening(cli) for cli in devices]
        profanity = self.profanity()
        profanity.chat(self.giulia.jid)
        profanity.type("/omemo start")
        for number in numbers:  # what is typed before it has their keys is lost
            profanity.wait_log(rf"session with {self.giulia.jid} device {number} exists")
        profanity.type(self.say("a tutti e tre"))
        for one in listening:
            self.hears(one, "a tutti e tre", "omemo-legacy")
            one.terminate()
            one.wait()
        profanity.type(self.say("e mentre siete via"))
        profanity.wait_screen("e mentre siete via")
        for cli in devices:
            wait_until(lambda cli=cli: cli.must("sync") and self.history(cli, self.bruno)[1:], 20, "it is in the archive")
            self.assertEqual(self.history(cli, self.bruno), ["a tutti e tre", "e mentre siete via"])


if __name__ == "__main__":
    unittest.main()
