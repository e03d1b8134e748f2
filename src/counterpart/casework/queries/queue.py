"""The desk's queue: one query, in the order of `core.harm.queue`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case as Choose
from django.db.models import Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.fields.json import KT, KeyTextTransform
from django.db.models.functions import Cast, Greatest, Replace, Upper

from counterpart.base.actors import Actor
from counterpart.casework.models import CallBack, CallBackState, Case, Message, MessageDirection
from counterpart.core.harm import queue as policy
from counterpart.crimes.models import ExternalReference, Incident, SuspectDescription
from counterpart.partners.models import Premises

LIVE = "live"
NOBODY = "nobody"
MINE = "mine"
_SHORTEST = 3
_LONGEST_KEY = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilters:
    """What the desk asked to see; an empty filter admits every case.

    `state` is a state of a case or `live` (new and open), `owner` a person's id, `mine` or
    `nobody`, `district` a district code, `band` the band after ageing, `text` anything typed into
    the search: a receipt code, crime number, business, premises, postcode, number plate or
    suspect's name. `premises` is the key of premises of which a case holds a report.
    """

    state: str = LIVE
    owner: str = ""
    district: str = ""
    what_happened: str = ""
    band: int | None = None
    overdue: bool = False
    premises: int | None = None
    text: str = ""


def queue(actor: Actor, at: datetime, filters: QueueFilters | None = None) -> QuerySet[Case]:
    """The cases that the actor's force works on, the most pressing first.

    Each case carries `raised_band` (its harm band after the upgrades that the time left has
    earned), `is_overdue`, `has_call` (a call is booked) and `has_unread` (the business wrote).
    Take a page of it with a slice: the number of queries stays one whatever the page.
    """
    wanted = filters or QueueFilters()
    cases = Case.objects.visible_to(actor).annotate(
        raised_band=raised_band(at),
        is_overdue=Q(contact_due_at__lte=at),
        has_call=Exists(CallBack.objects.filter(case=OuterRef("pk"), state=CallBackState.BOOKED)),
        has_unread=Exists(
            Message.objects.filter(case=OuterRef("pk"), direction=MessageDirection.TO_DESK, read_at__isnull=True)
        ),
    )
    return (
        _filtered(cases, actor, wanted)
        .select_related("owner", "organisation", "premises", "primary_incident", "primary_incident__district")
        .order_by("raised_band", F("contact_due_at").asc(nulls_last=True), "reference")
    )


def premises_reported(actor: Actor, key: str) -> Premises | None:
    """The premises of a key, where the actor sees a report of them; None for anything else."""
    if not key.isdecimal() or len(key) > _LONGEST_KEY:
        return None
    own = Incident.objects.visible_to(actor).filter(premises=OuterRef("pk"))
    return Premises.objects.filter(Exists(own), pk=key).first()


def raised_band(at: datetime) -> Choose:
    """`core.harm.queue.raised_band` as an expression over `harm_band` and `contact_due_at`."""
    floor = policy.policy().floor
    steps = [
        When(contact_due_at__lte=moment, then=Greatest(F("harm_band") - up, Value(floor)))
        for moment, up in policy.cutoffs(at)
    ]
    return Choose(
        When(harm_band__lte=floor, then=F("harm_band")),
        *steps,
        default=F("harm_band"),
        output_field=IntegerField(),
    )


def _filtered(cases: QuerySet[Any], actor: Actor, wanted: QueueFilters) -> QuerySet[Any]:
    if wanted.state == LIVE:
        cases = cases.filter(state__in=("new", "open"))
    elif wanted.state:
        cases = cases.filter(state=wanted.state)
    if wanted.owner == NOBODY:
        cases = cases.filter(owner__isnull=True)
    elif wanted.owner:
        key = str(actor.person_id) if wanted.owner == MINE else wanted.owner
        cases = cases.filter(owner_id=int(key)) if key.isdecimal() else cases.none()
    if wanted.district:
        cases = cases.filter(primary_incident__district_id=wanted.district)
    if wanted.what_happened:
        cases = cases.filter(primary_incident__what_happened=wanted.what_happened)
    if wanted.band is not None:
        cases = cases.filter(raised_band=wanted.band)
    if wanted.overdue:
        cases = cases.filter(is_overdue=True)
    if wanted.premises is not None:
        cases = cases.filter(Exists(_held().filter(premises=wanted.premises)))
    return cases.filter(_found(wanted.text)) if wanted.text.strip() else cases


def _held() -> QuerySet[Incident]:
    """The reports that a case holds."""
    return Incident.objects.filter(case_incidents__case=OuterRef("pk"), case_incidents__left_at__isnull=True)


def _found(text: str) -> Exists:
    """Search over all the reports that a case holds, not only its first."""
    words = " ".join(text.split())
    held = _held()
    matches = (
        Q(reference__icontains=words)
        | Q(organisation__name__icontains=words)
        | Q(premises__name__icontains=words)
        | Q(Exists(SuspectDescription.objects.filter(incident=OuterRef("pk"), name__icontains=words)))
        | Q(
            Exists(ExternalReference.objects.filter(incident=OuterRef("pk"), value_normalised__icontains=words.upper()))
        )
    )
    if squeezed := _squeezed_text(words):
        told = held.annotate(
            squeezed_postcode=_squeezed("postcode"),
            seen_vrm=_squeezed(KT("answers__evidence__vrm")),
            fled_vrm=_squeezed(KT("answers__making_off__vrm")),
        )
        drove = SuspectDescription.objects.annotate(squeezed_vrm=_squeezed("vrm")).filter(
            incident=OuterRef("pk"), squeezed_vrm__contains=squeezed
        )
        plates = Q(seen_vrm__contains=squeezed) | Q(fled_vrm__contains=squeezed) | Q(Exists(drove))
        return Exists(told.filter(matches | plates | Q(squeezed_postcode__startswith=squeezed)))
    return Exists(held.filter(matches))


def _squeezed(column: str | KeyTextTransform) -> Func:
    """A postcode or plate as it is compared: capitals, without blanks and hyphens."""
    text = Upper(Cast(column, TextField()))
    nothing = Value("", TextField())
    return Replace(Replace(text, Value(" ", TextField()), nothing), Value("-", TextField()), nothing)


def _squeezed_text(words: str) -> str:
    """The search words in the same form, or nothing where they are too short to say anything."""
    squeezed = words.upper().replace(" ", "").replace("-", "")
    return squeezed if len(squeezed) >= _SHORTEST else ""
