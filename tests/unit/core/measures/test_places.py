"""The places of a statement, each under a name of its own."""

import pytest

from counterpart.core.measures.places import places_of


def names(force: str) -> list[str]:
    return [place.name for place in places_of(force, "district")]


def test_a_force_alone_or_with_its_districts() -> None:
    assert [place.name for place in places_of("norfolk")] == ["Norfolk"]
    assert names("norfolk") == [
        "Norfolk",
        "Breckland",
        "Broadland",
        "Great Yarmouth",
        "King's Lynn and West Norfolk",
        "North Norfolk",
        "Norwich",
        "South Norfolk",
        "Not allocated",
    ]


def test_a_district_with_the_name_of_its_force_says_what_it_is() -> None:
    assert names("dorset") == ["Dorset", "Bournemouth, Christchurch and Poole", "Dorset (district)", "Not allocated"]
    assert names("city-of-london") == ["City of London", "City of London (district)", "Not allocated"]


def test_an_unknown_force_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        places_of("ruritania")
