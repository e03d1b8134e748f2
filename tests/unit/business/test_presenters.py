"""How the business door says things."""

from datetime import UTC, datetime, timedelta

import pytest

from counterpart.business.presenters.kept import kept_sentence
from counterpart.business.presenters.promises import promise_sentence
from counterpart.business.presenters.standing import status_of
from counterpart.casework.models import Case
from counterpart.casework.queries.reports import Promise, Standing
from counterpart.crimes.models import Incident

NOW = datetime(2026, 6, 3, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("promise", "sentence"),
    [
        (Promise("by", NOW + 24 * HOUR), "We will contact you by 11am tomorrow."),
        (Promise("call", NOW + 4 * HOUR), "We will call you at 3pm today."),
        (Promise("call", NOW + 50 * HOUR), "We will call you at 1pm on Friday 5 June."),
        (
            Promise("by", NOW - HOUR),
            "We promised to contact you by 10am today and have not. We are sorry. A supervisor knows.",
        ),
        (Promise("none"), "We will look at your report. You can see what happens with it here."),
    ],
)
def test_a_promise_is_a_sentence_with_its_time(promise, sentence):
    assert promise_sentence(promise, NOW) == sentence


@pytest.mark.parametrize(
    ("kept", "missed", "sentence"),
    [
        (0, 0, ""),
        (94, 6, "In the last 30 days we contacted 94% of businesses in the time we promised (94 of 100)."),
        (1999, 1, "In the last 30 days we contacted 99% of businesses in the time we promised (1,999 of 2,000)."),
    ],
)
def test_the_rate_kept_is_never_rounded_up(kept, missed, sentence):
    assert kept_sentence(kept, missed) == sentence


@pytest.mark.parametrize(
    ("incident", "case", "promise", "words"),
    [
        ({"withdrawn_at": NOW}, {"state": "closed"}, Promise("by", NOW), "Withdrawn"),
        ({}, {"state": "closed"}, Promise("by", NOW), "Closed"),
        ({}, {"state": "open"}, Promise("call", NOW), "Call booked"),
        ({}, {"state": "open"}, Promise("by", NOW, is_missed=True), "Late"),
        ({}, {"state": "open", "owner_id": 1}, Promise("by", NOW), "Received"),
        ({}, {"state": "open", "owner_id": 1}, Promise("none"), "Being looked into"),
        ({}, {"state": "new"}, Promise("none"), "Received"),
    ],
)
def test_a_report_stands_in_one_or_two_words(incident, case, promise, words):
    assert status_of(Standing(Incident(**incident), Case(**case), promise)).text == words


def test_a_report_without_a_case_is_received():
    assert status_of(Standing(Incident())).text == "Received"
