"""Several values after one option, as people type them."""

import pytest

from counterpart.cli.many_values import spread


@pytest.mark.parametrize(
    ("typed", "parsed"),
    [
        ("ncpm --data a.csv --force norfolk", "ncpm --data a.csv --force norfolk"),
        (
            "ncpm --data a.csv b.csv.gz dir/ --force norfolk",
            "ncpm --data a.csv --data b.csv.gz --data dir/ --force norfolk",
        ),
        ("ncpm --data a --data b c --to 2025-09", "ncpm --data a --data b --data c --to 2025-09"),
        ("ncpm --force norfolk --data a b", "ncpm --force norfolk --data a --data b"),
        ("ncpm --data a --indicators x y --by district", "ncpm --data a --indicators x --indicators y --by district"),
        ("ncpm --data", "ncpm --data"),
        ("ncpm --data=a --force norfolk", "ncpm --data=a --force norfolk"),
    ],
)
def test_each_value_gets_its_option(typed: str, parsed: str) -> None:
    assert list(spread(typed.split())) == parsed.split()
