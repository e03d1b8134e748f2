"""Who reaches the figures of a force before they are published."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.scoping import NOTHING


def of_force(actor: Actor, path: str = "force") -> models.Q:
    """The force itself, and the Commissioner's office that it answers to. `path` leads to the force from the row."""
    if actor.organisation_id is None:
        return NOTHING
    if actor.organisation_kind == "force":
        return models.Q(**{f"{path}_id": actor.organisation_id})
    if actor.organisation_kind == "commissioner":
        return models.Q(**{f"{path}__partners": actor.organisation_id})
    return NOTHING
