"""The steps through a list."""

from django.http import QueryDict

from counterpart.base.presenters.paging import page_steps, with_query


def drawn(number, pages):
    """The entries as they are drawn: the current page in brackets, gaps as dots."""
    entries = page_steps(number, pages).entries
    return " ".join(
        "..." if "ellipsis" in entry else f"[{entry['number']}]" if entry["current"] else str(entry["number"])
        for entry in entries
    )


def test_the_first_the_last_and_the_neighbours_are_shown():
    assert drawn(1, 1) == "[1]"
    assert drawn(2, 3) == "1 [2] 3"
    assert drawn(4, 9) == "1 ... 3 [4] 5 ... 9"
    assert drawn(9, 9) == "1 ... 8 [9]"


def test_neighbours():
    assert page_steps(1, 3).previous == ""
    assert page_steps(1, 3).next == "?page=2"
    assert page_steps(3, 3).next == ""


def test_other_parameters_are_kept():
    query = QueryDict("kind=theft&kind=damage&page=2&q=a%26b")
    assert with_query(query, page=3) == "?kind=theft&kind=damage&q=a%26b&page=3"
    assert with_query(query, kind=None) == "?page=2&q=a%26b"
