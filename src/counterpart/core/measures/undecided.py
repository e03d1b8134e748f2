"""What to say of crimes that may or may not belong to a figure."""

from counterpart.core.cubes import Count
from counterpart.core.measures.model import Measure, MeasureKind

UNTOLD = "crimes in the data do not tell whether they belong here"


def undecided_note(measure: Measure, found: Count) -> str:
    """How many crimes are undecided and, for a count, between which figures the true one lies."""
    sentence = f"{found.undecided:,} {measure.undecided or UNTOLD}"
    if measure.kind is not MeasureKind.COUNT:
        return f"{sentence}."
    return f"{sentence}: the figure lies between {found.counted:,} and {found.counted + found.undecided:,}."
