"""Series as pages show them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.urls import reverse

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.wording import day, local_time, plural
from counterpart.core.periods.local_time import local_date
from counterpart.core.series.reasons import Reason
from counterpart.crimes.models import Incident
from counterpart.desk.presenters.case_frame import Deed
from counterpart.desk.presenters.tags import Tag
from counterpart.series.models import CrimeStanding, Series, SeriesCrime, SeriesState
from counterpart.series.queries import finding

_TONES = {SeriesState.PROPOSED: "waiting", SeriesState.CONFIRMED: "special"}
CSV_HEADS = ("Case", "From", "To", "What happened", "Place", "District", "Standing", "Why")


@dataclass(frozen=True, slots=True)
class CrimeRow:
    """One crime of the series. `after`: how long after the one before it."""

    reference: str
    href: str
    when: str
    after: str
    what: str
    place: str
    is_suggested: bool
    added: str
    why: str
    ties: list[str]
    deeds: list[Deed]


def state_tag(series: Series) -> Tag:
    return Tag(series.get_state_display(), _TONES.get(SeriesState(series.state), "neutral"))


def series_rows(listed: Iterable[Series]) -> list[list[Any]]:
    """Rows of a table: which, how many crimes, when, how it stands, who proposed it."""
    return [
        [
            {"text": f"{each.title} ({each.reference})", "href": reverse("desk_series:series", args=[each.reference])},
            f"{each.crimes_held:,}",  # type: ignore[attr-defined]
            _span(each),
            each.get_state_display(),
            f"{each.proposed_by_name}, {day(each.proposed_at)}",
        ]
        for each in listed
    ]


def csv_rows(crimes: Iterable[SeriesCrime]) -> Iterator[list[str]]:
    """The crimes for a spreadsheet; moments as ISO in UTC."""
    for crime in crimes:
        incident = crime.incident
        yield [
            incident.reference,
            incident.occurred_from.isoformat(),
            incident.occurred_to.isoformat() if incident.occurred_to else "",
            incident.get_what_happened_display(),
            _place(incident),
            str(incident.district or ""),
            crime.get_standing_display(),
            crime.why or "; ".join(_ties(crime)),
        ]


def merge_options(others: Iterable[Series]) -> list[tuple[str, str]]:
    """Reference and words of each."""
    return [(each.reference, f"{each.title} ({each.reference})") for each in others]


def crime_options(crimes: Iterable[SeriesCrime]) -> list[tuple[str, str]]:
    """Key of the report and words of each crime."""
    return [
        (
            str(crime.incident_id),
            f"{day(crime.incident.occurred_from)}, {_place(crime.incident)}, {crime.incident.reference}",
        )
        for crime in crimes
    ]


class SeriesPage:
    """One series."""

    def __init__(self, series: Series, *, actor: Actor) -> None:
        self.series = series
        self.actor = actor
        self.state = state_tag(series)
        self.reviews = [
            (
                each.reviewed_by_name,
                "agrees" if each.agrees else "does not agree",
                each.reason,
                day(each.reviewed_at),
                bool(each.set_aside_at),
            )
            for each in finding.reviews_shown_to(actor, series)
        ]
        self.listings = list(series.disposals.order_by("-found_at", "-pk"))
        self.order_notes = list(series.order_notes.order_by("-noted_at", "-pk"))
        self.sources = list(series.sources.order_by("pk"))
        self.continuations = list(series.continuations.order_by("pk"))

    @cached_property
    def crimes(self) -> list[CrimeRow]:
        rows, before = [], None
        for crime in finding.crimes_of(self.series):
            rows.append(self._row(crime, before))
            if crime.standing == CrimeStanding.HELD:
                before = crime.incident.occurred_from
        return rows

    @cached_property
    def taken_out(self) -> list[SeriesCrime]:
        return list(finding.taken_out_of(self.series))

    @property
    def reasons(self) -> list[list[str]]:
        """What the crimes have in common, what says most first."""
        return [_reason_cells(reason) for reason in self._told if reason.says_something]

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
        return (
            f"Groups as alike that chance makes here: {words}. "
            "On made-up counties half to four fifths of such proposals were right."
        )

    @cached_property
    def changed_of(self) -> int:
        """How many crimes the system weighed, where the series holds others now; 0 where it holds the same."""
        if not self.series.reasons:
            return 0
        weighed = [each for each in self._ever_held if each.added_at <= self.series.proposed_at]
        held = {each.pk for each in self._ever_held if each.standing == CrimeStanding.HELD}
        return len(weighed) if {each.pk for each in weighed} != held else 0

    @cached_property
    def _ever_held(self) -> list[SeriesCrime]:
        return list(self.series.crimes.only("pk", "series", "standing", "added_at"))

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
        if self.series.state == SeriesState.PROPOSED and self._may_review:
            yield ("Say whether it is a series", "review")
        if self._is_live:
            yield ("Add a crime", "add")
            yield ("Record a listing", "listing")
            yield ("Stealing to order", "order")
        if self.series.state == SeriesState.CONFIRMED:
            yield ("Merge", "merge")
            yield ("Split", "split")
            yield ("Close", "close")

    @property
    def _is_live(self) -> bool:
        return self.series.state in (SeriesState.PROPOSED, SeriesState.CONFIRMED)

    @property
    def _may_review(self) -> bool:
        said = self.series.reviews.filter(set_aside_at__isnull=True, reviewed_by_id=self.actor.person_id or 0).exists()
        return self.series.proposed_by_id != self.actor.person_id and not said

    def _row(self, crime: SeriesCrime, before: Any) -> CrimeRow:
        incident = crime.incident
        joined = next((each for each in incident.case_incidents.all() if each.left_at is None), None)
        case = joined.case.reference if joined else incident.reference
        return CrimeRow(
            reference=incident.reference,
            href=reverse("desk:case", kwargs={"reference": case}),
            when=local_time(incident.occurred_from),
            after=_after(incident.occurred_from, before) if before else "",
            what=incident.get_what_happened_display(),
            place=_place(incident),
            is_suggested=crime.standing == CrimeStanding.SUGGESTED,
            added=crime.added_by_name if crime.standing == CrimeStanding.SUGGESTED else "",
            why=crime.why,
            ties=_ties(crime),
            deeds=self._deeds_of(crime),
        )

    def _deeds_of(self, crime: SeriesCrime) -> list[Deed]:
        if not self._is_live or not self.actor.may(Permission.SERIES_WORK):
            return []
        keys = [self.series.reference, crime.pk]
        suggested = crime.standing == CrimeStanding.SUGGESTED
        agree = (
            [Deed("Agree", reverse("desk_series:agree", args=keys))]
            if suggested and crime.added_by_id != self.actor.person_id
            else []
        )
        return [*agree, Deed("Decline" if suggested else "Take out", reverse("desk_series:out", args=keys))]


def _ties(crime: SeriesCrime) -> list[str]:
    """What ties it to that crime of the series that it is likest, what says most first."""
    reasons = [Reason(**reason) for reason in crime.reasons]
    return [
        f"{each.words} ({each.detail})" if each.detail else each.words
        for each in reasons
        if each.bits > 0 and each.says_something
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _reason_cells(reason: Reason) -> list[str]:
    return [reason.name, _capital(reason.words), reason.detail, _capital(reason.strength)]


def _place(incident: Incident) -> str:
    where = incident.premises or incident.address or "A place not given"
    known = not incident.district or str(where).endswith(str(incident.district))
    return str(where) if known else f"{where}, {incident.district}"


def _after(moment: datetime, before: datetime) -> str:
    """By days of the calendar; in hours where it is less than a day and midnight lies between."""
    days = (local_date(moment) - local_date(before)).days
    if not days:
        return "the same day"
    hours = round((moment - before) / timedelta(hours=1))
    return f"{plural(hours, 'hour')} later" if hours < 24 else f"{plural(days, 'day')} later"


def _span(series: Any) -> str:
    if series.first_at is None:
        return ""
    return (
        day(series.first_at)
        if series.first_at == series.latest_at
        else f"{day(series.first_at)} to {day(series.latest_at)}"
    )
