"""From recorded-crime rows to events: which rows have a place, which have a time, and how many have not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterpart.core import districts
from counterpart.core.engines.parquet import complete, opened, scan
from counterpart.core.engines.sql import among, quoted
from counterpart.core.formats import police_uk
from counterpart.core.harm import weights
from counterpart.core.hotspots.events import Events, Precision, Timing, Whole
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID, Plane, in_great_britain, plane_for
from counterpart.core.hotspots.spans import minute_of
from counterpart.core.hotspots.wanted import EVERYTHING, CannotMap, Wanted, condition, why_nothing
from counterpart.core.periods.months import Window, first_day, in_runs, month_of
from counterpart.core.words import plural

_KIND = "coalesce(category, 'unknown')"
_UNKNOWN_TIME = -(1 << 62)
# From this share of events with a time on, those without one are left out rather than all taken by month.
_NEARLY_ALL = 0.9

NO_TIMES = (
    "These crimes tell their month and no day (data.police.uk publishes no more). Load an extract of the record system"
    " whose mapping names occurred_from and occurred_to"
)
_POINTS_FROM = (
    "Street files of data.police.uk have points, and so has an extract whose mapping names longitude and latitude"
)
_Columns = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The events of what was wanted. `crimes` are all crimes of it, of which the others could not be used.

    `timed` says of each event whether its time is known; of the others the month is. `far` lay outside the area of the
    force that recorded them; `pointless` had no point, `monthless` stand for several months together, `abroad` lay
    outside Great Britain where most others do not. `timeless` were left out because only their month is known.
    """

    events: Events
    timed: NDArray[np.bool_]
    crimes: int
    pointless: int
    far: int
    monthless: int
    abroad: int = 0
    timeless: int = 0

    @property
    def months(self) -> Window:
        """From the first month with an event to the last."""
        return Window(int(self.events.month.min()), int(self.events.month.max()))

    def by_time(self) -> "Found":
        """Those whose time is known. Raises CannotMap when there are none."""
        if not self.timed.any():
            raise CannotMap(NO_TIMES)
        events = replace(self.events.where(self.timed), timing=Timing.TIME)
        timeless = self.timeless + int((~self.timed).sum())
        return replace(self, events=events, timed=self.timed[self.timed], timeless=timeless)

    def by_month(self) -> "Found":
        """All of them by the month in which they happened; where that is unknown, the one of recording."""
        happened = (self.events.middle * 60).astype("datetime64[s]").astype("datetime64[M]").astype(np.int64)
        month = np.where(self.timed, happened + month_of(date(1970, 1, 1)), self.events.month)
        return replace(self, events=replace(self.events, month=month))

    def best(self) -> "Found":
        """By time where at least nine in ten events have one, else all of them by month of recording."""
        return self.by_time() if self.timed.mean() >= _NEARLY_ALL else self

    def left_out(self) -> str:
        """How many records were left out for each reason, in words; nothing where none was."""
        reasons = {
            "without a point": self.pointless,
            "outside the area of the force that recorded it": self.far,
            "for several months together": self.monthless,
            "outside Great Britain": self.abroad,
            "without a time": self.timeless,
        }
        return "; ".join(f"{number:,} {words}" for words, number in reasons.items() if number)

    def notes(self) -> list[str]:
        """What a reader must be told of what was left out, and of what the points and times are."""
        left_out = self.left_out()
        notes = [f"Left out of {plural(self.crimes, 'record')}: {left_out}."] if left_out else []
        if self.events.precision is Precision.STREET:
            notes.append("The points are anonymised map points (data.police.uk): many places share one.")
        if not self.timed.any():
            notes.append("Only the month of each crime is known, not its day.")
        elif not self.timed.all():
            notes.append(f"No time, only a month, is known of {plural(int((~self.timed).sum()), 'event')}.")
        empty = sorted(set(self.months) - set(np.unique(self.events.month).tolist()))
        if empty:
            notes.append(f"No event in {in_runs(empty)}. If months are missing from the data, what is said is wrong.")
        return notes


