# SPDX-License-Identifier: GPL-3.0-or-later
"""What ./dev check takes for changed."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "dev"))

import changes  # noqa: E402
import places  # noqa: E402


class ATree(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        patch = mock.patch.object(places, "ROOT", self.root)
        patch.start()
        self.addCleanup(patch.stop)

    def git(self, *words):
        subprocess.run(["git", "-c", "user.name=n", "-c", "user.email=e@x.test", *words], cwd=self.root, check=True,
                       stdout=subprocess.DEVNULL)

    def write(self, *names):
        for name in names:
            (self.root / name).write_text(name)

    def begin(self):
        self.git("init", "--quiet", "--initial-branch", "main")
        self.write("same.cpp", "mended.cpp", "sent.cpp")
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", "begin")

    def names(self):
        commit, _ = changes.base()
        return {path.name for path in changes.since(commit)}

    def test_what_differs_from_the_main_branch_is_changed_whether_committed_or_not_or_new(self):
        self.begin()
        self.git("checkout", "--quiet", "-b", "work")
        (self.root / "sent.cpp").write_text("other")
        self.git("commit", "--quiet", "--all", "--message", "send")
        (self.root / "mended.cpp").write_text("other")
        self.write("new file.cpp")
        self.assertEqual(self.names(), {"sent.cpp", "mended.cpp", "new file.cpp"})

    def test_what_others_did_on_the_main_branch_meanwhile_is_not(self):
        self.begin()
        self.git("branch", "work")
        (self.root / "sent.cpp").write_text("theirs")
        self.git("commit", "--quiet", "--all", "--message", "theirs")
        self.git("checkout", "--quiet", "work")
        self.assertEqual(self.names(), set())

    def test_a_tree_without_git_or_a_main_branch_has_no_base(self):
        self.assertIsNone(changes.base())
        self.git("init", "--quiet", "--initial-branch", "other")
        self.assertIsNone(changes.base())


if __name__ == "__main__":
    unittest.main()
