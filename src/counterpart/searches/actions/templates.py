"""Templates of the gallery: made, and forgotten for good.

The index is no part of a transaction, so the row goes first where a template is made (PENDING) and last where it is
forgotten (LEAVING). What a death or a race leaves between the two is put right by `keep_up`.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from time import monotonic

from django.db import transaction
from django.db.models import F, Q, QuerySet

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core.faces.index import Erased
from counterpart.core.faces.quantising import Floats
from counterpart.partners.models import Organisation, OrganisationKind
from counterpart.searches import faces
from counterpart.searches.errors import NotSearchable
from counterpart.searches.models import FaceTemplate, TemplateState
from counterpart.searches.queries import switch
from counterpart.suspects import queries as suspects
from counterpart.suspects.models import SuspectImage

BY = Actor.system("Candidate search")
# How long one run of the job makes templates, for all forces together; well under the limit of the job.
LONGEST = timedelta(minutes=3)


def enrol(*, image: SuspectImage, at: datetime, by: Actor = BY) -> FaceTemplate:
    """Make the template of an image of the gallery, or note why there is none. Once for each matcher.

    Call it outside a transaction: the row must be there before the template is.
    """
    of = faces.matcher()
    template, _ = FaceTemplate.objects.get_or_create(
        image=image, matcher=faces.name_of(of), defaults={"state": TemplateState.PENDING, "made_at": at}
    )
    if template.state != TemplateState.PENDING:
        return template
    decision = switch.thresholds(image.force)
    try:
        least = decision.least_quality if decision else 0.0
        vector = faces.template_of(image, of, least_quality=least, by=by, at=at)
    except NotSearchable:
        _settle(template, TemplateState.UNFIT, by, at)
    else:
        _put_in(template, vector, by, at)
    return template


def forget(*, image: SuspectImage, at: datetime, by: Actor = BY) -> list[Erased]:
    """Overwrite every template of an image, whichever matcher made it; what was overwritten. Raises NotErased.

    The rows go last: while one is there, the template is not known to be gone.
    """
    FaceTemplate.objects.filter(image=image).update(state=TemplateState.LEAVING)
    rows = list(FaceTemplate.objects.filter(image=image, state=TemplateState.LEAVING))
    held = faces.indexes(image.force)
    erased = [gone for row in rows if row.matcher in held for gone in held[row.matcher].remove([row.pk])]
    with transaction.atomic():
        if FaceTemplate.objects.filter(pk__in=[row.pk for row in rows]).delete()[0]:
            rule = "retention.template"
            audit.erase(by=by, at=at, action="template.erase", target=image, fields=["template"], rule=rule)
    return erased


def keep_up(*, at: datetime) -> None:
    """Forget what has left the gallery, then make what is new in it; all is forgotten where search may not be.

    Every force is rid of what it may not hold before anything is made for one. Each picture stands for itself: the
    faults are raised together at the end, as an ExceptionGroup.
    """
    faults: list[Exception] = []
    forces = list(Organisation.objects.filter(kind=OrganisationKind.FORCE).order_by("pk"))
    lawful = [force for force in forces if switch.may_hold_templates(force, at)]
    for force in forces:
        _forget_each(_gone(force, force in lawful, at), at, faults)
        with _noted(faults):
            _put_right(force)
    with _noted(faults):
        for force in lawful:
            name = faces.name_of(faces.matcher())
            _forget_each(_held(force).exclude(face_templates__matcher=name), at, faults)
        _enrol_each(_new(lawful, at), at, faults)
    if faults:
        raise ExceptionGroup("Not every template could be made or forgotten", faults)


def _put_in(template: FaceTemplate, vector: Floats, by: Actor, at: datetime) -> None:
    """Into the index, then known to be there; out again where it was forgotten meanwhile."""
    index = faces.index(template.image.force, template.matcher)
    index.remove([template.pk])  # an attempt that died may have put it in
    index.add([template.pk], vector[None])
    if not _settle(template, TemplateState.ENROLLED, by, at):
        index.remove([template.pk])


@transaction.atomic
def _settle(template: FaceTemplate, state: TemplateState, by: Actor, at: datetime) -> bool:
    """How it came out, unless the row waits for it no more; whether it did."""
    if not FaceTemplate.objects.filter(pk=template.pk, state=TemplateState.PENDING).update(state=state):
        return False
    template.state = state
    audit.record(by=by, at=at, action="template.make", kind=audit.Kind.COLLECTION, target=template.image)
    return True


def _put_right(force: Organisation) -> None:
    """Hold each index against the rows: templates of no row are overwritten, rows of no template wait for one again.

    The ids are read first, for a row is there before its template.
    """
    indexes = faces.indexes(force)
    ids = {name: {int(each) for each in index.ids()} for name, index in indexes.items()}
    rows = FaceTemplate.objects.filter(image__force=force)
    for name, index in indexes.items():
        kept = rows.filter(matcher=name).exclude(state=TemplateState.UNFIT).values_list("pk", flat=True)
        index.remove(sorted(ids[name] - set(kept)))
    enrolled = rows.filter(state=TemplateState.ENROLLED).values_list("pk", "matcher")
    lost = [pk for pk, name in enrolled if pk not in ids.get(name, ())]
    rows.filter(pk__in=lost, state=TemplateState.ENROLLED).update(state=TemplateState.PENDING)


def _forget_each(images: Iterable[SuspectImage], at: datetime, faults: list[Exception]) -> None:
    for image in images:
        with _noted(faults):
            forget(image=image, at=at)


def _enrol_each(images: Iterable[SuspectImage], at: datetime, faults: list[Exception]) -> None:
    """As many as the time allows; the rest comes with the next run."""
    stop = monotonic() + LONGEST.total_seconds()
    for image in images:
        if monotonic() >= stop:
            return
        with _noted(faults):
            enrol(image=image, at=at)


@contextmanager
def _noted(faults: list[Exception]) -> Iterator[None]:
    """What goes wrong within is kept for the end, and the rest goes on."""
    try:
        yield
    except Exception as fault:
        faults.append(fault)


def _gone(force: Organisation, is_lawful: bool, at: datetime) -> QuerySet[SuspectImage]:
    """The images of which there is a template and may be none, and those that were not quite forgotten."""
    wanted = suspects.gallery(force, at) if is_lawful else SuspectImage.objects.none()
    return _held(force).filter(~Q(pk__in=wanted.values("pk")) | Q(face_templates__state=TemplateState.LEAVING))


def _new(forces: Iterable[Organisation], at: datetime) -> QuerySet[SuspectImage]:
    """The images of all these forces that still have no template: those that were not tried yet first."""
    missing = Q(pk__in=[])
    for force in forces:
        missing |= Q(pk__in=suspects.gallery(force, at).values("pk"))
    found: QuerySet[SuspectImage] = SuspectImage.objects.filter(missing)
    found = found.exclude(face_templates__state__in=(TemplateState.ENROLLED, TemplateState.UNFIT))
    return found.order_by(F("face_templates__made_at").asc(nulls_first=True), "pk")


def _held(force: Organisation) -> QuerySet[SuspectImage]:
    """The images that have a template, or a note that they are not fit for one."""
    held: QuerySet[SuspectImage] = SuspectImage.objects.filter(force=force, face_templates__isnull=False)
    return held.distinct().order_by("pk")
