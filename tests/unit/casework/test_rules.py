"""Decisions of casework without a database."""

from datetime import UTC, datetime

import pytest

from counterpart.casework import rules


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 6, 3, 10, 5, tzinfo=UTC), "11:05am on 3 June 2026"),
        (datetime(2026, 1, 3, 0, 0, tzinfo=UTC), "12:00am on 3 January 2026"),
        (datetime(2026, 12, 31, 12, 30, tzinfo=UTC), "12:30pm on 31 December 2026"),
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "12:30am on 1 July 2026"),
    ],
)
def test_a_moment_is_written_as_a_letter_writes_it(moment: datetime, words: str) -> None:
    assert rules.shown(moment) == words


@pytest.mark.parametrize(
    ("how", "email", "confirmed", "emailed"),
    [
        ("email", "priya@example.org", True, True),
        ("phone", "priya@example.org", True, True),
        ("none", "priya@example.org", True, False),
        ("email", "priya@example.org", False, False),
        ("email", "", True, False),
    ],
)
def test_updates_are_emailed_to_whom_they_are_wanted_by(how: str, email: str, confirmed: bool, emailed: bool) -> None:
    assert rules.is_emailed(how, email, confirmed=confirmed) is emailed


@pytest.mark.parametrize("name", ["Priya Shah", "Dr. O'Neill", "Zoë Brown-Smith", "李雷"])
def test_a_letter_calls_its_reader_by_name(name):
    assert rules.spoken_name(name) == name


@pytest.mark.parametrize("name", ["http://evil.example", "win at evil.example", "a@b", "x\nBuy now", "//evil"])
def test_a_letter_carries_no_address_as_a_name(name):
    assert rules.spoken_name(name) == ""
