# SPDX-License-Identifier: GPL-3.0-or-later
"""A scripted XMPP server that attacks whoever signs in; with an honest Script it lets him in, which guards the tests.

All that a client says to it is kept, deciphered, so that a test can look for secrets that should not be there.
"""

from __future__ import annotations

import asyncio
import base64
import re
import ssl
from dataclasses import dataclass, field
from enum import Enum
from typing import Callable, Optional

from .account import Account
from .certificates import Certificate
from .listener import Listener
from .scram import ScramLies, ScramServer
from .stanzas import Kind, Splitter

CLASSIC_SASL = "urn:ietf:params:xml:ns:xmpp-sasl"
SASL2 = "urn:xmpp:sasl:2"
STARTTLS = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>"


class Tls(Enum):
    DIRECT = "from the first byte"
    STARTTLS = "offered and kept"
    STRIPPED = "never offered, mechanisms in plain sight"
    REFUSED = "offered, then <failure/>"


@dataclass(frozen=True)
class Script:
    """What this server does; the defaults are honest and classic (RFC 6120)."""

    tls: Tls = Tls.DIRECT
    mechanisms: tuple[str, ...] = ("SCRAM-SHA-256", "SCRAM-SHA-1")
    sasl2: bool = False
    extra_features: str = ""
    lies: ScramLies = field(default_factory=ScramLies)
    stream_from: Optional[str] = None  # other than the domain
    before_tls: str = ""  # right after the first stream header
    after_proceed: bytes = b""  # in the same segment as <proceed/>, before TLS
    in_place_of_features: Optional[bytes] = None  # after TLS: the rest of the attack
    unasked_success: bool = False  # success without any exchange
    failure: str = ""  # what <failure/> holds: a refusal of whatever the client tries


class EvilServer(Listener):
    """`with EvilServer(account, certificate, Script(...)) as server:` then sign in at server.port."""

    def __init__(self, account: Account, certificate: Certificate, script: Script = Script()) -> None:
        super().__init__("evil server")
        self.account = account
        self.script = script
        self.heard = bytearray()  # deciphered
        self.heard_before_tls = bytearray()
        self._certificate = certificate

    def said_auth(self) -> bool:
        """Whether the client ever began to authenticate."""
        return re.search(rb"<(auth|authenticate)[\s>]", bytes(self.heard + self.heard_before_tls)) is not None

    def said_proof(self) -> bool:
        """Whether the client went on to its second SASL message, which lets one guess passwords offline."""
        return b"<response" in self.heard

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            await Conversation(self, reader, writer, self._context()).run()
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # the client has left, which is what it should do
        finally:
            writer.close()

    def _context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._certificate.chain, self._certificate.key)
        return context


