"""What the tables say, in a form that a sentence can be held against."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from counterpart.core.documents.checks.expectations import Entry, Ledger
from counterpart.core.documents.checks.judge import Grade, Outcome
from counterpart.core.documents.model import Table
from counterpart.core.documents.understand.units import Unit

_SOFT = frozenset(
    re.findall(
        r"\w+",
        "a an the of in on to at by for and or with all any total overall number numbers count recorded reported crime "
        "crimes offence offences case cases incident incidents rate rates percentage people call calls while whilst "
        "that but",
    )
)
_SAME = {"attend": "respond", "risen": "rise", "csa": "", "da": ""}
_TOKEN = re.compile(r"[a-z0-9][a-z0-9,']*")


def stem(word: str) -> str:
    """Take a plural or a verb's ending off a word, roughly.

    >>> stem("robberies"), stem("homicides"), stem("answered")
    ('robbery', 'homicide', 'answer')
    """
    word = word.replace(",", "").removesuffix("'s").replace("'", "")
    for ending, better in (("ies", "y"), ("sses", "ss"), ("ed", ""), ("ing", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending) + better
            break
    else:
        word = word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
    return _SAME.get(word, word)


def words(text: str) -> frozenset[str]:
    """Give the telling words of a phrase or a label; what stands in brackets only explains."""
    plain = re.sub(r"\([^)]*\)", " ", text.lower().replace("’", "'"))
    return frozenset(stem(word) for word in _TOKEN.findall(plain) if word not in _SOFT) - {""}


@dataclass(frozen=True, slots=True)
class Change:
    """One row's change between two columns, as printed and as its inputs give it."""

    subject: frozenset[str]
    comparator: str
    current: str
    exact: Fraction
    entry: Entry
    sound: bool
    points: bool

    def agrees(self, value: Fraction, step: Fraction) -> bool:
        """Say whether a figure in a sentence is this change, to the precision of the sentence."""
        near = abs(value - self.entry.figure.value) <= step / 2
        return near or abs(value - self.exact) <= step / 2


@dataclass(frozen=True, slots=True)
class Level:
    """One row's figure for the period that the table is about."""

    subject: frozenset[str]
    column: str
    entry: Entry


def changes(outcomes: Iterable[Outcome], book: Ledger) -> list[Change]:
    """List the printed percentage changes and changes in points that follow from two columns."""
    found = []
    for outcome in outcomes:
        relation = outcome.expectation.relation
        if outcome.exact is None or relation not in ("percentage change", "change in percentage points"):
            continue
        entry = book[outcome.expectation.target]
        current, comparator = (book[member] for member in outcome.expectation.inputs)
        if not entry.grid.turned and (outcome.unit or outcome.expectation.unit or entry.unit).is_share:
            sound = outcome.follows
            points = relation == "change in percentage points"
            found.append(
                Change(words(entry.row), comparator.column, current.column, outcome.exact, entry, sound, points)
            )
    return found


def levels(outcomes: Iterable[Outcome], book: Ledger) -> list[Level]:
    """List the current figure of every row whose change is understood."""
    found: dict[int, Level] = {}
    for outcome in outcomes:
        inputs = outcome.expectation.inputs
        if "change" not in outcome.expectation.relation and outcome.expectation.relation != "difference":
            continue
        entry = book[inputs[0]]
        if not entry.grid.turned and outcome.grade is Grade.FINE and entry.unit is not Unit.SECONDS:
            found[id(entry)] = Level(words(entry.row), entry.column, entry)
    return list(found.values())


def tables_about(tables: Sequence[Table], section: tuple[str, ...], order: int) -> list[Table]:
    """Name the tables that a passage may speak of, the nearest first.

    Under headings these are the tables of the same chief heading; without any, the last one before.
    """
    if section:
        near = [table for table in tables if table.section[:1] == section[:1]]
        return sorted(near, key=lambda table: abs(table.order - order))
    before = [table for table in tables if table.order < order and not table.section]
    return before[-1:]
