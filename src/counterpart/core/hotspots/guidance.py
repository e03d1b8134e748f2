"""What a business can do about what is reported around it (`data/guidance.yaml`)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, read_yaml

GUIDANCE = Path(__file__).parent / "data" / "guidance.yaml"


@dataclass(frozen=True, slots=True)
class Advice:
    """One measure. `kinds` and `premises` are empty where it is for any; `source` names the plan that it is from."""

    code: str
    text: str
    kinds: frozenset[str]
    premises: frozenset[str]
    mark: str
    source: str

    def fits(self, kinds: Collection[str], premises_type: str) -> bool:
        """Whether it answers one of the kinds at premises of this type."""
        meets_kind = not self.kinds or bool(self.kinds & set(kinds))
        return meets_kind and (not self.premises or premises_type in self.premises)


@cache
def guidance(path: Path = GUIDANCE) -> tuple[Advice, ...]:
    """Every measure in the order of the table. Raises TableError that names the row and the field."""
    table = read_yaml(path).only("mark", "source", "valid_from", "valid_to", "sources", "advice")
    table.origin()
    names = table.row("sources")
    return tuple(_advice(row, names) for row in table.rows("advice"))


def advice_for(kinds: Sequence[str], premises_type: str, most: int) -> list[Advice]:
    """At most so many measures: by the first of the kinds that they answer, then those for any; then by the table."""
    fitting = [each for each in guidance() if each.fits(kinds, premises_type)]
    return sorted(fitting, key=lambda each: _first_answered(each, kinds))[:most]


def _first_answered(advice: Advice, kinds: Sequence[str]) -> int:
    return next((place for place, kind in enumerate(kinds) if kind in advice.kinds), len(kinds))


def _advice(row: Row, names: Row) -> Advice:
    row.only("id", "text", "kinds", "premises", "mark")
    kinds, premises = frozenset(row.texts("kinds")), frozenset(row.texts("premises"))
    return Advice(row.text("id"), row.text("text"), kinds, premises, row.mark(), names.text(row.mark()))