def read(paths: Sequence[Path], wanted: Wanted = EVERYTHING) -> Found:
    """The events of Parquet files of recorded crime; month-only ones span their month. In order of time and place.

    Raises CannotMap when there is nothing of what was wanted, or nothing with a point, and UnreadableFile.
    """
    rows = _rows(paths, wanted)
    crimes = _crimes(rows)
    if not crimes:
        raise CannotMap(why_nothing(paths, wanted))
    pointless = ~np.isfinite(rows["longitude"])
    far = ~pointless & rows["far"]
    monthless = ~pointless & ~far & (rows["first_month"] < rows["last_month"])
    usable = ~(pointless | far | monthless)
    plane = plane_for(rows["longitude"][usable], rows["latitude"][usable]) if usable.any() else BRITISH_NATIONAL_GRID
    abroad = usable & plane.is_british & ~in_great_britain(rows["longitude"], rows["latitude"])
    each = np.repeat(np.flatnonzero(usable & ~abroad), rows["crimes"][usable & ~abroad])
    each_row = {name: values[each] for name, values in rows.items()}
    found = Found(
        events=_events(each_row, plane, kinds(paths, wanted)),
        timed=each_row["begins"] != _UNKNOWN_TIME,
        crimes=crimes,
        pointless=_crimes(rows, pointless),
        far=_crimes(rows, far),
        monthless=_crimes(rows, monthless),
        abroad=_crimes(rows, abroad),
    )
    if not len(each):
        which = "The only crime of these cannot" if crimes == 1 else f"None of these {crimes:,} crimes can"
        raise CannotMap(f"{which} be mapped: {found.left_out()}. {_POINTS_FROM}")
    return found


def _crimes(rows: _Columns, chosen: Any = slice(None)) -> int:
    return int(rows["crimes"][chosen].sum())


def _rows(paths: Sequence[Path], wanted: Wanted) -> _Columns:
    """One array for each column, NaN or _UNKNOWN_TIME for what is unknown; `kind` and `place` number texts in order."""
    query = f"""
        SELECT crimes, first_month, last_month, coalesce(longitude, 'nan') AS longitude,
            coalesce(latitude, 'nan') AS latitude, coalesce({_far()}, false) AS far,
            coalesce(epoch_us(occurred_from) // 60000000, {_UNKNOWN_TIME}) AS begins,
            coalesce(epoch_us(occurred_to) // 60000000, {_UNKNOWN_TIME}) AS ends,
            coalesce({_harm()}, 'nan') AS harm, source = {quoted(police_uk.SOURCE)} AS is_street,
            dense_rank() OVER (ORDER BY {_KIND}) - 1 AS kind,
            CASE WHEN premises IS NULL THEN -1 ELSE dense_rank() OVER (ORDER BY premises NULLS LAST) - 1 END AS place
        FROM {complete(scan(paths))} WHERE {condition(wanted)} AND crimes > 0
        ORDER BY first_month, begins, longitude, latitude, kind, place, offence_subgroup"""  # noqa: S608  # quoted
    with opened(paths) as connection:
        return {name: np.ma.getdata(values) for name, values in connection.execute(query).fetchnumpy().items()}


def kinds(paths: Sequence[Path], wanted: Wanted = EVERYTHING) -> tuple[str, ...]:
    """The categories of all that is wanted, as `kind` numbers them. Reads no other column."""
    query = f"SELECT DISTINCT {_KIND} FROM {scan(paths)} WHERE {condition(wanted)} AND crimes > 0 ORDER BY 1"  # noqa: S608
    with opened(paths) as connection:
        return tuple(name for (name,) in connection.execute(query).fetchall())


def _events(found: _Columns, plane: Plane, kinds: tuple[str, ...]) -> Events:
    begins, ends = _months_filled(found)
    x, y = plane.to_metres(found["longitude"], found["latitude"])
    return Events(
        plane=plane,
        precision=Precision.STREET if found["is_street"].any() else Precision.POINT,
        timing=Timing.MONTH,
        kinds=kinds,
        x=x,
        y=y,
        begins=begins,
        ends=ends,
        month=found["first_month"].astype(np.int64),
        harm=found["harm"].astype(np.float64),
        kind=found["kind"].astype(np.int64),
        place=found["place"].astype(np.int64),
    )


def _months_filled(found: _Columns) -> tuple[Whole, Whole]:
    """When each event began and ended; where that is unknown, the month in which it was recorded."""
    begins, ends = found["begins"].astype(np.int64), found["ends"].astype(np.int64)
    for month in np.unique(found["first_month"]).tolist():
        unknown = (found["first_month"] == month) & (found["begins"] == _UNKNOWN_TIME)
        begins[unknown], ends[unknown] = minute_of(first_day(month)), minute_of(first_day(month + 1)) - 1
    return begins, ends


def _far() -> str:
    """A district of another force's area. A force without districts of its own, as that of railways, is far nowhere."""
    held = districts.load().values()
    cases = " ".join(f"WHEN {quoted(one.code)} THEN {quoted(one.force)}" for one in held)
    return f"({among('force', sorted({one.force for one in held}))} AND (CASE district {cases} END) <> force)"


def _harm() -> str:
    days = " ".join(f"WHEN {quoted(name)} THEN {days}::DOUBLE" for name, days in weights.load().days.items())
    return f"(CASE offence_subgroup {days} END)"
