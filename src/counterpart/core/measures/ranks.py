"""Where a force stands among others by its rate per 1,000 residents: 1 is the highest rate."""

from fractions import Fraction

from counterpart.core.measures.evidence import Evidence
from counterpart.core.measures.figures import Figure, refused
from counterpart.core.measures.model import Measure
from counterpart.core.periods.months import Window

MOST_SIMILAR = "most_similar"


def rank_figure(evidence: Evidence, measure: Measure, window: Window) -> Figure:
    """The position of the force; forces whose rate cannot be given are left out, and the note says how many are in."""
    if measure.among == MOST_SIMILAR and not evidence.similar:
        return refused("No group of most similar forces is known for this force.")
    found = ((force, _rate(evidence, measure, force, window)) for force in _forces(evidence, measure))
    rates = {force: rate for force, rate in found if rate is not None}
    own = rates.get(evidence.force)
    if own is None:
        return refused("The force's own rate per 1,000 residents cannot be given.")
    if len(rates) == 1:
        return refused("The data holds no other force to rank with for this period.")
    higher = sum(1 for rate in rates.values() if rate > own)
    return Figure(higher + 1, note=f"Of {len(rates)} forces; 1 is the highest rate.")


def _forces(evidence: Evidence, measure: Measure) -> tuple[str, ...]:
    forces = evidence.coverage.forces
    if measure.among == MOST_SIMILAR:
        return tuple(force for force in forces if force in evidence.similar or force == evidence.force)
    return forces


def _rate(evidence: Evidence, measure: Measure, force: str, window: Window) -> Fraction | None:
    if evidence.all_forces is None or measure.counted is None or not evidence.held(window, force).is_whole:
        return None
    population = evidence.residents(window, force, "")
    crimes = evidence.all_forces.count(evidence.names[measure.counted.code], force, window)
    return Fraction(1000 * crimes.counted, population.people) if population and not crimes.undecided else None
