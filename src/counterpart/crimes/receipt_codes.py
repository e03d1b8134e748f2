"""Storing an incident under a receipt code that nothing else has."""

import secrets
from collections.abc import Callable, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from counterpart.core.references.receipts import new_receipt
from counterpart.crimes.models import Incident

# Picks one of some letters. Codes must not be guessed, so only a simulation picks in another way than this.
Choose = Callable[[Sequence[str]], str]
SECURELY: Choose = secrets.choice

# Nineteen to the seventh codes exist: two tries would do, five make sure.
_CODE_TRIES = 5


def insert(facts: dict[str, Any], choose: Choose) -> tuple[Incident, bool]:
    """Insert under a fresh code: the incident, and True.

    Another request with the same submission key that was first wins: its incident, and False.
    """
    for _ in range(_CODE_TRIES):
        try:
            with transaction.atomic():
                return Incident.objects.create(reference=new_receipt(choose), **facts), True
        except IntegrityError:
            if registered := Incident.objects.filter(submission_key=facts["submission_key"]).first():
                return registered, False
            collided = facts
    raise RuntimeError(f"No free receipt code in {_CODE_TRIES} tries for submission {collided['submission_key']}")
