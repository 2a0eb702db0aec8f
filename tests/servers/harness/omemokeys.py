# SPDX-License-Identifier: GPL-3.0-or-later
"""What others find of a person's OMEMO devices: lists and bundles, read by slixmpp and proved by XEdDSA's own library."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Optional

import xeddsa.bindings as xeddsa
from slixmpp import JID
from slixmpp.exceptions import IqError
from slixmpp.xmlstream import ET

from .slixpeer import Peer

LEGACY, OMEMO2 = "eu.siacs.conversations.axolotl", "urn:xmpp:omemo:2"
BOTH = (LEGACY, OMEMO2)
LISTS = {LEGACY: f"{LEGACY}.devicelist", OMEMO2: f"{OMEMO2}:devices"}
POINT = 5  # before each key of the legacy profile
SIGN = 0x80


@dataclass(frozen=True)
class Bundle:
    identity: bytes  # in the form of Curve25519
    signed_id: int
    keys: dict[int, bytes]


def bundles_node(profile: str, device: int) -> str:
    return f"{LEGACY}.bundles:{device}" if profile == LEGACY else f"{OMEMO2}:bundles"


def items(reader: Peer, owner: str, node: str) -> Optional[list[ET.Element]]:
    """The payloads, or None where there is no such node; whoever may not read it gets the error."""
    async def ask() -> Optional[list[ET.Element]]:
        try:
            answer = await reader.client["xep_0060"].get_items(JID(owner), node)
        except IqError as error:
            if error.condition == "item-not-found":
                return None
            raise
        return [item.xml[0] for item in answer["pubsub"]["items"]]

    return reader.call(ask())


def listed(reader: Peer, owner: str, profile: str) -> list[int]:
    found = items(reader, owner, LISTS[profile])
    return [int(device.get("id")) for device in found[-1]] if found else []


def publish_list(peer: Peer, profile: str, devices: list[int], **options: str) -> None:
    """As another program of the same person does that knows of no other."""
    element = ET.Element(f"{{{profile}}}{'list' if profile == LEGACY else 'devices'}")
    for device in devices:
        ET.SubElement(element, f"{{{profile}}}device", {"id": str(device)})
    publish(peer, LISTS[profile], "current", element, **options)


def publish(peer: Peer, node: str, item: str, payload: ET.Element, **options: str) -> None:
    async def act() -> None:
        form = None
        if options:
            form = peer.client["xep_0004"].make_form(ftype="submit")
            form.add_field("FORM_TYPE", ftype="hidden",
                           value="http://jabber.org/protocol/pubsub#publish-options")
            for name, value in options.items():
                form.add_field(f"pubsub#{name}", value=value)
        await peer.client["xep_0060"].publish(None, node, id=item, payload=payload, options=form)

    peer.call(act())


def bundle(reader: Peer, owner: str, profile: str, device: int) -> Optional[Bundle]:
    """The device's bundle, its signature proved; raises if it does not hold."""
    found = items(reader, owner, bundles_node(profile, device))
    if not found:
        return None
    names = {LEGACY: ("identityKey", "signedPreKeyPublic", "signedPreKeyId", "signedPreKeySignature", "preKeyPublic",
                      "preKeyId"),
             OMEMO2: ("ik", "spk", "id", "spks", "pk", "id")}[profile]
    element = found[-1]
    identity_name, signed_name, signed_id, signature_name, key_name, key_id = names
    identity, signed, signature = (data(element.find(f"{{{profile}}}{name}"))
                                   for name in (identity_name, signed_name, signature_name))
    if len(signature) != 64:
        raise AssertionError(f"a signature of {len(signature)} bytes")
    if profile == LEGACY:
        edwards = xeddsa.curve25519_pub_to_ed25519_pub(point(identity), bool(signature[63] & SIGN))
        plain = signature[:63] + bytes([signature[63] & ~SIGN])
    else:
        edwards, plain = identity, signature
    if not xeddsa.ed25519_verify(plain, edwards, signed):
        raise AssertionError("the signed pre-key is not signed by the identity")
    keys = {int(key.get(key_id)): point(data(key)) if profile == LEGACY else data(key)
            for key in element.iter(f"{{{profile}}}{key_name}")}
    curve = point(identity) if profile == LEGACY else xeddsa.ed25519_pub_to_curve25519_pub(identity)
    return Bundle(curve, int(element.find(f"{{{profile}}}{signed_name}").get(signed_id)), keys)


def data(element: ET.Element) -> bytes:
    return base64.b64decode(element.text, validate=True)


def point(key: bytes) -> bytes:
    if len(key) != 33 or key[0] != POINT:
        raise AssertionError(f"no key of the legacy profile: {key.hex()}")
    return key[1:]
