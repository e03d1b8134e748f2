"""Who may decide, what follows, and in what time somebody is answered."""

from datetime import UTC, datetime, timedelta

import pytest

from counterpart.suspects import policy, rules
from counterpart.suspects.models import Nominal, SuspectImage
from counterpart.suspects.queries.people import SEARCHED

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)
PROTECTED = {"ethnic", "religio", "orientation", "race", "sex", "gender", "disab", "pregnan", "marital", "belief"}


@pytest.mark.parametrize(
    ("agreements", "state"),
    [
        ([True], "offered"),
        ([True, True], "confirmed"),
        ([False], "rejected"),
        ([True, False], "rejected"),
        ([False, True], "rejected"),
    ],
)
def test_two_who_agree_confirm_and_one_who_does_not_ends_it(agreements, state):
    assert rules.decided(agreements) == state


@pytest.mark.parametrize(
    ("reviewer", "said_by", "reviewed_by", "may"),
    [(1, 2, [], True), (1, 1, [], False), (1, 2, [1], False), (1, 2, [3], True), (1, None, [], True)],
)
def test_nobody_confirms_what_they_said_or_reviews_twice(reviewer, said_by, reviewed_by, may):
    assert (rules.why_not_reviewer(reviewer, said_by, reviewed_by) == "") == may


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, ""),
        ({"withdrawn_at": NOW}, "withdrawn"),
        ({"expires_at": NOW}, "expired"),
        ({"paused_at": NOW}, "paused"),
        ({"under_18": "yes"}, "inspector"),
        ({"under_18": "unknown"}, "inspector"),
        ({"under_18": "yes", "authorised_at": NOW}, ""),
    ],
)
def test_an_image_is_shown_only_while_nothing_speaks_against_it(change, why):
    image = SuspectImage(**({"under_18": "no", "expires_at": NOW + DAY} | change))
    found = rules.why_not_shown(image, NOW)
    assert why in found
    assert (found == "") == (why == "")


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (datetime(2026, 1, 31, 9, tzinfo=UTC), datetime(2026, 2, 28, 9, tzinfo=UTC)),
        (datetime(2027, 12, 15, 9, tzinfo=UTC), datetime(2028, 1, 15, 9, tzinfo=UTC)),
        (datetime(2028, 1, 30, 9, tzinfo=UTC), datetime(2028, 2, 29, 9, tzinfo=UTC)),
        (datetime(2026, 5, 31, 9, tzinfo=UTC), datetime(2026, 6, 30, 9, tzinfo=UTC)),
    ],
)
def test_an_answer_is_due_in_one_calendar_month(asked, due):
    assert policy.answer_by(asked) == due


def test_a_picture_that_was_kept_rests_for_a_while():
    rest = policy.rest_after_kept()
    assert rules.pauses(None, NOW, rest)
    assert not rules.pauses(NOW - DAY, NOW, rest)
    assert rules.pauses(NOW - rest - DAY, NOW, rest)


def test_only_somebody_who_had_no_part_is_independent():
    assert rules.is_independent(4, {1, 2})
    assert not rules.is_independent(1, {1, 2})
    assert not rules.is_independent(None, {1, 2})


def test_every_class_of_image_has_its_expiry_and_none_outlasts_the_longest():
    for expiry in policy.expiries().values():
        assert 0 < expiry.review_days <= expiry.days <= expiry.longest_days
    assert set(policy.expiries()) == {"known", "identity_sought"}


@pytest.mark.parametrize("model", [Nominal, SuspectImage])
def test_no_protected_characteristic_is_kept_or_searched_by(model):
    names = {field.name for field in model._meta.get_fields()}
    assert not [name for name in names for part in PROTECTED if part in name]
    assert set(SEARCHED) == {"name", "other_names", "reference"}
