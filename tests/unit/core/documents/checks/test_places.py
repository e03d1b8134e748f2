"""The county against its districts."""

import pytest

from counterpart.core.documents.checking import check
from counterpart.core.documents.model import Table
from tests.published.drawn import document, drawn, told

COUNTS = {"County": ("190", "61.0%"), "North": ("100", "62.0%"), "South": ("50", "58.1%"), "West": ("38", "64.4%")}


def tables(**changed: tuple[str, str]) -> list[Table]:
    shown = COUNTS | changed
    return [
        drawn("Indicator|Now", f"Number of thefts|{count}", f"% solved|{share}", number=n, title=place)
        for n, (place, (count, share)) in enumerate(shown.items(), start=1)
    ]


def found(**changed: tuple[str, str]) -> list[tuple[str, str, str]]:
    return [(f.table, f.printed, str(f.kind)) for f in check(document(*tables(**changed))).findings]


def test_a_county_may_hold_more_than_its_districts() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("changed", "printed"),
    [
        ({"South": ("55", "58.1%")}, "190"),
        ({"West": ("380", "64.4%")}, "190"),
        ({"County": ("190", "66.0%")}, "66.0%"),
    ],
)
def test_districts_above_their_county_do_not_reconcile(changed: dict[str, tuple[str, str]], printed: str) -> None:
    assert found(**changed) == [("1. County", printed, "does_not_reconcile")]


def test_rows_of_places_in_one_table() -> None:
    lines = ["District|In target", "North|83.7%", "South|88.2%", "East|94.2%"]
    assert told(*lines, "County|87.2%") == []
    assert told(*lines, "County|97.2%") == [("County", "97.2%", "", "does_not_reconcile")]
