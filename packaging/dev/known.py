# SPDX-License-Identifier: GPL-3.0-or-later
"""What slow checks have found good: such a source is not looked at again before it, a header of ours that it reads, its
compiler's words or the check's own rules change."""

import hashlib
import re

import building
import places

INCLUDED_FROM = ("core", "ui", "crypto", "app")


class Known:
    """The sources that one check has found good, in a file of the build folder. Rules: what else its word hangs on."""

    def __init__(self, check, rules):
        self._file = building.folder("dev") / "checked" / check
        self._file.parent.mkdir(exist_ok=True)
        self._good = set(self._file.read_text().split()) if self._file.exists() else set()
        self._rules = rules
        self._digests = {}

    def isGood(self, source, words):
        """Words: how it is compiled."""
        digest = hashlib.sha256("\0".join([self._rules, words]).encode())
        for path in sorted(readBy(source)):
            digest.update(self._digestOf(path))
        self._digests[source] = digest.hexdigest()
        return self._digests[source] in self._good

    def noteGood(self, source):
        with self._file.open("a") as file:
            file.write(self._digests[source] + "\n")

    def _digestOf(self, path):
        if path not in self._digests:
            self._digests[path] = hashlib.sha256(path.read_bytes()).digest()
        return self._digests[path]


def readBy(source):
    """The source and all files of ours that it includes, whatever the way."""
    seen, waiting = set(), [places.ROOT / source]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        for name in re.findall(r'^#include "([^"]+)"', path.read_text(), re.MULTILINE):
            found = (folder / name for folder in (path.parent, *(places.ROOT / each for each in INCLUDED_FROM)))
            waiting += [next(candidate for candidate in [*found, path] if candidate.is_file())]
    return seen
