"""The order of the desk's queue: harm first, raised as the contact promise comes near.

Financial loss is no input: `QueueFacts` has no place for it. The order is total (ties end at the
reference), monotone in harm, and monotone in the time left.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

from counterpart.core.harm.attendance import Criterion
from counterpart.core.harm.thrive import LEVELS, Element
from counterpart.core.harm.weights import HarmWeight
from counterpart.core.tables import Row, read_yaml

_TABLE = Path(__file__).parent / "data" / "queue.yaml"
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class QueueFacts:
    """What ranks a report, each growing with harm: levels 0 to 2, yes and no as 1 and 0."""

    emergency: bool = False
    attendance: int = 0
    threat: int = 0
    harm: int = 0
    risk: int = 0
    investigation: int = 0
    vulnerability: int = 0
    harm_days: Decimal = Decimal(0)
    sergeant_review: bool = False
    repeat_victim: bool = False
    repeat_premises: bool = False


@dataclass(frozen=True, kw_only=True)
class QueueItem:
    """A report in the queue; `due_at` is None while its clock stands still."""

    reference: str
    band: int
    due_at: datetime | None


@dataclass(frozen=True)
class Policy:
    """The queue's policy: names of bands, rows of (fact, at least, band), steps upward.

    Attendance criteria whose priority is among the `first_priorities` weigh 2, others that are met 1.
    """

    names: tuple[str, ...]
    rows: tuple[tuple[str, Decimal, int], ...]
    upgrades: tuple[tuple[timedelta, int], ...]
    floor: int
    first_priorities: int


def facts(
    *,
    emergency: Sequence[str],
    criteria: Sequence[Criterion],
    thrive: Sequence[Element],
    weight: HarmWeight | None,
    sergeant_review: bool = False,
    repeat_victim: bool = False,
    repeat_premises: bool = False,
) -> QueueFacts:
    """Gather what ranks a report from the suggestions of triage."""
    levels = {element.code: LEVELS.index(element.level) for element in thrive}
    weights = [2 if each.priority <= policy().first_priorities else 1 for each in criteria]
    return QueueFacts(
        emergency=bool(emergency),
        attendance=max(weights, default=0),
        threat=levels["threat"],
        harm=levels["harm"],
        risk=levels["risk"],
        investigation=levels["investigation"],
        vulnerability=levels["vulnerability"],
        harm_days=(weight.days if weight else None) or Decimal(0),
        sergeant_review=sergeant_review,
        repeat_victim=repeat_victim,
        repeat_premises=repeat_premises,
    )


def band(facts: QueueFacts) -> int:
    """Return the band by harm alone, 0 first."""
    values = asdict(facts)
    bands = [band for fact, at_least, band in policy().rows if values[fact] >= at_least]
    return min(bands, default=len(policy().names) - 1)


def raised_band(band: int, due_at: datetime | None, now: datetime) -> int:
    """Return the band after the steps upward that the time left has earned."""
    if due_at is None or band <= policy().floor:
        return band
    up = max((up for left, up in policy().upgrades if due_at - now <= left), default=0)
    return max(policy().floor, band - up)


def order_key(item: QueueItem, now: datetime) -> tuple[int, datetime, str]:
    """Return the key to sort by: raised band, then due moment (paused last), then reference."""
    return (raised_band(item.band, item.due_at, now), item.due_at or _NEVER, item.reference)


def cutoffs(now: datetime) -> tuple[tuple[datetime, int], ...]:
    """Return (due at or before, bands up), the greatest step first, to raise bands in a database."""
    steps = sorted(policy().upgrades, key=lambda step: -step[1])
    return tuple((now + left, up) for left, up in steps)


def band_name(band: int) -> str:
    """Return the name of a band, such as "Urgent"."""
    return policy().names[band]


@cache
def policy() -> Policy:
    """Return the queue's policy."""
    table = read_yaml(_TABLE)
    table.origin()
    bands = [row.whole("band") for row in table.rows("bands")]
    if bands != list(range(table.whole("last_band") + 1)):
        raise table.fail("bands", "every band from 0 to last_band, in order")
    return Policy(
        names=tuple(row.text("name") for row in table.rows("bands")),
        rows=tuple(_row(row, len(bands)) for row in table.rows("rows")),
        upgrades=tuple((timedelta(hours=row.whole("hours_left")), row.whole("up")) for row in table.rows("upgrades")),
        floor=table.whole("floor"),
        first_priorities=table.whole("first_priorities"),
    )


def _row(row: Row, bands: int) -> tuple[str, Decimal, int]:
    row.only("fact", "at_least", "band", "why")
    if row.text("fact") not in {field.name for field in fields(QueueFacts)}:
        raise row.fail("fact", "a fact of QueueFacts")
    if not 0 <= row.whole("band") < bands:
        raise row.fail("band", "a band of the table")
    return row.text("fact"), row.decimal("at_least"), row.whole("band")
