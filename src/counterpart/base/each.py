"""Doing the same to many rows, so that one that fails holds up no other."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Row = TypeVar("Row")


def each(rows: Iterable[Row], change: Callable[[Row], int]) -> int:
    """Change every row; how much was changed, as the calls say. `change` has a transaction of its own.

    Raises, after the last row, an ExceptionGroup of all that failed, each with its row as a note.
    """
    changed, faults = 0, list[Exception]()
    for row in rows:
        try:
            changed += change(row)
        except Exception as fault:
            fault.add_note(f"at {row!r}")
            faults.append(fault)
    if faults:
        raise ExceptionGroup(f"{len(faults)} could not be done", faults)
    return changed
