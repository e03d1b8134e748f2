"""What every engine does. Whichever counts, the cube is the same, cell for cell."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from counterpart.core.cubes import Counting, Cube, CubeQuestion, RepeatCount
from counterpart.core.periods.months import Window
from counterpart.core.records import PLACE_COLUMNS

# One Parquet file or several that are counted together, each with the columns of records.COLUMNS, in any order.
Crimes = Path | Sequence[Path]


class EngineError(ValueError):
    """An engine cannot be had, or cannot do what it was asked: the message says what can be done."""


class Engine(Protocol):
    """Reads the Parquet file of a snapshot, or of several.

    Raises UnreadableFile for a file that is no Parquet file of recorded crime, and CountTooLarge.
    """

    name: str

    def cube(self, crimes: Crimes, question: CubeQuestion) -> Cube:
        """Count by force, place and months. A row belongs to `question.window` when all its months lie inside it.

        The cube has a key for every force, place and span of months that has a row there, selected or not.
        """
        ...

    def repeats(
        self, crimes: Crimes, counting: Counting, force: str, window: Window, by: str | None = None, at_least: int = 2
    ) -> Mapping[str, RepeatCount]:
        """Premises with repeated crimes in a window, by place ("" without a breakdown); only places with a row there.

        A selected crime that names no premises is undecided, as is one of which the selection cannot be decided.
        Raises EngineError for a counting with weights: repeats are crimes, not weights.
        """
        ...


def check_place_column(by: str | None) -> None:
    """Raise EngineError unless figures can be broken down by it."""
    if by is not None and by not in PLACE_COLUMNS:
        raise EngineError(f"Nothing is broken down by '{by}'; by one of {', '.join(PLACE_COLUMNS)}")


def check_repeats(counting: Counting, by: str | None, at_least: int) -> None:
    """Raise EngineError for a question about repeats that has no answer."""
    check_place_column(by)
    if counting.weights:
        raise EngineError(f"'{counting.code}' has weights; repeats are counted in crimes")
    if at_least < 1:
        raise EngineError(f"At least {at_least} crimes at a premises: expected 1 or more")


def paths_of(crimes: Crimes) -> list[Path]:
    """One path or several, as a list. Raises EngineError for none at all."""
    paths = [crimes] if isinstance(crimes, Path) else list(crimes)
    if not paths:
        raise EngineError("There is no file of recorded crime to count: load some first")
    return paths
