# SPDX-License-Identifier: GPL-3.0-or-later
"""Our engine against python-oldmemo and python-twomemo, which share no code with it and follow the specification where
libsignal's family does not: the whole matrix of who starts, the sign of the peer's key, order, loss and repetition."""

import itertools
import os
import random
import unittest

from peer import SEED, Peer
from python_peer import LEGACY, OMEMO2, PythonPeer

PROFILES = (LEGACY, OMEMO2)
LENGTH = {LEGACY: 32, OMEMO2: 48}
EMPTY = {LEGACY: os.urandom(16), OMEMO2: bytes(32)}


class Interop(unittest.TestCase):
    def pairs(self):
        """Each combination of profile, sign and initiator, with a session that has started."""
        for profile, sign, isOursFirst in itertools.product(PROFILES, (0, 1), (True, False)):
            private = bytearray(os.urandom(32))
            private[0] &= 248
            private[31] = private[31] & 127 | 64
            ours = Peer([os.environ["ENGINE_PEER"], profile], "ours", 11, bytes(private), 20)
            theirs = PythonPeer(profile, "theirs", 22, sign)
            first, second = (ours, theirs) if isOursFirst else (theirs, ours)
            with self.subTest(profile=profile, sign=sign, first=first.name, SEED=SEED):
                self.length = LENGTH[profile]
                self.assertEqual(first.start(second), "ok")
                yield profile, first, second
            ours.close()
            theirs.close()

    def send(self, sender, receiver, plaintext=None):
        plaintext = plaintext or os.urandom(self.length)
        return plaintext, sender.encrypt(receiver, plaintext)[1]

    def arrive(self, sender, receiver, sent):
        plaintext, message = sent
        self.assertEqual(receiver.decrypt(sender, message)[:2], ("ok", plaintext))

    def talk(self, sender, receiver):
        self.arrive(sender, receiver, self.send(sender, receiver))

    def test_messages_go_both_ways(self):
        for profile, first, second in self.pairs():
            kinds = [first.encrypt(second, bytes(self.length))[0] for _ in range(3)]
            self.assertEqual(kinds, ["key-exchange"] * 3)
            self.talk(first, second)
            self.talk(first, second)  # the same start again is the same session
            for _ in range(10):
                self.talk(second, first)
                self.talk(first, second)
                self.talk(first, second)
            self.assertEqual(first.encrypt(second, bytes(self.length))[0], "message")

    def test_empty_messages(self):
        for profile, first, second in self.pairs():
            self.arrive(first, second, self.send(first, second, EMPTY[profile]))
            self.arrive(second, first, self.send(second, first, EMPTY[profile]))
            self.arrive(first, second, self.send(first, second, EMPTY[profile]))

    def test_any_order(self):
        random.seed(SEED)
        for profile, first, second in self.pairs():
            self.talk(first, second)
            for sender, receiver in ((second, first), (first, second)) * 2:
                sent = [self.send(sender, receiver) for _ in range(12)]
                random.shuffle(sent)
                for letter in sent:
                    self.arrive(sender, receiver, letter)

    def test_the_last_message_of_a_chain_may_come_after_the_next_chain_began(self):
        for profile, first, second in self.pairs():
            self.talk(first, second)
            self.talk(second, first)
            for length, (sender, receiver) in itertools.product((1, 2, 3), ((first, second), (second, first))):
                sent = [self.send(sender, receiver) for _ in range(length)]
                for letter in sent[:-1]:
                    self.arrive(sender, receiver, letter)
                late = sent[-1]
                self.talk(receiver, sender)  # with which the sender's next chain begins
                self.talk(sender, receiver)
                self.arrive(sender, receiver, late)

    def test_copies_are_not_read_again(self):
        for profile, first, second in self.pairs():
            self.talk(first, second)
            for sender, receiver in ((second, first), (first, second)):
                sent = self.send(sender, receiver)
                self.arrive(sender, receiver, sent)
                for _ in range(2):
                    self.assertNotEqual(receiver.decrypt(sender, sent[1])[0], "ok")
                self.talk(sender, receiver)
                for _ in range(7):
                    self.talk(receiver, sender)
                    self.talk(sender, receiver)
                self.assertNotEqual(receiver.decrypt(sender, sent[1])[0], "ok")
                self.talk(sender, receiver)

    def test_changed_messages_are_refused(self):
        for profile, first, second in self.pairs():
            self.talk(first, second)
            self.talk(second, first)
            for sender, receiver in ((second, first), (first, second)):
                plaintext, message = self.send(sender, receiver)
                for at in range(len(message) - 20, len(message)):
                    changed = bytearray(message)
                    changed[at] ^= 1
                    self.assertNotEqual(receiver.decrypt(sender, bytes(changed))[0], "ok")
                self.arrive(sender, receiver, (plaintext, message))

    def test_losses(self):
        for profile, first, second in self.pairs():
            for sender, receiver in ((first, second), (second, first)) * 3:
                for _ in range(20):
                    self.send(sender, receiver)
                self.talk(sender, receiver)

    def test_ours_may_restart_at_any_time(self):
        for profile, first, second in self.pairs():
            ours = first if isinstance(first, Peer) else second
            for _ in range(4):
                self.talk(first, second)
                ours.ask("restart")
                self.talk(second, first)
                ours.ask("restart")

    def test_payloads(self):
        for profile, first, second in self.pairs():
            ours, theirs = (first, second) if isinstance(first, Peer) else (second, first)
            for plaintext in (b"hello", "Lucchetto è chiuso 🔒".encode(), bytes(1000)):
                ciphertext, key, vector = theirs.sealPayload(plaintext)
                self.assertEqual(ours.ask("open-payload", ciphertext.hex(), key.hex(), vector.hex()),
                                 ["ok", plaintext.hex()])
                ciphertext, key, *vector = map(bytes.fromhex, ours.ask("seal-payload", plaintext.hex()))
                self.assertEqual(theirs.openPayload(ciphertext, key, *(vector or [b""])), plaintext)


if __name__ == "__main__":
    unittest.main()
