"""The tutorial of statements, typed as a reader types it: every command runs and prints what the page shows."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

# Each command starts Python, and together they write and check a statement in every form.
pytestmark = [pytest.mark.slow, pytest.mark.needs("pango")]

TUTORIAL = Path("docs/tutorial/a-statement-in-ten-minutes.md")
SETTING_UP = ("$ make setup", "$ export PATH")


def session() -> list[tuple[str, list[str]]]:
    """Each command of the page with the lines shown under it; an ellipsis stands for lines left out."""
    lines = "\n".join(re.findall(r"```console\n(.*?)```", TUTORIAL.read_text(encoding="utf-8"), re.DOTALL)).splitlines()
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        if line.startswith("$ "):
            found.append((line, []))
        elif line.strip() and line != "...":
            found[-1][1].append(line)
    return [(command[2:], shown) for command, shown in found if not command.startswith(SETTING_UP)]


def lasting(line: str) -> str:
    """A line without what changes with the look of a page: where a cell stands, how many tables a reader makes out."""
    return re.sub(r"line \d+|\d+ tables, \d+ figures", "", line)


def test_every_command_prints_what_the_page_shows(tmp_path: Path) -> None:
    command = tmp_path / "counterpart"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m counterpart.cli "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    (tmp_path / "data").symlink_to(Path("data").resolve())
    typed = "\n".join(
        f'(status=$?; echo "<<{number}>>"; exit $status)\n{words}' for number, (words, _) in enumerate(session())
    )
    done = subprocess.run(
        ["bash", "-c", typed],
        cwd=tmp_path,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "PYTHONPATH": str(Path("src").resolve()), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    printed = re.split(r"<<\d+>>\n", done.stdout)[1:]
    assert len(printed) == len(session()) >= 8
    for (words, shown), output in zip(session(), printed, strict=True):
        missing = [line for line in shown if lasting(line) not in map(lasting, output.splitlines())]
        assert missing == [], f"$ {words}\n{output}\n{done.stderr}"
