"""Organisations that a force works with."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.partners.errors import NameTaken
from counterpart.partners.models import Organisation, OrganisationKind


@transaction.atomic
def add(*, by: Actor, at: datetime, force: Organisation, kind: str, name: str, size_band: str = "") -> Organisation:
    """A business, partnership or Commissioner's office whose reports `force` answers; raises NameTaken."""
    if force.partners.filter(kind=kind, name__iexact=name).exists():
        raise NameTaken(_("There is already an organisation with this name"), field="name")
    organisation = Organisation.objects.create(
        force=force, kind=kind, name=name, size_band=size_band, registered_at=at, is_simulated=force.is_simulated
    )
    audit.record(by=by, at=at, action="organisation.add", kind=audit.Kind.COLLECTION, target=organisation)
    return organisation


@transaction.atomic
def add_force(*, by: Actor, at: datetime, name: str, code: str, is_simulated: bool = False) -> Organisation:
    """A police force, by its identifier at data.police.uk (`norfolk`); raises NameTaken."""
    if Organisation.objects.filter(force_code=code).exists():
        raise NameTaken(_("There is already a force with the code %(code)s") % {"code": code}, field="code")
    force = Organisation.objects.create(
        kind=OrganisationKind.FORCE, name=name, force_code=code, registered_at=at, is_simulated=is_simulated
    )
    audit.record(by=by, at=at, action="organisation.add", kind=audit.Kind.COLLECTION, target=force)
    return force


@transaction.atomic
def edit(*, by: Actor, at: datetime, organisation: Organisation, name: str, size_band: str) -> Organisation:
    """A new name or size; changes nothing where both are as they were."""
    changed = [
        field for field, value in (("name", name), ("size_band", size_band)) if getattr(organisation, field) != value
    ]
    if changed:
        organisation.name, organisation.size_band = name, size_band
        organisation.save(update_fields=changed)
        audit.record(
            by=by,
            at=at,
            action="organisation.edit",
            kind=audit.Kind.ALTERATION,
            target=organisation,
            data={"fields": changed},
        )
    return organisation
