"""Figures in sentences against the tables, where subject, period and unit agree clearly; never guess."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from counterpart.core.documents.checks.expectations import Ledger
from counterpart.core.documents.checks.facts import Change, Level, changes, levels, tables_about, words
from counterpart.core.documents.checks.judge import Outcome
from counterpart.core.documents.checks.sentences import Claim, claims, sentences, sums
from counterpart.core.documents.checks.slips import simple_slip
from counterpart.core.documents.findings import Finding, Kind
from counterpart.core.documents.model import Document, Passage, Table
from counterpart.core.documents.understand.spans import rounded

_ELSEWHERE = re.compile(
    r"\b(?:national(?:ly)?|england|regional(?:ly)?|similar forces|target (?:is|was|of|for)|aim|expected|predicted"
    r"|forecast|would|could|will be|estimated|quarter|per month|a month|half|proportion)\b",
    re.IGNORECASE,
)
_FILLING = frozenset(
    re.findall(
        r"\w+",
        "year month last past this these those such type category our period figure volume level were was financial",
    )
)
_GENERIC = frozenset(("reporting", "report", "crime", "offence", "it", "they", "there"))
_TIED = ("average", "baseline", "previous", "budget")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the tables when the prose is read."""

    changes: list[Change]
    levels: list[Level]
    wrong_rows: frozenset[tuple[int, int | None]]


def findings(
    document: Document, outcomes: Sequence[Outcome], book: Ledger, wrong_rows: frozenset[tuple[int, int | None]]
) -> Iterator[Finding]:
    """Report sentences that state another figure than the table that they speak of."""
    known = Known(changes(outcomes, book), levels(outcomes, book), wrong_rows)
    for passage in document.passages:
        if passage.heading:
            continue
        near = tables_about(document.tables, passage.section, passage.order)
        for sentence in sentences(passage.text):
            yield from _within(sentence, passage)
            for claim in claims(sentence):
                if not _ELSEWHERE.search(claim.clause):
                    yield from _against_tables(claim, passage, near, known)


def _within(sentence: str, passage: Passage) -> Iterator[Finding]:
    """Check a sentence that gives both figures and the percentage between them."""
    for stated in sums(sentence):
        exact = abs(stated.second - stated.first) / stated.first * 100
        if abs(exact - stated.value) > stated.step / 2:
            right = _percent(rounded(exact, stated.step), stated.step)
            message = f"From {int(stated.first):,} to {int(stated.second):,} is {right}, not {stated.text}."
            yield _finding(sentence, stated.text, right, message, Kind.ERROR, passage)


def _against_tables(claim: Claim, passage: Passage, near: list[Table], known: Known) -> Iterator[Finding]:
    if claim.what == "each":
        yield from _each(claim, passage, near, known)
    elif claim.what == "change":
        yield from _change(claim, passage, near, known)
    else:
        yield from _level(claim, passage, near, known)


def _change(claim: Claim, passage: Passage, near: list[Table], known: Known) -> Iterator[Finding]:
    candidates = [c for c in known.changes if c.entry.grid.table in near and _same_unit(claim, c)]
    asked = _asked(claim)
    exact = [c for c in candidates if asked and c.subject and asked == c.subject]
    sure = bool(exact)
    if not exact and not asked - _GENERIC:
        told = words(passage.text)
        named = [c for c in candidates if c.subject and c.subject <= told]
        longest = max((len(c.subject) for c in named), default=0)
        exact = [c for c in named if len(c.subject) == longest]
        if len({c.subject for c in exact}) != 1:
            return
    exact = _compared(claim, exact)
    if not exact or any(c.agrees(claim.value, claim.step) for c in exact):
        return
    first = min(exact, key=lambda c: near.index(c.entry.grid.table))
    if (first.entry.grid.table.number, _row(first)) in known.wrong_rows:
        return
    right = _percent(abs(rounded(first.exact, claim.step)), claim.step)
    if not sure and not simple_slip(claim.text, right):
        return
    way = "an increase" if first.exact > 0 else "a decrease"
    message = (
        f"The text says {'a decrease' if claim.value < 0 else 'an increase'} of {claim.text} for '{first.entry.row}'; "
        f"table {first.entry.grid.table.number} gives {way} of {right} against '{first.comparator}'."
    )
    kind = Kind.ERROR if first.sound else Kind.DOES_NOT_RECONCILE
    yield _finding(claim.sentence, claim.text, right, message, kind, passage)


