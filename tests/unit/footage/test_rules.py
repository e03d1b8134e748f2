"""When businesses are reminded, over both changes of the clocks; and what may not be told."""

from datetime import UTC, datetime, timedelta

import pytest

from counterpart.core.periods.local_time import to_local
from counterpart.footage import rules
from counterpart.footage.policy import asking

A_DAY, THREE_DAYS = timedelta(hours=24), timedelta(hours=72)


def due(year, month, day, hour, minute=0):
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due_at", "before", "in_london"),
    [
        # By day it is elapsed hours, also over a change of clocks: 24 hours before noon is 11 or 13 o'clock.
        (due(2026, 6, 10, 11), A_DAY, "2026-06-09 12:00"),
        (due(2026, 3, 29, 11), A_DAY, "2026-03-28 11:00"),
        (due(2026, 10, 25, 12), A_DAY, "2026-10-24 13:00"),
        (due(2026, 10, 26, 12), THREE_DAYS, "2026-10-23 13:00"),
        # At night it is the evening before, by the clock on the wall.
        (due(2026, 6, 10, 3), A_DAY, "2026-06-08 18:00"),
        (due(2026, 6, 10, 22), A_DAY, "2026-06-09 18:00"),
        (due(2026, 3, 30, 2), A_DAY, "2026-03-28 18:00"),
        (due(2026, 10, 26, 3), A_DAY, "2026-10-24 18:00"),
        # The quiet hours are half-open.
        (due(2026, 6, 10, 7), A_DAY, "2026-06-09 08:00"),
        (due(2026, 6, 10, 19), A_DAY, "2026-06-09 18:00"),
    ],
)
def test_a_reminder_comes_by_day_and_never_later_than_promised(due_at, before, in_london):
    moment = rules.reminds_at(due_at, before, asking())
    assert f"{to_local(moment):%Y-%m-%d %H:%M}" == in_london
    assert moment <= due_at - before
    assert not rules.is_quiet(moment, asking())


def test_stages_pass_one_by_one():
    due_at = due(2026, 6, 10, 11)
    passed = [rules.stages_behind(due_at, due_at - timedelta(hours=hours), asking()) for hours in (73, 72, 25, 24, 0)]
    assert passed == [0, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("address", "street"),
    [
        ("1 Gentleman's Walk, Norwich", "Gentleman's Walk, Norwich"),
        ("12a-14 Castle Street", "Castle Street"),
        ("Unit 4, Riverside", "Riverside"),
        ("The Forum, Millennium Plain", "The Forum, Millennium Plain"),
        ("", ""),
    ],
)
def test_a_street_is_an_address_without_its_number(address, street):
    assert rules.street_of(address) == street


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A man left CASTLE STREET STORES with a bag", "Castle Street Stores"),
        ("A man ran along Castle Street", ""),
        ("Mrs. Priya Shah saw a man", "Priya Shah"),
        ("A man with a priyashah jacket", ""),
        ("Somebody near the shop", ""),
        ("", ""),
    ],
)
def test_words_that_name_somebody_are_found(text, found):
    assert rules.named_in(text, ["Castle Street Stores", "Priya Shah", "The Shop", ""]) == found
