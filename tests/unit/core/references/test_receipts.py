"""Receipt codes as people meet them; tests/generative proves what they catch."""

import random
from itertools import cycle

import pytest

from counterpart.core.references.receipts import ALPHABET, ReceiptError, new_receipt, parse_receipt


@pytest.fixture
def receipt() -> str:
    return new_receipt(random.Random(1).choice)


def test_a_receipt_is_letters_in_two_groups_after_a_prefix() -> None:
    letters = cycle("BCDF")
    receipt = new_receipt(lambda _: next(letters))
    assert receipt.startswith("BCR-BCDF-BCD")
    assert len(receipt) == len("BCR-XXXX-XXXX")


def test_the_alphabet_is_a_prime_number_of_letters_without_vowels_or_look_alikes() -> None:
    assert len(set(ALPHABET)) == 19
    assert not set(ALPHABET) & set("AEIOUYL0123456789")


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}\n", "{}."])
def test_a_receipt_is_read_with_stray_characters_around_it(receipt: str, typed: str) -> None:
    assert parse_receipt(typed.format(receipt)) == receipt


def test_a_receipt_is_read_in_any_case_and_without_dashes_or_prefix(receipt: str) -> None:
    assert parse_receipt(receipt.lower()) == receipt
    assert parse_receipt(receipt.replace("-", "")) == receipt
    assert parse_receipt(receipt.replace("-", "–")) == receipt
    assert parse_receipt(receipt.removeprefix("BCR-")) == receipt


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "has 8 letters"),
        ("BCR-BCDF", "has 8 letters"),
        ("36/12345/22", "has 8 letters"),
        ("BCR-1BCD-FGHJ", "never contains 1"),
        ("BCR-BCDF-GHJK", "a letter is wrong"),
        ("🙂" * 8, "has 8 letters"),
    ],
)
def test_what_is_no_receipt_is_refused_with_the_reason(typed: str, message: str) -> None:
    with pytest.raises(ReceiptError, match=message):
        parse_receipt(typed)
