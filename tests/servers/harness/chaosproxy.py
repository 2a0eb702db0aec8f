# SPDX-License-Identifier: GPL-3.0-or-later
"""A TCP proxy that breaks connections on purpose: cut, reset, stall, split, throttle, delay, refuse.

It runs on a thread of its own and is steered by plain calls at any time, also in the middle of a connection.
"""

from __future__ import annotations

import asyncio
import random
import socket
import struct
import time
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Optional

from .listener import Listener
from .process import LOOPBACK

CHUNK = 16384


class Direction(Enum):
    TO_SERVER = "to server"
    TO_CLIENT = "to client"


class Ending(Enum):
    RESET = "RST, as a crashed peer"
    CLOSE = "FIN, as an orderly one"


class Welcome(Enum):
    CONNECT = "connect through"
    REFUSE = "close at once"
    SILENCE = "accept and say nothing"


@dataclass(frozen=True)
class Weather:
    """What happens to the bytes of one direction; `cut_after` counts from then, or from a line's begin."""

    split: int = 0  # bytes a piece, 0: as they come
    delay: float = 0.0  # seconds before each piece
    throttle: int = 0  # bytes a second, 0: unlimited
    cut_after: Optional[int] = None  # bytes until the connection ends
    cuts: int = 1  # how many connections are cut so
    ending: Ending = Ending.RESET


@dataclass
class Link:
    """One connection through the proxy."""

    client: asyncio.StreamWriter
    server: Optional[asyncio.StreamWriter] = None
    passed: dict[Direction, int] = field(default_factory=lambda: {direction: 0 for direction in Direction})
    begun: float = field(default_factory=time.monotonic)
    closed: bool = False

    def end(self, ending: Ending) -> None:
        self.closed = True
        for writer in (self.client, self.server):
            if writer is None:
                continue
            if ending is Ending.RESET:
                _reset(writer)
            else:
                writer.close()


class ChaosProxy(Listener):
    """`with ChaosProxy(server_port) as proxy:`, then let the client connect to proxy.port."""

    def __init__(self, target_port: int, *, target: str = LOOPBACK, seed: int = 1) -> None:
        super().__init__("chaos proxy")
        self.target = (target, target_port)
        self.random = random.Random(seed)
        self.welcome = Welcome.CONNECT
        self.cuts = 0
        self._links: list[Link] = []
        self._weather = {direction: Weather() for direction in Direction}
        self._flowing = {direction: True for direction in Direction}

    # Steering

    def set_weather(self, weather: Weather, direction: Optional[Direction] = None) -> None:
        """For one direction, or for both."""
        for each in (direction,) if direction else tuple(Direction):
            for link in self._links:
                link.passed[each] = 0
            self._weather[each] = weather

    def calm(self) -> None:
        self.set_weather(Weather())
        self.resume()

    def stall(self, direction: Optional[Direction] = None) -> None:
        """A black hole: connections stay open, nothing arrives any more, nobody is told."""
        for each in (direction,) if direction else tuple(Direction):
            self._flowing[each] = False

    def resume(self) -> None:
        for direction in Direction:
            self._flowing[direction] = True

    def cut(self, ending: Ending = Ending.RESET) -> int:
        """Ends all that is open, now; returns how many connections that were."""
        async def act() -> int:
            links, self._links = self._links, []
            for link in links:
                link.end(ending)
            return len(links)

        count = self._call(act())
        self.cuts += count
        return count

    def has_connection_since(self, seconds: float) -> bool:
        """Whether some connection has held for so long."""
        return any(time.monotonic() - link.begun >= seconds for link in list(self._links))

    # Running

    def stop(self) -> None:
        if self._thread.is_alive():
            self.cut()
        super().stop()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        link = Link(writer)
        if self.welcome is Welcome.REFUSE:
            link.end(Ending.RESET)
            return
        self._links.append(link)
        if self.welcome is Welcome.SILENCE:
            return
        try:
            await self._connect_through(link, reader)
        except (OSError, asyncio.IncompleteReadError):
            link.end(Ending.CLOSE)
        finally:
            if link in self._links:
                self._links.remove(link)

    async def _connect_through(self, link: Link, reader: asyncio.StreamReader) -> None:
        server_reader, link.server = await asyncio.open_connection(*self.target)
        await self._relay(link, reader, server_reader)

    async def _relay(self, link: Link, client: asyncio.StreamReader, server: asyncio.StreamReader) -> None:
        pumps = [asyncio.ensure_future(self._pump(link, client, link.server, Direction.TO_SERVER)),
                 asyncio.ensure_future(self._pump(link, server, link.client, Direction.TO_CLIENT))]
        await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        for pump in pumps:
            pump.cancel()
        await asyncio.gather(*pumps, return_exceptions=True)
        if not link.closed:
            link.end(Ending.CLOSE)

    async def _pump(self, link: Link, reader: asyncio.StreamReader, writer: asyncio.StreamWriter,
                    direction: Direction) -> None:
        while True:
            data = await reader.read(CHUNK)
            if not data:
                return
            await self._deliver(link, writer, direction, data)

    async def _deliver(self, link: Link, writer: asyncio.StreamWriter, direction: Direction, data: bytes) -> None:
        """Hands bytes on through the present weather; ends the link where the weather says so."""
        while data:
            while not self._flowing[direction]:
                await asyncio.sleep(0.02)
            weather = self._weather[direction]
            piece = data[:weather.split] if weather.split else data
            if weather.cut_after is not None:
                piece = piece[:max(0, weather.cut_after - link.passed[direction])]
            if weather.delay:
                await asyncio.sleep(weather.delay)
            if piece:
                writer.write(piece)
                await writer.drain()
                link.passed[direction] += len(piece)
            if weather.throttle:
                await asyncio.sleep(len(piece) / weather.throttle)
            data = data[len(piece):]
            if weather.cut_after is not None and link.passed[direction] >= weather.cut_after:
                again = weather.cut_after if weather.cuts > 1 else None
                self._weather[direction] = replace(weather, cut_after=again, cuts=weather.cuts - 1)
                self.cuts += 1
                link.end(weather.ending)
                raise ConnectionAbortedError("cut by the weather")


def _reset(writer: asyncio.StreamWriter) -> None:
    plain = writer.get_extra_info("socket")
    if plain is not None:
        try:
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        except OSError:
            pass  # closed already
    writer.transport.abort()
