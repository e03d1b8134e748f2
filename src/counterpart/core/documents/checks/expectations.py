"""What every relation hands to the judge: one figure, the figures it follows from, and how."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from counterpart.core.documents.checks.formulas import Formula
from counterpart.core.documents.understand.figures import Figure
from counterpart.core.documents.understand.grid import Address, Grid
from counterpart.core.documents.understand.spans import Span
from counterpart.core.documents.understand.units import Unit


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed figure of the document with its meaning.

    span   what it may stand for
    rough, slack  its value and the worth of its last digit in floating point, for a first quick look
    """

    figure: Figure
    unit: Unit
    span: Span
    row: str
    column: str
    grid: Grid
    rough: float
    slack: float

    @property
    def printed_span(self) -> Span:
        """Give the span of a derived figure, which always was rounded to what is printed."""
        return Span.around(self.figure.value, self.figure.coarse_step / 2)


Ledger = Mapping[Address, Entry]


@dataclass(frozen=True, slots=True)
class Expectation:
    """One figure should follow from others by a formula.

    unit       what the formula's result counts in; None where the printed unit does not matter
    otherwise  further formulas with their units, tried when the first fails, to tell a wrong unit
    unit_due   whether the figure's neighbours print the unit, so that a bare figure lacks it
    lenient    whether a small gap is worth no finding, and a large one says only that something is wrong:
               a hundred per cent is no result of its parts
    relation   what the formula is to a reader: "difference", "percentage change", "total" ...
    """

    target: Address
    inputs: tuple[Address, ...]
    formula: Formula
    relation: str
    unit: Unit | None = None
    otherwise: tuple[tuple[Formula, Unit], ...] = field(default=())
    unit_due: bool = False
    lenient: bool = False

    @property
    def members(self) -> tuple[Address, ...]:
        """Name every figure that takes part."""
        return (self.target, *self.inputs)


def _entry(grid: Grid, row: int, column: int, figure: Figure) -> Entry:
    return Entry(
        figure=_signed_like(grid, row, column, figure),
        unit=grid.unit(row, column, figure),
        span=grid.span(row, column, figure),
        row=grid.labels[row].text,
        column=grid.headings[column].text,
        grid=grid,
        rough=float(figure.value),
        slack=float(figure.step),
    )


def _signed_like(grid: Grid, row: int, column: int, figure: Figure) -> Figure:
    """Let a figure that is not above nought be written, once mended, with a plus where its like have one."""
    if figure.value > 0 or figure.style.plus or not grid.plus_before(row, column):
        return figure
    return replace(figure, style=replace(figure.style, plus=True))


def ledger(grids: Iterable[Grid]) -> dict[Address, Entry]:
    """List every figure of plain cells by its address."""
    entries: dict[Address, Entry] = {}
    for grid in grids:
        for row in grid.rows:
            for column in grid.columns:
                printed = grid.at(row, column)
                if not printed.plain:
                    continue
                for part, figure in enumerate(printed.figures):
                    entries[grid.address(row, column, part)] = _entry(grid, row, column, figure)
    return entries


def obeys(grid: Grid, expectation: Expectation) -> bool:
    """Say whether a printed figure, which is not nought, is what the formula gives; asked to choose a relation."""
    figures: list[Figure] = []
    for address in expectation.members:
        row, column = (address.column, address.row) if grid.turned else (address.row, address.column)
        figure = grid.figure(row, column)
        if figure is None:
            return False
        figures.append(figure)
    exact = expectation.formula.value([figure.value for figure in figures[1:]])
    return exact is not None and figures[0].value != 0 and figures[0].agrees(exact)
