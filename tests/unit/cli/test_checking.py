"""`counterpart check`: what it prints, in the shape of its schema, and its exit codes."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from counterpart.cli.errors import exit_code_of
from counterpart.cli.main import app
from counterpart.core.formats.problems import UnreadableFile

RIGHT = (
    "| Offence | 2022 | 2023 | Change |\n|---|---|---|---|\n| Theft | 40 | 50 | 25.0% |\n| Arson | 10 | 5 | -50.0% |\n"
)
SCHEMA = Path("docs/reference/check.schema.json")


def run(path: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["check", str(path), *words])


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return tmp_path / "report.md"


def test_a_report_in_order_is_clean(report: Path) -> None:
    report.write_text(RIGHT)
    result = run(report)
    assert result.exit_code == 0
    assert "2 figures recomputed" in result.stdout
    assert "Nothing found." in result.stdout


def test_an_error_is_named_and_gives_exit_code_1(report: Path) -> None:
    report.write_text(RIGHT.replace("25.0%", "52.0%"))
    result = run(report)
    assert result.exit_code == 1
    assert "printed 52.0%, recomputed 25.0%" in result.stdout


def test_a_slip_of_the_pen_is_named_and_gives_exit_code_0(report: Path) -> None:
    report.write_text(RIGHT.replace("25.0%", "25.0%%"))
    result = run(report)
    assert result.exit_code == 0
    assert "TYPOGRAPHICAL" in result.stdout


def test_an_unreadable_file_is_refused(report: Path) -> None:
    result = run(report)
    assert isinstance(result.exception, UnreadableFile)
    assert exit_code_of(result.exception) == 2


def test_json_has_the_shape_of_its_schema(report: Path) -> None:
    report.write_text(RIGHT.replace("25.0%", "52.0%") + "\nTheft rose by 52.0%.\n")
    written = json.loads(run(report, "--format", "json").stdout)
    schema = json.loads(SCHEMA.read_text())
    fits(written, schema, schema["$defs"])
    assert [finding["kind"] for finding in written["findings"]] == ["error"]
    assert (written["tables"], written["cells_recomputed"]) == (1, 2)


def fits(value: Any, schema: dict[str, Any], defs: dict[str, Any]) -> None:
    """Hold a value against the few words of JSON schema that ours uses."""
    if "$ref" in schema:
        schema = defs[schema["$ref"].rpartition("/")[2]]
    if "enum" in schema:
        assert value in schema["enum"]
        return
    names = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    assert isinstance(value, tuple(names[kind] for kind in kinds))
    if isinstance(value, dict):
        assert set(value) == set(schema["required"]) == set(schema["properties"])
        for name, part in value.items():
            fits(part, schema["properties"][name], defs)
    if isinstance(value, list):
        for item in value:
            fits(item, schema["items"], defs)
