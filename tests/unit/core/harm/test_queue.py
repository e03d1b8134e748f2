"""The queue's policy on cases that a sergeant would ask about."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from counterpart.core.harm import attendance, emergency, thrive, weights
from counterpart.core.harm.queue import (
    QueueFacts,
    QueueItem,
    band,
    band_name,
    facts,
    order_key,
    raised_band,
)
from counterpart.core.offences import classify
from counterpart.core.reporting.answers import Answers

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
HELD = {"what_happened": "theft", "detained": "still_here", "suspects": [{}]}


def band_of(answers: dict[str, Any], prolific: bool = False) -> int:
    report = Answers.from_json(answers).without_loss()
    offences = classify.suggest_offences(report)
    gathered = facts(
        emergency=emergency.threshold(report),
        criteria=attendance.rcap_criteria(report, prolific=prolific),
        thrive=thrive.suggest(report),
        weight=weights.heaviest(offences),
        sergeant_review=classify.needs_sergeant(offences),
    )
    return band(gathered)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"what_happened": "theft"}, "Standard"),
        ({"what_happened": "theft", "violence": "abuse"}, "Raised"),
        ({"what_happened": "burglary"}, "Raised"),
        ({"what_happened": "robbery"}, "Serious"),
        (HELD, "Serious"),
        ({"what_happened": "theft", "violence": "hit"}, "Urgent"),
        ({"what_happened": "theft", "weapon": "threatened"}, "Urgent"),
        ({"what_happened": "robbery", "is_happening_now": True}, "Danger now"),
    ],
)
def test_bands(answers: dict[str, Any], expected: str) -> None:
    assert band_name(band_of(answers)) == expected


def test_a_detained_child_or_prolific_offender_outranks_another_detained_adult() -> None:
    child = HELD | {"suspects": [{"under_18": "yes"}]}
    assert band_of(child) < band_of(HELD)
    assert band_of(HELD, prolific=True) < band_of(HELD)


def test_violence_never_ranks_below_a_detention_without_violence() -> None:
    child = HELD | {"suspects": [{"under_18": "yes"}]}
    assert band_of({"violence": "pushed"}) <= band_of(child)


def test_harm_days_alone_raise_a_report() -> None:
    assert [band(QueueFacts(harm_days=Decimal(days))) for days in (1, 179, 180, 364, 365)] == [4, 4, 3, 3, 2]


@pytest.mark.parametrize(("hours_left", "raised"), [(24, 4), (6.01, 4), (6, 3), (2, 2), (0.01, 2), (0, 1), (-48, 1)])
def test_a_promise_that_comes_near_raises_a_report(hours_left: float, raised: int) -> None:
    assert raised_band(4, NOW + timedelta(hours=hours_left), NOW) == raised


def test_a_paused_clock_raises_nothing_and_comes_last_in_its_band() -> None:
    paused = QueueItem(reference="A", band=3, due_at=None)
    running = QueueItem(reference="B", band=3, due_at=NOW + timedelta(hours=20))
    standard = QueueItem(reference="C", band=4, due_at=NOW + timedelta(hours=20))
    queue = sorted([paused, standard, running], key=lambda item: order_key(item, NOW))
    assert [item.reference for item in queue] == ["B", "A", "C"]
