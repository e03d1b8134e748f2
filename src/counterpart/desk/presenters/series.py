"""Series as pages show them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django.urls import reverse
from markupsafe import Markup

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.jinja import render_component
from counterpart.base.wording import day
from counterpart.core.series.reasons import Reason
from counterpart.core.series.settings import settings
from counterpart.desk.presenters.case_frame import Deed
from counterpart.desk.presenters.series_crimes import CrimeRow, crime_rows, link_to
from counterpart.desk.presenters.tags import Tag
from counterpart.series.models import LIVE, Closing, Series, SeriesCrime, SeriesReview, SeriesState
from counterpart.series.queries import answering, finding

_TONES = {SeriesState.PROPOSED: "waiting", SeriesState.CONFIRMED: "special"}
# Who, in a word what, why, when, and whether of other crimes.
Said = tuple[str, str, str, str, bool]
# For choosing one: short.
STATE_WORDS = {
    SeriesState.PROPOSED: "Waiting",
    SeriesState.CONFIRMED: "Confirmed",
    SeriesState.REJECTED: "Not a series",
    SeriesState.CLOSED: "Closed",
    SeriesState.CONTINUED: "Continued",
}


def state_tag(series: Series) -> Tag:
    return Tag(series.get_state_display(), _TONES.get(SeriesState(series.state), "neutral"))


def series_rows(listed: Iterable[Series]) -> list[list[Any]]:
    """Rows of a table: which, how many crimes, when, how it stands, who proposed it."""
    return [
        [
            {"text": f"{each.title} ({each.reference})", "href": reverse("desk_series:series", args=[each.reference])},
            f"{each.crimes_held:,}",  # type: ignore[attr-defined]
            _span(each),
            _standing(each),
            f"{each.proposed_by_name}, {day(each.proposed_at)}",
        ]
        for each in listed
    ]


def merge_options(others: Iterable[Series]) -> list[tuple[str, str]]:
    """Reference and words of each."""
    return [(each.reference, f"{each.title} ({each.reference})") for each in others]


class SeriesPage:
    """One series."""

    def __init__(self, series: Series, *, actor: Actor) -> None:
        self.series = series
        self.actor = actor
        self.state = state_tag(series)
        self.said = [*_reviews(finding.reviews_shown_to(actor, series)), *_closings(series.closings.order_by("pk"))]
        self.listings = list(series.disposals.order_by("-found_at", "-pk"))
        self.order_notes = list(series.order_notes.order_by("-noted_at", "-pk"))
        self.sources = [link_to(each) for each in series.sources.order_by("pk")]
        self.parts = [link_to(each) for each in finding.parts_of(series)[1:]]
        self.continuations = [
            (link_to(each), each.get_state_display().lower()) for each in series.continuations.order_by("pk")
        ]

    @cached_property
    def crimes(self) -> list[CrimeRow]:
        return crime_rows(self.series, self.actor)

    @cached_property
    def taken_out(self) -> list[SeriesCrime]:
        return list(finding.taken_out_of(self.series))

    @property
    def reasons(self) -> list[list[str]]:
        """What the crimes have in common, what says most first."""
        return [_reason_cells(reason) for reason in self._told if reason.says_something and reason.bits > 0]

    @property
    def against(self) -> str:
        """What speaks against one series, what says most first."""
        told = [reason for reason in reversed(self._told) if reason.says_something and reason.bits < 0]
        return "; ".join(f"{reason.name.lower()}, {reason.words} ({reason.strength})" for reason in told)

    @property
    def silent(self) -> str:
        """The factors that were told and say little."""
        return ", ".join(reason.name.lower() for reason in self._told if not reason.says_something)

    @property
    def _told(self) -> list[Reason]:
        return [Reason(**reason) for reason in self.series.reasons]

    @property
    def chance(self) -> str:
        """How often chance makes such a group, where the system proposed it."""
        if self.series.by_chance is None:
            return ""
        expected = self.series.by_chance
        words = "none in the few shuffles that were made" if expected == 0 else f"{expected:.2g}"
        made = f"Groups as alike that chance makes here: {words}."
        if (self.series.chance_share or 0) > settings().chance_share:
            return f"{made} Of these crimes the system would propose no series."
        return f"{made} On made-up counties half to nine tenths of such proposals were right."

    @property
    def weighed(self) -> str:
        """Whether the weights are of the crimes that it holds now; empty where nothing is to be said."""
        if self.series.by_chance is None:
            return ""
        if self.series.crimes_changed_at is None:
            return f"Weighed anew on {day(self.series.weighed_at)}." if self.series.weighed_at else ""
        if self.series.state == SeriesState.PROPOSED:
            return "The crimes have changed since this was weighed. It is being weighed anew."
        when = day(self.series.weighed_at or self.series.proposed_at)
        return f"As weighed on {when}: crimes have joined or left since, and a decided series is not weighed anew."

    @property
    def places(self) -> list[list[str]]:
        """Where, the most often first."""
        counts = Counter((row.place, row.what) for row in self.crimes if not row.is_suggested)
        return [
            [place, what, f"{count:,}"]
            for (place, what), count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        ]

    @property
    def deeds(self) -> list[Deed]:
        """What the actor can do now."""
        if not self.actor.may(Permission.SERIES_WORK):
            return []
        return [
            Deed(text, reverse(f"desk_series:{name}", args=[self.series.reference])) for text, name in self._deeds()
        ]

    def _deeds(self) -> Iterator[tuple[str, str]]:
        """Nothing that would be refused."""
        if self.series.state == SeriesState.PROPOSED and not self.barred:
            yield ("Say whether it is a series", "review")
        if not answering.why_not_withdrawn(self.series, self.actor.person_id or 0):
            yield ("Withdraw this proposal", "withdraw_proposal")
        if self._closing and self._closing.asked_by_id != self.actor.person_id:
            yield ("Say whether it is closed", "closing")
        if self.series.state in LIVE:
            if not self._unsettled:
                yield ("Add a crime", "add")
            yield ("Record a listing", "listing")
            yield ("Stealing to order", "order")
        if not answering.why_not_reshaped(self.series):
            yield ("Merge", "merge")
            yield ("Split", "split")
            yield ("Close", "close")

    @cached_property
    def barred(self) -> str:
        """Why the actor does not say whether it is a series; empty where it is for the actor to say."""
        waits = self.series.state == SeriesState.PROPOSED and self.actor.may(Permission.SERIES_WORK)
        return answering.why_barred(self.series, self.actor.person_id or 0) if waits else ""

    @cached_property
    def _unsettled(self) -> str:
        return answering.why_unsettled(self.series)

    @cached_property
    def _closing(self) -> Closing | None:
        """That somebody wants it closed, while it waits."""
        return answering.closing_of(self.series) if self.series.state == SeriesState.CONFIRMED else None

    @property
    def waiting(self) -> str:
        """What must be decided before its crimes change; empty where nothing."""
        if self.series.state == SeriesState.PROPOSED and self._unsettled:
            return "It is taken or left as it is: no crime joins or leaves it before that."
        if self.series.state != SeriesState.CONFIRMED:
            return ""
        if self._closing:
            asked = f"{self._closing.asked_by_name} wants this series closed."
            return f"{asked} No crime joins or leaves it before somebody else has answered."
        if self._unsettled:
            return "A merger or split of this series waits for two people. No crime joins or leaves it before that."
        if answering.removals_waiting(self.series).exists():
            return (
                "A crime waits to be taken out. The series is neither merged, split nor closed before that is decided."
            )
        return ""


def _reviews(reviews: Iterable[SeriesReview]) -> Iterator[Said]:
    for each in reviews:
        word = "agrees" if each.agrees else "does not agree"
        yield each.reviewed_by_name, word, each.reason, day(each.reviewed_at), bool(each.set_aside_at)


def _closings(closings: Iterable[Closing]) -> Iterator[Said]:
    for each in closings:
        yield each.asked_by_name, "wants it closed", each.why, day(each.asked_at), False
        if each.decided_at:
            word = "agrees to close it" if each.agrees else "does not agree to close it"
            yield each.decided_by_name, word, each.reason, day(each.decided_at), False


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _reason_cells(reason: Reason) -> list[str]:
    return [reason.name, _capital(reason.words), reason.detail, _capital(reason.strength)]


def _standing(series: Any) -> Any:
    """How it stands, and what of a confirmed one waits for a second person."""
    mark = "Closing waits" if series.closing_waits else "Taking out waits" if series.removal_waits else ""
    if not mark or series.state != SeriesState.CONFIRMED:
        return series.get_state_display()
    return Markup("{} {}").format(series.get_state_display(), render_component("status", text=mark, tone="waiting"))


def _span(series: Any) -> str:
    if series.first_at is None:
        return ""
    return (
        day(series.first_at)
        if series.first_at == series.latest_at
        else f"{day(series.first_at)} to {day(series.latest_at)}"
    )
