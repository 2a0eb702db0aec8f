# SPDX-License-Identifier: GPL-3.0-or-later
"""Configuring, building and testing a preset of CMakePresets.json."""

import os
import sys
from pathlib import Path

import console
import places
import private
import qca

MOST_RUN_AGAIN = 5  # failed tests; more of them are no accident of a busy machine


def defaultPreset():
    return {"darwin": "macos", "win32": "windows"}.get(sys.platform, "dev")


def folder(preset):
    return places.BUILDS / preset


def jobs():
    """How many things to do at a time: as many as there are processors, unless somebody says otherwise."""
    said = os.environ.get("CMAKE_BUILD_PARALLEL_LEVEL", "")
    return int(said) if said.isdecimal() and int(said) > 0 else os.cpu_count() or 2


def configure(preset):
    options = [f"-DCMAKE_PREFIX_PATH={qca.prefix()}"] if qca.isBuilt() else []
    if sys.platform == "darwin":
        options.append(f"-DCMAKE_PREFIX_PATH={console.output(['brew', '--prefix']).strip()}")
    if Path("/usr/bin/python3").exists() and sys.platform.startswith("linux"):
        options.append("-DPython3_EXECUTABLE=/usr/bin/python3")  # the one that sees apt's packages
    options.append(f"-DLUCCHETTO_WERROR={'ON' if os.environ.get('CI') else 'OFF'}")
    console.step(f"Configuring {folder(preset).relative_to(places.ROOT)}")
    console.run(["cmake", "--preset", preset, *options], directory=places.ROOT, quiet=True,
                remedy="./dev setup installs what is missing. If that did not help, delete the build folder.")


def build(preset, targets=()):
    """Configures and builds; says how far it is. Nothing to do takes about a second."""
    configure(preset)
    console.step("Building " + (", ".join(targets) if targets else "everything"))
    command = ["cmake", "--build", folder(preset)]
    if targets:
        command += ["--target", *targets]
    console.run(command, environment=dict(os.environ, NINJA_STATUS="    [%f/%t, %es] "),
                remedy="The compiler's first error above says why.")


def test(preset, pattern=""):
    command = ["ctest", "--test-dir", folder(preset), "--output-on-failure", "--no-tests=error", "--timeout", "900"]
    if sys.stdout.isatty():
        command.append("--progress")  # one line that counts, and what fails; elsewhere a line a test
    selection = ["--tests-regex", pattern] if pattern else []
    console.step("Testing" + (f" what matches {pattern}" if pattern else ""))
    with private.session() as environment:
        done = console.run([*command, "--parallel", str(jobs()), *selection], environment=environment,
                           directory=places.ROOT, check=False)
        if done.returncode != 0:
            testAlone(command, preset, environment)


def testAlone(command, preset, environment):
    """Runs once more, one at a time, the few tests that failed beside others: what is red on an idle machine too is a
    fault of the program, what is not is a fault of the test, and is named."""
    remedy = "Failed tests are named above; './dev test NAME' runs only those."
    log = folder(preset) / "Testing/Temporary/LastTestsFailed.log"
    failed = [line.partition(":")[2] for line in log.read_text().splitlines()] if log.exists() else []
    if not 0 < len(failed) <= MOST_RUN_AGAIN:
        raise console.Failure(f"ctest found {len(failed)} failed tests.", remedy)
    console.step("Running again, one at a time, what failed beside others")
    console.run([*command, "--rerun-failed"], environment=environment, directory=places.ROOT, remedy=remedy)
    console.warn("passed only when run alone, so the test leans on a quiet machine and is to be mended: "
                 + "; ".join(failed))


def fuzz(seconds):
    """Runs each fuzz target from its seeds; what it learnt stays in build/fuzz/corpus for the next time."""
    build("fuzz", ["fuzz-targets"])
    environment = dict(os.environ, UBSAN_OPTIONS="halt_on_error=1:print_stacktrace=1", QT_QPA_PLATFORM="offscreen")
    for seeds in sorted((places.ROOT / "tests/fuzz/seeds").iterdir()):
        corpus = folder("fuzz") / "corpus" / seeds.name
        corpus.mkdir(parents=True, exist_ok=True)
        console.step(f"Fuzzing {seeds.name} for {seconds} s")
        console.run([folder("fuzz") / "tests/fuzz" / f"fuzz-{seeds.name}", f"-max_total_time={seconds}", "-timeout=10",
                     "-rss_limit_mb=2048", "-print_final_stats=1", "-verbosity=0",
                     f"-artifact_prefix={folder('fuzz')}/{seeds.name}-", corpus, seeds], environment=environment,
                    remedy="The input that broke it is named above; run the program with that file to see it again.")
