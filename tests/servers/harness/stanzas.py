# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts an XMPP byte stream into its top-level pieces, keeping every byte: header, stanza, end, white space."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Iterator


class Kind(Enum):
    HEADER = "stream header or XML declaration"
    STANZA = "one whole child of the stream"
    END = "</stream:stream>"
    SPACE = "white space between stanzas"


@dataclass(frozen=True)
class Piece:
    kind: Kind
    raw: bytes


class Splitter:
    """Feed bytes as they come, take whole pieces. Knows tags and quotes only: enough for what XMPP allows."""

    def __init__(self) -> None:
        self._waiting = b""
        self._depth = 0
        self._position = 0

    def feed(self, data: bytes) -> Iterator[Piece]:
        self._waiting += data
        while True:
            piece = self._next()
            if piece is None:
                return
            yield piece

    def _next(self) -> Piece | None:
        while True:
            opening = self._waiting.find(b"<", self._position)
            if self._depth == 0 and opening != 0 and self._waiting:
                return self._take(len(self._waiting) if opening < 0 else opening, Kind.SPACE)
            if opening < 0:
                return None
            closing = self._tag_end(opening)
            if closing < 0:
                return None
            tag = self._waiting[opening:closing]
            self._position = closing
            kind = self._count(tag)
            if kind is not None:
                return self._take(closing, kind)

    def _count(self, tag: bytes) -> Kind | None:
        """The kind of the piece that this tag completes, if it completes one."""
        if tag.startswith((b"<?", b"<!")) or tag.startswith(b"<stream:stream"):
            return Kind.HEADER
        if tag.startswith(b"</stream:stream"):
            return Kind.END
        if tag.startswith(b"</"):
            self._depth -= 1
        elif not tag.endswith(b"/>"):
            self._depth += 1
        return Kind.STANZA if self._depth == 0 else None

    def _tag_end(self, opening: int) -> int:
        quote = 0
        for index in range(opening, len(self._waiting)):
            byte = self._waiting[index]
            if quote:
                quote = 0 if byte == quote else quote
            elif byte in b"'\"":
                quote = byte
            elif byte == 0x3E:
                return index + 1
        return -1

    def _take(self, end: int, kind: Kind) -> Piece:
        raw, self._waiting = self._waiting[:end], self._waiting[end:]
        self._position = 0
        return Piece(kind, raw)
