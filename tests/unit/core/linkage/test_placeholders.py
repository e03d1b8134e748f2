"""What is typed where nothing is known has nothing in common with itself."""

import pytest

from counterpart.core.linkage.comparing import compare
from counterpart.core.linkage.model import shipped
from counterpart.core.linkage.preparing import prepared, unread


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("people", "name", "Unknown Male"),
        ("people", "name", "MALE, Unknown"),
        ("people", "name", "Not known"),
        ("people", "name", "N/A"),
        ("people", "date_of_birth", "1900-01-01"),
        ("people", "date_of_birth", "1970-01-01"),
        ("people", "date_of_birth", "2999-12-31"),
        ("people", "phone", "00000000000"),
        ("people", "phone", "+44 1234 567890"),
        ("people", "vrm", "unknown"),
        ("people", "postcode", "ZZ99 3VZ"),
        ("vehicles", "vrm", "XXXXXXX"),
        ("premises", "name", "None"),
        ("businesses", "name", "Unknown"),
        ("businesses", "company_number", "00000000"),
    ],
)
def test_a_placeholder_is_missing(kind: str, field: str, value: str) -> None:
    match = compare(shipped(kind), {field: value}, {field: value})

    assert match.weight == match.start
    assert unread(kind, {field: value}) == (field,)


@pytest.mark.parametrize(
    ("name", "forename", "surname"),
    [
        ("Unknown Smith", None, "smith"),
        ("Ann Unknown", "ann", None),
        ("MAN, Chi", "chi", "man"),
        ("Ann Test", "ann", None),
    ],
)
def test_a_name_beside_a_placeholder_is_kept(name: str, forename: str | None, surname: str | None) -> None:
    record = prepared("people", {"name": name})

    assert (record["forename"], record["surname"]) == (forename, surname)


def test_what_can_be_read_is_not_said_to_be_unread() -> None:
    assert unread("people", {"name": "Ann Smith", "date_of_birth": "03/02/1990", "phone": None}) == ("date_of_birth",)
