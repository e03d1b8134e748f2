"""The crimes of a series as pages show them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.wording import day, local_time, plural
from counterpart.core.periods.local_time import local_date
from counterpart.core.series.reasons import Reason
from counterpart.crimes.models import Incident
from counterpart.desk.presenters.case_frame import Deed
from counterpart.series.models import LIVE, CrimeStanding, Removal, Series, SeriesCrime
from counterpart.series.queries import answering, finding

CSV_HEADS = ("Case", "From", "To", "What happened", "Place", "District", "Standing", "Why")
# On the page; all are in the download.
_REASONS_SHOWN = 2


@dataclass(frozen=True, slots=True)
class CrimeRow:
    """One crime of the series. `after`: how long after the one before it. `mark`: what waits for somebody, if any.

    `href`: empty for whoever may not open cases. `said`: why somebody wants it out, or wanted it. `elsewhere`: the
    other series that have it.
    """

    reference: str
    href: str
    when: str
    after: str
    what: str
    place: str
    is_suggested: bool
    mark: str
    why: str
    said: list[str]
    ties: list[str]
    elsewhere: list[Deed]
    deeds: list[Deed]


def crime_rows(series: Series, actor: Actor) -> list[CrimeRow]:
    """In order of time; how long after the crime before counts what is merely suggested as no crime of the series."""
    elsewhere = finding.elsewhere(actor, series)
    may = actor.may(Permission.SERIES_WORK) and series.state in LIVE and not answering.why_unsettled(series)
    are_kept = may and bool(answering.why_kept(series))
    opens = actor.may(Permission.CASE_READ)
    rows, before = [], None
    for crime in finding.crimes_of(series):
        deeds = _deeds(crime, actor.person_id, are_kept=are_kept) if may else []
        rows.append(_row(crime, before, deeds, elsewhere.get(crime.incident_id, ()), opens=opens))
        if crime.standing == CrimeStanding.HELD:
            before = crime.incident.occurred_from
    return rows


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


def crime_options(crimes: Iterable[SeriesCrime]) -> list[tuple[str, str]]:
    """Key of the report and words of each crime."""
    return [
        (
            str(crime.incident_id),
            f"{day(crime.incident.occurred_from)}, {_place(crime.incident)}, {crime.incident.reference}",
        )
        for crime in crimes
    ]


def link_to(series: Series) -> Deed:
    return Deed(f"{series.title}, {series.reference}", reverse("desk_series:series", args=[series.reference]))


def _row(
    crime: SeriesCrime, before: datetime | None, deeds: list[Deed], elsewhere: Collection[Series], *, opens: bool
) -> CrimeRow:
    incident = crime.incident
    joined = next((each for each in incident.case_incidents.all() if each.left_at is None), None)
    case = joined.case.reference if joined else incident.reference
    return CrimeRow(
        reference=incident.reference,
        href=reverse("desk:case", kwargs={"reference": case}) if opens else "",
        when=local_time(incident.occurred_from),
        after=_after(incident.occurred_from, before) if before else "",
        what=incident.get_what_happened_display(),
        place=_place(incident),
        is_suggested=crime.standing == CrimeStanding.SUGGESTED,
        mark=_mark(crime),
        why=crime.why,
        said=[_said(removal) for removal in crime.removals.all()],
        ties=_ties(crime)[:_REASONS_SHOWN],
        elsewhere=[link_to(other) for other in elsewhere],
        deeds=deeds,
    )


def _mark(crime: SeriesCrime) -> str:
    if crime.standing == CrimeStanding.SUGGESTED:
        return f"Suggested by {crime.added_by_name}"
    removal = _waiting(crime) if crime.series.state in LIVE else None
    return f"Taking out proposed by {removal.asked_by_name}" if removal else ""


def _waiting(crime: SeriesCrime) -> Removal | None:
    return next((each for each in crime.removals.all() if each.decided_at is None), None)


def _said(removal: Removal) -> str:
    if removal.decided_at is None:
        return f"Why it should be taken out: {removal.why}"
    asked = f"{removal.asked_by_name} wanted it out: {removal.why}"
    return f"{asked}\n{removal.decided_by_name} did not agree: {removal.reason}"


def _deeds(crime: SeriesCrime, person: int | None, *, are_kept: bool) -> list[Deed]:
    """What the person can do that would not be refused. `are_kept`: no crime of the series may leave it."""
    keys = [crime.series.reference, crime.pk]
    removal = _waiting(crime)
    if removal:
        mine = removal.asked_by_id == person
        return [] if mine else [Deed("Say whether it is taken out", reverse("desk_series:removal", args=keys))]
    out = reverse("desk_series:out", args=keys)
    if crime.standing == CrimeStanding.HELD:
        return [] if are_kept else [Deed("Take out", out)]
    agree = [] if crime.added_by_id == person else [Deed("Agree", reverse("desk_series:agree", args=keys))]
    return [*agree, Deed("Decline", out)]


def _ties(crime: SeriesCrime) -> list[str]:
    """What ties it to that crime of the series that it is likest, what says most first."""
    reasons = [Reason(**reason) for reason in crime.reasons]
    return [
        f"{each.words} ({each.detail})" if each.detail else each.words
        for each in reasons
        if each.bits > 0 and each.says_something
    ]


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
