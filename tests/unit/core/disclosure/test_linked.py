"""Tables that hang together must do so."""

import pytest

from counterpart.core.disclosure.linked import Cell, LinkedTables, WrongTables, total_of
from counterpart.core.disclosure.policy import SuppressionPolicy
from counterpart.core.disclosure.statement_links import StatementShape, link_statement
from counterpart.core.periods.months import Window
from tests.disclosure import COUNTY, at


def test_a_total_that_is_not_the_sum_is_refused():
    cells = {at(COUNTY): Cell(20), at("North"): Cell(15), at("South"): Cell(4)}
    with pytest.raises(WrongTables, match=r"should cancel out, but \+1 is left: \+1 x robbery / County / 2025"):
        LinkedTables(cells, (total_of(at(COUNTY), [at("North"), at("South")]),))


def test_a_relation_names_only_cells_of_the_tables():
    with pytest.raises(WrongTables, match="in no table: robbery / South / 2025"):
        LinkedTables({at(COUNTY): Cell(1)}, (total_of(at(COUNTY), [at("South")]),))


def test_a_count_is_not_negative():
    with pytest.raises(WrongTables, match="robbery / North / 2025: expected a count of 0 or more, found -1"):
        LinkedTables({at("North"): Cell(-1)})


def linked(windows, earlier=None, places=()):
    shape = StatementShape(("robbery",), COUNTY, places, windows, {}, earlier or {})
    return link_statement(shape, lambda _m, place, span: span.months * (2 if place == COUNTY else 1), POLICY)


POLICY = SuppressionPolicy()
JANUARY = 12 * 2025


def test_windows_apart_need_no_stretches_between():
    tables = linked({"2024": Window(JANUARY - 12, JANUARY - 1), "2023": Window(JANUARY - 24, JANUARY - 13)})
    assert [key.window for key in tables.cells] == ["2024", "2023"]
    assert tables.relations == ()


def test_windows_that_overlap_are_cut_at_their_ends():
    tables = linked({"year": Window(JANUARY, JANUARY + 11), "so far": Window(JANUARY, JANUARY + 8)})
    assert {key.window: cell.published for key, cell in tables.cells.items()} == {
        "year": True,
        "so far": True,
        "2025-10..2025-12": False,
    }
    assert tables.relations == (
        total_of(at(COUNTY, window="year"), [at(COUNTY, window="so far"), at(COUNTY, window="2025-10..2025-12")]),
    )


def test_the_same_window_of_an_earlier_statement_is_the_same_figure():
    tables = linked({"year": Window(JANUARY, JANUARY + 11)}, {"before": Window(JANUARY, JANUARY + 11)})
    assert tables.relations == (total_of(at(COUNTY, window="year"), [at(COUNTY, window="before")]),)


def test_places_make_up_their_total_in_every_window():
    tables = linked(
        {"year": Window(JANUARY, JANUARY + 11), "so far": Window(JANUARY, JANUARY + 8)}, places=("North", "South")
    )
    over_places = [relation for relation in tables.relations if relation[0][0].place != relation[1][0].place]
    assert len(over_places) == 3
    assert len(tables.relations) == 6
