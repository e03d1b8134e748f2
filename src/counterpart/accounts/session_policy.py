"""How long a session lasts, and who needs two factors: by the kinds of organisation that a person acts for."""

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings

from counterpart.partners.models import OrganisationKind

# Kinds whose people reach police records.
DESK_KINDS = frozenset({OrganisationKind.FORCE, OrganisationKind.COMMISSIONER})


class SessionLimits(NamedTuple):
    """`idle`: from the latest request; `absolute`: from signing in. At the limit the session is over."""

    idle: timedelta
    absolute: timedelta


def limits_for(kinds: Iterable[str]) -> SessionLimits:
    """The limits for somebody with roles in organisations of these kinds: the desk's where any is the desk's."""
    chosen = settings.SESSION_LIMITS["desk" if DESK_KINDS.intersection(kinds) else "business"]
    return SessionLimits(idle=timedelta(minutes=chosen["idle_minutes"]), absolute=timedelta(hours=chosen["hours"]))


def needs_second_factor(kinds: Iterable[str]) -> bool:
    """Whether somebody with roles in organisations of these kinds must sign in with two factors."""
    return bool(settings.SECOND_FACTOR_REQUIRED and OrganisationKind.FORCE in set(kinds))
