"""`counterpart links`: the card, evaluating and training on files of one's own, without a database."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from counterpart.core.linkage.generate.choosing import generated

FIELDS = ("vrm", "words")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("COUNTERPART_", "DJANGO_"))}
    command = [sys.executable, "-m", "counterpart.cli", "links", *arguments]
    environment = clean | {"PYTHONPATH": "src", "DATABASE_URL": "nonsense://"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def write(path: Path, *, extra: str = "") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["key", "identity", *FIELDS, *([extra] if extra else [])])
        for each in generated("vehicles", 600, seed=1):
            more = ["x"] if extra else []
            writer.writerow([each.key, each.identity, *(each.record[name] for name in FIELDS), *more])
    return path


@pytest.mark.slow  # a process of its own, and Splink in it
def test_the_card_is_printed_with_its_figures() -> None:
    done = run("card", "--kind", "vehicles", "--records", "600")

    assert done.returncode == 0, done.stderr
    assert "## Vehicles" in done.stdout
    assert "| Same number plate |" in done.stdout
    assert "No model reads a protected characteristic" in done.stdout


@pytest.mark.slow  # the same
def test_ones_own_records_are_evaluated_and_what_is_not_read_is_said(tmp_path: Path) -> None:
    path = write(tmp_path / "seen.csv", extra="sex")

    done = run("evaluate", str(path), "--kind", "vehicles", "--format", "json")

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["records"] == 600
    assert "Not read: sex (protected)" in done.stderr


@pytest.mark.slow  # the same, and training
def test_a_model_of_ones_own_is_trained_and_evaluated(tmp_path: Path) -> None:
    path = write(tmp_path / "seen.csv")

    done = run("train", str(tmp_path / "models"), "--kind", "vehicles", "--records", str(path))

    assert done.returncode == 0, done.stderr
    assert "4 comparisons, trained on seen.csv" in done.stdout
    model = tmp_path / "models" / "vehicles.json"
    again = run("evaluate", str(path), "--kind", "vehicles", "--model", str(model))
    assert again.returncode == 0, again.stderr
    assert "Measured on 600 records" in again.stdout


@pytest.mark.slow  # a process of its own
def test_a_file_without_keys_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("plate,words\nAB12CDE,red\n", encoding="utf-8")

    done = run("evaluate", str(path), "--kind", "vehicles")

    assert done.returncode == 2
    assert "there is no column 'key'; expected key, identity and fields" in done.stderr


@pytest.mark.slow  # processes of their own
def test_what_cannot_be_a_model_or_teach_one_is_refused_in_words(tmp_path: Path) -> None:
    path = write(tmp_path / "seen.csv")
    few = tmp_path / "few.csv"
    few.write_text("key,vrm,words\na,AB12CDE,red ford\nb,AB12CDE,red ford\nc,XY12CDE,\n", encoding="utf-8")
    binary = tmp_path / "model.json"
    binary.write_bytes(b"\xff\xfe\x00")

    taught = run("train", str(tmp_path / "models"), "--kind", "vehicles", "--records", str(few))
    asked = run("evaluate", str(path), "--kind", "vehicles", "--model", str(binary))

    assert (taught.returncode, asked.returncode) == (2, 2)
    assert "train on more" in taught.stderr
    assert "this is no model of links" in asked.stderr
    assert "Traceback" not in taught.stderr + asked.stderr
