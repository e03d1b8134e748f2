"""Which columns name the rows, which hold figures, and what a figure counts in."""

from counterpart.core.documents.understand.grid import understand
from counterpart.core.documents.understand.units import Unit
from tests.published.drawn import drawn


def test_the_label_column_that_tells_the_rows_apart_names_them() -> None:
    grid = understand(
        drawn("District|Indicator|Now|Before", "North|% in time|87.2%|88.7%", "South|% in time|90.1%|90.0%")
    )
    assert grid is not None
    assert grid.columns == (2, 3)
    assert [label.text for label in grid.labels.values()] == ["North", "South"]


def test_a_year_or_a_rank_in_front_is_a_label() -> None:
    years = understand(drawn("Year|Killed", "2019|31", "2020|25"))
    ranks = understand(drawn("Area|Rank|Rate", "A|2|61.2", "B|1|88.1"))
    assert years is not None
    assert years.columns == (1,)
    assert ranks is not None
    assert ranks.columns == (2,)


def test_turned_it_is_seen_by_its_rows() -> None:
    grid = understand(drawn("|2019/20|2020/21", "Grant|88.8|94.8", "Tax|76.0|79.9"))
    assert grid is not None
    turned = grid.turn()
    assert turned.headings[0].text == "Grant"
    assert turned.address(1, 0) == grid.address(0, 1)


def test_the_unit_comes_from_the_figure_its_heading_or_its_label() -> None:
    grid = understand(drawn("|Count|%", "Thefts|12|40", "% solved|12|40%"))
    assert grid is not None
    units = [[grid.unit(r, c, f) for c in (1, 2) if (f := grid.figure(r, c))] for r in (0, 1)]
    assert units == [[Unit.NUMBER, Unit.PERCENT], [Unit.PERCENT, Unit.PERCENT]]


def test_counts_are_exact_and_averages_are_not() -> None:
    grid = understand(drawn("|Last 12 months|Long-term average (3 years)", "Number of robberies|37|30"))
    assert grid is not None
    figures = [grid.figure(0, c) for c in (1, 2)]
    assert [f is not None and grid.hidden(0, c, f) for c, f in zip((1, 2), figures, strict=True)] == [False, True]


def test_a_table_of_words_is_not_understood() -> None:
    assert understand(drawn("Who|What", "Chair|Les", "Deputy|Sam")) is None
