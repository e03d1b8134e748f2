"""Signing in and out. allauth does it; these write down that it happened."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from counterpart.accounts.queries import find_person
from counterpart.base import audit
from counterpart.base.actors import Actor


@transaction.atomic
def succeed(*, by: Actor, at: datetime, methods: Sequence[str]) -> None:
    """`by` has signed in, by `methods` in order ("password", "mfa", "socialaccount")."""
    audit.record(
        by=by,
        at=at,
        action="sign_in.succeed",
        kind=audit.Kind.CONSULTATION,
        target=_person(by),
        data={"methods": list(methods)},
    )


@transaction.atomic
def fail(*, by: Actor, at: datetime, email: str) -> None:
    """Somebody has failed to sign in as `email`. The address itself is kept out of the log."""
    person = find_person(email)
    target = audit.Target("accounts.person", str(person.pk) if person else "")
    audit.record(by=by, at=at, action="sign_in.fail", kind=audit.Kind.CONSULTATION, target=target)


@transaction.atomic
def end(*, by: Actor, at: datetime) -> None:
    """`by` has signed out."""
    audit.record(by=by, at=at, action="sign_in.end", kind=audit.Kind.CONSULTATION, target=_person(by))


@transaction.atomic
def change_method(*, by: Actor, at: datetime, change: str) -> None:
    """`by` signs in differently from now on; `change` is allauth's word ("password_changed", "totp_activated")."""
    data = {"change": change}
    audit.record(by=by, at=at, action="sign_in.change", kind=audit.Kind.ALTERATION, target=_person(by), data=data)


@transaction.atomic
def connect(*, by: Actor, at: datetime) -> None:
    """`by` has signed in through the provider for the first time, which is now tied to the account."""
    audit.record(by=by, at=at, action="single_sign_on.connect", kind=audit.Kind.ALTERATION, target=_person(by))


def _person(actor: Actor) -> audit.Target:
    return audit.Target("accounts.person", str(actor.person_id or ""))
