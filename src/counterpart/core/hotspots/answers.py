"""An answer about places: a table whose rows may be cells of a grid, so that it can be read, mapped and counted on."""

from dataclasses import dataclass

from counterpart.core.hotspots.grids import Grid, Ring

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """`name` for programs, `head` for people; `decimals` of a number that is not whole."""

    name: str
    head: str
    decimals: int = 0

    def text(self, value: Value) -> str:
        """A value as people read it; a dash for one that there is none of."""
        if value is None:
            return "-"
        if isinstance(value, str):
            return value
        least = 10**-self.decimals
        return f"<{least:.{self.decimals}f}" if 0 < value < least / 2 else f"{value:,.{self.decimals}f}"


@dataclass(frozen=True, slots=True)
class Answer:
    """`rows` have a value for each column. `cells` are their cells in `grid`, where they are cells.

    `matrix` is the same for people, where a table with two sides is easier to read: heads, then rows of text.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()
    grid: Grid | None = None
    cells: tuple[int, ...] = ()
    matrix: tuple[tuple[str, ...], ...] = ()

    def outlines(self) -> list[Ring]:
        """The corners of each row's cell. Raises ValueError when the rows are none."""
        if self.grid is None:
            raise ValueError(f"{self.title}: the rows are no cells of a map")
        return [self.grid.outline(cell) for cell in self.cells]
