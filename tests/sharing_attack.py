"""An attack on what businesses see: everything that all of them are shown, and what one of them knows of itself.

The attacker knows the policy, which businesses report from each square (and that there may be one more), every band of
every square in every edition, every warning, and their own reports month by month. They ask of a hidden square how few
and how many reports of the others there can be.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from counterpart.core.hotspots.editions import Edition, Told
from counterpart.core.hotspots.sharing import SharingPolicy
from counterpart.core.hotspots.squares import Square
from tests.riddles import Riddle, Sum, added, total

# More reports than anybody has in one stretch of months; the attacker knows no such limit, and this one is not met.
MOST = 60
UNKNOWN = "somebody else"

Counts = Mapping[tuple[Square, str, int], int]


@dataclass(frozen=True)
class Seen:
    """What is known: `counts` by square, business and month are true, and used only for the attacker's own.

    `warned` holds, for each warning, the squares near which something was reported in one of `months`; `quiet` those
    where no warning says that nothing was. That is more than a warning tells: it rests on the most to expect, and not
    on every report. `totals` are counts that a weaker policy would show: squares, edition, count.
    """

    policy: SharingPolicy
    editions: Sequence[Edition]
    counts: Counts
    warned: Sequence[tuple[Sequence[Square], Sequence[int]]] = ()
    totals: Sequence[tuple[Sequence[Square], int, int]] = ()
    quiet: Sequence[tuple[Sequence[Square], Sequence[int]]] = ()

    @property
    def squares(self) -> list[Square]:
        """Every square where a business stands."""
        return sorted({square for square, _, _ in self.counts})

    def months_of(self, edition: int) -> range:
        """The months that an edition looks back over."""
        month = self.editions[edition].month
        return range(month - self.policy.months, month)

    def stretches(self) -> list[tuple[int, ...]]:
        """Months that lie in the same editions and warnings: nobody can tell them apart."""
        months = sorted({month for edition in range(len(self.editions)) for month in self.months_of(edition)})
        alike: dict[tuple[bool, ...], list[int]] = {}
        for month in months:
            within = [month in self.months_of(edition) for edition in range(len(self.editions))]
            alike.setdefault((*within, *(month in told for _, told in (*self.warned, *self.quiet))), []).append(month)
        return [tuple(each) for each in alike.values()]


def attack(seen: Seen, target: Square, edition: int, by: str | None) -> tuple[int, int]:
    """The least and the greatest count of others' reports in `target` that fit all that is seen, for `by`."""
    attacker = _Attacker(seen, by)
    others = [business for business in attacker.businesses[target] if business != by]
    return attacker.riddle.ends(added(*(attacker.reports(target, business, edition) for business in others)))


class _Attacker:
    def __init__(self, seen: Seen, by: str | None) -> None:
        self.seen, self.riddle = seen, Riddle()
        self.businesses = {
            square: [*sorted({who for place, who, _ in seen.counts if place == square}), UNKNOWN]
            for square in seen.squares
        }
        self.unknown = {
            (square, who, stretch): self.riddle.unknown(MOST)
            for square, names in self.businesses.items()
            for who in names
            for stretch in seen.stretches()
        }
        self._know_oneself(by)
        for edition in range(len(seen.editions)):
            for square in seen.squares:
                self._know_square(square, edition)
        for squares, months in seen.warned:
            self.riddle.know(self._within(squares, months), least=1)
        for squares, months in seen.quiet:
            self.riddle.know(self._within(squares, months), most=0)
        for squares, edition, count in seen.totals:
            self.riddle.know(added(*(self.all_reports(square, edition) for square in squares)), count, count)

    def reports(self, square: Square, who: str, edition: int) -> Sum:
        """The reports of a business in a square, as an edition counts them."""
        months = {*self.seen.months_of(edition)}
        inside = (each for each in self.seen.stretches() if months.issuperset(each))
        return total(self.unknown[square, who, stretch] for stretch in inside)

    def all_reports(self, square: Square, edition: int) -> Sum:
        """Those of everybody."""
        return added(*(self.reports(square, who, edition) for who in self.businesses[square]))

    def _within(self, squares: Sequence[Square], months: Sequence[int]) -> Sum:
        return total(place for key, place in self.unknown.items() if key[0] in squares and {*key[2]} & {*months})

    def _know_oneself(self, by: str | None) -> None:
        own: Counter[int] = Counter()
        for (square, who, month), count in self.seen.counts.items():
            for stretch in self.seen.stretches():
                if who == by and month in stretch:
                    own[self.unknown[square, who, stretch]] += count
        for (_, who, _), place in self.unknown.items():
            if who == by:
                self.riddle.know({place: 1}, own[place], own[place])

    def _know_square(self, square: Square, edition: int) -> None:
        shown = self.seen.editions[edition].bands.get(square.name)
        if shown is not None:
            self._know_shown(square, edition, shown)
        elif not self._is_held(square, edition):
            self._know_hidden(square, edition)

    def _know_shown(self, square: Square, edition: int, band: int) -> None:
        everything, limits = self.all_reports(square, edition), self.seen.policy.bands[band]
        self.riddle.know(everything, limits.least, limits.most if limits.most is not None else float("inf"))
        _know_fit(self.riddle, self.seen.policy, everything, self._by_business(square, edition))

    def _know_hidden(self, square: Square, edition: int) -> None:
        everything = self.all_reports(square, edition)
        _know_unfit(self.riddle, self.seen.policy, everything, self._by_business(square, edition))

    def _by_business(self, square: Square, edition: int) -> dict[str, Sum]:
        return {who: self.reports(square, who, edition) for who in self.businesses[square]}

    def _is_held(self, square: Square, edition: int) -> bool:
        """Whether the policy would hide it anyhow, because it was shown and then hidden not long ago."""
        return any(
            square.name in self.seen.editions[earlier - 1].bands
            and square.name not in self.seen.editions[earlier].bands
            and earlier < edition < earlier + self.seen.policy.hidden_for
            for earlier in range(1, edition)
        )


