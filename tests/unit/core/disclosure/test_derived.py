"""What goes when a count goes."""

import pytest

from counterpart.core.disclosure.derived import KINDS, Figure, hidden_figures, kinds
from counterpart.core.tables import TableError
from tests.disclosure import at

HIDDEN, SHOWN = at("Broadland"), at("Norwich")
OWN = ("difference", "percent", "points", "share", "average", "per_1000", "sentence", "chart_point", "map_shade")
OF_SET = ("rank", "sort_order", "control_limit", "funnel_limit")


def test_every_kind_is_tried():
    assert set(kinds()) == {*OWN, *OF_SET}


@pytest.mark.parametrize("kind", [*OWN, *OF_SET])
def test_a_figure_goes_with_any_of_its_inputs(kind):
    figures = [Figure("both", kind, frozenset({HIDDEN, SHOWN})), Figure("shown", kind, frozenset({SHOWN}))]
    assert hidden_figures(figures, {HIDDEN}) == {"both": kinds()[kind].why}


@pytest.mark.parametrize("kind", OF_SET)
def test_a_figure_of_a_set_goes_with_any_of_the_set(kind):
    figure = Figure("rank of Norwich", kind, frozenset({SHOWN}), compared=frozenset({SHOWN, HIDDEN}))
    assert hidden_figures([figure], {HIDDEN})
    assert not hidden_figures([figure], {at("Breckland")})


@pytest.mark.parametrize("kind", OWN)
def test_other_figures_do_not_mind_their_neighbours(kind):
    figure = Figure("change of Norwich", kind, frozenset({SHOWN}), compared=frozenset({HIDDEN}))
    assert hidden_figures([figure], {HIDDEN}) == {}


def test_a_kind_that_nobody_knows_is_refused():
    with pytest.raises(KeyError, match="guess"):
        hidden_figures([Figure("new", "guess", frozenset({SHOWN}))], {HIDDEN})


def test_a_wrong_table_is_named(tmp_path):
    changed = tmp_path / "derived.yaml"
    changed.write_text(KINDS.read_text(encoding="utf-8").replace("depends_on: own,", "depends_on: me,", 1), "utf-8")
    with pytest.raises(TableError, match=r"row 1.*'depends_on': expected own or set, found 'me'"):
        kinds(changed)
