"""The threshold for 999: said before the form, and again when answers reach it."""

from functools import cache
from pathlib import Path

from counterpart.core.conditions import Condition
from counterpart.core.reporting.answers import TriageAnswers
from counterpart.core.reporting.decisions import looking_at, triage_condition
from counterpart.core.tables import read_yaml

_TABLE = Path(__file__).parent / "data" / "emergency.yaml"


def threshold(answers: TriageAnswers) -> tuple[str, ...]:
    """Return why to call 999 now, in words that follow "because"; empty below the threshold."""
    look = looking_at(answers)
    return tuple(reason for when, reason in _rows() if when.holds(look))


@cache
def _rows() -> tuple[tuple[Condition, str], ...]:
    table = read_yaml(_TABLE).only("source", "mark", "valid_from", "valid_to", "rows")
    table.origin()
    rows = [row.only("when", "reason") for row in table.rows("rows")]
    return tuple((triage_condition(row), row.text("reason")) for row in rows)
