"""One square, with what happened there, what was warned of it and who was there."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from django.urls import reverse
from django.utils.html import format_html

from counterpart.base.wording import day, duration, local_time
from counterpart.core.hotspots.squares import Square
from counterpart.crimes.models import Incident, WhatHappened
from counterpart.desk.presenters.hotspots import days, place_of, subject_name
from counterpart.desk.presenters.tags import Tag
from counterpart.hotspots.events import KINDS
from counterpart.hotspots.models import PatrolVisit, WarnedCell
from counterpart.hotspots.queries.demand import standing
from counterpart.hotspots.queries.squares import Told

LATEST = 10


class SquarePage:
    """`told` is of the year up to now; `withdraws`, `opens`: whether the reader may withdraw a visit, open a case."""

    def __init__(self, square: Square, told: Told, *, withdraws: bool, opens: bool) -> None:
        self.square, self.told, self.withdraws, self.opens = square, told, withdraws, opens
        self.place = place_of(square) or square.reference
        self.year, self.is_repeat, self.is_chronic = standing(told.reports)

    @property
    def tags(self) -> list[Tag]:
        """Whether so much came from here that it has a name."""
        if self.is_chronic:
            return [Tag("Chronic location", "urgent")]
        return [Tag("Repeat location", "waiting")] if self.is_repeat else []

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The square in figures."""
        lon, lat = self.square.middle
        reports = self.told.reports
        return [
            ("Square", f"{self.square.reference}, {self.square.side} m a side"),
            ("Middle", f"{lat:.4f}, {lon:.4f}"),
            ("Reports", f"{len(reports):,} in 12 months"),
            ("Crimes recorded", f"{int(reports.crimes.sum()):,}"),
            ("Harm (days)", days(reports.harm)),
            ("Officers there", duration(self.told.hours) if self.told.hours else "No visit logged"),
        ]

    @property
    def kinds(self) -> list[list[str]]:
        """What was reported, the most first."""
        count = np.bincount(self.told.reports.events.kind, minlength=len(KINDS))
        order = np.argsort(-count, kind="stable")
        return [[WhatHappened(KINDS[kind]).label, f"{count[kind]:,}"] for kind in order.tolist() if count[kind]]

    @property
    def reports(self) -> list[list[Any]]:
        """The latest reports, each with its case."""
        return [
            [local_time(one.occurred_from), one.get_what_happened_display(), str(one.premises), self._case(one)]
            for one in self.told.incidents
        ]

    @property
    def warnings(self) -> list[list[Any]]:
        """The latest warnings, and whether they came true."""
        return [
            [
                {
                    "text": f"{day(one.forecast.starts_on)}, {one.forecast.days} days",
                    "href": reverse("desk_hotspots:forecast", args=[one.forecast_id]),
                },
                subject_name(one.forecast),
                one.get_reason_display(),
                came_true(one),
            ]
            for one in self.told.warned[:LATEST]
        ]

    @property
    def visits(self) -> list[list[Any]]:
        """The latest visits, those withdrawn struck through."""
        return [[*map(_struck_if(one), _visit(one)), self._standing(one)] for one in self.told.visits[:LATEST]]

    def _standing(self, visit: PatrolVisit) -> Any:
        if visit.withdrawn_at is None:
            address = reverse("desk_hotspots:withdraw_visit", args=[visit.pk])
            return {"text": "Withdraw", "href": address} if self.withdraws else ""
        return f"Withdrawn by {visit.withdrawn_by_name}, {local_time(visit.withdrawn_at)}: {visit.withdrawn_reason}"

    def _case(self, incident: Incident) -> Any:
        case = self.told.cases.get(incident.pk)
        if case is None:
            return incident.reference
        if not self.opens:
            return case.reference
        return {"text": case.reference, "href": reverse("desk:case", args=[case.reference])}


def _visit(visit: PatrolVisit) -> list[str]:
    return [local_time(visit.started_at), f"{visit.minutes}", f"{visit.officers}", visit.logged_by_name, visit.note]


def _struck_if(visit: PatrolVisit) -> Callable[[str], str]:
    return str if visit.withdrawn_at is None else partial(format_html, "<s>{}</s>")


def came_true(cell: WarnedCell) -> str:
    """Whether something happened in a warned square in its period."""
    score = getattr(cell.forecast, "score", None)
    if score is None:
        return "Not known yet"
    return "Yes" if cell.cell in score.right_cells else "No"
