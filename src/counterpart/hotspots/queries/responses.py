"""What was tried, and what came of it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from django.db.models import QuerySet

from counterpart.base.actors import Actor
from counterpart.core.hotspots.comparison import Effect, before_after
from counterpart.core.hotspots.events import MINUTES_IN_A_DAY
from counterpart.core.hotspots.spans import Span
from counterpart.core.hotspots.squares import Square, parse, ring_around
from counterpart.core.hotspots.windows import BeforeAfter
from counterpart.core.periods.local_time import local_date, start_of_day
from counterpart.hotspots import policy, rules
from counterpart.hotspots.counting import inside
from counterpart.hotspots.events import LONGEST_RANGE, first_told_at, minutes_of, reports
from counterpart.hotspots.models import Response

# Fifty-two weeks: the same days of the week, and nearly the same of the year.
_YEAR = timedelta(days=364)


class Against(StrEnum):
    """With what the days of a response are compared."""

    BEFORE = "before"
    YEAR = "year"


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """The days compared, half-open; `so_far` while the response runs. `ring`: the squares around it."""

    effect: Effect
    before: tuple[datetime, datetime]
    after: tuple[datetime, datetime]
    so_far: bool
    ring: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """Nothing can be compared: reports do not reach back to `first`, the first of the days that are needed."""

    first: datetime


def responses(actor: Actor) -> QuerySet[Response]:
    """Every response of the actor's force, the latest first; those withdrawn stand last."""
    found: QuerySet[Response] = Response.objects.visible_to(actor)
    return found.order_by("withdrawn_at", "-starts_on", "-pk")


def find(actor: Actor, pk: int) -> Response:
    """One response. Raises Response.DoesNotExist where the actor's force has none such."""
    found: Response = Response.objects.visible_to(actor).select_related("force").get(pk=pk)
    return found


def squares_of(response: Response) -> tuple[list[Square], list[Square], list[Square]]:
    """Its squares, those around them, and those that it is compared with."""
    own, compared = ([parse(name) for name in names] for names in (response.cells, response.comparison_cells))
    return own, sorted(ring_around(own, policy.reach())), compared


def outcome(response: Response, against: Against, at: datetime) -> Outcome | OutOfReach | None:
    """What came of a response, as far as it has gone; None before it has lasted a week.

    Days of which there are no data are not nought: OutOfReach where any day to be compared is one of them.
    """
    last = min(response.ends_on, local_date(at))
    if last - response.starts_on < rules.SHORTEST:
        return None
    windows = _windows(start_of_day(response.starts_on), start_of_day(last), against)
    first, end = _moment(windows.before.start), _moment(windows.after.end)
    told_from = first_told_at(response.force)
    if told_from is None or first < told_from:
        return OutOfReach(first)
    own, ring, compared = squares_of(response)
    events = reports(response.force, first - LONGEST_RANGE, end, kinds=response.kinds, plane=own[0].plane).events
    masks = (inside(events, each) for each in (own, compared, ring))
    return Outcome(
        effect=before_after(events, windows, *masks),
        before=(first, _moment(windows.before.end)),
        after=(_moment(windows.after.start), end),
        so_far=last < response.ends_on,
        ring=tuple(ring),
    )


def _windows(start: datetime, end: datetime, against: Against) -> BeforeAfter:
    """Both of one length, to the minute, whatever the clocks do; over a year only what came right before serves."""
    after = Span(minutes_of(start), minutes_of(end))
    back = after.end - after.start
    if against is Against.YEAR:
        back = max(back, _YEAR // timedelta(days=1) * MINUTES_IN_A_DAY)
    return BeforeAfter(Span(after.start - back, after.end - back), after)


def _moment(minute: int) -> datetime:
    return datetime.fromtimestamp(minute * 60, tz=UTC)
