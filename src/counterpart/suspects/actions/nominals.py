"""Person records."""

import secrets
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core.references.receipts import ALPHABET
from counterpart.suspects.actions import guards
from counterpart.suspects.errors import OutOfBounds
from counterpart.suspects.models import Identification, Nominal

_LETTERS = 8
# What may be written about a person beside the name: nothing protected but the date that tells two people apart.
DESCRIBED = ("name", "other_names", "date_of_birth", "build", "height", "hair", "distinctive")


@transaction.atomic
def make(*, identification: Identification, by: Actor, at: datetime) -> Nominal:
    """A record of the person whom a confirmed identification names."""
    image = identification.image
    letters = "".join(secrets.choice(ALPHABET) for _ in range(_LETTERS))
    nominal = Nominal.objects.create(
        reference=f"NOM-{letters[:4]}-{letters[4:]}",
        force=image.force,
        name=identification.named,
        made_at=at,
        made_by_id=by.person_id,
        is_simulated=image.is_simulated,
    )
    audit.record(by=by, at=at, action="nominal.make", kind=audit.Kind.COLLECTION, target=nominal)
    return nominal


@transaction.atomic
def describe(*, nominal: Nominal, values: Mapping[str, str | date | None], by: Actor, at: datetime) -> Nominal:
    """Change what is written about a person. Raises OutOfBounds for a field that is not DESCRIBED."""
    if unknown := set(values) - set(DESCRIBED):
        raise OutOfBounds(f"Nothing called {min(unknown)} is kept about a person", min(unknown))
    guards.lock(nominal)
    changed = [field for field, value in values.items() if getattr(nominal, field) != value]
    if "name" in changed:
        guards.words(str(values["name"] or ""), "name", "Give the person's name")
    for field in changed:
        setattr(nominal, field, values[field])
    if changed:
        nominal.save(update_fields=changed)
        audit.record(
            by=by,
            at=at,
            action="nominal.describe",
            kind=audit.Kind.ALTERATION,
            target=nominal,
            data={"fields": sorted(changed)},
        )
    return nominal


def remove_if_bare(*, nominal: Nominal, by: Actor, at: datetime) -> bool:
    """Remove a record to which nothing is linked and on which no live identification rests; whether it was."""
    rests = nominal.identifications.exclude(state__in=("undone", "rejected")).exists()
    if nominal.links.exists() or nominal.images.exists() or rests:
        return False
    nominal.identifications.update(nominal=None)
    audit.erase(by=by, at=at, action="nominal.remove", target=nominal, fields=DESCRIBED, rule="identifications.undone")
    nominal.delete()
    return True
