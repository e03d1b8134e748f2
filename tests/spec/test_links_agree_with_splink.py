"""The weights of our own index are those of Splink, for every pair that a block brings together."""

import pytest

from counterpart.core.linkage.batch import link
from counterpart.core.linkage.comparing import Index
from counterpart.core.linkage.frequencies import Frequencies
from counterpart.core.linkage.generate.choosing import generated
from counterpart.core.linkage.model import KINDS, shipped
from counterpart.core.linkage.preparing import prepared


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.slow  # Splink writes and runs its SQL in DuckDB
def test_same_pairs_same_levels_same_weights(kind: str) -> None:
    model = shipped(kind)
    records = [(each.key, prepared(kind, each.record)) for each in generated(kind, 1_500, seed=3)]
    counted = Frequencies.counted((columns for _, columns in records), model.frequency_columns)
    by_splink = {(each.left, each.right): each for each in link(model, records, at_least=0.0)}
    index = Index(model, counted)
    index.add_prepared(records)

    by_index = {}
    for key, columns in records:
        for match in index.search_prepared(columns, at_least=0.0, limit=len(records)).matches:
            if match.key != key:
                by_index[min(key, match.key), max(key, match.key)] = match

    assert len(by_splink) > 500
    assert by_index.keys() == by_splink.keys()
    for pair, match in by_index.items():
        assert match.weight == pytest.approx(by_splink[pair].weight, abs=1e-6), pair
        assert tuple(each.level for each in match.reasons) == by_splink[pair].levels, pair


@pytest.mark.slow  # the same
def test_the_frequencies_that_a_model_refers_to_weigh_the_same_in_both() -> None:
    model = shipped("people")
    records = [(each.key, prepared("people", each.record)) for each in generated("people", 1_000, seed=4)]
    index = Index(model)
    index.add_prepared(records)
    columns = dict(records)

    for pair in link(model, records, at_least=0.0, frequencies=index.frequencies):
        found = index.search_prepared(columns[pair.left], at_least=0.0, limit=len(records)).matches
        (match,) = (each for each in found if each.key == pair.right)
        assert match.weight == pytest.approx(pair.weight, abs=1e-6)
