# SPDX-License-Identifier: GPL-3.0-or-later
"""What a command of lucchetto-cli costs: wall time, processor time and peak memory, as the kernel counted them."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

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
    highest = 0.0
    # Asked while it lives: what the kernel says at the end counts the memory of this program at the fork too.
    while os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
        highest = max(highest, highest_resident(child.pid))
        time.sleep(0.005)
    seconds = time.monotonic() - begun
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return Cost(child.returncode, seconds, usage.ru_utime + usage.ru_stime, highest)


def highest_resident(pid: int) -> float:
    """The most so far, in MiB."""
    with contextlib.suppress(OSError), open(f"/proc/{pid}/status", encoding="utf-8", errors="replace") as file:
        for line in file:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0


def processor_seconds(pid: int) -> float:
    """What a running process and its threads have used so far; in steps of the kernel's clock, 10 ms."""
    with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def living_seconds(pid: int) -> float:
    """The same to the nanosecond, but without the threads that have ended."""
    total = 0
    for thread in Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(OSError):
            total += int((thread / "schedstat").read_text().split()[0])
    return total / 1e9


def resident(pid: int) -> float:
    """MiB."""
    with open(f"/proc/{pid}/status", encoding="utf-8", errors="replace") as file:
        for line in file:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return 0
