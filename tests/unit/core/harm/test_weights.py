"""Harm weights carry the name and version of their table."""

from decimal import Decimal

import pytest

from counterpart.core.harm.weights import heaviest, load, weight_for
from counterpart.core.offences.classify import OffenceSuggestion
from counterpart.core.tables import TableError


@pytest.mark.parametrize(
    ("subgroup", "days"),
    [
        ("Shoplifting", Decimal(1)),
        ("Other theft offences", Decimal(2)),
        ("Non-residential burglary", Decimal("183.5")),
        ("Possession of weapons", Decimal("273.75")),
        ("Robbery of business property", Decimal(365)),
        ("Rape", None),
    ],
)
def test_a_weight_names_its_table(subgroup: str, days: Decimal | None) -> None:
    weight = weight_for(subgroup)
    assert weight.days == days
    assert weight.table_name == "Cambridge Crime Harm Index"
    assert weight.table_version == "2026-subgroup-medians"


def test_the_table_says_where_it_comes_from() -> None:
    table = load()
    assert table.source
    assert table.method
    assert table.mark == "V2"
    assert len(table.days) == 20


def test_a_table_that_is_not_there_is_an_error() -> None:
    with pytest.raises(TableError, match="there is no such table"):
        load("css", "2016-secondary")


def suggestion(code: str | None) -> OffenceSuggestion:
    return OffenceSuggestion(code=code, title="", reasons=())


def test_the_most_harmful_class_suggested_counts() -> None:
    heavy = heaviest([suggestion("46"), suggestion("8N"), suggestion(None)])
    assert heavy
    assert heavy.subgroup == "Violence with injury"
    assert heaviest([suggestion(None)]) is None
