# SPDX-License-Identifier: GPL-3.0-or-later
"""One device in a program of its own; PeerLoop.h says what it understands."""

import os
import random
import subprocess

# Another one each time; whoever wants the same once more says which (SEED=...).
SEED = int(os.environ.get("SEED") or random.SystemRandom().randrange(1 << 32))


class Peer:
    def __init__(self, command, name, device, private, preKeys):
        self.name = name
        self.device = device
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.ask("own", private.hex(), device, preKeys) == ["ok"]

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(10)

    def ask(self, *words):
        self.process.stdin.write(" ".join(str(word) for word in words) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, f"{self.name} ended"
        return line.split()

    def seed(self, seed):
        self.ask("seed", seed.encode().hex())

    def bundle(self):
        """identity, number of the signed key, signed key, signature, and {number: key}"""
        words = self.ask("bundle")
        return words[:4], {int(number): key for number, key in zip(words[4::2], words[5::2])}

    def start(self, peer, preKey=1):
        head, preKeys = peer.bundle()
        return self.startWith(peer, head, preKey, preKeys[preKey])

    def startWith(self, peer, head, preKey, key):
        return self.ask("start", peer.name, peer.device, *head, preKey, key)[0]

    def encrypt(self, peer, plaintext):
        """(kind, bytes)"""
        kind, *message = self.ask("encrypt", peer.name, peer.device, plaintext.hex())
        assert message, kind
        return kind, bytes.fromhex(message[0])

    def decrypt(self, peer, message):
        """("ok", plaintext, the sender's identity) or (fault,)"""
        answer = self.ask("decrypt", peer.name, peer.device, message.hex())
        return (answer[0], *map(bytes.fromhex, answer[1:]))

    def record(self, peer):
        """As the library serialises it, in hexadecimal."""
        return self.ask("record", peer.name, peer.device)[0]
