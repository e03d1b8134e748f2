"""The places of a statement: the force's whole area, its districts, and what no district holds."""

from counterpart.core import districts, forces
from counterpart.core.measures.evidence import DISTRICT, FORCE, NOT_ALLOCATED
from counterpart.core.measures.model import Place

UNPLACED = Place("", "Not allocated", NOT_ALLOCATED)


def places_of(force: str, by: str | None = None) -> tuple[Place, ...]:
    """The force, and with `by` "district" its districts in alphabetical order and the rest. KeyError for no force.

    A district that is called as the force is (Dorset, the City of London) says that it is the district.
    """
    whole = Place(force, forces.get(force).short_name, FORCE)
    if by != DISTRICT:
        return (whole,)
    named = ((one.code, one.name) for one in districts.of_force(force))
    parts = (Place(code, f"{name} (district)" if name == whole.name else name, DISTRICT) for code, name in named)
    return (whole, *parts, UNPLACED)
