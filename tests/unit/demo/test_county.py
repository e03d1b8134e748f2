from pathlib import Path

import pytest

from counterpart.demo import county
from counterpart.demo.chance import Chance
from counterpart.demo.county import Cell

ROWS = """month,district,crime_type,count
2025-06,Norwich,Shoplifting,900
2025-07,Norwich,Shoplifting,10
2025-08,Norwich,Shoplifting,20
2025-09,Norwich,Shoplifting,30
2025-09,Norwich,Burglary,100
2025-09,Norwich,Drugs,50
2025-09,Not located,Shoplifting,40
"""


@pytest.fixture
def counts(tmp_path: Path) -> Path:
    path = tmp_path / "counts.csv"
    path.write_text(ROWS)
    return path


def test_weights_are_counts_times_shares_of_the_newest_three_months(counts: Path) -> None:
    assert county.weights(counts, ["Norwich"]) == {
        Cell("2025-07", "Norwich", "theft"): 10,
        Cell("2025-08", "Norwich", "theft"): 20,
        Cell("2025-09", "Norwich", "burglary"): 37,
        Cell("2025-09", "Norwich", "theft"): 30,
    }


def test_every_share_is_a_share() -> None:
    assert all(0 < share.share <= 1 for share in county.shares())


def test_nothing_is_drawn_from_nothing() -> None:
    assert county.draw({Cell("2025-09", "Norwich", "theft"): 1.0}, 0, Chance(1)) == []
