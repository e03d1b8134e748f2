"""Financial loss never raises a rank: two reports that differ only in loss stand at the same place."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterpart.casework.models import Case
from tests.factories.report_draft import theft
from tests.people import People, make_people
from tests.reports import send

PENCE = st.integers(0, 10**11)
TOLD = st.fixed_dictionaries(
    {},
    optional={
        "violence": st.sampled_from(["none", "abuse", "threat", "pushed", "hit", "weapon_used"]),
        "weapon": st.sampled_from(["none", "seen", "threatened", "used"]),
        "injury": st.sampled_from(["none", "minor", "hospital"]),
        "fear": st.sampled_from(["low", "medium", "high"]),
        "detained": st.sampled_from(["no", "police_not_called", "still_here", "left"]),
        "lone_worker": st.booleans(),
        "victim_worker": st.booleans(),
        "abuse": st.booleans(),
        "is_happening_now": st.booleans(),
        "what_happened": st.sampled_from(["theft", "burglary", "robbery", "damage", "violence", "making_off", "fraud"]),
    },
)
LOSS = st.fixed_dictionaries({"item": PENCE, "quantity": st.integers(1, 10**6), "damage": PENCE, "unpaid": PENCE})


@pytest.mark.slow  # two reports through the whole intake for each example
@pytest.mark.django_db
@given(told=TOLD, small=LOSS, great=LOSS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_only_loss_differs_so_nothing_of_triage_does(
    told: dict[str, Any], small: dict[str, int], great: dict[str, int]
) -> None:
    with transaction.atomic():
        people = make_people()
        one, other = (ranked(people, told, loss) for loss in (small, great))
        transaction.set_rollback(True)
    assert one == other


def ranked(people: People, told: dict[str, Any], loss: dict[str, int]) -> dict[str, Any]:
    """Everything that triage says of a report with this loss, alone on the desk."""
    with transaction.atomic():
        case: Case = send(
            people,
            **told,
            items=[{"category": "alcohol", "quantity": loss["quantity"], "value_pence": loss["item"]}],
            damage={"what": "stock", "value_pence": loss["damage"]},
            making_off={"kind": "fuel", "value_pence": loss["unpaid"]},
            description=f"It cost us {loss['item']} pence",
        )
        assert case.primary_incident.loss_pence >= 0
        told_by_triage = {
            "suggested": case.triage_assessments.get().suggested,
            "band": case.harm_band,
            "weight": case.harm_weight,
            "grade": case.grade,
            "due": case.contact_due_at,
            "enquiries": sorted(case.enquiries.values_list("code", flat=True)),
        }
        transaction.set_rollback(True)
    return told_by_triage


def test_a_report_can_tell_of_loss_at_all() -> None:
    """Guards the test above: the answers that it changes are where loss is kept."""
    assert theft()["items"][0]["value_pence"]
