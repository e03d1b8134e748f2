"""Questions about witness statements."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework.models import Case
from counterpart.casework.queries import groups
from counterpart.core.periods.local_time import local_date
from counterpart.crimes.models import Crime, Incident
from counterpart.evidence.models import EvidenceFile, FileRole
from counterpart.witnesses import policy
from counterpart.witnesses.errors import NotOffered
from counterpart.witnesses.models import OfferStop, StatementRequest, WitnessDraft, WitnessStatement

STOPPED = "We take statements about this report in another way."


def refuse_where_not_offered(incident: Incident, at: datetime, answers: Iterable[str] = ()) -> None:
    """Raise NotOffered where policy, or the desk, keeps a statement about this report from being made online."""
    stop = stop_of(incident)
    if stop is not None:
        raise NotOffered(stop.reason or STOPPED, "An officer will be in touch about your statement.")
    offences = Crime.objects.filter(incident=incident, cancelled_at__isnull=True).values_list("offence_code", flat=True)
    rule = policy.exclusion(
        local_date(at), answers=tuple(answers), what_happened=incident.what_happened, offences=tuple(offences)
    )
    if rule is not None:
        raise NotOffered(rule.reason, rule.instead)


def stop_of(incident: Incident) -> OfferStop | None:
    """The desk's own stop, while it stands."""
    return OfferStop.objects.filter(incident=incident, lifted_at__isnull=True).order_by("-pk").first()


def sent_files(incident: Incident, *, organisation_id: int | None, address: str) -> QuerySet[EvidenceFile]:
    """The master copies of a report of which somebody may speak, in order of receipt.

    Who is asked for a business speaks of the files of that business. Who is asked for nobody speaks of what came with
    the report without an account, and of what was sent by a link that was made for their own email `address`.
    """
    masters = EvidenceFile.objects.filter(incident=incident, role=FileRole.MASTER, organisation=organisation_id)
    if organisation_id is None:
        with_report, by_own_link = Q(link=None, received_by=None), Q(link__recipient_email__iexact=address)
        masters = masters.filter(with_report | by_own_link)
    return masters.select_related("exhibit").order_by("received_at", "pk")


def files_of(draft: WitnessDraft) -> QuerySet[EvidenceFile]:
    """The files that a draft's maker may speak of."""
    address = draft.request.recipient_email if draft.request else ""
    return sent_files(draft.incident, organisation_id=draft.organisation_id, address=address)


def find_draft(actor: Actor, key: UUID) -> WitnessDraft:
    """A draft of the actor's own. Raises WitnessDraft.DoesNotExist."""
    drafts = WitnessDraft.objects.visible_to(actor)
    found: WitnessDraft = drafts.select_related("incident", "incident__force", "amends").get(key=key)
    return found


def log_opening(actor: Actor, draft: WitnessDraft, page: str, at: datetime) -> None:
    """Somebody was shown a page of a statement that is not signed."""
    data = {"incident": draft.incident_id, "page": page}
    audit.read(by=actor, at=at, action="witness.open_draft", target=draft, data=data)


def draft_of(request: StatementRequest) -> WitnessDraft | None:
    """The draft begun through a link."""
    drafts = WitnessDraft.objects.filter(request=request)
    return drafts.select_related("incident", "incident__force", "amends").first()


def open_draft(actor: Actor, incident: Incident) -> WitnessDraft | None:
    """The actor's own unfinished draft about a report."""
    drafts = WitnessDraft.objects.visible_to(actor).filter(incident=incident)
    found: WitnessDraft | None = drafts.filter(statement__isnull=True, withdrawn_at__isnull=True).last()
    return found


def statement_of(draft: WitnessDraft) -> WitnessStatement | None:
    """What a draft became, once it is signed."""
    return WitnessStatement.objects.filter(draft=draft).first()


def read_statement(actor: Actor, key: UUID, at: datetime) -> WitnessStatement:
    """A signed statement that the actor may reach, its reading logged. Raises WitnessStatement.DoesNotExist."""
    statements = WitnessStatement.objects.visible_to(actor)
    found: WitnessStatement = statements.select_related("incident", "incident__force", "amends", "draft").get(key=key)
    log_reading(actor, found, at)
    return found


def log_reading(actor: Actor, statement: WitnessStatement, at: datetime) -> None:
    """Somebody was shown a signed statement."""
    audit.read(by=actor, at=at, action="witness.read", target=statement, data={"incident": statement.incident_id})


def statements_about(actor: Actor, incident: Incident) -> QuerySet[WitnessStatement]:
    """The signed statements about a report that the actor may reach, in order."""
    found: QuerySet[WitnessStatement] = WitnessStatement.objects.visible_to(actor).filter(incident=incident)
    return found.order_by("number")


def statements_of(case: Case) -> QuerySet[WitnessStatement]:
    """The signed statements of a case, report by report."""
    held = groups.held_incidents(case).values("pk")
    statements = WitnessStatement.objects.filter(incident__in=held)
    return statements.select_related("incident", "organisation", "amends").order_by("signed_at", "pk")


def drafts_of(case: Case) -> QuerySet[WitnessDraft]:
    """The unsigned drafts of a case, those withdrawn left out."""
    held = groups.held_incidents(case).values("pk")
    drafts = WitnessDraft.objects.filter(incident__in=held, statement__isnull=True, withdrawn_at__isnull=True)
    return drafts.select_related("incident", "person", "request").order_by("started_at", "pk")


def requests_of(case: Case) -> QuerySet[StatementRequest]:
    """Who was asked for a statement of a case, the newest first."""
    held = groups.held_incidents(case).values("pk")
    requests = StatementRequest.objects.filter(incident__in=held)
    return requests.select_related("incident", "amends", "draft", "draft__statement").order_by("-asked_at", "-pk")
