# SPDX-License-Identifier: GPL-3.0-or-later
"""What a benchmark prints: each figure with its target, judged, and beside it what it was compared with."""

from __future__ import annotations

import statistics
from typing import Optional, Sequence


class Figures:
    """`add` prints a line at once; `failed` says how many targets were missed. Nothing fails by it: machines differ."""

    def __init__(self, title: str) -> None:
        self.failed = 0
        print(f"{title}\n{'':44}{'measured':>12}{'target':>12}", flush=True)

    def add(self, name: str, value: float, unit: str, most: Optional[float] = None, beside: str = "") -> None:
        verdict = ""
        if most is not None:
            verdict = "reached" if value <= most else "NOT REACHED"
            self.failed += value > most
        target = f"<= {most:g} {unit}" if most is not None else ""
        print(f"{name:44}{value:8.2f} {unit:3}{target:>12}  {verdict:12}{beside}", flush=True)

    def note(self, text: str) -> None:
        print(f"    {text}", flush=True)


def middle(values: Sequence[float]) -> float:
    return statistics.median(values)
