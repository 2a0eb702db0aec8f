# SPDX-License-Identifier: GPL-3.0-or-later
"""A device played by python-oldmemo or python-twomemo, with the same interface as Peer (peer.py)."""

import asyncio
import os

import oldmemo
import twomemo
import x3dh
import xeddsa.bindings as xeddsa
from omemo.storage import Just, Nothing, Storage

LEGACY, OMEMO2 = "legacy", "omemo2"
SIGN = 0x80  # of a key in the form of Ed25519, in its last byte; the legacy profile has it in the signature's


class Memory(Storage):
    def __init__(self):
        super().__init__(True)
        self.values = {}

    async def _load(self, key):
        return Just(self.values[key]) if key in self.values else Nothing()

    async def _store(self, key, value):
        self.values[key] = value

    async def _delete(self, key):
        self.values.pop(key, None)


def seedWithSign(sign):
    """A seed whose public key has this sign."""
    while True:
        seed = os.urandom(32)
        if xeddsa.seed_to_ed25519_pub(seed)[31] >> 7 == sign:
            return seed


class PythonPeer:
    def __init__(self, profile, name, device, sign):
        self.name = name
        self.device = device
        self.isLegacy = profile == LEGACY
        self.module = oldmemo.oldmemo if self.isLegacy else twomemo.twomemo
        self.storage = Memory()
        self.sessions = {}  # by the peer: the session, or the bundle with which the next message starts one
        self.signs = {}     # of the peers' keys, as their bundles show them
        self.loop = asyncio.new_event_loop()
        self.run(self.storage.store("/ikp/is_seed", True))
        self.run(self.storage.store_bytes("/ikp/key", seedWithSign(sign)))
        self.backend = (oldmemo.Oldmemo if self.isLegacy else twomemo.Twomemo)(self.storage)
        self.run(self.backend.generate_pre_keys(20))

    def close(self):
        self.loop.close()

    def run(self, task):
        return self.loop.run_until_complete(task)

    def wire(self, key):
        return (b"\x05" + key if self.isLegacy else key).hex()

    def bundle(self):
        bundle = self.run(self.backend.get_bundle(self.name, self.device))
        identity, signature = bundle.identity_key, bytearray(bundle.bundle.signed_pre_key_sig)
        if self.isLegacy:
            signature[63] |= identity[31] & SIGN
            identity = xeddsa.ed25519_pub_to_curve25519_pub(identity)
        head = [self.wire(identity), str(bundle.signed_pre_key_id), self.wire(bundle.bundle.signed_pre_key),
                signature.hex()]
        return head, {number: self.wire(key) for key, number in bundle.pre_key_ids.items()}

    def start(self, peer, preKey=1):
        (identity, signedId, signedKey, signature), preKeys = peer.bundle()
        unwire = lambda key: bytes.fromhex(key)[1 if self.isLegacy else 0:]
        identity, signature = unwire(identity), bytearray.fromhex(signature)
        if self.isLegacy:
            identity = xeddsa.curve25519_pub_to_ed25519_pub(identity, bool(signature[63] & SIGN))
            signature[63] &= ~SIGN
        chosen = unwire(preKeys[preKey])
        self.sessions[peer] = self.module.BundleImpl(
            peer.name, peer.device, x3dh.Bundle(identity, unwire(signedKey), bytes(signature), frozenset([chosen])),
            int(signedId), {chosen: preKey})
        return "ok"

    def material(self, plaintext):
        length = self.module.PlainKeyMaterialImpl.KEY_LENGTH
        return self.module.PlainKeyMaterialImpl(plaintext[:length], plaintext[length:])

    def encrypt(self, peer, plaintext):
        session = self.sessions[peer]
        if isinstance(session, self.module.BundleImpl):
            session, message = self.run(self.backend.build_session_active(
                peer.name, peer.device, session, self.material(plaintext)))
            self.sessions[peer] = session
        else:
            message = self.run(self.backend.encrypt_key_material(session, self.material(plaintext)))
        if session.initiation.name == "PASSIVE" or session.confirmed:
            return "message", message.serialize()
        shell = session.key_exchange.serialize(message.serialize())
        return "key-exchange", shell[0] if self.isLegacy else shell

    def decrypt(self, peer, message):
        """("ok", plaintext) or (fault,)"""
        exchange = None
        isExchange = message[1] in (0x08, 0x12) if self.isLegacy else message[0] == 0x08
        if isExchange:
            parse = self.module.KeyExchangeImpl.parse
            # the legacy profile does not say the sign; ours is always 0
            exchange, message = parse(message, False) if self.isLegacy else parse(message)
        material = self.module.EncryptedKeyMaterialImpl.parse(message, peer.name, peer.device)
        session = self.sessions.get(peer)
        try:
            if exchange and not (session and hasattr(session, "key_exchange")
                                 and session.key_exchange.builds_same_session(exchange)):
                session, plain = self.run(
                    self.backend.build_session_passive(peer.name, peer.device, exchange, material))
                self.sessions[peer] = session
            else:
                plain = self.run(self.backend.decrypt_key_material(session, material))
        except Exception as fault:  # each library has its own kinds, and any of them is a refusal
            return (type(fault).__name__,)
        return "ok", plain.key + plain.auth_tag

    def sealPayload(self, plaintext):
        content, plain = self.run(self.backend.encrypt_plaintext(plaintext))
        vector = content.initialization_vector if self.isLegacy else b""
        return content.ciphertext, plain.key + plain.auth_tag, vector

    def openPayload(self, ciphertext, key, vector):
        content = self.module.ContentImpl(*((ciphertext, vector) if self.isLegacy else (ciphertext,)))
        return self.run(self.backend.decrypt_plaintext(content, self.material(key)))
