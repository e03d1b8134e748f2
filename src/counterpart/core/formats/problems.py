"""What can be wrong with a file that somebody else made.

UnreadableFile    the file as a whole: nothing of it can be trusted
BadRow            one row of it, reported so that the rest can be used
"""

from dataclasses import dataclass

_LONGEST_SHOWN = 60


class UnreadableFile(ValueError):
    """A file of no use as a whole. The message names file, place and what was expected.

    `change`: names of what else was asked that could mend it, as core.hotspots.errors has them.
    """

    def __init__(self, message: str, *change: str) -> None:
        super().__init__(message)
        self.change = change


@dataclass(frozen=True, slots=True)
class BadRow:
    """One row that was left out. `row` counts from 1; `line` and `column` are where it begins."""

    file: str
    line: int
    column: int
    row: int
    field: str
    problem: str
    expected: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}, column {self.column} (row {self.row})"
        return f"{place}: {self.field} {self.problem}; expected {self.expected}"


def shown(value: str) -> str:
    """A value quoted for a message: cut short, control and direction marks made visible."""
    cut = value[:_LONGEST_SHOWN]
    quoted = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in cut)
    return f"'{quoted}'" if cut == value else f"'{quoted}...' ({len(value)} characters)"
