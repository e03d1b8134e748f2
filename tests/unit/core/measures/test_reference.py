"""The page of measures is as the sets would write it."""

import pytest

from counterpart.core.measures.reference import PAGE, in_words, measures_page
from counterpart.core.measures.sets import load
from counterpart.core.selections import EVERYTHING


def test_the_page_is_as_the_sets_would_write_it() -> None:
    assert PAGE.read_text(encoding="utf-8") == measures_page(), "run: make fix"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("robbery", "`category` is robbery"),
        (
            "residential-burglary",
            "`category` is burglary and `offence_subgroup` is Residential burglary",
        ),
        (
            "neighbourhood-crime",
            "`category` is theft-from-the-person, robbery or `category` is burglary and `offence_subgroup` is "
            "Residential burglary or `category` is vehicle-crime and `offence_code` is 45, 48",
        ),
    ],
)
def test_a_selection_in_words(code: str, words: str) -> None:
    measure = next(one for one in load("ncpm").measures if one.code == code)

    assert measure.counted is not None
    assert in_words(measure.counted.selection) == words


def test_the_empty_selection_is_every_row() -> None:
    assert in_words(EVERYTHING) == "every row"
