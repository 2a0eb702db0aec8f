# SPDX-License-Identifier: GPL-3.0-or-later
"""The OMEMO device of a slixmpp peer, played by python-twomemo: it reads and writes encrypted messages in the profile
`urn:xmpp:omemo:2`, trusts every device, and keeps its keys in memory."""

from __future__ import annotations

import base64
import logging
from typing import TYPE_CHECKING, Any, Optional

import x3dh
from omemo import BundleNotFound, Message, OMEMOException, SessionManager, TrustLevel
from omemo.storage import Just, Nothing, Storage
from slixmpp import JID
from slixmpp.exceptions import IqError
from slixmpp.xmlstream import ET
from twomemo.twomemo import (NAMESPACE, BundleImpl, ContentImpl, EncryptedKeyMaterialImpl, KeyExchangeImpl, Twomemo)

if TYPE_CHECKING:
    from slixmpp import ClientXMPP

NS = f"{{{NAMESPACE}}}"
ENCRYPTED = f"{NS}encrypted"
LIST_NODE, BUNDLES_NODE = f"{NAMESPACE}:devices", f"{NAMESPACE}:bundles"
SCE = "{urn:xmpp:sce:1}"
BODY = "{jabber:client}body"
KEY_EXCHANGE = ("true", "1")

# It warns of every device that it had to look for.
logging.getLogger(SessionManager.LOG_TAG).setLevel(logging.ERROR)


class Memory(Storage):
    def __init__(self) -> None:
        super().__init__(True)
        self._values: dict[str, Any] = {}

    async def _load(self, key: str) -> Any:
        return Just(self._values[key]) if key in self._values else Nothing()

    async def _store(self, key: str, value: Any) -> None:
        self._values[key] = value

    async def _delete(self, key: str) -> None:
        self._values.pop(key, None)


class Device:
    """Made with its keys on the server by `await Device.of(client)`; all its functions run on the client's thread."""

    def __init__(self, client: ClientXMPP, sessions: SessionManager) -> None:
        self._client = client
        self._sessions = sessions

    @classmethod
    async def of(cls, client: ClientXMPP) -> Device:
        own = client.boundjid.bare
        sessions = await _managing(client).create([Twomemo(Memory())], Memory(), own, None, "undecided")
        await sessions.after_history_sync()
        return cls(client, sessions)

    async def finds(self, owner: str) -> bool:
        await self._sessions.refresh_device_list(NAMESPACE, owner)
        return bool(await self._sessions.get_device_information(owner))

    async def lock(self, to: str, inside: list[ET.Element]) -> list[ET.Element]:
        """What stands in the message instead of these."""
        envelope = ET.Element(f"{SCE}envelope")
        ET.SubElement(envelope, f"{SCE}content").extend(inside)
        ET.SubElement(envelope, f"{SCE}rpad").text = "x" * 20
        ET.SubElement(envelope, f"{SCE}from", jid=self._client.boundjid.bare)
        locked, _ = await self._sessions.encrypt(frozenset([to]), {NAMESPACE: ET.tostring(envelope)})
        hint = ET.Element("{urn:xmpp:hints}store")
        return [*(_write_message(message) for message in locked), hint]

    async def open(self, sender: str, encrypted: ET.Element) -> Optional[list[ET.Element]]:
        """What is inside; None where it cannot be opened."""
        try:
            plain, _, _ = await self._sessions.decrypt(_read_message(encrypted, sender))
        except OMEMOException:
            return None
        return list(ET.fromstring(plain).find(f"{SCE}content")) if plain else []


