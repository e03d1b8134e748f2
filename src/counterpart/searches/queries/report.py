"""How searches came out: for whoever watches over them, with small numbers hidden."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from counterpart.partners.models import Organisation
from counterpart.searches import policy, rules
from counterpart.searches.models import AgeBand, FaceSearch, SearchOutcome, SearchState, Sex
from counterpart.suspects.models import Identification, IdentificationState
from counterpart.suspects.models.suspect_image import QualityBand

Group = Callable[[FaceSearch], str]
NOT_DECLARED = "unknown"


@dataclass(frozen=True, slots=True)
class Line:
    """One group, or all. Figures that are hidden are None.

    `confirmed` are possible matches whose person two people later identified; `wrong` are those whose picture was
    later identified as somebody else, or whose identification was undone. Neither counts a match with a picture of
    which it is not on record whom it shows.
    """

    name: str
    searches: int | None
    candidates: int | None
    matches: int | None
    confirmed: int | None
    wrong: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of one way to divide the searches; each column's parts add up to the line of all."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """From a moment to another (half open), by when they were searched."""

    from_at: datetime
    to_at: datetime
    everything: Line
    tables: tuple[Table, ...]


def report_of(force: Organisation, from_at: datetime, to_at: datetime) -> Report:
    """All searches of a force that were made in the time."""
    made = FaceSearch.objects.filter(force=force, searched_at__gte=from_at, searched_at__lt=to_at)
    searches = list(
        made.select_related("declared_group", "image").prefetch_related("candidates", "reviews__candidate__image")
    )
    facts = [(search, _facts(search)) for search in searches]
    everything = Line("All", *(sum(each[place] for _, each in facts) for place in range(5)))
    by: tuple[tuple[str, dict[str, str], Group], ...] = (
        ("Quality of the picture", dict(QualityBand.choices), lambda search: search.quality_band),
        ("Sex, as declared", dict(Sex.choices), _sex),
        ("Age, as declared", dict(AgeBand.choices), _age),
    )
    return Report(from_at, to_at, everything, tuple(_table(title, names, group, facts) for title, names, group in by))


def _facts(search: FaceSearch) -> tuple[int, int, int, int, int]:
    is_match = search.state == SearchState.DECIDED and search.outcome == SearchOutcome.MATCH
    confirmed, wrong = _later(search) if is_match else (False, False)
    return 1, len(search.candidates.all()), int(is_match), int(confirmed), int(wrong)


def _later(search: FaceSearch) -> tuple[bool, bool]:
    """What two people said of the pictured person since; nothing where it is not on record whom the match shows."""
    found = next(review.candidate for review in search.reviews.all() if review.candidate is not None)
    if found.image.nominal_id is None:
        return False, False
    told = Identification.objects.filter(image=search.image, said_at__gte=search.searched_at or search.requested_at)
    named = {(each.state, each.nominal_id) for each in told}
    confirmed = (IdentificationState.CONFIRMED, found.image.nominal_id) in named
    other = any(state == IdentificationState.CONFIRMED and who != found.image.nominal_id for state, who in named)
    undone = (IdentificationState.UNDONE, found.image.nominal_id) in named
    return confirmed, other or (undone and not confirmed)


def _table(
    title: str, names: dict[str, str], group: Group, facts: Iterable[tuple[FaceSearch, tuple[int, ...]]]
) -> Table:
    """Each column is hidden by itself, and where the number of searches is, the whole line is."""
    columns: list[Counter[str]] = [Counter() for _ in range(5)]
    for search, figures in facts:
        for column, figure in zip(columns, figures, strict=True):
            column[group(search)] += figure
    least = policy.least_cell()
    cells = [rules.shown({name: column[name] for name in names}, least=least) for column in columns]
    hidden = {name for name, count in cells[0].items() if count is None}
    lines = {name: [None if name in hidden else column[name] for column in cells] for name in names}
    return Table(title, tuple(Line(words, *lines[name]) for name, words in names.items()))


def _sex(search: FaceSearch) -> str:
    declared = getattr(search, "declared_group", None)
    return declared.sex if declared else NOT_DECLARED


def _age(search: FaceSearch) -> str:
    declared = getattr(search, "declared_group", None)
    return declared.age_band if declared else NOT_DECLARED
