"""The index gives what a search through all templates gives, whatever the templates and whoever was removed."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpart.core.faces.index import FaceIndex


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    count=st.integers(1, 600),
    dimensions=st.sampled_from([3, 16, 128]),
    spread=st.sampled_from([0.0, 0.001, 0.1, 1.0]),
    reach=st.sampled_from([0.05, 0.45, 3.0]),
    k=st.integers(1, 20),
    data=st.data(),
)
def test_a_search_misses_nobody(seed, count, dimensions, spread, reach, k, data):
    draw = np.random.default_rng(seed)
    centres = draw.standard_normal((5, dimensions)) * 0.3
    vectors = (centres[draw.integers(0, 5, count)] + spread * draw.standard_normal((count, dimensions))).astype("f4")
    gone = data.draw(st.sets(st.integers(1, count), max_size=min(count, 20)))
    query = (vectors[0] + 0.01 * draw.standard_normal(dimensions)).astype("f4")
    with TemporaryDirectory() as folder:
        index = FaceIndex(Path(folder), matcher="m", dimensions=dimensions, reach=reach)
        index.add(range(1, count + 1), vectors)
        index.remove(sorted(gone))
        found = index.search(query, k)

    apart = vectors.astype(np.float64) - query
    distances = np.sqrt(np.einsum("ij,ij->i", apart, apart))
    expected = [each + 1 for each in np.lexsort((np.arange(count), distances)) if each + 1 not in gone][:k]
    assert [hit.id for hit in found] == expected
    assert [hit.distance for hit in found] == [distances[each - 1] for each in expected]
