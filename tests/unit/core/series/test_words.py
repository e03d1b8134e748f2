"""No word that tells of a protected characteristic is ever compared."""

from dataclasses import fields

import pytest

from counterpart.core.series import words
from counterpart.core.series.facts import CrimeFacts
from counterpart.core.series.settings import FACTORS


def test_colours_are_of_clothing_and_not_of_people():
    assert words.of_things("Black hooded top, white trainers") == {"black", "hooded", "top", "white", "trainers"}
    assert words.of_people("short black hair, dark skin") == {"short", "hair"}


@pytest.mark.parametrize(
    "text",
    [
        "an elderly Asian woman",
        "a young man, 30s",
        "wearing a hijab",
        "middle-aged male",
        "walks with a limp",
        "a 19-year-old",
    ],
)
def test_what_is_protected_goes_out(text):
    assert (
        words.of_things(text)
        & {"elderly", "asian", "woman", "young", "man", "hijab", "middle", "aged", "male", "limp", "year", "old"}
        == set()
    )
    assert not any(any(letter.isdigit() for letter in word) for word in words.of_things(text))


def test_words_that_say_nothing_go_out():
    assert words.of_things("A cap, and the coat") == {"cap", "coat"}


def test_nothing_protected_has_a_place_in_what_is_compared():
    names = {field.name for field in fields(CrimeFacts)} | set(FACTORS)
    protected = {
        "age",
        "sex",
        "gender",
        "ethnicity",
        "race",
        "religion",
        "orientation",
        "disability",
        "hate",
        "under_18",
    }
    assert names & protected == set()
