"""Which printed figure is to blame when relations fail.

A figure takes part in several relations: its own change, the total it belongs to, its share. The
one figure that, put right, would mend every failure it takes part in and break nothing else is
the culprit. Where that is not to be had, the derived figure is named: it does not follow.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterpart.core.documents.checks.expectations import Entry, Ledger
from counterpart.core.documents.checks.judge import Grade, Outcome
from counterpart.core.documents.checks.slips import simple_slip
from counterpart.core.documents.understand.grid import Address
from counterpart.core.documents.understand.spans import Span, common_to_all


@dataclass(frozen=True, slots=True)
class Blame:
    """One figure that is wrong, the failures that it explains, and what would mend them all."""

    culprit: Address
    failures: tuple[Outcome, ...]
    needed: Span | None


def diagnose(outcomes: Sequence[Outcome], book: Ledger) -> list[Blame]:
    """Explain every broken relation by as few wrong figures as can be."""
    taking_part: dict[Address, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.exact is not None:
            for address in set(outcome.expectation.members):
                taking_part[address].append(outcome)
    broken = [outcome for outcome in outcomes if outcome.grade is Grade.BROKEN]
    blames: list[Blame] = []
    while broken:
        blame = _best(broken, taking_part, book)
        blames.append(blame)
        broken = [outcome for outcome in broken if outcome not in blame.failures]
        taking_part[blame.culprit] = []
        for address, related in taking_part.items():
            taking_part[address] = [o for o in related if blame.culprit not in o.expectation.members]
    return blames


def _best(broken: Sequence[Outcome], taking_part: dict[Address, list[Outcome]], book: Ledger) -> Blame:
    targets = {outcome.expectation.target for outcome in broken}
    choices: list[tuple[tuple[int, int, int], Blame]] = []
    for address in sorted({a for outcome in broken for a in outcome.expectation.members}):
        failures = tuple(o for o in broken if address in o.expectation.members)
        needed = common_to_all(spans) if (spans := _needs(address, taking_part[address], book)) else None
        if needed is None:
            continue
        slip = int(_is_slip(book[address], needed))
        target = int(address in targets)
        order = (target, slip) if len(failures) == 1 else (slip, target)
        choices.append(((len(failures), *order), Blame(address, failures, needed)))
    if not choices:
        first = broken[0]
        return Blame(first.expectation.target, (first,), None)
    return max(choices, key=lambda choice: choice[0])[1]


def _needs(address: Address, outcomes: Iterable[Outcome], book: Ledger) -> list[Span] | None:
    """Give what each relation asks of one figure; None where one cannot be met at all."""
    spans: list[Span] = []
    for outcome in outcomes:
        expectation = outcome.expectation
        inputs = [book[member].span for member in expectation.inputs]
        if address == expectation.target:
            span = expectation.formula.span(inputs)
        elif expectation.inputs.count(address) > 1:
            return None
        else:
            target = book[expectation.target].printed_span
            span = expectation.formula.solve(target, inputs, expectation.inputs.index(address))
        if span is None:
            return None
        spans.append(span)
    half = book[address].printed_span
    width = half.high - half.low
    return [Span(span.low - width / 2, span.high + width / 2) for span in spans]


def _is_slip(entry: Entry, needed: Span) -> bool:
    meant = entry.figure.showing((needed.low + needed.high) / 2)
    return bool(simple_slip(entry.figure.text, meant.text))
