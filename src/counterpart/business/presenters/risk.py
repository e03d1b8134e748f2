"""Crime around premises, in words: bands and never numbers, and no warning without how right such warnings were."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from counterpart.base import wording
from counterpart.core.hotspots import week_parts
from counterpart.core.hotspots.sharing import SharingPolicy, sharing
from counterpart.core.periods.local_time import local_date
from counterpart.core.periods.months import named, written
from counterpart.crimes.models import WhatHappened
from counterpart.hotspots.queries.nearby_warnings import NearbyWarning
from counterpart.hotspots.queries.surroundings import Near, Surroundings, advice
from counterpart.hotspots.record import Record

CSV_HEADS = ("square", "where", "reports", "from", "to")
NO_RECORD = "How often such warnings are right is not known yet: too few have been held against what happened."
_FEWEST_PERIODS = "too few weeks to say how far chance could move it"


@dataclass(frozen=True, slots=True)
class Cell:
    """One square of the map: what stands in it, what is read out, and its shade (-1 where hidden)."""

    text: str
    words: str
    shade: int
    is_own: bool


@dataclass(frozen=True, slots=True)
class WarningWords:
    """One warning: what of, why and until when, and how right such warnings were."""

    title: str
    sentence: str
    record: str


def first_edition_on(at: datetime) -> date:
    """When the first edition can be expected: the next morning on which the month's edition may be made."""
    tomorrow = local_date(at) + timedelta(days=1)
    return max(tomorrow, tomorrow.replace(day=sharing().issue_day))


class Around:
    """The page about one premises."""

    def __init__(self, seen: Surroundings, warned: Sequence[NearbyWarning], records: Sequence[Record]) -> None:
        self.seen = seen
        self.premises = seen.premises
        self.warnings = [_told(each) for each in warned]
        self._warned_kinds = [kind for each in warned for kind in each.kinds]
        self._records = records

    @property
    def months(self) -> str:
        """`January 2026 to December 2026`."""
        return f"{named(self.seen.months.first)} to {named(self.seen.months.last)}"

    @property
    def has_squares(self) -> bool:
        """Whether anything of the map is shown."""
        return any(near.band is not None for near in self.seen.squares)

    @property
    def own_square(self) -> str:
        """What is shown of the premises' own square, as a sentence."""
        [own] = [near for near in self.seen.squares if near.square == self.seen.square]
        return f"Your square: {_band(own.band)}."

    @property
    def columns(self) -> list[str]:
        """What stands above each column of the map."""
        reach = sharing().reach
        return [_steps(east, "east", "west") or "Yours" for east in range(-reach, reach + 1)]

    @property
    def rows(self) -> list[tuple[str, list[Cell]]]:
        """Rows of the map from the north, each with what stands before it."""
        width = 2 * sharing().reach + 1
        cells = [_cell(near) for near in self.seen.squares]
        heads = [_steps(near.north, "north", "south") or "Yours" for near in self.seen.squares[::width]]
        return [(head, cells[row * width : (row + 1) * width]) for row, head in enumerate(heads)]

    @property
    def legend(self) -> list[str]:
        """The bands in words, from the lowest."""
        return [band.words for band in sharing().bands]

    @property
    def policy(self) -> SharingPolicy:
        """The rules by which squares are shown."""
        return sharing()

    @property
    def csv_rows(self) -> list[tuple[str, ...]]:
        """A row for each square."""
        months = (written(self.seen.months.first), written(self.seen.months.last))
        return [(near.square.name, _place(near), _band(near.band), *months) for near in self.seen.squares]

    @property
    def area_km(self) -> str:
        """The side of the area of which kinds and times are told."""
        return f"{sharing().area * sharing().side / 1000:g} km"

    @property
    def warned_km(self) -> str:
        """The side of the area in which everybody is told of a near repeat."""
        return f"{sharing().warned_area * sharing().side / 1000:g} km"

    @property
    def kinds(self) -> str:
        """Kinds that are told of the area, as a list in a sentence; empty where none is."""
        return _listed(_label(kind) for kind in self.seen.words.kinds) if self.seen.words else ""

    @property
    def times(self) -> list[str]:
        """Parts of the week that stand out."""
        return [week_parts.NAMES[part] for part in self.seen.words.parts] if self.seen.words else []

    @property
    def own(self) -> str:
        """One's own reports from here: `4: theft 3, damage 1`."""
        count = sum(self.seen.own.values())
        kinds = ", ".join(f"{_label(kind)} {number:,}" for kind, number in self.seen.own.most_common())
        return f"{wording.plural(count, 'report')}: {kinds}" if count else "No reports"

    @property
    def advice(self) -> list[tuple[str, str]]:
        """What to do, each with where it is from."""
        told = self.seen.words.kinds[:2] if self.seen.words else ()
        kinds = [*self._warned_kinds, *told, *self.seen.own]
        return [(each.text, each.source) for each in advice(kinds, self.premises)]

    @property
    def record_rows(self) -> list[list[str]]:
        """How right all warnings of the force were."""
        return [
            [each.name, f"{each.warnings:,}", f"{each.right:,} ({_share(each)})", f"{each.by_chance:.0%}"]
            for each in self._records
        ]

    @property
    def until(self) -> str:
        """When the next edition is due."""
        return wording.day(self.seen.until)


def _told(warning: NearbyWarning) -> WarningWords:
    what = WARNED.get(warning.subject, warning.subject)
    last = wording.weekday(warning.until - timedelta(days=1))
    if warning.is_near_repeat:
        why = f"Reported close by in the last weeks, and it often happens again near by. In force up to {last}."
    else:
        why = f"Reported often in your square over the past year. In force up to {last}."
    return WarningWords(f"{what} near you", why, how_right(warning.record))


# Subjects of hotspots/data/warnings.yaml as the head of a warning.
WARNED = {"all": "Crime", "theft": "Theft", "burglary": "Burglary", "violence": "Violence or robbery"}


def how_right(record: Record | None) -> str:
    """How often such warnings were right, beside chance; that it is not known where it is not."""
    if record is None:
        return NO_RECORD
    return (
        f"{record.right:,} of {wording.plural(record.warnings, 'warning')} like this were right ({_share(record)}). "
        f"Squares drawn by lot would have been right {record.by_chance:.0%} of the time."
    )


def _share(record: Record) -> str:
    share = record.share
    if share.low is None or share.high is None:
        return f"{share.value:.0%}, {_FEWEST_PERIODS}"
    return f"{share.value:.0%}, likely between {share.low:.0%} and {share.high:.0%}"


def _cell(near: Near) -> Cell:
    text = "–" if near.band is None else _band(near.band)
    words = _band(near.band)
    return Cell(text, words, -1 if near.band is None else near.band, near.east == near.north == 0)


def _band(band: int | None) -> str:
    return sharing().hidden if band is None else sharing().bands[band].words


def _place(near: Near) -> str:
    parts = (_steps(near.north, "north", "south"), _steps(near.east, "east", "west"))
    return ", ".join(part for part in parts if part) or "your square"


def _steps(steps: int, forward: str, back: str) -> str:
    return f"{abs(steps) * sharing().side} m {forward if steps > 0 else back}" if steps else ""


def _label(kind: str) -> str:
    return str(WhatHappened(kind).label).lower()


def _listed(words: Iterable[str]) -> str:
    each = list(words)
    return f"{', '.join(each[:-1])} and {each[-1]}" if len(each) > 1 else "".join(each)
