"""Pages whose examples are real: what a command printed is what it prints."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterpart.cli.examples import Example, examples, rewritten
from counterpart.cli.main import app

RESULTS = Path("docs/explanation/hotspots-results.md")
PAGE = """Words.

```console
$ counterpart hotspots --area 'King''s Lynn' \\
    --top 5
old
lines
```

```console
$ ls
x
```
"""


def test_a_block_is_a_command_and_what_it_printed():
    assert examples(PAGE) == [Example(("hotspots", "--area", "Kings Lynn", "--top", "5"), "old\nlines\n")]


def test_only_what_was_printed_is_written_again():
    asked: list[Sequence[str]] = []

    def run(arguments: Sequence[str]) -> str:
        asked.append(arguments)
        return "new\n\n"

    assert rewritten(PAGE, run) == PAGE.replace("old\nlines\n", "new\n")
    assert asked == [("hotspots", "--area", "Kings Lynn", "--top", "5")]


@pytest.mark.slow  # each example reads months of a county or years of a city
@pytest.mark.parametrize("example", examples(RESULTS.read_text(encoding="utf-8")))
def test_the_results_are_those_of_the_command(example):
    found = CliRunner().invoke(app, list(example.arguments))
    assert found.stdout == example.printed, f"run: python -m counterpart.cli.examples {RESULTS}"
