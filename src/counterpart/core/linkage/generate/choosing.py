"""The maker of records of each kind."""

from collections.abc import Callable

from counterpart.core.linkage.errors import LinkageError
from counterpart.core.linkage.generate.businesses import businesses, premises
from counterpart.core.linkage.generate.labelled import Labelled
from counterpart.core.linkage.generate.people import people
from counterpart.core.linkage.generate.vehicles import vehicles

MAKERS: dict[str, Callable[[int, int], list[Labelled]]] = {
    "people": people,
    "vehicles": vehicles,
    "premises": premises,
    "businesses": businesses,
}


def generated(kind: str, count: int, seed: int = 1) -> list[Labelled]:
    """So many made-up records of "people", "vehicles", "premises" or "businesses". Raises LinkageError for another."""
    if kind not in MAKERS:
        raise LinkageError(f"No records of '{kind}' can be made up; expected {', '.join(MAKERS)}")
    if count < 1:
        raise LinkageError(f"At least one record can be made up, not {count}")
    return MAKERS[kind](count, seed)
