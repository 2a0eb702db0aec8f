# SPDX-License-Identifier: GPL-3.0-or-later
"""Dino, unattended under a private X server, talks encrypted with Lucchetto."""

from __future__ import annotations

import desktoppeers
from harness import dino


class WithDino(desktoppeers.DesktopPeers):
    program = dino.Dino


if __name__ == "__main__":
    desktoppeers.main(dino.is_there(), "Dino")
