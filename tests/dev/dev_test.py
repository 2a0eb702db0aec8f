# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of ./dev that can go wrong on a machine unlike ours: reading apt's configuration and the package list."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "dev"))

import apt_sources  # noqa: E402
import debian  # noqa: E402

ONE_LINE = """\
# a comment
deb [arch=amd64 signed-by=/usr/share/keyrings/a.gpg] http://mirror.example/debian bookworm main contrib # why
deb-src http://mirror.example/debian bookworm main
deb http://security.example/debian-security bookworm-security main
"""

DEB822 = """\
# a comment
Types: deb deb-src
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
# another
Components: main
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 mQINBF
 -----END PGP PUBLIC KEY BLOCK-----

Types: deb
URIs: http://off.example/debian
Suites: bookworm
Components: main
Enabled: no
"""


class AptSources(unittest.TestCase):
    def test_one_line_entries_are_read_with_their_key(self):
        entry = apt_sources.parseOneLine(ONE_LINE)[0]
        self.assertEqual(entry.uris, ["http://mirror.example/debian"])
        self.assertEqual(entry.components, ["main", "contrib"])
        self.assertEqual(entry.options, {"Signed-By": "/usr/share/keyrings/a.gpg"})

    def test_a_disabled_entry_does_not_count(self):
        self.assertEqual(len(apt_sources.parseDeb822(DEB822)), 1)

    def test_an_embedded_key_survives_writing(self):
        entry = apt_sources.parseDeb822(DEB822)[0]
        text = apt_sources.write(entry, ["bookworm-backports"], "test")
        again = apt_sources.parseDeb822(text)[0]
        self.assertEqual(again.options, entry.options)
        self.assertEqual(again.suites, ["bookworm-backports"])
        self.assertIn("\n -----BEGIN PGP", text)

    def test_both_forms_are_found_and_the_release_is_chosen(self):
        with tempfile.TemporaryDirectory() as folder:
            parts = Path(folder) / "parts"
            parts.mkdir()
            (Path(folder) / "sources.list").write_text(ONE_LINE)
            (parts / "x.sources").write_text(DEB822)
            (parts / "y.sources.disabled").write_text(DEB822)
            entries = apt_sources.readAll(Path(folder) / "sources.list", parts)
        self.assertEqual(len(entries), 4)
        self.assertEqual(apt_sources.ofRelease("bookworm", entries).uris, ["http://mirror.example/debian"])
        self.assertIsNone(apt_sources.ofRelease("trixie", entries))

    def test_another_vendors_suite_of_the_same_name_is_not_taken_for_debian(self):
        entries = apt_sources.parseOneLine("deb http://vendor.example/x bookworm main\n" + ONE_LINE)
        chosen = apt_sources.ofRelease("bookworm", entries, lambda codename: {"http://mirror.example/debian"})
        self.assertEqual(chosen.uris, ["http://mirror.example/debian"])


class PackageList(unittest.TestCase):
    def test_groups_and_versions_are_read(self):
        wanted = debian.readPackageList(["a"], "[a]\none\ntwo >= 3 # why\n[b]\nthree\n")
        self.assertEqual(wanted, [debian.Wanted("one"), debian.Wanted("two", "3")])

    def test_the_groups_that_setup_names_are_in_the_list(self):
        for group in ("build", "qca-packaged", "qca-build", "run", "demo", "display", "test", "check"):
            self.assertTrue(debian.readPackageList([group]), group)

    @unittest.skipUnless(debian.isUsable(), "no apt here")
    def test_backports_are_taken_only_where_the_release_is_too_old(self):
        offers = {"old": [("1.0", "bookworm"), ("2.0", "bookworm-backports")], "new": [("2.0", "bookworm")], "none": []}
        debian.offeredVersions, original = lambda names: offers, debian.offeredVersions
        try:
            plan = debian.plan([debian.Wanted("old", "2"), debian.Wanted("new", "2"), debian.Wanted("none")])
        finally:
            debian.offeredVersions = original
        self.assertEqual(plan, (["new"], ["old"], [debian.Wanted("none")]))


if __name__ == "__main__":
    unittest.main()
