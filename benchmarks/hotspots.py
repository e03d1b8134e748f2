"""Hotspots: what the methods find in burglaries of Washington and shoplifting of Norfolk.

Real data of this repository, a fixed seed: it finds the same on any machine. docs/explanation/hotspots.md reads it.
"""

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
from scipy.stats import false_discovery_control, norm

from benchmarks import _page
from counterpart.core.hotspots.density import kernel_density
from counterpart.core.hotspots.events import Events, Floats
from counterpart.core.hotspots.getis_ord import Mask, by_chance, gi_star
from counterpart.core.hotspots.grids import counts, square_grid
from counterpart.core.hotspots.near_repeat import KnoxTable, earlier_nearby, knox, knox_of
from counterpart.core.hotspots.profiles import TimeOfWeek, time_of_week
from counterpart.core.hotspots.reading import read
from counterpart.core.hotspots.repeats import points_of, repeat_locations
from counterpart.core.loading.load import load

WASHINGTON = Path("data/incidents/washington-burglary-2011-2014.csv.gz")
MAPPING = Path("data/incidents/washington.yaml")
NORFOLK = Path("data/recorded-crime/street/norfolk")
SIDE, REACH, BANDWIDTH = 250, 1, 500
SURE = 0.05
# "The same place" first, then as far as people walk.
METRES, DAYS = (0.0, 100.0, 200.0, 400.0, 800.0), (7, 14, 28, 56)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="counterpart-bench-") as name:
        folder = Path(name)
        load([WASHINGTON], folder / "washington", mapping=MAPPING)
        load(sorted(NORFOLK.iterdir()), folder / "norfolk")
        burglaries = read(sorted((folder / "washington").glob("*.parquet"))).by_time().events
        crimes = read(sorted((folder / "norfolk").glob("*.parquet"))).best().events
    text = "\n\n".join((_opening(), *_washington(burglaries), *_norfolk(crimes)))
    print(text)
    _page.keep("Hotspots", text)


def _opening() -> str:
    return (
        "What the methods find in real data. Nothing here is a time: `make bench hotspots` finds the same on any"
        " machine, and writes this section. [Hotspots](../explanation/hotspots.md) explains the methods."
    )


def _washington(events: Events) -> Iterable[str]:
    yield f"**Burglaries of Washington**, 2011 to 2014, {len(events):,}, each with its time and its block."
    yield _knox_said(knox(events.x, events.y, events.days, METRES, DAYS))
    rng = np.random.default_rng(0)
    shuffled = knox(events.x, events.y, rng.permutation(events.days), METRES, DAYS)
    yield (
        f"With their times shuffled once before, as a check, the largest ratio is {np.nanmax(shuffled.ratio):.2f}, and"
        f" {int((shuffled.p <= SURE).sum())} of {shuffled.p.size} bands have a p of {SURE} or less."
    )
    order = rng.permutation(len(events))
    by_chance = replace(events, begins=events.begins[order], ends=events.ends[order])
    near, near_by_chance = ((earlier_nearby(each) >= 0).mean() for each in (events, by_chance))
    yield (
        f"{near:.0%} came within 400 m and 14 days of an earlier one (the rule of near repeats); with shuffled times,"
        f" {near_by_chance:.0%}: in a city this dense the rule tells little, and only the ratio says something."
    )
    yield _week_said(time_of_week(events, ZoneInfo("America/New_York")))


