"""No word that tells of a protected characteristic is ever compared."""

from dataclasses import fields

import pytest

from counterpart.core.series import words
from counterpart.core.series.facts import CrimeFacts
from counterpart.core.series.settings import FACTORS


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Black hooded top, white trainers", {"black", "hooded", "top", "white", "trainers"}),
        ("short black hair, dark skin", {"short", "hair"}),
        ("white male, dark blue coat", {"dark", "blue", "coat"}),
        ("white Transit van with a ladder", {"white", "transit", "van", "ladder"}),
        ("tattoo on the left hand, gold chain", {"tattoo", "left", "hand", "gold", "chain"}),
        ("A cap, and the coat", {"cap", "coat"}),
        ("schwarzer Mantel", set()),
        ("czarna kurtka, Polak", set()),
    ],
)
def test_listed_words_are_compared_and_colours_of_things_alone(text, kept):
    assert words.compared(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "an elderly Asian woman",
        "a young man, mid-twenties, 30s, in his fifties",
        "hijab, abaya, sari, salwar, rosary, turban, kippah, crucifix",
        "middle-aged male, females, asians, blacks",
        "walks with a limp, stammer, zimmer frame, mobility scooter",
        "a 19-year-old schoolgirl, granny, gentleman, nun, maternity",
        "Jamaican, Nigerian, white, black, brown",
        "braids, dreadlocks, beard, grey",
    ],
)
def test_what_is_protected_is_never_compared(text):
    assert words.compared(text) == set()


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
