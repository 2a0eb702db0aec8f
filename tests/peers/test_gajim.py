# SPDX-License-Identifier: GPL-3.0-or-later
"""Gajim, unattended under a private X server, talks encrypted with Lucchetto."""

from __future__ import annotations

import desktoppeers
from harness import gajim


class WithGajim(desktoppeers.DesktopPeers):
    program = gajim.Gajim


if __name__ == "__main__":
    desktoppeers.main(gajim.is_there(), "Gajim")
