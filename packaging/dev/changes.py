# SPDX-License-Identifier: GPL-3.0-or-later
"""What this tree has that the main branch has not: the slow checks look at that, unless all is asked for."""

import console
import places

BRANCHES = ("origin/main", "main")


def base():
    """Where this work parted from the main branch, and that branch's name; nothing where git knows none."""
    for branch in BRANCHES:
        commit = console.output(["git", "merge-base", "HEAD", branch], cwd=places.ROOT).strip()
        if commit:
            return commit, branch
    return None


def since(commit):
    """The files that differ from that commit, committed or not, and those that git does not know yet."""
    changed = console.output(["git", "diff", "--name-only", "-z", commit, "--"], cwd=places.ROOT)
    new = console.output(["git", "ls-files", "--others", "--exclude-standard", "-z"], cwd=places.ROOT)
    return {places.ROOT / name for name in (changed + new).split("\0") if name}
