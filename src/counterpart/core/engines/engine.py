"""What every engine does. Whichever counts, the cube is the same, cell for cell."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from counterpart.core.cubes import Counting, Cube, CubeQuestion, RepeatCount
from counterpart.core.periods.months import Window


class Engine(Protocol):
    """Reads the Parquet file of a snapshot, or any with the columns of records.COLUMNS, in any order."""

    name: str

    def cube(self, crimes: Path, question: CubeQuestion) -> Cube:
        """Count by force, place and months. A row belongs to `question.window` when all its months lie inside it."""
        ...

    def repeats(
        self, crimes: Path, counting: Counting, force: str, window: Window, by: str | None = None, at_least: int = 2
    ) -> Mapping[str, RepeatCount]:
        """Premises with repeated crimes in a window, by place ("" without a breakdown).

        A selected crime that names no premises is undecided.
        """
        ...
