"""What stands behind a statement: what the data held, and how each measure is defined."""

from collections.abc import Iterator

from counterpart.core.layouts.columns import heads, plain_period
from counterpart.core.layouts.notes import break_sentence
from counterpart.core.layouts.printed import Definition
from counterpart.core.layouts.slugs import Slugs
from counterpart.core.measures.model import Measure, Polarity, Statement
from counterpart.core.periods.months import Window

_BETTER = {
    Polarity.HIGHER: "Higher is better",
    Polarity.LOWER: "Lower is better",
    Polarity.NEUTRAL: "Neither higher nor lower is better",
}


def windows(statement: Statement) -> tuple[tuple[str, Window], ...]:
    """Each period of the statement with its name: the current one, then one for each comparator."""
    current = ("Current period", statement.window)
    return (current, *((head.title, head.window) for head in heads(statement.rows)))


def coverage_sentences(statement: Statement) -> tuple[str, ...]:
    """Whether the data holds every month of every period, and which are missing."""
    lacking = [
        f"{name} ({plain_period(window)}): {found.note()}"
        for name, window in windows(statement)
        if not (found := statement.coverage.of(statement.force, window)).is_whole
    ]
    return tuple(lacking) or ("The data holds every month of every period compared.",)


def definitions_of(statement: Statement, slugs: Slugs) -> tuple[Definition, ...]:
    """One entry for each measure, in the order of the statement."""
    measures = {row.measure.code: row.measure for row in statement.rows}.values()
    return tuple(
        Definition(slugs(f"definition {one.code}"), one.name, one.definition, tuple(_facts(one))) for one in measures
    )


def _facts(measure: Measure) -> Iterator[tuple[str, str]]:
    if measure.definition_version:
        yield "Version", measure.definition_version
    yield "Direction", _BETTER[measure.polarity]
    if measure.source:
        yield "Source", measure.source
    yield "Reviewed", f"{measure.reviewed_date.day} {measure.reviewed_date:%B %Y} by {measure.author}"
    for one in measure.breaks:
        yield "Series break", break_sentence(one)