def _row(change: Change | Level) -> int | None:
    grid = change.entry.grid
    return next((row for row, label in grid.labels.items() if label.text == change.entry.row), None)


def _asked(claim: Claim) -> frozenset[str]:
    """Give the telling words of what a claim is about; years and periods are looked at apart."""
    return words(re.sub(r"\b(?:19|20)\d\d(?:/\d\d)?\b", " ", claim.subject)) - _FILLING


def _same_unit(claim: Claim, change: Change) -> bool:
    return claim.points == change.points


def _compared(claim: Claim, found: list[Change]) -> list[Change]:
    """Keep the changes against what the sentence compares with; none where it names something else."""
    said = words(claim.sentence)
    kept = []
    for change in found:
        headings = f"{change.comparator} {change.current}"
        if not _years(claim.sentence) <= _years(headings):
            continue
        if any(word in claim.sentence.lower() and word not in headings.lower() for word in _TIED if word != "previous"):
            continue
        kept.append(change)
    if len({change.comparator for change in kept}) <= 1:
        return kept
    scores = {change.comparator: len((words(change.comparator) & said) - {"12", "month"}) for change in kept}
    best = max(scores.values())
    chosen = [comparator for comparator, score in scores.items() if score == best]
    return [change for change in kept if change.comparator == chosen[0]] if len(chosen) == 1 and best else []


def _years(text: str) -> set[int]:
    """Give the years that a text names, in full or by two digits ('19, 2018/19)."""
    full = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", text)}
    return full | {2000 + int(year) for year in re.findall(r"['’/](\d\d)\b", text)}


def _each(claim: Claim, passage: Passage, near: list[Table], known: Known) -> Iterator[Finding]:
    """Check that every row of the nearest table of the subject reaches what is said of each of them."""
    asked = _asked(claim) - {"area", "measure"}
    for table in near[:2]:
        rows = [c for c in known.changes if c.entry.grid.table is table and _same_unit(claim, c)]
        if not asked or not any(asked <= c.subject | words(table.title) for c in rows):
            continue
        for change in _compared(claim, rows):
            reached = change.exact <= claim.value if claim.value < 0 else change.exact >= claim.value
            near_enough = change.agrees(claim.value, claim.step)
            if reached or near_enough or (table.number, _row(change)) in known.wrong_rows:
                continue
            right = _percent(abs(rounded(change.exact, Fraction(1, 10))), Fraction(1, 10))
            message = (
                f"The text says {claim.text} or more for each; in table {table.number} "
                f"'{change.entry.row}' changed by {'-' if change.exact < 0 else ''}{right}."
            )
            yield _finding(claim.sentence, claim.text, right, message, Kind.DOES_NOT_RECONCILE, passage)
        return


def _level(claim: Claim, passage: Passage, near: list[Table], known: Known) -> Iterator[Finding]:
    """Check a share or a count that is stated of exactly what a row names."""
    asked = _asked(claim) - {"financial"}
    shares = claim.what == "share"
    found = [
        level
        for level in known.levels
        if level.entry.grid.table in near
        and level.subject
        and level.subject == asked
        and level.entry.unit.is_share is shares
    ]
    years = set(re.findall(r"\b(?:19|20)\d\d\b", claim.sentence))
    found = [
        f for f in found if all(y in f.column or f"'{y[2:]}" in f.column or f"/{y[2:]}" in f.column for y in years)
    ]
    if not found or any(abs(f.entry.figure.value - claim.value) <= claim.step / 2 for f in found):
        return
    first = min(found, key=lambda f: near.index(f.entry.grid.table))
    right = first.entry.figure.text
    if len(found) > 1 or (first.entry.grid.table.number, _row(first)) in known.wrong_rows:
        return
    message = f"The text says {claim.text}; table {first.entry.grid.table.number} has {right} for '{first.entry.row}'."
    yield _finding(claim.sentence, claim.text, right, message, Kind.DOES_NOT_RECONCILE, passage)


def _percent(value: Fraction, step: Fraction) -> str:
    places = len(str(step.denominator)) - 1
    return f"{float(value):.{places}f}%"


def _finding(sentence: str, printed: str, right: str, message: str, kind: Kind, passage: Passage) -> Finding:
    short = sentence if len(sentence) <= 200 else f"{sentence[:197]}..."
    return Finding("Text", short, "", printed, right, kind, message, place=passage.place)
