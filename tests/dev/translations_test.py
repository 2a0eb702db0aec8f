# SPDX-License-Identifier: GPL-3.0-or-later
"""Every visible text of the sources is in the translation files, and translated."""

import sys
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "dev"))

import translating  # noqa: E402


@unittest.skipUnless(translating.program(), "no lupdate here")
class Translations(unittest.TestCase):
    def test_every_visible_text_has_its_italian(self):
        self.assertEqual(translating.complaints(), [], "./dev translations brings the files up to date")


if __name__ == "__main__":
    unittest.main()
