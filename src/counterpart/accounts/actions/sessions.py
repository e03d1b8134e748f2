"""Devices on which somebody is signed in."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction

from counterpart.accounts.models import Person
from counterpart.base import audit
from counterpart.base.actors import Actor


@transaction.atomic
def end_all(*, by: Actor, at: datetime, person: Person, keep: str = "") -> int:
    """Sign `person` out on every device, except in the session whose key is `keep`; returns how many there were."""
    sessions = list(UserSession.objects.filter(user=person).exclude(session_key=keep))
    for session in sessions:
        session.end()
    data = {"ended": len(sessions)}
    audit.record(by=by, at=at, action="session.end_all", kind=audit.Kind.ALTERATION, target=person, data=data)
    return len(sessions)
