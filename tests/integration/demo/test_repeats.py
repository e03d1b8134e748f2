"""The same seed, number and moment build the same county."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings as site
from django.db import transaction

from counterpart.base.models import AuditEvent
from counterpart.casework.models import Case, CaseEvent, Message, ServiceClock
from counterpart.crimes.models import Crime, ExternalReference, Incident, Outcome
from counterpart.demo.build import build

UNTIL = datetime(2026, 3, 30, 12, 0, tzinfo=UTC)
DATA = site.BOUNDARIES.parent
# What a reader sees, by names: keys of rows may differ from one database to the next.
TOLD = {
    Incident: ("reference", "submission_key", "reported_at", "occurred_from", "description", "premises__name"),
    Case: ("reference", "state", "owner__name", "harm_band", "contact_due_at", "closed_at"),
    Crime: ("incident__reference", "offence_code", "victim_name", "recorded_at", "cancelled_at"),
    Outcome: ("crime__incident__reference", "outcome_type", "reason", "decided_at"),
    ExternalReference: ("incident__reference", "value_raw", "issued_at"),
    ServiceClock: ("case__reference", "kind", "started_at", "due_at", "met_at", "waived_at", "breached_at"),
    Message: ("case__reference", "sender_name", "sent_at", "subject", "body"),
    CaseEvent: ("case__reference", "happened_at", "person_name", "summary", "detail"),
    AuditEvent: ("at", "action", "actor_name"),
}

pytestmark = [pytest.mark.django_db, pytest.mark.slow]  # builds three small counties


def county(seed: int) -> dict[str, list[Any]]:
    with transaction.atomic():
        build(until=UNTIL, number=20, seed=seed, data=DATA)
        rows = {model.__name__: list(model.objects.order_by("pk").values_list(*names)) for model, names in TOLD.items()}
        transaction.set_rollback(True)
    return rows


def test_the_same_seed_builds_the_same_county_and_another_another(settings) -> None:
    settings.DEMO = True
    one, same, other = county(1), county(1), county(2)
    assert one == same
    assert {row[0] for row in one["Incident"]}.isdisjoint(row[0] for row in other["Incident"])
