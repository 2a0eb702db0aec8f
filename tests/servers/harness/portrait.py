# SPDX-License-Identifier: GPL-3.0-or-later
"""Small PNG portraits without a picture library: a disc of one colour with a lighter rim."""

from __future__ import annotations

import struct
import zlib

SIZE = 64


def portrait(seed: str, colour: tuple[int, int, int]) -> bytes:
    """64 x 64, RGBA; `seed` shifts the disc a little so that two of one colour differ."""
    shift = sum(seed.encode()) % 7 - 3
    rows = b"".join(b"\0" + b"".join(_pixel(x, y, shift, colour) for x in range(SIZE)) for y in range(SIZE))
    header = struct.pack("!IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 9))
            + _chunk(b"IEND", b""))


def _pixel(x: int, y: int, shift: int, colour: tuple[int, int, int]) -> bytes:
    middle = SIZE / 2 - 0.5
    distance = ((x - middle - shift) ** 2 + (y - middle) ** 2) ** 0.5
    if distance > 24:
        return bytes((*colour, 255))
    lighter = tuple(min(255, value + (90 if distance > 20 else 60)) for value in colour)
    return bytes((*lighter, 255))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack("!I", len(content)) + kind + content + struct.pack("!I", zlib.crc32(kind + content))
