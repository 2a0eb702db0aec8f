# SPDX-License-Identifier: GPL-3.0-or-later
"""An account as the tests know it: address and password."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Account:
    user: str
    domain: str
    password: str

    @property
    def jid(self) -> str:
        return f"{self.user}@{self.domain}"
