"""References of exhibits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpart.core.references.exhibits import (
    ExhibitReference,
    ExhibitReferenceError,
    initials,
    initials_of,
    parse,
)


@pytest.mark.parametrize(
    ("typed", "reference"),
    [
        ("AB/1", ExhibitReference("AB", 1)),
        (" ab / 12 ", ExhibitReference("AB", 12)),
        ("ABCD/1/2", ExhibitReference("ABCD", 1, 2)),
    ],
)
def test_a_reference_is_read_however_it_was_typed(typed, reference):
    assert parse(typed) == reference


@pytest.mark.parametrize("typed", ["", "A/1", "ABCDE/1", "AB", "AB/0", "AB/01", "AB/1/0", "AB/1/2/3", "A1/1", "ÄB/1"])
def test_what_is_no_reference_is_refused_with_an_example(typed):
    with pytest.raises(ExhibitReferenceError, match="AB/1"):
        parse(typed)


@given(st.from_regex(r"[A-Z]{2,4}", fullmatch=True), st.integers(1, 9999), st.integers(0, 9999))
def test_what_is_printed_is_read_again(letters, serial, sub_serial):
    reference = ExhibitReference(letters, serial, sub_serial)
    assert parse(str(reference)) == reference


@pytest.mark.parametrize(("typed", "kept"), [("a.b.", "AB"), ("A B C", "ABC"), ("abcd", "ABCD")])
def test_initials_are_two_to_four_letters(typed, kept):
    assert initials(typed) == kept


@pytest.mark.parametrize("typed", ["", "a", "abcde", "a1", "é.b."])
def test_other_initials_are_refused(typed):
    with pytest.raises(ExhibitReferenceError, match="2 to 4 letters"):
        initials(typed)


@pytest.mark.parametrize(
    ("name", "offered"), [("Anna van Berg", "AVB"), ("Tom Reeve", "TR"), ("Cher", ""), ("Émile Zola", ""), (" ", "")]
)
def test_initials_are_offered_where_they_would_do(name, offered):
    assert initials_of(name) == offered
