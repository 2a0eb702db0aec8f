# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the skeleton of a module: two files, a test, and one line in each list. It compiles and passes as it is."""

import re
import shutil

import console
import places
from console import Failure

HEADER = """\
// SPDX-License-Identifier: GPL-3.0-or-later
// {name} (XEP-{number}): say in one sentence what it does for a person.
#pragma once

#include "xep/Module.h"
#include "xml/Wire.h"

namespace xep {{

// Described once: reading and writing both follow from it (xml/Wire.h).
struct {name}
{{
    QString value;

    static About about();
    static constexpr auto wire()
    {{
        return xml::element<{name}>(u"{space}", u"{element}", xml::text(&{name}::value));
    }}
    bool operator==(const {name} &) const = default;
}};

}} // namespace xep
"""

SOURCE = """\
// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/{name}.h"

namespace xep {{

About {name}::about()
{{
    return {{{{{{u"{number}", u"{name}", u"0.0"}}}}, {{u"{space}"}}}};
}}

}} // namespace xep
"""

TEST = """\
// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/{name}.h"

#include "xml/Gate.h"

#include <catch2/catch_test_macros.hpp>

TEST_CASE("{element} reads back as it was written", "[xep][{tag}]")
{{
    const xep::{name} written{{QStringLiteral("a & b")}};
    const auto parsed = xml::Gate::parse(xml::write(xml::write(written)));
    REQUIRE(parsed);
    CHECK(xml::read<xep::{name}>(*parsed) == written);
}}

TEST_CASE("another element is no {element}", "[xep][{tag}]")
{{
    CHECK_FALSE(xml::read<xep::{name}>(*xml::Gate::parse("<{element} xmlns='other'/>")));
}}
"""


def write(words):
    if len(words) not in (2, 3) or not re.fullmatch(r"\d{4}", words[0]) or not re.fullmatch(r"[A-Z]\w+", words[1]):
        raise Failure("Wanted: ./dev new-xep NUMBER Name [namespace]", "For example: ./dev new-xep 0224 Attention")
    number, name = words[:2]
    element = re.sub(r"(?<!^)([A-Z])", r"-\1", name).lower()
    values = dict(number=number, name=name, element=element, tag=name.lower(),
                  space=words[2] if len(words) == 3 else f"urn:xmpp:{element}:0")
    xep, tests = places.ROOT / "core/xep", places.ROOT / "tests/core/xep"
    files = {xep / f"{name}.h": HEADER, xep / f"{name}.cpp": SOURCE, tests / f"{name}Test.cpp": TEST}
    for path in files:
        if path.exists():
            raise Failure(f"{path.relative_to(places.ROOT)} is there already.", "Choose another name.")
    console.step(f"Writing the module {name} of XEP-{number}")
    listed = f"    {name}.h {name}.cpp"
    edits = {xep / "CMakeLists.txt": lambda text: insertSorted(text, r"^    (\w+)\.h.*$", listed, name),
             tests / "CMakeLists.txt": lambda text: addTest(text, f"{name}Test.cpp"),
             xep / "Modules.h": lambda text: register(text, name)}
    changed = {path: edit(path.read_text()) for path, edit in edits.items()}
    for path, template in files.items():
        path.write_text(template.format(**values))
        console.say(f"new      {path.relative_to(places.ROOT)}")
    for path, text in changed.items():
        path.write_text(text)
        console.say(f"one line {path.relative_to(places.ROOT)}")
    if shutil.which("clang-format"):
        console.run(["clang-format", "-i", *files, xep / "Modules.h"], quiet=True)
    console.say(f"Next: describe the element in {name}.h, then ./dev test {element}. docs/add-a-xep.md says the rest.")


def insertSorted(text, pattern, line, name):
    """Puts the line before the first listed one whose name sorts after it, or after the last; keeps the bracket."""
    lines = text.split("\n")
    listed = [(index, re.match(pattern, each)) for index, each in enumerate(lines)]
    listed = [(index, found.group(1)) for index, found in listed if found]
    later = [index for index, other in listed if other > name]
    if later:
        lines.insert(later[0], line)
    else:
        last = listed[-1][0]
        bracket = ")" if lines[last].endswith(")") else ""
        lines[last] = lines[last].removesuffix(")")
        lines.insert(last + 1, line + bracket)
    return "\n".join(lines)


def addTest(text, file):
    found = re.search(r"(target_sources\(core_tests PRIVATE)(.*?)\)", text, re.DOTALL)
    names = sorted({*found.group(2).split(), file})
    return text[:found.start()] + found.group(1) + "".join(f"\n    {name}" for name in names) + ")" + text[found.end():]


def register(text, name):
    """Includes the header and enters the module at the end of AllModules: it may use all those above it."""
    text = insertSorted(text, r'^#include "xep/(\w+)\.h"$', f'#include "xep/{name}.h"', name)
    listed = re.search(r"using AllModules =\s+ModuleList<(.*?)>;", text, re.DOTALL)
    return text[:listed.end(1)] + f",\n    {name}" + text[listed.end(1):]
