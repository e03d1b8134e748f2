"""Percentages that tell a small count."""

from dataclasses import replace
from decimal import Decimal

import pytest

from counterpart.core.disclosure.policy import SuppressionPolicy
from counterpart.core.indicators import Unit
from counterpart.core.measures.model import Behind, MeasureKind
from counterpart.performance.public import _emptied
from counterpart.performance.public_tables import is_thin, thin_shares, whole_number
from tests.published_statements import plan_statement

POLICY = SuppressionPolicy()


def statement_with(share: str, base: str | None, kind: MeasureKind = MeasureKind.INDICATOR):
    first = plan_statement().rows[0]
    measure = replace(first.measure, kind=kind, unit=Unit.PERCENT)
    behind = Behind(of_series=True, base=None if base is None else Decimal(base))
    row = replace(first, measure=measure, current=Decimal(share), behind=behind)
    return replace(plan_statement(), rows=(row,))


@pytest.mark.parametrize("kind", [MeasureKind.INDICATOR, MeasureKind.PERCENTAGE])
@pytest.mark.parametrize(
    ("share", "base", "gives_away"),
    [
        ("66.7", "3", True),
        ("0", "3", True),
        ("90", "20", True),
        ("0.3", "1000", True),
        ("40.0", "11.67", True),
        ("50", "1000", False),
        ("100", "40", False),
        ("66.7", None, False),
    ],
)
def test_a_share_of_few_is_thin(share, base, gives_away, kind):
    assert bool(thin_shares(statement_with(share, base, kind), POLICY)) is gives_away


def test_a_share_of_counted_crime_is_hidden_with_its_counts_and_not_here():
    assert not is_thin(Decimal("33.3"), Behind(of_series=False, base=Decimal(3)), POLICY)


@pytest.mark.parametrize(
    ("value", "count"), [("10.00", 10), ("9.99", 10), ("4.7", 4), ("0.3", 1), ("0", 0), ("-2", -2)]
)
def test_an_average_stands_for_the_count_below_it(value, count):
    assert whole_number(Decimal(value)) == count


def test_an_emptied_row_tells_nothing():
    row = _emptied(statement_with("66.7", "3").rows[0], POLICY)
    assert (row.current, row.note, row.trend) == (None, POLICY.words, ())
    assert row.comparisons
    for one in row.comparisons:
        assert (one.value, one.current, one.difference, one.percent, one.points) == (None,) * 5
