# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev new-xep, in a scratch copy of the lists that it writes to: what it writes is in the house's form, registered
everywhere, and compiles. Given the build folder, compiles with the words of its compile_commands.json."""

import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging" / "dev"))

import newxep  # noqa: E402
from console import Failure  # noqa: E402

LISTS = ("core/xep/CMakeLists.txt", "core/xep/Modules.h", "tests/core/xep/CMakeLists.txt")
WRITTEN = ("core/xep/Attention.h", "core/xep/Attention.cpp", "tests/core/xep/AttentionTest.cpp")
WHOLE = """\
#include "core/xep/Attention.cpp"
#include "tests/core/xep/AttentionTest.cpp"
#include "xep/Modules.h"
static_assert([]<typename... All>(xep::ModuleList<All...>) {
    return (std::same_as<All, xep::Attention> || ...);
}(xep::AllModules()));
"""
BUILD = Path(sys.argv.pop()) if len(sys.argv) > 1 and Path(sys.argv[-1]).is_dir() else None


class NewXep(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.root = Path(scratch.name)
        for name in (*LISTS, ".clang-format"):
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, self.root / name)
        newxep.places.ROOT, original = self.root, newxep.places.ROOT
        self.addCleanup(lambda: setattr(newxep.places, "ROOT", original))

    def text(self, name):
        return (self.root / name).read_text()

    def test_each_list_grows_by_one_line_and_loses_none(self):
        newxep.write(["0224", "Attention"])
        lines = (["    Attention.h Attention.cpp"], ['#include "xep/Attention.h"', "    Attention>;"],
                 ["    AttentionTest.cpp"])
        for name, added in zip(LISTS, lines):
            before, after = (ROOT / name).read_text(), self.text(name)
            for line in added:
                self.assertIn(line, after.split("\n"))
            others = [line.rstrip(",>;)") for line in after.split("\n") if "Attention" not in line]
            self.assertEqual(others, [line.rstrip(",>;)") for line in before.split("\n")], name)

    def test_a_name_that_sorts_last_keeps_the_bracket(self):
        newxep.write(["0001", "Zest"])
        for name in (LISTS[0], LISTS[2]):
            self.assertRegex(self.text(name), r"Zest\w*\.\S*[^)]*\)\s*$")

    def test_what_is_there_already_is_left_alone(self):
        newxep.write(["0224", "Attention"])
        before = {name: self.text(name) for name in (*LISTS, *WRITTEN)}
        with self.assertRaises(Failure):
            newxep.write(["0224", "Attention"])
        self.assertEqual(before, {name: self.text(name) for name in before})

    def test_wrong_words_are_refused_with_an_example(self):
        for words in ([], ["184", "Receipts"], ["0184"], ["0184", "receipts"], ["0184", "Receipts", "urn:x", "more"]):
            with self.assertRaises(Failure) as caught:
                newxep.write(words)
            self.assertIn("./dev new-xep 0224 Attention", caught.exception.remedy)

    @unittest.skipUnless(shutil.which("clang-format"), "no clang-format here")
    def test_everything_is_in_the_house_s_form(self):
        newxep.write(["0224", "Attention", "urn:xmpp:attention:0"])
        for name in (*WRITTEN, LISTS[1]):
            done = subprocess.run(["clang-format", "--dry-run", "--Werror", self.root / name], capture_output=True,
                                  text=True)
            self.assertEqual(done.stderr, "")
            self.assertTrue(self.text(name).startswith("// SPDX-License-Identifier: GPL-3.0-or-later\n"), name)
        self.assertRegex(self.text(WRITTEN[0]), r"\n// Attention \(XEP-0224\): .+\n#pragma once\n")

    @unittest.skipUnless(BUILD and (BUILD / "compile_commands.json").exists(), "no build folder was given")
    @unittest.skipIf(sys.platform == "win32", "written for the command line of gcc and clang")
    def test_it_compiles_and_is_one_of_the_modules(self):
        newxep.write(["0224", "Attention"])
        commands = json.loads((BUILD / "compile_commands.json").read_text())
        near = next(each for each in commands if each["file"].endswith("core/xep/Receipts.cpp"))
        words = shlex.split(near["command"])
        compiler = next(index for index, word in enumerate(words) if re.search(r"(\+\+|cl|clang)(-\d+)?$", word))
        kept = [word for word in words[compiler:-4] if word not in ("-Winvalid-pch", "-fpch-preprocess")]
        whole = self.root / "whole.cpp"
        whole.write_text(WHOLE)
        done = subprocess.run([kept[0], f"-I{self.root}", f"-I{self.root}/core", *kept[1:], "-fsyntax-only", whole],
                              cwd=near["directory"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
