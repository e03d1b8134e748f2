"""Which printed figure is to blame when relations fail.

A figure takes part in several relations: its own change, the total it belongs to, its share. The
one figure that, put right, would mend every failure it takes part in and break nothing else is
the culprit. Where that is not to be had, the derived figure is named: it does not follow.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterpart.core.documents.checks.expectations import Entry, Ledger
from counterpart.core.documents.checks.judge import Grade, Outcome, judge
from counterpart.core.documents.checks.slips import simple_slip
from counterpart.core.documents.understand.figures import Figure
from counterpart.core.documents.understand.grid import Address
from counterpart.core.documents.understand.numbers import COMMA
from counterpart.core.documents.understand.spans import Span, common_to_all


@dataclass(frozen=True, slots=True)
class Blame:
    """One figure that is wrong, the failures that it explains, and what would mend them all."""

    culprit: Address
    failures: tuple[Outcome, ...]
    needed: Span | None


def diagnose(outcomes: Sequence[Outcome], book: Ledger) -> list[Blame]:
    """Explain every broken relation by as few wrong figures as can be.

    Once a culprit is found its right value takes its place, so that what is still broken then is
    somebody else's fault.
    """
    mended = dict(book)
    judged = [outcome for outcome in outcomes if outcome.exact is not None]
    blames: list[Blame] = []
    while broken := [outcome for outcome in judged if outcome.grade is Grade.BROKEN]:
        blame = _best(broken, _by_member(judged), mended)
        blames.append(blame)
        entry = mended[blame.culprit]
        mended[blame.culprit] = replace(entry, figure=_right(blame, entry))
        judged = [
            outcome if blame.culprit not in outcome.expectation.members else judge(outcome.expectation, mended)
            for outcome in judged
            if outcome not in blame.failures
        ]
    return blames


def _by_member(judged: Sequence[Outcome]) -> dict[Address, list[Outcome]]:
    taking_part: dict[Address, list[Outcome]] = defaultdict(list)
    for outcome in judged:
        for address in set(outcome.expectation.members):
            # As a share of itself a figure is a hundred per cent, whatever it is.
            if outcome.expectation.inputs.count(address) <= 1:
                taking_part[address].append(outcome)
    return taking_part


def _right(blame: Blame, entry: Entry) -> Figure:
    """Give the figure that should stand at a culprit's place."""
    for outcome in blame.failures:
        if outcome.expectation.target == blame.culprit and outcome.exact is not None:
            return entry.figure.showing(outcome.exact)
    if blame.needed is None:
        return entry.figure
    return entry.figure.showing((blame.needed.low + blame.needed.high) / 2)


def _best(broken: Sequence[Outcome], taking_part: dict[Address, list[Outcome]], book: Ledger) -> Blame:
    targets = {outcome.expectation.target for outcome in broken}
    choices: list[tuple[tuple[int, int, int, int], Blame]] = []
    for address in sorted({a for outcome in broken for a in outcome.expectation.members}):
        blame = _if_guilty(address, taking_part[address], book)
        if blame is None:
            continue
        slip = int(_is_slip(book[address], blame))
        garbled = int(COMMA in book[address].figure.slips)
        target = int(address in targets)
        order = (target, slip) if len(blame.failures) == 1 else (slip, target)
        choices.append(((len(blame.failures), garbled, *order), blame))
    if not choices:
        first = broken[0]
        return Blame(first.expectation.target, (first,), None)
    return max(choices, key=lambda choice: choice[0])[1]


def _if_guilty(address: Address, related: Sequence[Outcome], book: Ledger) -> Blame | None:
    """Say which failures one figure explains; None where it can mend none without breaking another."""
    needs = [(outcome, _need(address, outcome, book)) for outcome in related]
    holding = [span for outcome, span in needs if outcome.grade is not Grade.BROKEN]
    failing = [(outcome, span) for outcome, span in needs if outcome.grade is Grade.BROKEN and span is not None]
    if None in holding or not failing:
        return None
    fixed = [span for span in holding if span is not None]
    best: Blame | None = None
    for _, seed in failing:
        shared = common_to_all([*fixed, seed])
        explained: list[Outcome] = []
        for outcome, span in failing:
            if shared is not None and (narrower := shared.common(span)) is not None:
                shared = narrower
                explained.append(outcome)
        if shared is not None and (best is None or len(explained) > len(best.failures)):
            best = Blame(address, tuple(explained), shared)
    return best


def _need(address: Address, outcome: Outcome, book: Ledger) -> Span | None:
    """Give what one relation asks of one figure; None where nothing would satisfy it."""
    expectation = outcome.expectation
    inputs = [book[member].span for member in expectation.inputs]
    if address == expectation.target:
        span = expectation.formula.span(inputs)
    else:
        target = book[expectation.target].printed_span
        span = expectation.formula.solve(target, inputs, expectation.inputs.index(address))
    if span is None:
        return None
    half = book[address].figure.coarse_step / 2
    return Span(span.low - half, span.high + half)


def _is_slip(entry: Entry, blame: Blame) -> bool:
    return bool(simple_slip(entry.figure.text, _right(blame, entry).text))
