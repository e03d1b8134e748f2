"""Number plates by format."""

import pytest

from counterpart.core.references.vrm import candidates, normalise, written


@pytest.mark.parametrize(
    ("raw", "normalised", "form", "valid"),
    [
        ("ab51 abc", "AB51ABC", "current", True),
        ("AB-51.ABC", "AB51ABC", "current", True),
        ("AB01ABC", "AB01ABC", "foreign", False),
        ("AB50ABC", "AB50ABC", "foreign", False),
        ("ZB51ABC", "ZB51ABC", "foreign", False),
        ("A123 BCD", "A123BCD", "prefix", True),
        ("ABC 123D", "ABC123D", "suffix", True),
        ("Q12 ABC", "Q12ABC", "q", True),
        ("AZ 1234", "AZ1234", "northern_ireland", True),
        ("1 ABC", "1ABC", "dateless", True),
        ("AB 1234", "AB1234", "dateless", True),
        ("B-XY 99Z", "BXY99Z", "foreign", False),
        ("AB5? *", "AB5?*", "partial", False),
        ("", "", "foreign", False),
        ("АВ51АВС", "АВ51АВС", "foreign", False),  # Cyrillic letters that look Latin
        ("AB٥١ABC", "AB٥١ABC", "foreign", False),  # Arabic digits
    ],
)
def test_normalise(raw: str, normalised: str, form: str, valid: bool) -> None:
    plate = normalise(raw)
    assert (plate.raw, plate.normalised, plate.format, plate.valid) == (raw, normalised, form, valid)


def test_letters_that_look_like_digits_are_offered_and_never_swapped() -> None:
    plate = normalise("LO0S ABC")
    assert plate.normalised == "LO0SABC"
    assert candidates(normalise("ABO5 ABC")) == ("AB05ABC",)
    assert candidates(normalise("AB51ABC")) == ()
    assert candidates(normalise("O" * 500)) == ()


@pytest.mark.parametrize(("raw", "searchable"), [("AB5*", True), ("A?5*", False), ("", False)])
def test_a_search_needs_three_known_characters(raw: str, searchable: bool) -> None:
    assert normalise(raw).searchable is searchable


@pytest.mark.parametrize(("plate", "words"), [("AN99WJD", "AN99 WJD"), ("Q123ABC", "Q123ABC"), ("B123", "B123")])
def test_a_plate_of_the_current_format_is_written_in_two_parts(plate: str, words: str) -> None:
    assert written(plate) == words