class Conversation:
    """One client's visit, top to bottom."""

    def __init__(self, server: EvilServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter,
                 context: ssl.SSLContext) -> None:
        self._server = server
        self._script = server.script
        self._reader = reader
        self._writer = writer
        self._context = context
        self._splitter = Splitter()
        self._waiting: list[bytes] = []
        self._secure = False

    async def run(self) -> None:
        if self._script.tls is Tls.DIRECT:
            await self._encrypt()
        elif not await self._plain_part():
            return
        await self._header()
        if self._script.in_place_of_features is not None:
            await self._say(self._script.in_place_of_features)
            await self._listen_until_gone()
            return
        await self._say(self._features(self._mechanisms()))
        if await self._authenticate():
            await self._serve()

    async def _plain_part(self) -> bool:
        """Up to TLS; False when the attack ends here."""
        script = self._script
        await self._header()
        if script.before_tls:
            await self._say(script.before_tls)
        if script.tls is Tls.STRIPPED:
            await self._say(self._features(self._mechanisms()))
            await self._listen_until_gone()
            return False
        await self._say(self._features(STARTTLS))
        await self._next(lambda raw: b"starttls" in raw)
        if script.tls is Tls.REFUSED:
            await self._say("<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:stream>")
            await self._listen_until_gone()
            return False
        await self._say(b"<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>" + script.after_proceed)
        await self._encrypt()
        return True

    async def _encrypt(self) -> None:
        await self._writer.start_tls(self._context)
        self._secure = True
        self._splitter = Splitter()

    async def _header(self) -> None:
        await self._next(lambda raw: b"<stream:stream" in raw)
        sender = self._script.stream_from or self._server.account.domain
        await self._say("<?xml version='1.0'?><stream:stream xmlns='jabber:client' version='1.0' id='evil' "
                        f"xmlns:stream='http://etherx.jabber.org/streams' from='{sender}'>")

    def _mechanisms(self) -> str:
        names = "".join(f"<mechanism>{name}</mechanism>" for name in self._script.mechanisms)
        classic = f"<mechanisms xmlns='{CLASSIC_SASL}'>{names}</mechanisms>"
        if not self._script.sasl2:
            return classic
        bind = "<inline><bind xmlns='urn:xmpp:bind:0'/></inline>"
        return f"<authentication xmlns='{SASL2}'>{names}{bind}</authentication>{classic}"

    def _features(self, content: str) -> str:
        return f"<stream:features>{content}{self._script.extra_features}</stream:features>"

    async def _authenticate(self) -> bool:
        request = (await self._next(lambda raw: re.match(rb"<auth(enticate)?[\s>]", raw) is not None)).decode()
        namespace = SASL2 if request.startswith("<authenticate") else CLASSIC_SASL
        if self._script.failure:
            await self._say(f"<failure xmlns='{namespace}'>{self._script.failure}</failure>")
            await self._listen_until_gone()
            return False
        mechanism = re.search(r"mechanism=['\"]([^'\"]+)", request).group(1)
        final = "" if self._script.unasked_success else await self._exchange(mechanism, request, namespace)
        if final is None:
            await self._say(f"<failure xmlns='{namespace}'><not-authorized xmlns='{CLASSIC_SASL}'/></failure>")
            return False
        await self._say(self._success(namespace, final))
        if namespace == CLASSIC_SASL:
            await self._header()
            await self._say(self._features("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"))
        else:
            await self._say(self._features(""))
        return True

    async def _exchange(self, mechanism: str, request: str, namespace: str) -> Optional[str]:
        scram = ScramServer(mechanism, self._server.account.password, self._script.lies)
        first = scram.first(_payload(request))
        await self._say(f"<challenge xmlns='{namespace}'>{base64.b64encode(first.encode()).decode()}</challenge>")
        response = await self._next(lambda raw: raw.startswith(b"<response"))
        return scram.final(_payload(response.decode()))

    def _success(self, namespace: str, final: str) -> str:
        data = base64.b64encode(final.encode()).decode()
        if namespace == CLASSIC_SASL:
            return f"<success xmlns='{namespace}'>{data}</success>"
        return (f"<success xmlns='{namespace}'><additional-data>{data}</additional-data><authorization-identifier>"
                f"{self._server.account.jid}/evil</authorization-identifier><bound xmlns='urn:xmpp:bind:0'/></success>")

    async def _serve(self) -> None:
        """Just enough of a server for a client to find itself online."""
        while True:
            raw = (await self._next(lambda stanza: stanza.startswith(b"<iq"))).decode()
            identity = re.search(r"\sid=['\"]([^'\"]*)", raw)
            kind = re.search(r"\stype=['\"](get|set)", raw)
            if not identity or not kind:
                continue
            if "xmpp-bind" in raw:
                content = ("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
                           f"<jid>{self._server.account.jid}/evil</jid></bind>")
                await self._say(f"<iq type='result' id='{identity.group(1)}'>{content}</iq>")
            elif "jabber:iq:roster" in raw:
                await self._say(f"<iq type='result' id='{identity.group(1)}'><query xmlns='jabber:iq:roster'/></iq>")
            else:
                await self._say(f"<iq type='error' id='{identity.group(1)}'><error type='cancel'><service-unavailable "
                                "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>")

    async def _say(self, what: str | bytes) -> None:
        self._writer.write(what.encode() if isinstance(what, str) else what)
        await self._writer.drain()

    async def _next(self, wanted: Callable[[bytes], bool]) -> bytes:
        """The next piece that is wanted; others are kept in `heard` and passed over."""
        while True:
            while self._waiting:
                raw = self._waiting.pop(0)
                if wanted(raw):
                    return raw
            data = await self._reader.read(65536)
            if not data:
                raise asyncio.IncompleteReadError(b"", None)
            (self._server.heard if self._secure else self._server.heard_before_tls).extend(data)
            self._waiting += [piece.raw for piece in self._splitter.feed(data) if piece.kind is not Kind.SPACE]

    async def _listen_until_gone(self) -> None:
        await self._next(lambda raw: False)


def _payload(element: str) -> str:
    """The base64 text of a SASL element, or of its <initial-response/>."""
    initial = re.search(r"<initial-response>([^<]*)", element)
    text = initial.group(1) if initial else re.search(r">([^<]*)</[a-z]+>\s*$", element).group(1)
    return base64.b64decode(text).decode()
