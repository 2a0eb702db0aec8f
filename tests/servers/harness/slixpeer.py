# SPDX-License-Identifier: GPL-3.0-or-later
"""A contact made of slixmpp on a thread of its own: tests and the demo call it plainly, it keeps all that it saw."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import logging
import ssl
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, Coroutine, Optional

from slixmpp import JID, ClientXMPP
from slixmpp.exceptions import IqError, IqTimeout
from slixmpp.stanza import Message
from slixmpp.xmlstream import ET
from slixmpp.xmlstream.handler import CoroutineCallback
from slixmpp.xmlstream.matcher import MatchXPath

from . import lockedpeer
from .account import Account
from .process import LOOPBACK, wait_until

RECEIPTS = "urn:xmpp:receipts"
ROOM = "http://jabber.org/protocol/muc"
CHAT_STATES = "http://jabber.org/protocol/chatstates"
NICK_NODE = "http://jabber.org/protocol/nick"
AVATAR_DATA = "urn:xmpp:avatar:data"
AVATAR_METADATA = "urn:xmpp:avatar:metadata"
PLUGINS = ("xep_0004", "xep_0030", "xep_0045", "xep_0059", "xep_0060", "xep_0163", "xep_0184", "xep_0198",
           "xep_0199", "xep_0280", "xep_0297", "xep_0313", "xep_0359")

# slixmpp warns whenever a stream-management element passes one of its own matchers.
logging.getLogger().addFilter(lambda record: "Unknown stanza interface" not in record.getMessage())


@dataclass
class Seen:
    """All that reached the peer, in order of arrival."""

    messages: list[Message] = field(default_factory=list)
    errors: list[Message] = field(default_factory=list)
    receipts: list[tuple[str, str]] = field(default_factory=list)  # bare address, id
    states: list[tuple[str, str]] = field(default_factory=list)  # bare address, composing|paused|active|...
    presences: list[tuple[str, str]] = field(default_factory=list)  # bare address, type
    nicks: dict[str, str] = field(default_factory=dict)
    avatars: dict[str, str] = field(default_factory=dict)  # bare address, SHA-1
    carbons: list[Message] = field(default_factory=list)
    locked: list[Optional[str]] = field(default_factory=list)  # what was read of encrypted messages; None: nothing
    rooms: set[str] = field(default_factory=set)  # those that said: you are in

    def bodies(self, sender: Optional[str] = None) -> list[str]:
        return [m["body"] for m in self.messages if m["body"] and sender in (None, m["from"].bare)]


class Peer:
    """Signs in on start(); `answer(message)`, when given, is awaited for every text that comes in. One that has keys
    reads what is encrypted like what is not, and shows the words that were inside; it writes encrypted by `locked`."""

    def __init__(self, account: Account, port: int, authority: Path, *, host: str = LOOPBACK, resource: str = "peer",
                 receipts: bool = True, priority: int = 0, direct_tls: bool = False, has_keys: bool = False,
                 answer: Optional[Callable[["Peer", Message], Coroutine[Any, Any, None]]] = None) -> None:
        self.account = account
        self.seen = Seen()
        self._address = (host, port)
        self._authority = authority
        self._resource = resource
        self._sends_receipts = receipts
        self._priority = priority
        self._direct_tls = direct_tls
        self._has_keys = has_keys
        self._device: Optional[lockedpeer.Device] = None
        self._unlocking = asyncio.Lock()  # a ratchet turns by one message at a time
        self._answer = answer
        self._online = threading.Event()
        self._problem: Optional[str] = None
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True, name=f"peer {account.jid}")
        self.client: ClientXMPP = None  # made on its own thread

    def start(self, seconds: float = 20) -> Peer:
        self._thread.start()
        if not self._online.wait(seconds) or self._problem:
            raise AssertionError(f"{self.account.jid} did not come online: {self._problem or 'timed out'}")
        return self

    def stop(self) -> None:
        if not self._thread.is_alive():
            return

        async def leave() -> None:
            try:  # the answer to a ping proves that all before it has been handled
                await self.client["xep_0199"].send_ping(JID(self.account.domain), timeout=15)
            except (IqError, IqTimeout):
                pass
            try:
                await asyncio.wait_for(self.client.disconnect(wait=2), 4)
            except asyncio.TimeoutError:
                pass
            self._loop.stop()

        asyncio.run_coroutine_threadsafe(leave(), self._loop)
        self._thread.join(25)

    def __enter__(self) -> Peer:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    # Speaking

    def send(self, to: str, body: str, *, receipt: bool = True, kind: str = "chat", locked: bool = False) -> str:
        """Sends and returns the message's id."""
        async def act() -> str:
            message = await self.compose(JID(to), body, kind=kind, locked=locked)
            message["id"] = self.client.new_id()
            message["origin_id"]["id"] = message["id"]
            if receipt and kind == "chat":
                message.xml.append(ET.Element(f"{{{RECEIPTS}}}request"))
            message.send()
            return message["id"]

        return self.call(act())

    async def finds_keys(self, owner: JID) -> bool:
        """Whether somebody has a device that reads what is locked; on the peer's own thread."""
        return bool(self._device) and await self._device.finds(owner.bare)

    async def compose(self, to: JID, body: Optional[str], *, kind: str = "chat", locked: bool = False) -> Message:
        """On the peer's own thread."""
        message = self.client.make_message(mto=to, mbody=None if locked else body, mtype=kind)
        if locked:
            inside = ET.Element(lockedpeer.BODY)
            inside.text = body
            message.xml.extend(await self._device.lock(to.bare, [inside]))
        return message

    def wait_until_served(self) -> None:
        """Until the server has dealt with all that was sent so far."""
        async def ask() -> None:
            await self.client["xep_0030"].get_info(jid=self.account.domain)

        self.call(ask())

    def send_state(self, to: str, state: str) -> None:
        async def act() -> None:
            message = self.client.make_message(mto=JID(to), mtype="chat")
            message.xml.append(ET.Element(f"{{{CHAT_STATES}}}{state}"))
            message.send()

        self.call(act())

    def acknowledge(self, message: Message) -> None:
        """Sends the receipt that a peer without automatic ones still owes, to all devices of the sender."""
        async def act() -> None:
            await self._acknowledge(message, JID(message["from"].bare))

        self.call(act())

    def send_presence(self, kind: Optional[str] = None, to: Optional[str] = None) -> None:
        async def act() -> None:
            self.client.send_presence(ptype=kind, pto=to)

        self.call(act())

    def subscribe(self, to: str) -> None:
        self.send_presence("subscribe", to)

    def befriend(self, other: Peer) -> None:
        """Both ask, both accept (slixmpp does so by itself), both see each other come online."""
        for asking, asked in ((self, other), (other, self)):
            asking.subscribe(asked.account.jid)
        for peer, contact in ((self, other.account.jid), (other, self.account.jid)):
            peer.wait_for("friendship", lambda seen, jid=contact: (jid, "available") in seen.presences)

    def publish_nick(self, nick: str) -> None:
        item = ET.Element(f"{{{NICK_NODE}}}nick")
        item.text = nick
        self._publish(NICK_NODE, "current", item)

    def publish_avatar(self, png: bytes) -> str:
        """XEP-0084: the picture, then what it is; returns its SHA-1."""
        digest = hashlib.sha1(png).hexdigest()
        content = ET.Element(f"{{{AVATAR_DATA}}}data")
        content.text = base64.b64encode(png).decode()
        self._publish(AVATAR_DATA, digest, content)
        metadata = ET.Element(f"{{{AVATAR_METADATA}}}metadata")
        ET.SubElement(metadata, f"{{{AVATAR_METADATA}}}info",
                      {"id": digest, "type": "image/png", "bytes": str(len(png)), "width": "64", "height": "64"})
        self._publish(AVATAR_METADATA, digest, metadata)
        return digest

    def join_room(self, room: str, nick: str) -> None:
        async def act() -> None:
            presence = self.client.make_presence(pto=JID(f"{room}/{nick}"))
            join = ET.SubElement(presence.xml, f"{{{ROOM}}}x")
            ET.SubElement(join, f"{{{ROOM}}}history", {"maxstanzas": "0"})
            presence.send()

        self.call(act())
        self.wait_for(f"in {room}", lambda seen: room in seen.rooms)

    def open_room(self, room: str, nick: str, name: str, members: tuple[str, ...] = ()) -> None:
        """Creates a persistent, members-only, non-anonymous room."""
        self.join_room(room, nick)

        async def act() -> None:
            rooms = self.client["xep_0045"]
            form = await rooms.get_room_config(JID(room))
            form["type"] = "submit"
            wanted = {"muc#roomconfig_roomname": name, "muc#roomconfig_persistentroom": True,
                      "muc#roomconfig_membersonly": True, "muc#roomconfig_whois": "anyone"}
            for key, value in wanted.items():
                form.get_fields()[key]["value"] = value
            await rooms.set_room_config(JID(room), form)
            for member in members:
                await rooms.set_affiliation(JID(room), "member", jid=JID(member))

        self.call(act())

    # Hearing

    def wait_for(self, what: str, condition: Callable[[Seen], Any], seconds: float = 20) -> Any:
        return wait_until(lambda: condition(self.seen), seconds, f"{self.account.jid}: {what}")

    def wait_body(self, body: str, seconds: float = 20, sender: Optional[str] = None) -> Message:
        return self.wait_for(f"message '{body}'", lambda seen: next(
            (m for m in list(seen.messages) if m["body"] == body and sender in (None, m["from"].bare)), None), seconds)

    def published(self, owner: str, node: str) -> list[str]:
        """What somebody shows in that node of hers, newest first, as XML."""
        async def act() -> list[str]:
            answer = await self.client["xep_0060"].get_items(JID(owner), node)
            return [ET.tostring(item["payload"], "unicode") for item in answer["pubsub"]["items"]]

        return self.call(act())

    def archive_page(self, count: int) -> list[str]:
        """The bodies of the oldest messages of the own archive."""
        async def act() -> list[str]:
            page = await self.client["xep_0313"].retrieve(rsm={"max": str(count)})
            return [str(result["mam_result"]["forwarded"]["stanza"]["body"]) for result in page["mam"]["results"]]

        return self.call(act())

    def archive_all(self, contact: str) -> list[str]:
        """The bodies of the whole archive with one contact, oldest first."""
        async def act() -> list[str]:
            found = self.client["xep_0313"].iterate(with_jid=JID(contact), rsm={"max": "100"})
            return [str(result["mam_result"]["forwarded"]["stanza"]["body"]) async for result in found]

        return self.call(act(), seconds=60)

    def call(self, work: Coroutine[Any, Any, Any], seconds: float = 20) -> Any:
        """Runs a coroutine on the peer's thread and waits for its result."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)

    # Inside

    def _publish(self, node: str, item_id: str, payload: ET.Element) -> None:
        async def act() -> None:
            await self.client["xep_0060"].publish(None, node, id=item_id, payload=payload)

        self.call(act())

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self.client = self._make_client()
        self.client.connect(*self._address)
        self._loop.run_forever()
        remaining = asyncio.all_tasks(self._loop)
        for task in remaining:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*remaining, return_exceptions=True))
        self.client = None
        self._loop.close()

    def _make_client(self) -> ClientXMPP:
        client = ClientXMPP(f"{self.account.jid}/{self._resource}", self.account.password)
        client.ca_certs = str(self._authority)
        client.enable_direct_tls = self._direct_tls
        client.enable_starttls = not self._direct_tls
        client.get_ssl_context = lambda: self._tls()
        for plugin in PLUGINS:
            client.register_plugin(plugin)
        client["xep_0163"].add_interest(NICK_NODE)
        client["xep_0163"].add_interest(AVATAR_METADATA)
        client["xep_0184"].auto_ack = False
        client.add_event_handler("session_start", self._on_start)
        client.add_event_handler("failed_all_auth", lambda _: self._fail("password refused"))
        client.register_handler(CoroutineCallback(
            "everything", MatchXPath("{jabber:client}message"), self._on_message))
        client.add_event_handler("presence", self._on_presence)
        client.add_event_handler("carbon_received", lambda m: self.seen.carbons.append(m["carbon_received"]))
        client.add_event_handler("carbon_sent", lambda m: self.seen.carbons.append(m["carbon_sent"]))
        return client

    def _tls(self) -> ssl.SSLContext:
        context = ssl.create_default_context(cafile=str(self._authority))
        context.check_hostname = False  # the harness connects by address; the chain is still verified
        return context

    def _fail(self, problem: str) -> None:
        self._problem = problem
        self._online.set()

    async def _on_start(self, _: object) -> None:
        await self.client.get_roster()
        self.client.send_presence(ppriority=self._priority)
        try:
            await self.client["xep_0280"].enable()
        except IqError:
            pass  # a server without carbons is one to test with, too
        if self._has_keys:
            self._device = await lockedpeer.Device.of(self.client)
        self._online.set()

    async def _on_message(self, message: Message) -> None:
        sender = message["from"].bare
        await self._unlock(sender, message)
        for child in message.xml:
            namespace, _, name = child.tag[1:].partition("}")
            if namespace == CHAT_STATES:
                self.seen.states.append((sender, name))
            elif namespace == RECEIPTS and name == "received":
                self.seen.receipts.append((sender, child.get("id", "")))
            elif namespace == RECEIPTS and self._sends_receipts and message["type"] != "groupchat":
                await self._acknowledge(message, message["from"])
            elif name == "event":
                self._note_published(sender, child)
        if message["type"] == "error":
            self.seen.errors.append(message)
        elif message["body"]:
            self.seen.messages.append(message)
            if self._answer:
                await self._answer(self, message)

    async def _unlock(self, sender: str, message: Message) -> None:
        encrypted = message.xml.find(lockedpeer.ENCRYPTED) if self._device else None
        if encrypted is None:
            return
        async with self._unlocking:
            inside = await self._device.open(sender, encrypted)
        del message["body"]  # for those who cannot read it
        message.xml.extend(inside or [])
        if inside is None or message["body"]:
            self.seen.locked.append(None if inside is None else message["body"])

    async def _acknowledge(self, message: Message, to: JID) -> None:
        """Locked if the message was."""
        receipt = self.client.make_message(mto=to, mtype="chat")
        received = ET.Element(f"{{{RECEIPTS}}}received", {"id": message["id"]})
        was_locked = self._device and message.xml.find(lockedpeer.ENCRYPTED) is not None
        receipt.xml.extend(await self._device.lock(to.bare, [received]) if was_locked else [received])
        receipt.send()

    def _note_published(self, sender: str, event: ET.Element) -> None:
        for element in event.iter():
            if element.tag == f"{{{NICK_NODE}}}nick":
                self.seen.nicks[sender] = element.text or ""
            elif element.tag == f"{{{AVATAR_METADATA}}}info":
                self.seen.avatars[sender] = element.get("id", "")

    def _on_presence(self, presence: Any) -> None:
        self.seen.presences.append((presence["from"].bare, presence["type"]))
        codes = {element.get("code") for element in presence.xml.iter(f"{{{ROOM}#user}}status")}
        if "110" in codes and presence["type"] != "unavailable":
            self.seen.rooms.add(presence["from"].bare)
