"""References that other systems issue: recognised by a configurable pattern, never refused."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, Validity, read_yaml

_TABLE = Path(__file__).parent / "data" / "external-references.yaml"


@dataclass(frozen=True)
class ReferencePattern:
    """How references of one system usually look; `drop` are characters to leave out."""

    system: str
    kind: str
    name: str
    pattern: re.Pattern[str]
    drop: str
    example: str
    validity: Validity
    source: str
    mark: str

    def normalise(self, raw: str) -> str:
        """Return the reference in capitals, without what people put in."""
        return "".join(each for each in raw.strip().upper() if each not in self.drop)


@dataclass(frozen=True, kw_only=True)
class ReferenceMatch:
    """The reference to store, and a warning to show when it looks unusual."""

    normalised: str
    recognised: bool
    warning: str = ""


def match(system: str, kind: str, raw: str) -> ReferenceMatch:
    """Compare a reference with the patterns of its system and kind: warn, do not refuse."""
    known = [each for each in patterns() if (each.system, each.kind) == (system, kind)]
    for each in known:
        if each.pattern.fullmatch(each.normalise(raw)):
            return ReferenceMatch(normalised=each.normalise(raw), recognised=True)
    plain = " ".join(raw.upper().split())
    if not known:
        return ReferenceMatch(
            normalised=plain, recognised=False, warning="We do not know how this reference should look"
        )
    warning = f"Check the reference: a usual {known[0].name} looks like {known[0].example}"
    return ReferenceMatch(normalised=known[0].normalise(raw), recognised=False, warning=warning)


def fraud_provider(day: date) -> str:
    """Return the national fraud service of a day: action_fraud or report_fraud."""
    frauds = (each for each in patterns() if each.kind == "fraud")
    return next(each.system for each in frauds if each.validity.covers(day))


@cache
def patterns() -> tuple[ReferencePattern, ...]:
    """Return every pattern; each must recognise its own example."""
    table = read_yaml(_TABLE).only("source", "patterns")
    table.text("source")
    return tuple(_pattern(row) for row in table.rows("patterns"))


def _pattern(row: Row) -> ReferencePattern:
    try:
        pattern = re.compile(row.text("pattern"))
    except re.error as error:
        raise row.fail("pattern", f"a regular expression ({error})") from None
    built = ReferencePattern(
        system=row.text("system"),
        kind=row.text("kind"),
        name=row.text("name"),
        pattern=pattern,
        drop=str(row.values.get("drop", "")),
        example=row.text("example"),
        validity=row.validity(),
        source=row.text("source"),
        mark=row.mark(),
    )
    if not pattern.fullmatch(built.normalise(built.example)):
        raise row.fail("example", "an example that its own pattern recognises")
    return built
