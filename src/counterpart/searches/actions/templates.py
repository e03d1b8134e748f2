"""Templates of the gallery: made, and forgotten for good."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core.faces.index import Erased
from counterpart.partners.models import Organisation, OrganisationKind
from counterpart.searches import faces
from counterpart.searches.errors import NotSearchable
from counterpart.searches.models import FaceTemplate, TemplateState
from counterpart.searches.queries import switch
from counterpart.suspects import queries as suspects
from counterpart.suspects.models import SuspectImage

BY = Actor.system("Candidate search")
# Pictures looked at in one run of the job: each takes up to a second.
MOST = 200


@transaction.atomic
def enrol(*, image: SuspectImage, at: datetime, by: Actor = BY) -> FaceTemplate:
    """Make the template of an image of the gallery, or note why there is none. Once for each matcher."""
    of = faces.matcher()
    decision = switch.thresholds(image.force)
    template, is_new = FaceTemplate.objects.get_or_create(
        image=image, matcher=faces.name_of(of), defaults={"state": TemplateState.ENROLLED, "made_at": at}
    )
    if not is_new:
        return template
    try:
        vector = faces.template_of(image, of, least_quality=decision.least_quality if decision else 0.0)
    except NotSearchable:
        template.state = TemplateState.UNFIT
        template.save(update_fields=["state"])
    else:
        faces.index(image.force, template.matcher).add([template.pk], vector[None])
    audit.record(by=by, at=at, action="template.make", kind=audit.Kind.COLLECTION, target=image)
    return template


@transaction.atomic
def forget(*, image: SuspectImage, at: datetime, by: Actor = BY) -> list[Erased]:
    """Overwrite every template of an image, whichever matcher made it; what was overwritten. Raises NotErased."""
    erased: list[Erased] = []
    rows = list(FaceTemplate.objects.select_for_update().filter(image=image))
    for row in rows:
        erased += faces.index(image.force, row.matcher).remove([row.pk])
        row.delete()
    if rows:
        rule = "retention.template"
        audit.erase(by=by, at=at, action="template.erase", target=image, fields=["template"], rule=rule)
    return erased


def keep_up(*, at: datetime) -> None:
    """Forget what has left the gallery, then make what is new in it; all is forgotten where search may not be."""
    for force in Organisation.objects.filter(kind=OrganisationKind.FORCE).order_by("pk"):
        is_lawful = switch.may_hold_templates(force, at)
        wanted = suspects.gallery(force, at) if is_lawful else SuspectImage.objects.none()
        for image in _held(force).exclude(pk__in=wanted.values("pk")):
            forget(image=image, at=at)
        if not is_lawful:
            continue
        name = faces.name_of(faces.matcher())
        for image in _held(force).exclude(face_templates__matcher=name):
            forget(image=image, at=at)
        for image in wanted.filter(face_templates__isnull=True).order_by("pk")[:MOST]:
            enrol(image=image, at=at)


def _held(force: Organisation) -> QuerySet[SuspectImage]:
    """The images that have a template, or a note that they are not fit for one."""
    held: QuerySet[SuspectImage] = SuspectImage.objects.filter(force=force, face_templates__isnull=False)
    return held.distinct().order_by("pk")
