"""Producing exhibits, describing them, and writing down where they went."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from counterpart.base.actors import Actor
from counterpart.casework import trail
from counterpart.casework.models import Case
from counterpart.casework.queries import groups
from counterpart.core.references.exhibits import ExhibitReference, ExhibitReferenceError
from counterpart.core.references.exhibits import initials as checked_initials
from counterpart.evidence import continuity, rules
from counterpart.evidence.errors import ExhibitRefused
from counterpart.evidence.models import ContinuityKind, EvidenceFile, Exhibit, FileRole


@transaction.atomic
def produce(
    *,
    case: Case,
    file: EvidenceFile,
    producer_name: str,
    initials: str = "",
    description: str,
    by: Actor,
    at: datetime,
) -> Exhibit:
    """Make a file of the case an exhibit under the next reference of its producer, `AB/3`.

    A copy of an exhibit is produced under it, as `AB/3/1`, and needs no initials. The case is locked, so that a number
    is given once. Raises ExhibitRefused.
    """
    Case.objects.select_for_update().get(pk=case.pk)
    parent = _check(file)
    reference = _below(case, parent) if parent else _next(case, _initials(initials))
    exhibit = Exhibit.objects.create(
        case=case,
        file=file,
        parent=parent,
        producer_name=producer_name,
        initials=reference.initials,
        serial=reference.serial,
        sub_serial=reference.sub_serial,
        reference=str(reference),
        description=description,
        produced_at=at,
        produced_by_id=by.person_id,
    )
    detail = {"reference": str(reference), "producer": producer_name, "description": description, "sha256": file.sha256}
    continuity.record(file, ContinuityKind.EXHIBITED, by=by, at=at, detail=detail)
    summary = _("Exhibit %(reference)s produced: %(name)s") % {"reference": reference, "name": file.name}
    trail.record(case, "exhibit.produce", summary, by=by, at=at, detail=description, target=exhibit)
    return exhibit


@transaction.atomic
def describe(*, exhibit: Exhibit, description: str, by: Actor, at: datetime) -> None:
    """Describe an exhibit anew; its continuity keeps every description that it had."""
    Exhibit.objects.filter(pk=exhibit.pk).update(description=description)
    exhibit.description = description
    detail = {"reference": exhibit.reference, "description": description}
    continuity.record(exhibit.file, ContinuityKind.DESCRIBED, by=by, at=at, detail=detail)


@transaction.atomic
def move(*, exhibit: Exhibit, from_whom: str, to_whom: str, why: str, seal: str = "", by: Actor, at: datetime) -> None:
    """Write that an exhibit, on whatever it was put, went from one person or place to another, under which seal."""
    if from_whom.casefold() == to_whom.casefold():
        raise ExhibitRefused(_("It must go to somebody or somewhere else"), "to_whom")
    detail = {"reference": exhibit.reference, "from": from_whom, "to": to_whom, "seal": seal}
    continuity.record(exhibit.file, ContinuityKind.MOVED, by=by, at=at, why=why, detail=detail)


def _check(file: EvidenceFile) -> Exhibit | None:
    """The exhibit under which a copy is produced. Raises ExhibitRefused for what cannot be one, or is one."""
    rules.check_opened(file.state)
    if Exhibit.objects.filter(file=file).exists():
        raise ExhibitRefused(_("This file is an exhibit already"))
    if file.role == FileRole.MASTER:
        return None
    parent = Exhibit.objects.filter(file=master_of(file)).first()
    if parent is None:
        raise ExhibitRefused(_("Make the file that it was made from an exhibit first"))
    return parent


def master_of(file: EvidenceFile) -> EvidenceFile:
    """The master copy that a file was made of, through however many steps; a master itself."""
    while file.parent is not None:
        file = file.parent
    return file


def _initials(typed: str) -> str:
    try:
        return checked_initials(typed)
    except ExhibitReferenceError as error:
        raise ExhibitRefused(str(error), "initials") from error


def _next(case: Case, initials: str) -> ExhibitReference:
    """Above every number of these initials in this case, and in those merged into it."""
    last = _known(case, initials).aggregate(last=Max("serial"))["last"]
    return ExhibitReference(initials, (last or 0) + 1)


def _known(case: Case, initials: str) -> QuerySet[Exhibit]:
    """The exhibits of these initials in this case, and in those merged into it."""
    in_case = Exhibit.objects.filter(case=case, initials=initials)
    held = groups.held_incidents(case).values("pk")
    return in_case | Exhibit.objects.filter(file__incident__in=held, initials=initials)


def _below(case: Case, parent: Exhibit) -> ExhibitReference:
    """Above every copy under this number: after a merge two exhibits may bear it, and no two copies then do."""
    of_number = _known(case, parent.initials).filter(serial=parent.serial)
    last = of_number.aggregate(last=Max("sub_serial"))["last"]
    return ExhibitReference(parent.initials, parent.serial, (last or 0) + 1)
