# SPDX-License-Identifier: GPL-3.0-or-later
"""Our engine against libsignal-protocol-c in the legacy profile, over random schedules: as a program that was written for
this test alone, and as the plug-in that a build may choose (LUCCHETTO_LEGACY_ENGINE).

As peers: what one sends the other reads. As witnesses: both get the same commands and the same random bytes, and must
answer the same, message by message and record by record.
"""

import hashlib
import os
import random
import shlex
import unittest
from collections import defaultdict, deque

from peer import SEED, Peer

ENGINE = [os.environ["ENGINE_PEER"], "legacy"]
SIGNAL = shlex.split(os.environ["SIGNAL_PEER"])
PRE_KEYS = 20


def privateKey(seed):
    key = bytearray(hashlib.sha256(seed.encode()).digest())
    key[0] &= 248
    key[31] = key[31] & 127 | 64
    return bytes(key)


def fields(message):
    """(number, bytes or number) of each field of a protocol buffer."""
    at = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = message[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(message):
        key = varint()
        value = varint()
        if key & 7 == 2:
            at += value
            value = message[at - value:at]
        yield key >> 3, value


def states(record):
    """The present and the archived sessions of a record, without who began, which libomemo-c adds for omemo:2."""
    localIsAlice = 14
    return [(kind, [field for field in fields(state) if field[0] != localIsAlice])
            for kind, state in fields(bytes.fromhex(record))]


class Shadowed:
    """A device that is played by both programs at once; each of their answers must be the same."""

    def __init__(self, name, device, private):
        self.name = name
        self.device = device
        self.both = [Peer(command, name, device, private, PRE_KEYS) for command in (ENGINE, SIGNAL)]
        self.steps = 0

    def close(self):
        for peer in self.both:
            peer.close()

    def same(self, what, *arguments):
        self.steps += 1
        for peer in self.both:
            peer.seed(f"{self.name} {self.steps}")
        one, two = (getattr(peer, what)(*arguments) for peer in self.both)
        assert one == two, f"{self.name}: {what} gives {one} with ours and {two} with theirs"
        return one

    def bundle(self):
        (head, keys), (otherHead, otherKeys) = (peer.bundle() for peer in self.both)
        # signatures are of two kinds, and both are good
        assert head[:3] == otherHead[:3] and keys == otherKeys
        return random.choice((head, otherHead)), keys

    def start(self, peer, preKey=1):
        head, preKeys = peer.bundle()
        return self.same("startWith", peer, head, preKey, preKeys[preKey])

    def encrypt(self, peer, plaintext):
        return self.same("encrypt", peer, plaintext)

    def decrypt(self, peer, message):
        answer = self.same("decrypt", peer, message)
        one, two = (states(played.record(peer)) for played in self.both)
        assert one == two, f"{self.name} keeps {one} with ours and {two} with theirs"
        return answer


class Schedule:
    """Devices that write to each other over a line that loses, doubles and reorders."""

    def __init__(self, parties, dice):
        self.parties = parties
        self.dice = dice
        self.lines = defaultdict(deque)
        self.read = defaultdict(list)
        self.started = set()
        self.counts = defaultdict(int)

    def run(self, steps):
        for step in range(steps):
            self.step(step)
        for (sender, receiver), line in self.lines.items():
            while line:
                self.deliver(sender, receiver, 0)

    def step(self, step):
        sender, receiver = self.dice.sample(self.parties, 2)
        route = (sender, receiver)
        line = self.lines[route]
        chance = self.dice.random()
        if chance < 0.45:
            self.write(sender, receiver, f"message {step}".encode())
        elif chance < 0.9 and line:
            self.deliver(sender, receiver, self.dice.randrange(min(3, len(line))) if line[0][2] < 3 else 0)
        elif chance < 0.94 and line:
            line.popleft()
            self.counts["lost"] += 1
        elif chance < 0.96:
            self.start(sender, receiver)
        elif self.read[route]:
            answer = receiver.decrypt(sender, self.dice.choice(self.read[route]))
            assert answer[0] in ("duplicate", "not-authentic"), answer
            self.counts["duplicates"] += 1

    def start(self, sender, receiver):
        assert sender.start(receiver, self.dice.randint(1, PRE_KEYS)) == "ok"
        self.started.update(((sender, receiver),))

    def write(self, sender, receiver, text):
        # whoever has read something has a session, too
        if (sender, receiver) not in self.started and not self.read[receiver, sender]:
            self.start(sender, receiver)
        self.lines[sender, receiver].append([sender.encrypt(receiver, text)[1], text, 0])

    def deliver(self, sender, receiver, at):
        line = self.lines[sender, receiver]
        message, text, _ = line[at]
        for i in range(at):
            line[i][2] += 1
        del line[at]
        answer = receiver.decrypt(sender, message)
        assert answer[:2] == ("ok", text), (answer, text)
        self.read[sender, receiver].append(message)
        self.counts["delivered"] += 1


class Oracle(unittest.TestCase):
    def setUp(self):
        self.parties = []

    def tearDown(self):
        for party in self.parties:
            party.close()

    def play(self, seed, makeParty, steps=250):
        dice = random.Random(seed)
        random.seed(seed)
        parties = [makeParty(i, f"device{i}", i + 1, privateKey(f"{seed} {i}")) for i in range(2 + seed % 3)]
        self.parties += parties
        schedule = Schedule(parties, dice)
        schedule.run(steps)
        self.assertGreater(schedule.counts["delivered"], steps / 5)
        self.assertGreater(schedule.counts["lost"], 0)

    def test_what_either_sends_the_other_reads(self):
        for seed in (*range(6), SEED, SEED + 1):
            with self.subTest(SEED=seed):
                self.play(seed, lambda i, *who: Peer((ENGINE, SIGNAL)[i % 2], *who, PRE_KEYS))

    def test_both_answer_the_same_to_everything(self):
        for seed in (*range(100, 106), SEED + 2, SEED + 3):
            with self.subTest(SEED=seed):
                self.play(seed, lambda i, *who: Shadowed(*who))

    def test_both_refuse_the_same_changed_messages(self):
        alice, bob = (Shadowed(name, i + 1, privateKey(name)) for i, name in enumerate(("alice", "bob")))
        self.parties += [alice, bob]
        self.assertEqual(alice.start(bob), "ok")
        self.assertEqual(bob.decrypt(alice, alice.encrypt(bob, b"hello")[1])[0], "ok")
        self.assertEqual(alice.decrypt(bob, bob.encrypt(alice, b"hello")[1])[0], "ok")
        message = alice.encrypt(bob, b"a message of some length")[1]
        for bit in range(0, 8 * len(message), 3):
            changed = bytearray(message)
            changed[bit // 8] ^= 1 << bit % 8
            answers = [peer.decrypt(alice, bytes(changed))[0] for peer in bob.both]
            self.assertNotIn("ok", answers, f"bit {bit}")
        self.assertEqual(bob.decrypt(alice, message)[:2], ("ok", b"a message of some length"))


if __name__ == "__main__":
    unittest.main()
