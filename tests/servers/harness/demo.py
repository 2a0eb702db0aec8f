# SPDX-License-Identifier: GPL-3.0-or-later
"""`python3 -m harness.demo`: a private Prosody with two accounts, a group and a partner who answers, until it is ended.

Prints one JSON line with all that a client needs to sign in, then nothing more.
"""

from __future__ import annotations

import asyncio
import json
import signal
import sys
import threading

from slixmpp.stanza import Message
from slixmpp.xmlstream import ET

from .bulk import write_roster
from .certificates import CertificateAuthority
from .portrait import portrait
from .process import LOOPBACK
from .prosody import Prosody
from .slixpeer import CHAT_STATES, Peer

DOMAIN = "lucchetto.example"
PASSWORD = "una demo senza segreti"
ROOM = f"assemblea@conference.{DOMAIN}"
ANSWERS = (
    "Ciao! Ti leggo forte e chiaro.",
    "Good question. Let me think about it over a coffee.",
    "Va bene, ci vediamo alle otto davanti alla stazione.",
    "I like that. Shall we tell the others in the Assemblea?",
    "Perfetto, porto io il pane.",
    "Yes, and it never left this computer: the server runs on loopback.",
)


class Partner:
    """Answers every text after a moment of visible typing, and goes through its lines in turn."""

    def __init__(self) -> None:
        self._turn = 0

    async def answer(self, peer: Peer, message: Message) -> None:
        if message["type"] == "groupchat":
            if not message["body"] or message["from"].resource in ("bruno", ""):
                return
            target, kind = message["from"].bare, "groupchat"
        else:
            target, kind = message["from"], "chat"
        asyncio.ensure_future(self._speak(peer, target, kind))

    async def _speak(self, peer: Peer, target: object, kind: str) -> None:
        text = ANSWERS[self._turn % len(ANSWERS)]
        self._turn += 1
        await asyncio.sleep(0.4)
        if kind == "chat":
            self._state(peer, target, "composing")
            await asyncio.sleep(min(2.5, 0.03 * len(text)))
        is_locked = kind == "chat" and await peer.finds_keys(target)
        reply = await peer.compose(target, text, kind=kind, locked=is_locked)
        reply["id"] = peer.client.new_id()
        if kind == "chat":
            reply.xml.append(ET.Element(f"{{{CHAT_STATES}}}active"))
            reply.xml.append(ET.Element("{urn:xmpp:receipts}request"))
        reply.send()

    @staticmethod
    def _state(peer: Peer, target: object, state: str) -> None:
        message = peer.client.make_message(mto=target, mtype="chat")
        message.xml.append(ET.Element(f"{{{CHAT_STATES}}}{state}"))
        message.send()


def main() -> int:
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: ended.set())
    authority = CertificateAuthority.temporary()
    with Prosody.with_domain(authority, DOMAIN) as server:
        giulia = server.register("giulia", PASSWORD)
        bruno = server.register("bruno", PASSWORD)
        write_roster(server, giulia, [bruno.jid], groups=["Amici"])
        write_roster(server, bruno, [giulia.jid])
        with Peer(bruno, server.ports.starttls, authority.root, resource="demo", has_keys=True,
                  answer=Partner().answer) as partner:
            partner.publish_nick("Bruno")
            partner.publish_avatar(portrait("B", (0x2E, 0x7D, 0x6B)))
            partner.open_room(ROOM, "bruno", "Assemblea", (giulia.jid,))
            partner.send(ROOM, "Benvenuti nell'assemblea.", kind="groupchat")
            partner.send(giulia.jid, "Ciao Giulia! Scrivimi qualcosa, rispondo subito.")
            print(json.dumps({
                "host": LOOPBACK, "directTlsPort": server.ports.direct_tls, "startTlsPort": server.ports.starttls,
                "authority": str(authority.root), "password": PASSWORD, "account": giulia.jid, "partner": bruno.jid,
                "room": ROOM, "roomName": "Assemblea", "pid": server.pid}), flush=True)
            ended.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
