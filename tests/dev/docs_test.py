# SPDX-License-Identifier: GPL-3.0-or-later
"""What the README and the pages of docs/ name must be in the tree: files, classes, functions, commands, and the tests
that docs/security.md counts on."""

import re
import sys
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging" / "dev"))

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
LAYERS = ("core", "ui", "app", "crypto", "tests", "packaging")
EXAMPLE = "Attention"  # of docs/add-a-xep.md; it is not there
ROW = re.compile(r"\b[A-DH]\d\d\b")


def quoted(page):
    """What stands in `backticks`, pictures and fenced blocks left out."""
    text = re.sub(r"```.*?```", "", page.read_text(), flags=re.DOTALL)
    return [word for word in re.findall(r"`([^`\n]+)`", text) if EXAMPLE not in word]


def filesOfTheTree():
    return {path for layer in LAYERS for path in (ROOT / layer).rglob("*")
            if path.suffix in (".h", ".cpp", ".py", ".txt", ".json")}


FILES = filesOfTheTree()
NAMES = {path.name for path in FILES} | {path.name for path in ROOT.iterdir()}
WORDS = {word for path in [*FILES, *ROOT.glob("*.*"), *(ROOT / "cmake").iterdir()] if path.is_file()
         for word in re.findall(r"\w+", path.read_text(errors="replace"))}


def pathOf(word):
    """The file or folder that `room/File` or `layer/room/File.h` stands for."""
    for base in (ROOT, *(ROOT / layer for layer in LAYERS)):
        for ending in ("", ".h", ".cpp", ".py"):
            if (base / (word + ending)).exists():
                return base / (word + ending)
    return None


def isMissing(word):
    if re.fullmatch(r"\.?[\w+-]+(/[\w+.-]*)+(::\w+)?", word) and not word.startswith("build/"):
        path, _, member = word.partition("::")
        found = pathOf(path)
        return not found or (member and not re.search(rf"\b{member}\b", found.read_text()))
    if re.fullmatch(r"\w+\.(h|cpp|txt|json|py)", word):
        return word not in NAMES
    if re.fullmatch(r"[A-Za-z_]\w*((::|\.)\w+)*(\(\)|<\w+>)?", word):
        return any(part not in WORDS for part in re.findall(r"\w+", word))
    return False  # a sentence, a command line, a picture of characters


def namesOfTests():
    for path in FILES:
        if path.is_relative_to(ROOT / "tests") and path.suffix in (".cpp", ".py"):
            yield from re.findall(r'TEST_CASE\("([^"]*)"|def (test_\w+)', path.read_text())


class Pages(unittest.TestCase):
    def test_every_file_and_name_is_in_the_tree(self):
        missing = [f"{page.name}: {word}" for page in PAGES if page.name != "cli.md" for word in quoted(page)
                   if isMissing(word)]
        self.assertEqual(missing, [])

    def test_every_link_leads_to_a_file(self):
        missing = [f"{page.name}: {target}" for page in PAGES
                   for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text())
                   if not (page.parent / target).exists()]
        self.assertEqual(missing, [])

    def test_every_command_of_dev_exists(self):
        known = re.search(r"^COMMANDS = \((.*?)\)", (ROOT / "packaging/dev/__main__.py").read_text(), re.MULTILINE)
        known = {name.replace("_", "-") for name in known.group(1).split(", ")}
        for page in PAGES:
            for word in re.findall(r"\./dev ((?:--\w+(?: \w+(?= ))? )?)([a-z][\w-]*)", page.read_text()):
                self.assertIn(word[1], known, page.name)

    def test_every_attack_that_the_page_on_security_names_is_tried_by_a_test(self):
        tried = {row for names in namesOfTests() for row in re.findall(r"[A-DH]\d\d(?!\d)", "".join(names))}
        page = (ROOT / "docs/security.md").read_text()
        covered, _, notYet = page.partition("## Not yet")
        self.assertEqual(sorted(set(ROW.findall(covered)) - tried), [], "no test has this row in its name")
        self.assertEqual(sorted(tried - set(ROW.findall(covered))), [], "say what they prove in docs/security.md")
        self.assertEqual(sorted(set(ROW.findall(notYet)) & tried), [], "there is a test of it now")


if __name__ == "__main__":
    unittest.main()
