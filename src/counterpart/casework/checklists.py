"""Lines of enquiry for a report: `data/enquiries.yaml`, read once."""

from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from counterpart.core.conditions import Condition, read_condition
from counterpart.core.reporting.answers import Answers, values_at
from counterpart.core.tables import read_yaml

_TABLE = Path(__file__).parent / "data" / "enquiries.yaml"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of enquiry and when it is asked; an empty `kinds` means whatever happened."""

    code: str
    title: str
    kinds: frozenset[str]
    condition: Condition


@cache
def lines() -> tuple[Line, ...]:
    """Every line, in the order of the table; raises TableError that names the row and the field."""
    found = []
    for row in read_yaml(_TABLE).only("enquiries").rows("enquiries"):
        row.only("code", "title", "for", "when", "mark").mark()
        kinds = frozenset(row.texts("for"))
        found.append(Line(row.text("code"), row.text("title"), kinds, read_condition(row, "when")))
    return tuple(found)


def lines_for(answers: Answers) -> tuple[Line, ...]:
    """The lines that this report calls for."""
    look = partial(values_at, answers)
    return tuple(
        line
        for line in lines()
        if (not line.kinds or answers.what_happened in line.kinds) and line.condition.holds(look)
    )
