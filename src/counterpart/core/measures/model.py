"""A measure, a set of measures, and the statement calculated from them.

A measure says what is counted and how it is compared; a set gathers the measures of one publication in its order, with
the comparators of its columns; a statement holds the figures, each rounded once, each with its caveat.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from counterpart.core.coverage import Coverage
from counterpart.core.cubes import Counting
from counterpart.core.indicators import Unit
from counterpart.core.periods.months import Window


class Polarity(StrEnum):
    """Which way is better; colour and words come from nothing else."""

    HIGHER = "higher_is_better"
    LOWER = "lower_is_better"
    NEUTRAL = "neutral"


class MeasureKind(StrEnum):
    """How the figure of a window is made."""

    COUNT = "count"  # the crimes that `counted` selects
    PERCENTAGE = "percentage"  # `counted` of `denominator`, in percent
    PER_DAY = "per_day"  # `counted` by the days of the window
    PER_1000 = "per_1000"  # `counted` by the population of the place, in thousands
    RANK = "rank"  # position of the force's rate per 1,000 among the forces of the data
    REPEAT = "repeat"  # premises with at least two crimes
    HARM = "harm"  # the weights of what is counted, in days
    INDICATOR = "indicator"  # a value of an indicator series
    NONE = "none"  # no data: printed with the reason in `notes`


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """From this month on figures are not comparable with those before."""

    month: int
    title: str
    source: str


@dataclass(frozen=True, slots=True)
class Comparator:
    """One comparison of a set. `kind`: baseline, previous, long_term_average, year_to_date, same_month."""

    kind: str
    # Printed, with {year} and {to} filled in: "{year} baseline".
    title: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of a statement, read from YAML (measures.sets)."""

    code: str
    name: str
    priority: str
    definition: str
    definition_version: str
    kind: MeasureKind
    unit: Unit
    polarity: Polarity
    decimals: int
    source: str
    author: str
    reviewed_date: date
    counted: Counting | None = None
    denominator: Counting | None = None
    # The indicator series; for counted crime the series of published figures, where recorded crime cannot answer.
    series: str = ""
    part_of: str = ""
    # False where the source gives nothing below the county.
    by_district: bool = True
    breaks: tuple[SeriesBreak, ...] = ()
    notes: tuple[str, ...] = ()
    # What the unit is called under a figure: "crimes a day", "days".
    unit_label: str = ""
    # The classification that the offence groups follow, and the groups by the names it gives them.
    offences_version: str = ""
    offence_groups: tuple[str, ...] = ()
    # Follows "1,234 ...": what the undecided crimes do not tell, such as "burglaries do not tell residential from not".
    undecided: str = ""
    # Premises with at least so many crimes, for a measure of repeats.
    at_least: int = 2
    # The forces of a rank: "" for all in the data, or "most_similar".
    among: str = ""
    # The kinds of comparator that make sense for it; empty for all of its set.
    compared_with: tuple[str, ...] = ()
    # For an indicator: a second series that is taken off the first, or of which the first is a share in percent.
    less: str = ""
    share_of: str = ""


@dataclass(frozen=True, slots=True)
class MeasureSet:
    """The measures of one publication, and how its layout prints them."""

    code: str
    title: str
    source: str
    measures: tuple[Measure, ...]
    comparators: tuple[Comparator, ...]
    # Decimals of a percentage change: 0 in the national measures, 1 in the plan.
    percent_decimals: int
    # "words" prints "20% Increase +1433"; "signed" prints "-3.7%" and "-1.5% points".
    wording: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """What a row is about: the force's whole area (`kind` "force"), a "district", or "not_allocated"."""

    code: str
    name: str
    kind: str
    # Residents at the middle of the year that `population_year` names; None where it is not known.
    population: int | None = None
    population_year: int | None = None


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a figure: where it comes from, and how many crimes, cases or answers it is made from."""

    # Taken from an indicator series, not counted from recorded crime.
    of_series: bool = False
    # For a percentage what it is a share of; None where that is not known.
    base: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparator of one row. What cannot be given is None, and `note` says why."""

    kind: str
    title: str
    window: Window
    value: Decimal | None
    difference: Decimal | None = None
    percent: Decimal | None = None
    points: Decimal | None = None
    note: str = ""
    # "better", "worse", "same", or "" where the measure is neutral or nothing can be said.
    movement: str = ""
    # What is compared, where it is not the row's own figure: the year to date, the last month.
    current: Decimal | None = None
    current_window: Window | None = None
    # The note without the numbers that differ from place to place, so that rows of a table can share it.
    brief: str = ""
    # Behind `value`, and behind `current`.
    behind: Behind = Behind()
    current_behind: Behind = Behind()


@dataclass(frozen=True, slots=True)
class MonthValue:
    """One point of a row's trend; None where the month is missing."""

    month: int
    value: Decimal | None
    behind: Behind = Behind()


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One measure at one place."""

    measure: Measure
    place: Place
    current: Decimal | None
    comparisons: tuple[Comparison, ...]
    note: str = ""
    trend: tuple[MonthValue, ...] = ()
    # The note without the numbers that differ from place to place, so that rows of a table can share it.
    brief: str = ""
    # Behind `current`.
    behind: Behind = Behind()


@dataclass(frozen=True, slots=True)
class InputDigest:
    """What the statement was calculated from."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A whole statement, ready for any layout."""

    measures: MeasureSet
    force: str
    force_name: str
    window: Window
    coverage: Coverage
    rows: tuple[StatementRow, ...]
    engine: str
    inputs: tuple[InputDigest, ...]
    notes: tuple[str, ...] = ()
    # Written by people, by priority: the supplementary comment under each table.
    commentary: dict[str, str] = field(default_factory=dict)
