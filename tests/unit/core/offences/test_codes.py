"""Offence codes are texts with days of validity."""

from datetime import date

import pytest

from counterpart.core.offences.codes import get, group, load, subgroup, valid_on


@pytest.mark.parametrize(
    ("code", "title", "within", "above", "category"),
    [
        ("46", "Shoplifting", "Shoplifting", "Theft offences", "shoplifting"),
        ("49A", "Making off without payment", "Other theft offences", "Theft offences", "other-theft"),
        ("30C", "Burglary - business and community", "Non-residential burglary", "Theft offences", "burglary"),
        ("34A", "Robbery of business property", "Robbery of business property", "Robbery", "robbery"),
        (
            "58B",
            "Criminal damage to a building other than a dwelling",
            "Criminal damage",
            "Criminal damage and arson",
            "criminal-damage-arson",
        ),
        ("8N", "Assault with injury", "Violence with injury", "Violence against the person", "violent-crime"),
        ("8Q", "Stalking", "Stalking and harassment", "Violence against the person", "violent-crime"),
        ("37.2", "Aggravated vehicle taking", "Vehicle offences", "Theft offences", "vehicle-crime"),
    ],
)
def test_a_code_knows_its_place(code: str, title: str, within: str, above: str, category: str) -> None:
    offence = get(code)
    assert (offence.title, subgroup(code), group(code)) == (title, within, above)
    assert offence.police_uk_category == category


def test_codes_are_never_numbers() -> None:
    assert get("4.1").title == "Manslaughter"
    assert get("4.10").title == "Corporate manslaughter"
    assert get("49A").ho_class == "053/25"
    assert get("33").ho_class == "033/00"
    with pytest.raises(KeyError):
        get("046")


def test_classes_change_with_the_counting_rules() -> None:
    before = {offence.code for offence in valid_on(date(2017, 3, 31))}
    after = {offence.code for offence in valid_on(date(2017, 4, 1))}
    today = {offence.code for offence in valid_on(date(2026, 6, 1))}
    assert "30A" in before
    assert "30C" not in before
    assert "30C" in after
    assert "30A" not in after
    assert "28E" in after
    assert "28E" not in today


def test_every_class_says_where_it_comes_from() -> None:
    assert len(load()) == 141
    assert all(offence.source and offence.mark for offence in load().values())
