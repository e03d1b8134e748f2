"""Saying what is tried where and with what it is compared, once for good; and taking back a mistake."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from counterpart.accounts.permissions import Permission
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core.periods.local_time import local_date
from counterpart.hotspots import guards, policy, rules
from counterpart.hotspots.errors import AlreadyDone
from counterpart.hotspots.events import first_told_at
from counterpart.hotspots.models import Response
from counterpart.hotspots.queries import grounds
from counterpart.partners.models import Organisation


@transaction.atomic
def add(
    *,
    force: Organisation,
    name: str,
    aim: str,
    kinds: Sequence[str],
    cells: Sequence[str],
    comparison: Sequence[str],
    starts_on: date,
    ends_on: date,
    by: Actor,
    at: datetime,
) -> Response:
    """A response in `cells` on [starts_on, ends_on), compared with `comparison`. Raises NeedsReason, WrongValue."""
    guards.may(by, Permission.HOTSPOT_WORK)
    name = guards.words(name, "name", _("Give the response a name"))
    aim = guards.words(aim, "aim", _("Say what it is to achieve"))
    own = rules.area(cells)
    compared = rules.comparison(comparison, own, policy.reach())
    grounds.check_held(force, own, "cells")
    grounds.check_held(force, compared, "comparison")
    rules.days(starts_on, ends_on)
    rules.told_of(ends_on, local_date(first_told_at(force) or at))
    response = Response.objects.create(
        force=force,
        name=name[:150],
        aim=aim,
        kinds=list(kinds),
        cells=[square.name for square in own],
        comparison_cells=[square.name for square in compared],
        starts_on=starts_on,
        ends_on=ends_on,
        added_at=at,
        added_by_id=by.person_id,
        added_by_name=by.name[:200],
        is_simulated=force.is_simulated,
    )
    data = {"cells": response.cells, "comparison": response.comparison_cells, "from": starts_on, "to": ends_on}
    audit.record(by=by, at=at, action="response.add", kind=audit.Kind.COLLECTION, target=response, data=data)
    return response


@transaction.atomic
def withdraw(*, response: Response, why: str, by: Actor, at: datetime) -> Response:
    """It was a mistake. Raises NeedsReason, AlreadyDone."""
    guards.may(by, Permission.HOTSPOT_WORK)
    why = guards.words(why, "why", _("Say why it is withdrawn"))
    guards.lock(response)
    if response.withdrawn_at is not None:
        raise AlreadyDone(_("This response was withdrawn before"))
    response.withdrawn_at, response.withdrawn_reason = at, why
    response.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    audit.record(by=by, at=at, action="response.withdraw", kind=audit.Kind.ALTERATION, target=response)
    return response
