# SPDX-License-Identifier: GPL-3.0-or-later
"""What a command of lucchetto-cli costs: wall time, processor time and peak memory, as the kernel counted them."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass

from .cli import Cli, binary


@dataclass(frozen=True)
class Cost:
    code: int
    seconds: float
    cpu: float  # seconds, user and system
    peak: float  # MiB, resident


def cost_of(cli: Cli, *arguments: str) -> Cost:
    """Runs to the end; output is thrown away."""
    begun = time.monotonic()
    child = subprocess.Popen([binary(), "--profile", str(cli.profile), "--json", *arguments],
                             env={**os.environ, **cli.environment}, stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return Cost(child.returncode, time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
