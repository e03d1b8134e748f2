"""Candidate searches as pages show them."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cached_property
from typing import Any

from django.urls import reverse

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.wording import day, local_time, plural
from counterpart.core.periods.local_time import local_date
from counterpart.desk.presenters.case_frame import Deed
from counterpart.desk.presenters.tags import Tag
from counterpart.searches.models import (
    Candidate,
    CandidateReview,
    DipSample,
    FaceSearch,
    SearchOutcome,
    SearchState,
    ThresholdDecision,
)
from counterpart.searches.queries import finding, reviewing
from counterpart.searches.queries.report import Line, Report

_TONES = {SearchState.REQUESTED: "waiting", SearchState.AUTHORISED: "active", SearchState.OPEN: "active"}
REPORT_HEADS = ("Searches", "Candidates", "Possible matches", "Confirmed later", "Wrong")
HIDDEN = "hidden"


def state_tag(search: FaceSearch) -> Tag:
    """How it stands; of a decided search, what came of it."""
    if search.state == SearchState.DECIDED:
        return Tag(search.get_outcome_display(), "special" if search.outcome == SearchOutcome.MATCH else "neutral")
    return Tag(search.get_state_display(), _TONES.get(SearchState(search.state), "neutral"))


def search_rows(searches: Iterable[FaceSearch]) -> list[list[Any]]:
    """Rows of a table: what for, of which case, by whom, how it stands."""
    return [
        [
            {"text": search.purpose, "href": reverse("desk_searches:search", args=[search.key])},
            search.case.reference,
            f"{search.requested_by_name}, {local_time(search.requested_at)}",
            state_tag(search).text,
        ]
        for search in searches
    ]


class SearchPage:
    """One search. Reviews are shown once both are decided, to whoever asks."""

    def __init__(self, search: FaceSearch, *, actor: Actor) -> None:
        self.search = search
        self.actor = actor
        self.state = state_tag(search)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Rows of a summary list."""
        return [(label, words) for label, words in self._facts() if words]

    @cached_property
    def reviews(self) -> list[CandidateReview]:
        return list(reviewing.decided(self.search))

    @property
    def sample(self) -> DipSample | None:
        """What a supervisor found who looked at it again."""
        return getattr(self.search, "dip_sample", None)

    @property
    def is_lead(self) -> bool:
        return self.search.outcome == SearchOutcome.MATCH

    @property
    def deeds(self) -> list[Deed]:
        """What the actor can do now."""
        return [Deed(text, reverse(f"desk_searches:{name}", args=[self.search.key])) for text, name in self._deeds()]

    def _deeds(self) -> Iterator[tuple[str, str]]:
        had_part = self.actor.person_id in (self.search.requested_by_id, self.search.authorised_by_id)
        oversees = self.actor.may(Permission.SEARCH_OVERSEE)
        if self.search.state == SearchState.REQUESTED and oversees and not had_part:
            yield ("Authorise or refuse", "authorise")
        if self.search.state == SearchState.OPEN and self.actor.may(Permission.SEARCH_REVIEW) and not had_part:
            yield ("Review the candidates", "review")
        if self.search.state == SearchState.DECIDED and oversees and not had_part and self.sample is None:
            yield ("Look at this search again", "sample")

    def _facts(self) -> Iterator[tuple[str, str]]:
        search = self.search
        yield ("Purpose", search.purpose)
        yield ("Why it is needed", search.justification)
        yield ("Asked for by", f"{search.requested_by_name}, {local_time(search.requested_at)}")
        if search.authorised_at:
            yield ("Authorised by", f"{search.authorised_by_name}, {local_time(search.authorised_at)}")
        yield ("Not made, because", search.refused_why)
        if search.searched_at:
            yield (
                "Compared with",
                f"{plural(search.gallery_size or 0, 'picture')} of known people, {local_time(search.searched_at)}",
            )
        yield ("Matcher", search.matcher)


class ReviewPage:
    """The picture beside one candidate. `place` is the number of the candidate in the reviewer's own order."""

    def __init__(self, review: CandidateReview, *, place: str) -> None:
        self.review = review
        self.candidates = reviewing.candidates_for(review)
        self.count = len(self.candidates)
        self.place = min(max(int(place), 1), max(self.count, 1)) if place.isdecimal() and len(place) < 4 else 1

    @property
    def candidate(self) -> Candidate | None:
        return self.candidates[self.place - 1] if self.candidates else None

    @property
    def before(self) -> int | None:
        return self.place - 1 if self.place > 1 else None

    @property
    def after(self) -> int | None:
        return self.place + 1 if self.place < self.count else None


class GroundPage:
    """What candidate search stands on."""

    def __init__(self, actor: Actor, *, at: datetime, missing: list[str]) -> None:
        self.actor = actor
        self.today = local_date(at)
        self.missing = missing

    @property
    def assessments(self) -> list[list[Any]]:
        return [
            [
                each.get_kind_display(),
                f"{each.title} ({each.document_reference})",
                f"{each.approved_by_name}, {each.approved_by_rank}, {day(each.approved_on)}",
                self._standing(each.expires_on, bool(each.withdrawn_at)),
                ""
                if each.withdrawn_at
                else {"text": "Withdraw", "href": reverse("desk_searches:withdraw", args=[each.pk])},
            ]
            for each in finding.assessments(self.actor)
        ]

    @property
    def trainings(self) -> list[list[Any]]:
        return [
            [str(each.person), each.course, day(each.trained_on), self._standing(each.expires_on)]
            for each in finding.trainings(self.actor)
        ]

    @property
    def thresholds(self) -> list[list[Any]]:
        return [_decision(each) for each in finding.threshold_decisions(self.actor)]

    def _standing(self, expires_on: Any, is_withdrawn: bool = False) -> str:
        if is_withdrawn:
            return "Withdrawn"
        return f"Expires on {day(expires_on)}" if expires_on > self.today else f"Expired on {day(expires_on)}"


def report_tables(report: Report) -> list[tuple[str, list[list[str]]]]:
    """Each way to divide the searches, as title and rows; the line of all comes first."""
    return [
        (table.title, [_cells(report.everything), *(_cells(line) for line in table.lines)]) for table in report.tables
    ]


def report_lines(report: Report) -> list[list[str]]:
    """All of it, one below the other, for a spreadsheet."""
    lines = [_cells(report.everything)]
    for table in report.tables:
        lines += [[f"{table.title}: {cells[0]}", *cells[1:]] for cells in map(_cells, table.lines)]
    return lines


def _cells(line: Line) -> list[str]:
    figures = (line.searches, line.candidates, line.matches, line.confirmed, line.wrong)
    return [line.name, *(HIDDEN if figure is None else f"{figure:,}" for figure in figures)]


def _decision(decision: ThresholdDecision) -> list[Any]:
    return [
        decision.matcher,
        f"strong below {decision.strong_below:.2f}, moderate below {decision.moderate_below:.2f}, "
        f"quality at least {decision.least_quality:.2f}",
        f"{decision.why} {decision.evidence}",
        f"{decision.decided_by_name}, {local_time(decision.decided_at)}",
    ]
