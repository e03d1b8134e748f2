"""The one judge: does a printed figure follow, and if not, can hidden decimals explain it?"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from counterpart.core.documents.checks.expectations import Entry, Expectation, Ledger
from counterpart.core.documents.checks.formulas import Formula
from counterpart.core.documents.understand.grid import thirds
from counterpart.core.documents.understand.spans import Span
from counterpart.core.documents.understand.units import Unit


class Grade(Enum):
    """What the judge found."""

    FINE = "fine"
    ROUNDING = "rounding"
    UNIT_MISSING = "unit missing"
    UNIT_WRONG = "unit wrong"
    UNDEFINED = "undefined"
    NOUGHT_FOR_NONE = "nought for none"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One expectation judged; `exact` is the value that follows from the printed inputs, in `unit`."""

    expectation: Expectation
    grade: Grade
    exact: Fraction | None
    unit: Unit | None = None

    @property
    def follows(self) -> bool:
        """Say whether the value itself is right or can be explained."""
        return self.grade not in (Grade.BROKEN, Grade.UNDEFINED, Grade.NOUGHT_FOR_NONE)


def judge(expectation: Expectation, book: Ledger) -> Outcome:
    """Compare one printed figure with what its inputs give."""
    target = book[expectation.target]
    inputs = [book[address] for address in expectation.inputs]
    values = [entry.figure.value for entry in inputs]
    exact = expectation.formula.value(values)
    if exact is None:
        return Outcome(expectation, _undefined_grade(target, values), None)
    if target.figure.agrees(exact):
        return Outcome(expectation, _unit_grade(expectation, target), exact, expectation.unit)
    for formula, unit in expectation.otherwise:
        other = formula.value(values)
        if other is not None and target.figure.agrees(other):
            bare = target.figure.unit is Unit.NUMBER
            grade = Grade.UNIT_MISSING if bare else Grade.UNIT_WRONG
            return Outcome(expectation, grade if target.unit is not unit else Grade.FINE, other, unit)
    if explained_by_rounding(expectation.formula, target, inputs):
        return Outcome(expectation, Grade.ROUNDING, exact)
    return Outcome(expectation, Grade.BROKEN, exact)


def _undefined_grade(target: Entry, values: Sequence[Fraction]) -> Grade:
    """Grade a figure where none can be given: many reports write 0 for "not applicable", which claims nothing."""
    if target.figure.value != 0:
        return Grade.UNDEFINED
    return Grade.NOUGHT_FOR_NONE if any(values) else Grade.FINE


def _unit_grade(expectation: Expectation, target: Entry) -> Grade:
    """Grade the unit of a figure whose value is right."""
    printed, due = target.figure.unit, expectation.unit
    if due is None or target.figure.value == 0 or printed is due:
        return Grade.FINE
    if printed is Unit.NUMBER:
        return Grade.UNIT_MISSING if expectation.unit_due else Grade.FINE
    if due is Unit.NUMBER or (printed.is_share and due.is_share):
        return Grade.UNIT_WRONG
    return Grade.FINE


def explained_by_rounding(formula: Formula, target: Entry, inputs: Sequence[Entry]) -> bool:
    """Say whether decimals that are not printed can explain a figure.

    The mean of three whole years is a multiple of a third, so a figure that rests on one may be
    off by its last digit (an average is seldom worked in one step), but by more only as far as
    the thirds reach.
    """
    possible = formula.span([entry.span for entry in inputs])
    printed = target.printed_span
    if possible is None or not possible.meets(printed):
        return False
    means = [at for at, entry in enumerate(inputs) if _mean_of_counts(entry)]
    if len(means) != 1:
        return True
    exact = formula.value([entry.figure.value for entry in inputs])
    if exact is not None and abs(target.figure.value - exact) < target.figure.step * Fraction(3, 2):
        return True
    return any(_reaches(formula, printed, inputs, means[0], third) for third in thirds(inputs[means[0]].figure))


def _mean_of_counts(entry: Entry) -> bool:
    """Say whether a figure is the mean of three whole numbers, printed whole."""
    grid = entry.grid
    named = any(heading.three_years and heading.text == entry.column for heading in grid.headings.values())
    counted = entry.unit is Unit.NUMBER and entry.figure.step == 1
    label = next((label for label in grid.labels.values() if label.text == entry.row), None)
    return named and counted and label is not None and label.counts


def _reaches(formula: Formula, printed: Span, inputs: Sequence[Entry], mean: int, third: Fraction) -> bool:
    spans = [Span.exactly(third) if at == mean else entry.span for at, entry in enumerate(inputs)]
    possible = formula.span(spans)
    return possible is not None and possible.meets(printed)
