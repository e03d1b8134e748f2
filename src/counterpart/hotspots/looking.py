"""What somebody looks at on the map: which data, which kind, how far back, where; and how that compares with before."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache, partial
from pathlib import Path

import numpy as np

from counterpart.core.harm import weights
from counterpart.core.hotspots.events import Events, Floats, Timing
from counterpart.core.hotspots.reading import kinds, read
from counterpart.core.hotspots.wanted import CannotMap, Wanted
from counterpart.core.periods.months import Window, named
from counterpart.hotspots.events import KINDS, Reports, plane_of, points_of_premises, reports
from counterpart.partners.models import Organisation
from counterpart.performance.models import DataSource as Source
from counterpart.performance.queries.cubes import newest

_DAYS_IN_A_MONTH = 30


@dataclass(frozen=True, slots=True)
class Asked:
    """`kind`: what was reported, or a category of the loaded data; "" for all. `district`: a code, "" for all."""

    source: str = Source.OWN
    kind: str = ""
    days: int = 90
    district: str = ""

    @property
    def months(self) -> int:
        """How many whole months stand for so many days in data that know no days."""
        return max(1, round(self.days / _DAYS_IN_A_MONTH))


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """The events of a span and of the span of the same length before it.

    `crimes`: crimes recorded from each event. `places`: metres of every premises of the area, so that a map knows where
    there could be an event; with loaded data, where there were any. `span`: the days or months in words.
    """

    asked: Asked
    now: Events
    before: Events
    crimes: Floats
    crimes_before: Floats
    places: tuple[Floats, Floats]
    span: str
    notes: tuple[str, ...]

    @property
    def by_month(self) -> bool:
        """Whether only months are known."""
        return self.now.timing is Timing.MONTH

    @property
    def tells_harm(self) -> bool:
        """Whether the harm of any crime is known, or there is no crime of which it could be."""
        return bool(np.isfinite(self.now.harm).any() or not self.crimes.any())


def look(force: Organisation, asked: Asked, at: datetime) -> Seen:
    """What was asked for. Raises CannotMap with loaded data of which nothing can be mapped."""
    return _loaded(force, asked) if asked.source == Source.FILES else _own(force, asked, at)


def kinds_loaded(force: Organisation) -> tuple[str, ...]:
    """The categories of the data that were loaded; none before a load."""
    snapshot = newest(force, Source.FILES)
    return _kinds_of(tuple(snapshot.crimes)) if snapshot else ()


def harm_table() -> str:
    """The table of harm weights, with its version: it stands beside every sum of harm."""
    table = weights.load()
    return f"{table.name}, {table.version}"


def _own(force: Organisation, asked: Asked, at: datetime) -> Seen:
    length, plane = timedelta(days=asked.days), plane_of(force)
    chosen = (asked.kind,) if asked.kind in KINDS else ()
    told = partial(reports, force, kinds=chosen, plane=plane, district=asked.district)
    now, before = told(at - length, at), told(at - 2 * length, at - length)
    return Seen(
        asked=asked,
        now=now.events,
        before=before.events,
        crimes=now.crimes.astype(np.float64),
        crimes_before=before.crimes.astype(np.float64),
        places=points_of_premises(force, plane, at, district=asked.district),
        span=f"the last {asked.days} days",
        notes=tuple(_notes(now)),
    )


@lru_cache(maxsize=16)
def _kinds_of(paths: tuple[Path, ...]) -> tuple[str, ...]:
    """What was loaded never changes, so what is in it can be kept."""
    return kinds(paths)


def _notes(found: Reports) -> list[str]:
    notes = ["One report is one event, at its premises. Crimes are those recorded from these reports."]
    if found.pointless:
        notes.append(f"{found.pointless:,} reports name no place with a point, or one far away, and are left out.")
    if found.weightless:
        notes.append(f"{found.weightless:,} crimes have no harm weight and count as none.")
    return notes


def _loaded(force: Organisation, asked: Asked) -> Seen:
    snapshot = newest(force, Source.FILES)
    spans = snapshot.spans.spans.get(force.force_code, ()) if snapshot else ()
    if snapshot is None or not spans:
        raise CannotMap("No recorded crime has been loaded")
    last = max(month for span in spans for month in span)
    window = Window(last - asked.months + 1, last)
    categories = (asked.kind,) if asked.kind else ()
    wanted = Wanted(asked.district or force.force_code, categories, Window(window.first - asked.months, last))
    found = read(snapshot.crimes, wanted)
    now = found.events.where(found.events.month >= window.first)
    before = found.events.where(found.events.month < window.first)
    return Seen(
        asked=asked,
        now=now,
        before=before,
        crimes=np.ones(len(now)),
        crimes_before=np.ones(len(before)),
        places=(found.events.x, found.events.y),
        span=named(last) if asked.months == 1 else f"{named(window.first)} to {named(last)}",
        notes=tuple(found.notes()),
    )
