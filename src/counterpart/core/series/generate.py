"""A county with series planted in it, to hold proposals against what is true. Nothing in it happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from counterpart.core.series import words
from counterpart.core.series.facts import CrimeFacts
from counterpart.core.tables import Row, read_yaml

_TABLE = Path(__file__).parent / "data" / "county.yaml"
_START = datetime(2026, 1, 1, tzinfo=UTC)
_LETTERS = "ABCDEFGHJKLMNOPRSTUVWXYZ"
_FEWEST, MOST_OF_ONE = 3, 8


@dataclass(frozen=True, slots=True)
class County:
    """`planted` says which series a crime is of, by the crime's key; crimes of none are left out."""

    crimes: tuple[CrimeFacts, ...]
    planted: dict[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class _Offender:
    """What somebody keeps to."""

    kind: int
    method: str
    goods: str
    look: tuple[str, ...]
    vehicle: str
    plate: str
    hour: float
    town: int


def county(*, crimes: int, series: int, seed: int) -> County:
    """`crimes` in all, of which `series` planted series of three to eight. The same seed makes the same county.

    Raises ValueError where the series need more crimes than there are.
    """
    if series * MOST_OF_ONE > crimes:
        raise ValueError(f"{series} series need up to {series * MOST_OF_ONE} crimes; the county has {crimes}")
    maker = _Maker(np.random.default_rng(seed))
    made: list[tuple[int, CrimeFacts]] = []
    for number in range(series):
        made += [(number, facts) for facts in maker.series(len(made))]
    while len(made) < crimes:
        made.append((-1, maker.single(len(made))))
    return County(
        crimes=tuple(facts for _, facts in made),
        planted={facts.key: number for number, facts in made if number >= 0},
    )


class _Maker:
    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng
        self.towns = rng.uniform(0, _table().whole("width_metres"), (_table().whole("towns"), 2))
        self.busy = rng.dirichlet(np.ones(len(self.towns)))
        spread = (len(self.towns), _table().whole("premises_in_a_town"), 2)
        self.premises = self.towns[:, None, :] + rng.normal(0, _table().whole("town_metres"), spread)
        self.targeted = rng.dirichlet(np.full(spread[1], 0.7))

    def single(self, key: int) -> CrimeFacts:
        """A crime of nobody who did another."""
        offender = self._offender()
        day = self.rng.uniform(0, _table().whole("days"))
        return self._crime(key, offender, day, keeps=None)

    def series(self, first: int) -> Iterator[CrimeFacts]:
        """Crimes of one offender, some days apart from one another."""
        offender = self._offender()
        number = int(self.rng.integers(_FEWEST, MOST_OF_ONE + 1))
        gaps = self.rng.exponential(6, number).cumsum()
        start = self.rng.uniform(0, max(1.0, _table().whole("days") - gaps[-1]))
        for place in range(number):
            yield self._crime(first + place, offender, start + gaps[place], keeps=_table().row("keeps"))

    def _offender(self) -> _Offender:
        kind = self._drawn({str(place): row.whole("share") for place, row in enumerate(_kinds())})
        row = _kinds()[int(kind)]
        low, high = row.values["hours"]
        look = _table().row("look")
        parts = tuple(str(self.rng.choice(look.texts(name))) for name in ("build", "hair", "clothing", "mark"))
        return _Offender(
            kind=int(kind),
            method=self._drawn(row.values["values"]),
            goods=self._drawn(row.values["kinds"]),
            look=parts,
            vehicle=str(self.rng.choice(look.texts("vehicle"))),
            plate=self._plate(),
            hour=float(self.rng.uniform(low, high)),
            town=int(self.rng.choice(len(self.towns), p=self.busy)),
        )

    def _crime(self, key: int, usual: _Offender, day: float, *, keeps: Row | None) -> CrimeFacts:
        """By somebody who keeps to the usual as often as `keeps` says; without it, always: there is no other crime."""
        now = usual if keeps is None else self._varied(usual, keeps)
        place = self.premises[now.town][self.rng.choice(len(self.targeted), p=self.targeted)]
        happened = _START + timedelta(days=int(day), hours=now.hour)
        told = _table().row("told")
        has_vehicle = self._happens(told.whole("vehicle") if keeps is None else keeps.whole("vehicle"))
        row = _kinds()[now.kind]
        return CrimeFacts(
            key=key,
            from_at=happened,
            to_at=happened + timedelta(hours=3) if self._happens(told.whole("range")) else None,
            x=float(place[0]),
            y=float(place[1]),
            method={"what_happened": row.text("what"), row.text("field"): now.method},
            description=self._described(now.look) if self._happens(told.whole("person")) else frozenset(),
            kinds=frozenset({now.goods}),
            plates=frozenset({now.plate} if has_vehicle else ()),
            vehicle=words.compared(now.vehicle) if has_vehicle else frozenset(),
        )

    def _varied(self, usual: _Offender, keeps: Row) -> _Offender:
        """The same person on another day: each habit is kept or not; a plate may be mistyped."""
        other = self._offender()
        look = tuple(
            own if self._happens(keeps.whole("look")) else new for own, new in zip(usual.look, other.look, strict=True)
        )
        same_kind = other.kind == usual.kind
        return _Offender(
            kind=usual.kind,
            method=usual.method if not same_kind or self._happens(keeps.whole("method")) else other.method,
            goods=usual.goods if not same_kind or self._happens(keeps.whole("kinds")) else other.goods,
            look=look,
            vehicle=usual.vehicle,
            plate=self._slipped(usual.plate) if self._happens(keeps.whole("slip")) else usual.plate,
            hour=usual.hour + self.rng.normal(0, 0.8) if self._happens(keeps.whole("hour")) else other.hour,
            town=usual.town if self._happens(keeps.whole("town")) else other.town,
        )

    def _described(self, look: tuple[str, ...]) -> frozenset[str]:
        """Two or three of the four things that can be told."""
        chosen = self.rng.choice(len(look), size=int(self.rng.integers(2, 4)), replace=False)
        return words.compared(*(look[place] for place in chosen))

    def _plate(self) -> str:
        letters = "".join(self.rng.choice(list(_LETTERS), 5))
        return f"{letters[:2]}{self.rng.integers(10, 75)}{letters[2:]}"

    def _slipped(self, plate: str) -> str:
        place = int(self.rng.integers(4, 7))
        return f"{plate[:place]}{self.rng.choice(list(_LETTERS))}{plate[place + 1 :]}"

    def _drawn(self, shares: dict[str, Any]) -> str:
        chances = np.array(list(shares.values()), dtype=float)
        return str(self.rng.choice(list(shares), p=chances / chances.sum()))

    def _happens(self, percent: int) -> bool:
        return bool(self.rng.uniform(0, 100) < percent)


@cache
def _table() -> Row:
    table = read_yaml(_TABLE)
    table.origin()
    return table


@cache
def _kinds() -> tuple[Row, ...]:
    return _table().rows("kinds_of_crime")
