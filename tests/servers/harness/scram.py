# SPDX-License-Identifier: GPL-3.0-or-later
"""The server's half of SCRAM (RFC 5802, 7677) for servers that lie: every value it sends can be bent."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from dataclasses import dataclass
from enum import Enum
from typing import Optional

HASHES = {"SCRAM-SHA-1": "sha1", "SCRAM-SHA-256": "sha256", "SCRAM-SHA-512": "sha512"}


class Nonce(Enum):
    EXTENDS = "the client's, made longer, as it must be"
    FOREIGN = "one that the client never sent"
    UNCHANGED = "the client's alone"


class Signature(Enum):
    GOOD = "proves that the server knows the password"
    WRONG = "of another password"
    EMPTY = "v= and nothing"
    MISSING = "no final message at all"


@dataclass(frozen=True)
class ScramLies:
    iterations: int = 4096
    nonce: Nonce = Nonce.EXTENDS
    signature: Signature = Signature.GOOD
    downgrade_check: Optional[str] = None  # what `h` (XEP-0474) is computed over, if it is sent


class ScramServer:
    """One login. first() answers client-first, final() answers client-final; None refuses the proof."""

    def __init__(self, mechanism: str, password: str, lies: ScramLies = ScramLies()) -> None:
        self._hash = HASHES[mechanism.removesuffix("-PLUS")]
        self._password = password.encode()
        self._lies = lies
        self._salt = os.urandom(16)
        self._client_first_bare = ""
        self._server_first = ""

    def first(self, client_first: str) -> str:
        self._client_first_bare = client_first.split(",", 2)[2]
        client_nonce = self._client_first_bare.split("r=", 1)[1].split(",")[0]
        extension = base64.b64encode(os.urandom(12)).decode()
        nonce = {Nonce.EXTENDS: client_nonce + extension, Nonce.FOREIGN: "totallyother" + extension,
                 Nonce.UNCHANGED: client_nonce}[self._lies.nonce]
        self._server_first = f"r={nonce},s={base64.b64encode(self._salt).decode()},i={self._lies.iterations}"
        if self._lies.downgrade_check is not None:
            digest = hashlib.new(self._hash, self._lies.downgrade_check.encode()).digest()
            self._server_first += f",h={base64.b64encode(digest).decode()}"
        return self._server_first

    def final(self, client_final: str) -> Optional[str]:
        without_proof, _, proof = client_final.rpartition(",p=")
        conversation = ",".join((self._client_first_bare, self._server_first, without_proof)).encode()
        salted = hashlib.pbkdf2_hmac(self._hash, self._password, self._salt, self._lies.iterations)
        client_key = self._mac(salted, b"Client Key")
        expected = self._mac(hashlib.new(self._hash, client_key).digest(), conversation)
        if bytes(a ^ b for a, b in zip(client_key, expected)) != base64.b64decode(proof):
            return None
        key = self._mac(salted if self._lies.signature is not Signature.WRONG else b"other", b"Server Key")
        signature = base64.b64encode(self._mac(key, conversation)).decode()
        return {Signature.EMPTY: "v=", Signature.MISSING: ""}.get(self._lies.signature, f"v={signature}")

    def _mac(self, key: bytes, text: bytes) -> bytes:
        return hmac.new(key, text, self._hash).digest()
