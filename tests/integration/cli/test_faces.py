"""`counterpart faces`: figures for a person, for a spreadsheet and for a program, without a database."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FACES = Path("data/faces")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("COUNTERPART_", "DJANGO_"))}
    command = [sys.executable, "-m", "counterpart.cli", "faces", *arguments]
    return subprocess.run(
        command, env=clean | {"PYTHONPATH": "src"} | environment, capture_output=True, text=True, check=False
    )


@pytest.mark.slow  # a process of its own, as a person starts it
def test_it_evaluates_without_database_or_django(tmp_path):
    (tmp_path / "eileen").mkdir()
    for name in ("1.jpg", "2.jpg"):
        (tmp_path / "eileen" / name).write_bytes((FACES / "eileen-collins" / "portrait.jpg").read_bytes())
    (tmp_path / "eileen" / "3.jpg").write_bytes(b"torn")
    done = run("evaluate", str(tmp_path), "--matcher", "double", "--format", "json", DATABASE_URL="nonsense://")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["rank_1"] == 1.0
    assert "Not readable: eileen/3.jpg" in done.stderr
    table = run("evaluate", str(tmp_path), "--matcher", "double", "--format", "csv")
    assert len(list(csv.DictReader(table.stdout.splitlines()))) == 13


@pytest.mark.slow  # a process of its own
def test_a_folder_without_people_is_said_in_words(tmp_path):
    done = run("evaluate", str(tmp_path), "--matcher", "double")
    assert done.returncode == 2
    assert "one for each person" in done.stderr
    assert "Traceback" not in done.stderr


def test_importing_the_core_of_faces_imports_no_django():
    program = "import sys, counterpart.cli.faces, counterpart.core.faces.index; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": "src"}).returncode == 0
