"""`counterpart series`: scores for a person, a spreadsheet and a program, without a database."""

import csv
import json
import os
import subprocess
import sys

import pytest


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("COUNTERPART_", "DJANGO_"))}
    command = [sys.executable, "-m", "counterpart.cli", "series", "evaluate", *arguments]
    settings = {"PYTHONPATH": "src", "DATABASE_URL": "nonsense://"}
    return subprocess.run(command, env=clean | settings, capture_output=True, text=True, check=False)


@pytest.mark.slow  # processes of their own, as a person starts them
def test_it_evaluates_without_a_database():
    small = ("--crimes", "120", "--series", "5", "--shuffles", "2")
    as_json, as_csv = run(*small, "--format", "json"), run(*small, "--format", "csv")
    assert as_json.returncode == 0, as_json.stderr
    scores = json.loads(as_json.stdout)
    assert [row["way"] for row in scores] == [row["way"] for row in csv.DictReader(as_csv.stdout.splitlines())]
    assert scores[0]["series"] == 5


@pytest.mark.slow  # a process of its own
def test_more_series_than_crimes_is_said_in_words():
    done = run("--crimes", "10", "--series", "5")
    assert done.returncode == 2
    assert "give --crimes at least that many" in " ".join(done.stderr.replace("│", " ").split())
