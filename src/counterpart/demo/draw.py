"""Simulated reports: three months of them, the same ones for the same seed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from counterpart.core.reporting.answers import Answers
from counterpart.core.reporting.moments import settle_when
from counterpart.core.reporting.questions import Context, prune
from counterpart.demo import county, premises, rhythm, stories
from counterpart.demo.chance import Chance
from counterpart.demo.county import Cell
from counterpart.demo.premises import ReportingPremises

SIGNED_IN = Context(premises="one", signed_in=True)
# Hours from the end of what happened to the report, most often few.
_DELAYS = {
    "theft": (0.2, 30),
    "burglary": (0.2, 6),
    "robbery": (0.1, 2),
    "violence": (0.2, 20),
    "making_off": (0.2, 20),
}
_OTHER_DELAY = (0.5, 48)


@dataclass(frozen=True, slots=True)
class DrawnReport:
    """One simulated report: when it reached us, from where, and its answers as JSON."""

    submission_key: UUID
    reported_at: datetime
    premises_id: int
    answers: dict[str, Any]


def draw_reports(
    *,
    number: int,
    seed: int,
    until: datetime,
    weights: Mapping[Cell, float],
    at: Sequence[ReportingPremises],
) -> list[DrawnReport]:
    """`number` reports that reached us before `until`, oldest first.

    Their months, districts and kinds follow `weights` (see `county`); every district with a weight
    needs premises in `at`. Each answers all that it is asked and nothing else.
    """
    months = sorted({cell.month for cell in weights}, reverse=True)
    by_district: dict[str, list[ReportingPremises]] = {}
    for each in at:
        by_district.setdefault(each.district, []).append(each)
    cells = county.draw(weights, number, Chance(seed, "county"))
    drawn = [
        _report(cell, months.index(cell.month), by_district[cell.district], until, Chance(seed, place, cell))
        for place, cell in enumerate(cells)
    ]
    return sorted(drawn, key=lambda report: (report.reported_at, report.submission_key))


def _report(cell: Cell, month: int, at: Sequence[ReportingPremises], until: datetime, chance: Chance) -> DrawnReport:
    what = cell.what_happened
    place = premises.draw(at, stories.suits(what), chance)
    happened_at = rhythm.moment(chance, what, month=month, until=until)
    told = Answers.from_json(stories.tell(what, place, happened_at, chance))
    reported_at = _reported_at(told, happened_at, until, chance)
    answers = prune(settle_when(told, reported_at), SIGNED_IN)
    return DrawnReport(chance.uuid(), reported_at, place.id, answers.to_json())


def _reported_at(told: Answers, happened_at: datetime, until: datetime, chance: Chance) -> datetime:
    """When it is reported: at once while it goes on, later otherwise, and always before `until`."""
    chosen = told.when.chosen if told.when else None
    if chosen == "now":
        return happened_at
    low, high = (0.1, 0.9) if chosen == "last_hour" else _DELAYS.get(told.what_happened or "", _OTHER_DELAY)
    later = timedelta(hours=chance.between(low, high))
    if happened_at + later >= until:
        later = (until - happened_at) * chance.between(0.1, 0.9)
    return (happened_at + later).replace(microsecond=0)
