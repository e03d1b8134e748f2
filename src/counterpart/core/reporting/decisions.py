"""How the decision tables of triage look at a report.

Their conditions are checked against `TriageAnswers`, so a table that names a sum of money, a
quantity or the free account fails to load.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from counterpart.core.conditions import Condition, Look, read_condition
from counterpart.core.reporting.answers import TriageAnswers, values_at
from counterpart.core.reporting.table import check_condition
from counterpart.core.tables import Row

_BESIDE = "context."


def triage_condition(row: Row, field: str = "when") -> Condition:
    """Read a condition over what triage may see; raises TableError when it sees more."""
    condition = read_condition(row, field)
    for test in condition.tests():
        if not test.path.startswith(_BESIDE):
            check_condition(row, field, test, TriageAnswers, "")
    return condition


def looking_at(answers: TriageAnswers, **beside: Any) -> Look:
    """Return how conditions look at a report.

    `beside` is found under `context.`; a set
    of values holds when any of them does.
    """
    known: Mapping[str, Any] = beside

    def look(path: str) -> Iterator[Any]:
        if path.startswith(_BESIDE):
            value = known.get(path.removeprefix(_BESIDE))
            if isinstance(value, frozenset):
                return iter(value)
            return iter(() if value in (None, "") else (value,))
        return values_at(answers, path)

    return look
