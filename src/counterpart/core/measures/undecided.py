"""What to say of crimes that may or may not belong to a figure."""

from counterpart.core.cubes import Count
from counterpart.core.measures.figures import Figure
from counterpart.core.measures.model import Measure, MeasureKind

UNTOLD = "crimes in the data do not tell whether they belong here"


def undecided(measure: Measure, found: Count) -> Figure:
    """A figure refused, with how many crimes are undecided and, for a count, between which figures the true one lies.

    The same is said in brief without the numbers, so that rows which differ in nothing else can share a note.
    """
    words = measure.undecided or UNTOLD
    note = f"{found.undecided:,} {words}"
    if measure.kind is MeasureKind.COUNT:
        note += f": the figure lies between {found.counted:,} and {found.counted + found.undecided:,}"
    return Figure(None, note=f"{note}.", brief=f"{words[0].upper()}{words[1:]}.")