def _norfolk(crimes: Events) -> Iterable[str]:
    events = crimes.of_kind("shoplifting")
    yield (
        f"**Shoplifting in Norfolk**, April to September 2025, {len(events):,} with a map point; only months are known."
    )
    yield _gi_star_said(crimes, events)
    found = repeat_locations(events, points_of(events))
    held = found.events[found.is_chronic].sum() / len(events)
    yield (
        f"They lie on {len(found):,} map points, each shared by the places around it."
        f" {found.is_repeat.sum():,} have 3 or"
        f" more, and {found.is_chronic.sum():,} have 10 or more: these are {found.is_chronic.mean():.0%} of"
        f" the points and"
        f" hold {held:.0%} of all."
    )
    table = knox_of(events)
    yield (
        f"Near repeats by month: within 100 m, {table.ratio[0, 0]:.2f} times as many pairs as expected lie in the same"
        f" month (p {table.p[0, 0]:.3f}), and {table.ratio[0, -1]:.2f} times as many three months apart."
    )
    week = time_of_week(events)
    yield (
        f"Time of week: {week.known:,} known, {week.not_known:,} not known. A month tells no hour: there is no profile."
    )


def _gi_star_said(crimes: Events, events: Events) -> str:
    grid = square_grid(crimes.plane, crimes.x, crimes.y, SIDE, margin=REACH)
    held = counts(grid, grid.cell_of(events.x, events.y)).reshape(grid.shape)
    lived_in = counts(grid, grid.cell_of(crimes.x, crimes.y)).reshape(grid.shape) > 0
    density = kernel_density(events.x, events.y, grid, BANDWIDTH)
    row, column = np.unravel_index(np.argmax(density), density.shape)
    return (
        f"Gi\\* on squares of {SIDE} m, p at most {SURE} with the false discovery rate held: of all"
        f" {len(grid):,} squares of the county's box, {_hot_said(held, np.ones_like(lived_in))}; of the"
        f" {lived_in.sum():,} that had any crime at all, {_hot_said(held, lived_in)}."
        f" {_shuffled_said(held, lived_in)} The densest spot, by a quartic kernel of"
        f" {BANDWIDTH} m, has {density[row, column]:,.0f} a square kilometre in the six months, in"
        f" {grid.name(int(row * grid.columns + column))}."
    )


def _hot_said(held: Floats, inside: Mask) -> str:
    hot = by_chance(held, REACH, inside) <= SURE
    share = held[hot].sum() / held.sum()
    return f"{hot.sum():,} are hot, {(held[hot] == 0).sum():,} of them empty, with {share:.0%} of it"


def _shuffled_said(held: Floats, inside: Mask) -> str:
    """What is hot in shuffled counts, where all is chance; and what would be by a normal curve."""
    shuffled = np.zeros_like(held)
    shuffled[inside] = np.random.default_rng(0).permutation(held[inside])
    exact = by_chance(shuffled, REACH, inside)[inside] <= SURE
    normal = false_discovery_control(norm.sf(gi_star(shuffled, REACH, inside)[inside])) <= SURE
    return (
        f"With the counts shuffled among those squares, {exact.sum():,} are hot; if p were read off a normal curve,"
        f" {normal.sum():,} would be."
    )


def _knox_said(table: KnoxTable) -> str:
    """Ratio of observed to expected pairs, starred where p is small."""
    spans = [f"{low} to {high} days" for low, high in zip((0, *(day + 1 for day in DAYS)), DAYS, strict=False)]
    lines = [f"| Apart | {' | '.join(spans)} |", "|---|" + "---:|" * len(DAYS)]
    names = ["same point", *(f"to {metres:.0f} m" for metres in METRES[1:])]
    for name, ratios, ps in zip(names, table.ratio, table.p, strict=True):
        cells = [f"{ratio:.2f}{'*' if p <= SURE else ''}" for ratio, p in zip(ratios, ps, strict=True)]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return (
        f"Pairs observed for each one expected (Knox, {table.permutations} shuffles; * where p is at most {SURE}; "
        f"{table.observed.sum():,} pairs):\n\n" + "\n".join(lines)
    )


def _week_said(week: TimeOfWeek) -> str:
    day, hour = np.unravel_index(np.argmax(week.hours), week.hours.shape)
    return (
        f"Time of week: {week.known:,} known, {week.ranges} of them as ranges. The busiest hour is {WEEKDAYS[day]}, "
        f"{hour:02d}:00 to {hour + 1:02d}:00, with {week.hours[day, hour] / week.known * 168:.1f} times its share."
    )