def _managing(client: ClientXMPP) -> type[SessionManager]:
    """The library asks a class of its user's for everything that goes over the line."""
    async def publish(node: str, item: str, payload: ET.Element, **options: str) -> None:
        form = client["xep_0004"].make_form(ftype="submit")
        form.add_field("FORM_TYPE", ftype="hidden", value="http://jabber.org/protocol/pubsub#publish-options")
        for name, value in {"access_model": "open", **options}.items():
            form.add_field(f"pubsub#{name}", value=value)
        await client["xep_0060"].publish(None, node, id=item, payload=payload, options=form)

    async def fetch(owner: str, node: str, item: str) -> Optional[ET.Element]:
        try:
            answer = await client["xep_0060"].get_items(JID(owner), node, item_ids=[item])
        except IqError as error:
            if error.condition == "item-not-found":
                return None
            raise
        found = answer["pubsub"]["items"]["substanzas"]
        return found[0].xml[0] if found else None

    class Sessions(SessionManager):
        @staticmethod
        async def _upload_bundle(bundle: BundleImpl) -> None:
            await publish(BUNDLES_NODE, str(bundle.device_id), _write_bundle(bundle), max_items="max")

        @staticmethod
        async def _download_bundle(namespace: str, bare_jid: str, device_id: int) -> BundleImpl:
            found = await fetch(bare_jid, BUNDLES_NODE, str(device_id))
            if found is None:
                raise BundleNotFound()
            return _read_bundle(found, bare_jid, device_id)

        @staticmethod
        async def _delete_bundle(namespace: str, device_id: int) -> None:
            await client["xep_0060"].retract(None, BUNDLES_NODE, str(device_id))

        @staticmethod
        async def _upload_device_list(namespace: str, device_list: dict[int, Optional[str]]) -> None:
            devices = ET.Element(f"{NS}devices")
            for device in device_list:
                ET.SubElement(devices, f"{NS}device", id=str(device))
            await publish(LIST_NODE, "current", devices)

        @staticmethod
        async def _download_device_list(namespace: str, bare_jid: str) -> dict[int, Optional[str]]:
            found = await fetch(bare_jid, LIST_NODE, "current")
            return {} if found is None else {int(device.get("id")): None for device in found.iter(f"{NS}device")}

        async def _evaluate_custom_trust_level(self, device: Any) -> TrustLevel:
            return TrustLevel.TRUSTED

        async def _make_trust_decision(self, undecided: Any, identifier: Optional[str]) -> None:
            raise AssertionError("every device is trusted")

        @staticmethod
        async def _send_message(message: Message, bare_jid: str) -> None:
            stanza = client.make_message(mto=JID(bare_jid), mtype="chat")
            stanza.xml.append(_write_message(message))
            stanza.send()

    return Sessions


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _data(element: ET.Element) -> bytes:
    return base64.b64decode(element.text, validate=True)


def _write_bundle(bundle: BundleImpl) -> ET.Element:
    element = ET.Element(f"{NS}bundle")
    ET.SubElement(element, f"{NS}spk", id=str(bundle.signed_pre_key_id)).text = _text(bundle.bundle.signed_pre_key)
    ET.SubElement(element, f"{NS}spks").text = _text(bundle.bundle.signed_pre_key_sig)
    ET.SubElement(element, f"{NS}ik").text = _text(bundle.bundle.identity_key)
    keys = ET.SubElement(element, f"{NS}prekeys")
    for key, number in bundle.pre_key_ids.items():
        ET.SubElement(keys, f"{NS}pk", id=str(number)).text = _text(key)
    return element


def _read_bundle(element: ET.Element, owner: str, device: int) -> BundleImpl:
    signed, signature, identity = (element.find(f"{NS}{name}") for name in ("spk", "spks", "ik"))
    keys = {_data(key): int(key.get("id")) for key in element.iter(f"{NS}pk")}
    shown = x3dh.Bundle(_data(identity), _data(signed), _data(signature), frozenset(keys))
    return BundleImpl(owner, device, shown, int(signed.get("id")), keys)


def _write_message(message: Message) -> ET.Element:
    encrypted = ET.Element(ENCRYPTED)
    header = ET.SubElement(encrypted, f"{NS}header", sid=str(message.device_id))
    lists: dict[str, ET.Element] = {}
    for material, exchange in message.keys:
        owner = material.bare_jid
        if owner not in lists:
            lists[owner] = ET.SubElement(header, f"{NS}keys", jid=owner)
        key = ET.SubElement(lists[owner], f"{NS}key", rid=str(material.device_id))
        if exchange:
            key.set("kex", "true")
        key.text = _text(exchange.serialize(material.serialize()) if exchange else material.serialize())
    if not message.content.empty:
        ET.SubElement(encrypted, f"{NS}payload").text = _text(message.content.ciphertext)
    return encrypted


def _read_message(encrypted: ET.Element, sender: str) -> Message:
    keys = set()
    for owner in encrypted.iter(f"{NS}keys"):
        for key in owner.iter(f"{NS}key"):
            data, exchange = _data(key), None
            if key.get("kex") in KEY_EXCHANGE:
                exchange, data = KeyExchangeImpl.parse(data)
            material = EncryptedKeyMaterialImpl.parse(data, owner.get("jid"), int(key.get("rid")))
            keys.add((material, exchange))
    payload = encrypted.find(f"{NS}payload")
    content = ContentImpl.make_empty() if payload is None else ContentImpl(_data(payload))
    device = int(encrypted.find(f"{NS}header").get("sid"))
    return Message(NAMESPACE, sender, device, content, frozenset(keys))
