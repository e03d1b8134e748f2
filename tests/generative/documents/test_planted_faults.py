"""Faults planted at random are found, and nothing else is."""

import pytest

from tests.generative.documents.measure import measure
from tests.published import MEASURES, made_report, real_report

REPORTS = ["crime-bulletin.md", "budget-outturn.md", "burglary-by-district.csv", "measures-composite.md"]


@pytest.mark.slow  # checks some three hundred faulty reports
@pytest.mark.parametrize("seed", [1, 2])
def test_what_can_be_seen_is_found_and_no_more(seed: int) -> None:
    documents = [real_report(MEASURES), *(made_report(name) for name in REPORTS)]
    scores = measure(iter(documents), rounds=3, seed=seed)
    missed = [(p.document.file, p.before, p.after) for score in scores.values() for p in score.missed]
    alarms = [(p.before, p.after, f.printed, f.message) for score in scores.values() for p, f in score.alarms]
    assert missed == []
    assert alarms == []
    assert sum(score.detectable for score in scores.values()) > 100