def _know_fit(riddle: Riddle, policy: SharingPolicy, everything: Sum, by_business: Mapping[str, Sum]) -> None:
    """Enough reports, enough of them without any one business, and enough businesses."""
    riddle.know(everything, least=policy.bands[0].least)
    reported = []
    for mine in by_business.values():
        riddle.know(_less(everything, mine), least=policy.remain)
        reported.append(riddle.unknown(1))
        riddle.know(added(mine, {reported[-1]: -1}), least=0)
    riddle.know(total(reported), least=policy.businesses)


def _know_unfit(riddle: Riddle, policy: SharingPolicy, everything: Sum, by_business: Mapping[str, Sum]) -> None:
    """Too few reports, or too few without some business, or too few businesses."""
    endless = MOST * len(everything)
    reasons = [riddle.unknown(1)]
    riddle.know(added(everything, {reasons[0]: endless}), most=policy.bands[0].least - 1 + endless)
    reported = []
    for mine in by_business.values():
        reasons.append(riddle.unknown(1))
        riddle.know(added(_less(everything, mine), {reasons[-1]: endless}), most=policy.remain - 1 + endless)
        reported.append(riddle.unknown(1))
        riddle.know(added(mine, {reported[-1]: -endless}), most=0)
    reasons.append(riddle.unknown(1))
    many = len(by_business)
    riddle.know(added(total(reported), {reasons[-1]: many}), most=policy.businesses - 1 + many)
    riddle.know(total(reasons), least=1)


def _less(one: Sum, other: Sum) -> dict[int, float]:
    return added(one, {place: -factor for place, factor in other.items()})


def attack_kind(
    policy: SharingPolicy, edition: Edition, reports: Sequence[Told], named: Sequence[str], kind: str, by: str | None
) -> tuple[int, int]:
    """The least and the greatest count of others' reports of a kind in the shown squares of the only area."""
    riddle = Riddle()
    squares = [square for square in sorted({report.square for report in reports}) if square.name in edition.bands]
    names = [*sorted({report.business for report in reports}), UNKNOWN]
    kinds = sorted({report.kind for report in reports} | {kind})
    told = Counter((report.square, report.business, report.kind) for report in reports)
    cells = {key: riddle.unknown(MOST) for key in product(squares, names, kinds)}
    for key, place in cells.items():
        if key[1] == by:
            riddle.know({place: 1}, told[key], told[key])
    for square in squares:
        band = policy.bands[edition.bands[square.name]]
        inside = total(place for key, place in cells.items() if key[0] == square)
        riddle.know(inside, band.least, band.most if band.most is not None else float("inf"))
        for who in names:
            mine = total(place for key, place in cells.items() if key[:2] == (square, who))
            riddle.know(_less(inside, mine), least=policy.remain)
    for each in kinds:
        by_name = {who: total(cells[square, who, each] for square in squares) for who in names}
        know = _know_fit if each in named else _know_unfit
        know(riddle, policy, added(*by_name.values()), by_name)
    return riddle.ends(total(place for key, place in cells.items() if key[1] != by and key[2] == kind))
