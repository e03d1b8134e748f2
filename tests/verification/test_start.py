"""What a command that is about files alone must not load, in a process of its own."""

import subprocess
import sys

import pytest

HEAVY = ("django", "granian", "shapely", "weasyprint", "pandas", "polars", "pyarrow", "pyspark")
PROGRAM = f"""
import sys
import counterpart.cli.main
print(*(name for name in {HEAVY} if name in sys.modules))
"""


@pytest.mark.slow  # starts a process
def test_the_command_starts_without_what_only_some_commands_need() -> None:
    started = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert started.stdout.split() == []
