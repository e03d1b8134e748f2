"""Say a finding in one sentence that a press officer understands."""

from counterpart.core.documents.checks.diagnosis import Blame
from counterpart.core.documents.checks.expectations import Entry, Ledger
from counterpart.core.documents.checks.judge import Grade, Outcome
from counterpart.core.documents.checks.slips import TELLING, simple_slip
from counterpart.core.documents.understand.grid import Address


def of_outcome(outcome: Outcome, book: Ledger) -> str:
    """Say a rounding, a unit or an undefined figure."""
    target = book[outcome.expectation.target]
    printed, relation = target.figure.text, outcome.expectation.relation
    if outcome.grade in (Grade.UNDEFINED, Grade.NOUGHT_FOR_NONE):
        return f"A {relation} from {_amounts(outcome, book)[-1]} cannot be given, so '{printed}' should be 'N/A'."
    if outcome.grade is Grade.UNIT_MISSING:
        return f"The value {printed} is right, but its unit is missing."
    if outcome.grade is Grade.UNIT_WRONG:
        due = outcome.unit.value if outcome.unit else "another unit"
        return f"The value of '{printed}' is right in {due}, but it is printed in another unit."
    return (
        f"{_inputs(outcome, book)} give {_recomputed(outcome, target)}, not {printed}; "
        "decimals that are not printed can explain the difference."
    )


def of_blame(blame: Blame, book: Ledger) -> str:
    """Say which figure is wrong and why, with the slip that would explain it."""
    culprit = book[blame.culprit]
    first = blame.failures[0]
    if blame.culprit == first.expectation.target and len(blame.failures) == 1:
        sentence = f"{_inputs(first, book)} give {_recomputed(first, culprit)}, not {culprit.figure.text}."
    else:
        names = sorted({_where(o, book, blame.culprit) for o in blame.failures})
        meant = recomputed(blame, book)
        sentence = f"{culprit.figure.text} does not agree with {_listed(names)}; {meant} would."
    return sentence + _slip(blame, book)


def recomputed(blame: Blame, book: Ledger) -> str:
    """Give the figure that would mend what a culprit breaks."""
    culprit = book[blame.culprit].figure
    for outcome in blame.failures:
        if outcome.expectation.target == blame.culprit and outcome.exact is not None:
            return culprit.showing(outcome.exact).text
    if blame.needed is None:
        return ""
    return culprit.showing((blame.needed.low + blame.needed.high) / 2).text


def _slip(blame: Blame, book: Ledger) -> str:
    """Name a simple slip, first of the culprit itself, then of the figures it follows from."""
    culprit = book[blame.culprit].figure
    meant = recomputed(blame, book)
    if slip := simple_slip(culprit.text, meant):
        return f" Compared with {meant}, {slip}."
    first = blame.failures[0].expectation
    if blame.culprit != first.target or len(blame.failures) > 1:
        return ""
    spans = [book[member].span for member in first.inputs]
    for index, member in enumerate(first.inputs):
        needed = first.formula.solve(book[first.target].printed_span, spans, index)
        if needed is None:
            continue
        figure = book[member].figure
        right = figure.showing((needed.low + needed.high) / 2).text
        slip = simple_slip(figure.text, right)
        if slip in TELLING:
            return f" It would follow if {figure.text} were {right} ({slip})."
    return ""


def _where(outcome: Outcome, book: Ledger, culprit: Address) -> str:
    """Name a relation from the side of one of its figures."""
    target = book[outcome.expectation.target]
    if outcome.expectation.target == culprit:
        return f"the figures that its {outcome.expectation.relation} is made of"
    return f"the {outcome.expectation.relation} {target.figure.text}"


def _amounts(outcome: Outcome, book: Ledger) -> list[str]:
    return [book[member].figure.text for member in outcome.expectation.inputs]


def _inputs(outcome: Outcome, book: Ledger) -> str:
    amounts = _amounts(outcome, book)
    relation = outcome.expectation.relation
    if relation in ("total", "average"):
        return f"The {len(amounts)} figures that make up this {relation}"
    if relation.startswith(("share", "rate")):
        return f"As a {relation}, {amounts[0]} and {amounts[1]}"
    return f"{amounts[0]} against {amounts[1]}"


def _recomputed(outcome: Outcome, target: Entry) -> str:
    return target.figure.showing(outcome.exact).text if outcome.exact is not None else "nothing"


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:3])}" if len(names) > 2 else " and ".join(names)
