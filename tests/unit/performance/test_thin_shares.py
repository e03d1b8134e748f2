"""Percentages that tell a small count."""

from dataclasses import replace
from decimal import Decimal

import pytest

from counterpart.core.disclosure.policy import SuppressionPolicy
from counterpart.core.indicators import Unit
from counterpart.core.measures.model import MeasureKind
from counterpart.performance.public import _emptied
from counterpart.performance.public_tables import thin_shares
from tests.published_statements import plan_statement

POLICY = SuppressionPolicy()


def statement_with(share: str, note: str):
    first = plan_statement().rows[0]
    measure = replace(first.measure, kind=MeasureKind.INDICATOR, unit=Unit.PERCENT)
    return replace(plan_statement(), rows=(replace(first, measure=measure, current=Decimal(share), note=note),))


@pytest.mark.parametrize(
    ("share", "note", "is_thin"),
    [
        ("66.7", "n = 3.", True),
        ("90", "n = 20. As published.", True),
        ("0.3", "n = 1,000.", True),
        ("50", "n = 1,000.", False),
        ("100", "n = 40.", False),
        ("66.7", "As published.", False),
    ],
)
def test_a_share_of_few_is_thin(share, note, is_thin):
    assert bool(thin_shares(statement_with(share, note), POLICY)) is is_thin


def test_an_emptied_row_tells_nothing():
    row = _emptied(statement_with("66.7", "n = 3.").rows[0], POLICY)
    assert (row.current, row.note, row.trend) == (None, POLICY.words, ())
    assert row.comparisons
    for one in row.comparisons:
        assert (one.value, one.current, one.difference, one.percent, one.points) == (None,) * 5
