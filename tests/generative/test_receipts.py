"""Receipt codes: one wrong letter or two neighbours swapped never pass."""

from hypothesis import given
from hypothesis import strategies as st

from counterpart.core.references.external import patterns
from counterpart.core.references.receipts import ALPHABET, ReceiptError, new_receipt, parse_receipt


@st.composite
def receipts(draw: st.DrawFn) -> str:
    return new_receipt(lambda letters: draw(st.sampled_from(letters)))


def is_read(text: str) -> bool:
    try:
        parse_receipt(text)
    except ReceiptError:
        return False
    return True


@given(receipts())
def test_every_receipt_reads_back_as_itself(receipt: str) -> None:
    assert parse_receipt(receipt) == receipt


@given(receipts())
def test_every_single_wrong_letter_is_caught(receipt: str) -> None:
    letters = receipt.removeprefix("BCR-").replace("-", "")
    for place, letter in enumerate(letters):
        for other in set(ALPHABET) - {letter}:
            assert not is_read(letters[:place] + other + letters[place + 1 :])


@given(receipts())
def test_every_swap_of_different_neighbours_is_caught(receipt: str) -> None:
    letters = receipt.removeprefix("BCR-").replace("-", "")
    for place in range(len(letters) - 1):
        pair = letters[place : place + 2]
        if pair[0] != pair[1]:
            assert not is_read(letters[:place] + pair[::-1] + letters[place + 2 :])


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    is_read(text)


@given(receipts())
def test_no_receipt_looks_like_a_reference_of_another_system(receipt: str) -> None:
    for pattern in patterns():
        for shown in (receipt, receipt.replace("-", ""), receipt.removeprefix("BCR-")):
            assert not pattern.pattern.fullmatch(pattern.normalise(shown))
