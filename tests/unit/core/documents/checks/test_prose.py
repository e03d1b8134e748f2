"""Sentences against tables: matched where all agrees, left alone where anything is in doubt."""

import pytest

from counterpart.core.documents.checking import check
from tests.published.drawn import document, drawn

TABLE = drawn(
    "Measure|Last 12 months (Apr '19 - Mar '20)|Long-term average (3 years)|Difference",
    "Number of domestic abuse (DA) crimes|11,417|8,801|29.7%",
    "Number of violence with injury crimes|7,265|6,757|7.5%",
    "Number of robbery crimes|438|451|-2.9%",
    "% of 999s answered within 10 seconds|89.7%|90.0%|-0.3% points",
    section=("PREVENT OFFENDING",),
)


def found(text: str) -> list[tuple[str, str, str]]:
    return [(f.printed, f.recomputed, str(f.kind)) for f in check(document(TABLE, text=text)).findings]


@pytest.mark.parametrize(
    "text",
    [
        "The number of recorded domestic abuse crimes has gone up by 29.7% against the long-term average.",
        "There was a 30% increase in domestic abuse crimes.",
        "Robbery has decreased by 2.9% from the long-term average.",
        "In 2019/20, 89.7% of 999 calls were answered within 10 seconds.",
        "There were 438 robberies in the last 12 months.",
    ],
)
def test_a_sentence_that_agrees(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Domestic abuse crimes have gone up by 27.9% against the average.", ("27.9%", "29.7%", "error")),
        ("The 5.7% increase in violence with injury has many causes.", ("5.7%", "7.5%", "error")),
        ("Robbery has increased by 2.9% from the long-term average.", ("2.9%", "2.9%", "error")),
        ("There were 483 robberies in the last 12 months.", ("483", "438", "does_not_reconcile")),
        ("In 2019/20, 87.9% of 999 calls were answered within 10 seconds.", ("87.9%", "89.7%", "does_not_reconcile")),
        ("Visits rose from 400 to 450, an increase of 15.2%.", ("15.2%", "12.5%", "error")),
    ],
)
def test_a_sentence_that_does_not(text: str, finding: tuple[str, str, str]) -> None:
    assert found(text) == [finding]


@pytest.mark.parametrize(
    "text",
    [
        "Personal robbery has increased by 10.4% in the last 12 months.",  # another subject
        "Robbery has decreased by almost 4%.",  # rough
        "Nationally, robbery fell by 12%.",  # elsewhere
        "Robbery fell by 12% compared with 2014.",  # another period
        "Robbery fell by 12% against the baseline.",  # another comparator
        "20% of all violence with injury was domestic abuse related.",  # no change
        "Officers made 12 arrests after robberies.",  # not all of them
        "The target is to answer 95% of 999 calls within 10 seconds.",
        "Visits rose from 2018 to 2019 by 12.5%.",  # years
    ],
)
def test_a_sentence_of_something_else_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_each_of_the_rows_must_reach_what_is_said_of_each() -> None:
    table = drawn(
        "Measure|Latest 12 months|2019 Baseline|Difference Against 2019 Baseline",
        "All neighbourhood crime|3504|5775|39% Decrease -2271",
        "Vehicle offences|1452|2470|41% Decrease -1018",
        "Theft from the person|402|577|30% Decrease -175",
    )
    said = (
        "with each of the neighbourhood crime areas reducing by {} or more when compared to the 2019 baseline figures."
    )
    assert check(document(table, text=said.format("30%"))).findings == ()
    wrong = check(document(table, text=said.format("35%"))).findings
    assert [(f.printed, f.recomputed, str(f.kind)) for f in wrong] == [("35%", "30.3%", "does_not_reconcile")]
