"""Runs the commands on a page again and writes what they print: `python -m counterpart.cli.examples PAGE`.

A block is fenced with ```console, begins with `$ counterpart ...` and goes on with what the command printed; a command
may go on over lines that end with a backslash. Figures on such a page are never typed by hand.
"""

import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_COMMAND = r"(?P<command>counterpart (?:.*\\\n)*.*)"
_BLOCK = re.compile(rf"^```console\n\$ {_COMMAND}\n(?P<printed>(?:.*\n)*?)```$", re.MULTILINE)

Run = Callable[[Sequence[str]], str]


@dataclass(frozen=True, slots=True)
class Example:
    """One command as the page has it, without the program's name, and what the page says that it prints."""

    arguments: tuple[str, ...]
    printed: str


def examples(page: str) -> list[Example]:
    """Every example on a page, in order."""
    return [Example(_arguments(found["command"]), found["printed"]) for found in _BLOCK.finditer(page)]


def rewritten(page: str, run: Run) -> str:
    """The page with each command run again; `run` takes the arguments and gives what was printed."""

    def again(found: re.Match[str]) -> str:
        return f"```console\n$ {found['command']}\n{run(_arguments(found['command'])).rstrip()}\n```"

    return _BLOCK.sub(again, page)


def _arguments(command: str) -> tuple[str, ...]:
    return tuple(shlex.split(command.replace("\\\n", " ")))[1:]


def _run(arguments: Sequence[str]) -> str:
    print(" ".join(arguments), file=sys.stderr)
    program = [sys.executable, "-m", "counterpart.cli", *arguments]
    return subprocess.run(program, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603  # our own page


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(rewritten(path.read_text(encoding="utf-8"), _run), encoding="utf-8")
