# SPDX-License-Identifier: GPL-3.0-or-later
"""What a benchmark prints: each figure with its target, judged, and beside it what it was compared with."""

from __future__ import annotations

import statistics
from typing import Optional, Sequence

# A target missed by more than this fails the run; less is another machine, or another program at work beside this one.
MARGIN = 1.25  # as in Report.cpp


class Figures:
    """`add` prints a line at once."""

    _failed = 0

    def __init__(self, title: str) -> None:
        print(f"{title}\n{'':44}{'measured':>12}{'target':>12}", flush=True)

    def add(self, name: str, value: float, unit: str, most: Optional[float] = None, beside: str = "") -> None:
        verdict = ""
        if most is not None:
            verdict = "reached" if value <= most else "missed" if value <= MARGIN * most else "NOT REACHED"
            Figures._failed += value > MARGIN * most
        target = f"<= {most:g} {unit}" if most is not None else ""
        print(f"{name:44}{value:8.2f} {unit:3}{target:>12}  {verdict:12}{beside}", flush=True)

    def times(self, name: str, seconds: Sequence[float], most: Optional[float] = None, beside: str = "") -> None:
        """The 95th percentile, in ms, against the target."""
        values = sorted(1e3 * value for value in seconds)
        spread = f"median {middle(values):.2f}, worst {values[-1]:.2f} of {len(values)}"
        self.add(f"{name}, p95", values[(len(values) - 1) * 95 // 100], "ms", most,
                 "; ".join(filter(None, (spread, beside))))

    @staticmethod
    def status() -> int:
        """What the script ends with: 1 if a target of this run was missed by more than the margin."""
        return 1 if Figures._failed else 0


def middle(values: Sequence[float]) -> float:
    return statistics.median(values)
