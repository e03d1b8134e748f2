"""What the command writes of real data follows the published schema, and no figure is missing without its reason."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from counterpart.cli.statement import app
from tests import json_schema

pytestmark = pytest.mark.slow  # real files are loaded and counted

STREET, INDICATORS = "data/recorded-crime/street/", "data/indicators"
SCHEMA = json_schema.load(Path("docs/reference/statement.schema.json"))
COMMANDS = {
    "categories by district": ["categories", "--data", f"{STREET}norfolk", "--force", "norfolk", "--by", "district"],
    "business": ["business", "--data", f"{STREET}city-of-london", "--force", "city-of-london"],
    "plan by district": ["plan", "--data", INDICATORS, "--force", "norfolk", "--to", "2020-03", "--by", "district"],
    "national measures": ["ncpm", "--data", INDICATORS, "--force", "norfolk", "--to", "2022-06"],
}


@pytest.fixture(scope="module", params=COMMANDS.values(), ids=COMMANDS)
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("statement") / "statement.json"
    done = CliRunner().invoke(app, [*request.param, "--format", "json", "--out", str(path)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return json.loads(path.read_text(encoding="utf-8"))


def test_follows_the_schema(found: dict[str, Any]) -> None:
    assert found["rows"]
    assert json_schema.problems(found, SCHEMA) == []


def test_what_is_null_says_why(found: dict[str, Any]) -> None:
    silent = [(row["measure"], row["place"]) for row in found["rows"] if row["current"] is None and not row["note"]]
    for row in found["rows"]:
        for one in row["comparators"]:
            change = one["percent"] if row["unit"] in ("count", "rate") else one["points"] or one["difference"]
            if (one["value"] is None or change is None) and not one["note"] and row["unit"] != "percent":
                silent.append((row["measure"], row["place"], one["name"]))
    assert silent == []
