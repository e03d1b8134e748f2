"""The numbered notes of a statement, each once, in the order in which a reader meets them."""

from counterpart.core.layouts.columns import plain_period
from counterpart.core.layouts.printed import Note
from counterpart.core.measures.model import Comparison, SeriesBreak, Statement, StatementRow
from counterpart.core.measures.notes import break_note, spanned_breaks
from counterpart.core.periods.months import Window, first_day


class Notebook:
    """Hands out numbers; the same sentence keeps the number it got first."""

    def __init__(self) -> None:
        self._notes: dict[str, Note] = {}

    def __call__(self, *sentences: str) -> tuple[Note, ...]:
        """The notes of these sentences; empty ones are left out."""
        return tuple(self._note(sentence.strip()) for sentence in dict.fromkeys(sentences) if sentence.strip())

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes so far, in order of their numbers."""
        return tuple(self._notes.values())

    def _note(self, sentence: str) -> Note:
        return self._notes.setdefault(sentence, Note(len(self._notes) + 1, sentence))


def difference_sentences(row: StatementRow, comparison: Comparison, current: Window) -> tuple[str, ...]:
    """The notes beside a difference: the comparison's own, and one for each break that it spans.

    The comparison's note ends with its breaks; each break gets a number of its own, the same wherever it stands.
    """
    own = shared(comparison)
    if spanned := spanned_breaks(row.measure, comparison.window, current):
        own = own.replace(break_note(row.measure, comparison.window, current), "")
    return (own, *(break_sentence(one) for one in spanned))


def shared(of: StatementRow | Comparison) -> str:
    """The note without the numbers that differ from place to place, so that the rows of a table share it."""
    return of.brief or of.note


def break_sentence(one: SeriesBreak) -> str:
    """What a reader must know of a break."""
    since, title, source = f"{first_day(one.month):%B %Y}", one.title.rstrip("."), one.source.rstrip(".")
    return (
        f"Break in the series at {since}: {title}. Figures before and after are not directly comparable. "
        f"Source: {source}."
    )


def other_period(comparison: Comparison, usual: Comparison) -> str:
    """Said where a row is compared with another period than its column says; empty where it is not."""
    if comparison.window == usual.window:
        return ""
    return f"Compared with {plain_period(comparison.window)}, unlike the other figures of the column."


def general(statement: Statement) -> tuple[str, ...]:
    """Notes about the whole statement, each once."""
    return tuple(dict.fromkeys((*statement.notes, *statement.measures.notes)))
