"""A statement as large as we publish: fifteen measures, their total, eight places and a county, five windows."""

import numpy as np
import pytest

from counterpart.core.disclosure.policy import read_policy
from counterpart.core.disclosure.statement_links import StatementShape, link_statement
from counterpart.core.disclosure.suppress import suppress
from counterpart.core.periods.months import Window
from tests.disclosure import COUNTY, betrayed

MEASURES = tuple(f"measure {number}" for number in range(15))
PARTS = (*(f"district {number}" for number in range(7)), "not allocated")
YEARS = {
    "12 months": Window(72, 83),
    "12 months before": Window(60, 71),
    "baseline": Window(36, 47),
    "three years": Window(36, 71),
    "year to date": Window(75, 83),
}


def tables(sums):
    chance = np.random.default_rng(1)
    rates = np.exp(chance.normal(0, 1.6, (15, 1, 1))) * np.exp(chance.normal(0, 0.5, (1, 8, 1)))
    months = chance.poisson(np.broadcast_to(rates, (15, 8, 84)))

    def count(measure, place, window):
        some = months if measure == "all" else months[MEASURES.index(measure)][None]
        some = some if place == COUNTY else some[:, [PARTS.index(place)]]
        return int(some[:, :, window.first : window.last + 1].sum())

    shape = StatementShape((*sums, *MEASURES), COUNTY, PARTS, YEARS, sums, {})
    return link_statement(shape, count, read_policy())


@pytest.mark.slow  # the attack on every small count takes far longer than hiding them
@pytest.mark.parametrize("sums", [{}, {"all": MEASURES}], ids=["measures apart", "measures with their total"])
def test_a_statement_is_made_safe(sums):
    statement = tables(sums)
    found = suppress(statement, read_policy())
    assert betrayed(statement, found.hidden, read_policy()) == {}
    printed = sum(cell.published for cell in statement.cells.values())
    assert len(found.secondary) < len(found.primary), "most of what is hidden is small itself"
    assert len(found.hidden) < printed / 4
