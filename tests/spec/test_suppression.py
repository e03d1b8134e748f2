"""Drawn tables: what is hidden, and that nobody can subtract their way back to it."""

import pytest

from counterpart.core.disclosure.linked import Cell, LinkedTables, total_of
from counterpart.core.disclosure.statement_links import StatementShape, link_statement
from counterpart.core.disclosure.suppress import EXPOSED, LINKED, SMALL, suppress
from counterpart.core.periods.months import Window
from tests.disclosure import COUNTY, POLICY, ZEROS_TOO, at, betrayed, county_table, known_to_reader, together

DRAWN = [
    # what it shows, counts of Breckland, Broadland and Norwich, hidden (#)
    ("nothing small, nothing hidden", (31, 12, 57), "..."),
    ("a nought is shown", (31, 0, 57), "..."),
    ("one small: the next smallest goes too", (31, 3, 57), "##."),
    ("two small that come to less than six: a third goes too", (31, 3, 2), "###"),
    ("two small that come to six protect each other", (31, 3, 3), ".##"),
    ("one small among noughts: the total goes, as it is the same figure", (0, 3, 0), ".#. and total"),
    ("two small that come to four, and nothing else: the total goes", (0, 2, 2), ".## and total"),
    ("two small that come to five, and nothing else: each is 4 at most, so the total goes", (0, 3, 2), ".## and total"),
]


@pytest.mark.parametrize(("counts", "expected"), [row[1:] for row in DRAWN], ids=[row[0] for row in DRAWN])
def test_the_districts_of_a_county(counts, expected):
    tables = county_table(dict(zip(("Breckland", "Broadland", "Norwich"), counts, strict=True)))
    found = suppress(tables, POLICY)
    assert drawn(found.hidden) == expected
    assert betrayed(tables, found.hidden, POLICY) == {}
    assert found.exposed == frozenset()


def drawn(hidden):
    places = {key.place for key in hidden}
    marks = "".join("#" if place in places else "." for place in ("Breckland", "Broadland", "Norwich"))
    return marks + (" and total" if COUNTY in places else "")


def test_the_reasons_are_given():
    found = suppress(county_table({"Breckland": 31, "Broadland": 3, "Norwich": 57}), POLICY)
    assert found.reasons == {at("Broadland"): SMALL, at("Breckland"): LINKED}
    assert (found.primary, found.secondary) == ({at("Broadland")}, {at("Breckland")})


def test_where_noughts_are_hidden_they_must_not_be_worked_out_either():
    tables = county_table({"Breckland": 31, "Broadland": 0, "Norwich": 57})
    found = suppress(tables, ZEROS_TOO)
    assert found.primary == {at("Broadland")}
    assert betrayed(tables, found.hidden, ZEROS_TOO) == {}
    assert at("Broadland") in betrayed(tables, found.primary, ZEROS_TOO), "the counter-test: one alone is not enough"


@pytest.mark.parametrize("counts", [(31, 3, 57), (31, 3, 2), (0, 3, 2)])
def test_hiding_small_counts_alone_would_not_do(counts):
    tables = county_table(dict(zip(("Breckland", "Broadland", "Norwich"), counts, strict=True)))
    assert betrayed(tables, suppress(tables, POLICY).primary, POLICY)


def nested():
    """Neighbourhood crime is burglary and robbery; each is the sum of its districts."""
    burglary = {"Breckland": 40, "Broadland": 22, "Norwich": 71}
    robbery = {"Breckland": 12, "Broadland": 3, "Norwich": 25}
    both = {place: burglary[place] + robbery[place] for place in burglary}
    sums = (
        total_of(at(place, "neighbourhood"), (at(place, "burglary"), at(place, "robbery")))
        for place in (*burglary, COUNTY)
    )
    parts = [county_table(counts, measure) for measure, counts in (("burglary", burglary), ("robbery", robbery))]
    return together(*parts, county_table(both, "neighbourhood"), relations=sums)


def test_tables_within_tables_need_a_rectangle():
    """A row and a column both lead back to the cell, so two more cells in each direction have to go."""
    tables = nested()
    found = suppress(tables, POLICY)
    assert found.primary == {at("Broadland")}
    assert len(found.secondary) == 3
    assert betrayed(tables, found.hidden, POLICY) == {}
    for cell in found.secondary:
        assert betrayed(tables, found.hidden - {cell}, POLICY), f"{cell} was hidden needlessly"


def test_a_difference_gives_back_a_hidden_input():
    now, before, change = at("Norwich"), at("Norwich", window="2024"), at("Norwich", "change")
    cells = {now: Cell(3), before: Cell(20), change: Cell(-17, signed=True)}
    tables = LinkedTables(cells, (((change, 1), (now, -1), (before, 1)),))
    assert known_to_reader(tables, {now}, POLICY)[now].upper == 3
    found = suppress(tables, POLICY)
    assert found.secondary in ({change}, {before})
    assert betrayed(tables, found.hidden, POLICY) == {}


def overlapping(counts, windows, earlier=None):
    shape = StatementShape(("robbery",), "Norwich", (), windows, {}, earlier or {})
    return link_statement(shape, lambda _measure, _place, span: sum(counts[span.first : span.last + 1]), POLICY)


YEAR = (7, 9, 6, 8, 7, 9, 6, 8, 7, 9, 8, 2)


def test_two_windows_that_overlap_reveal_the_month_between():
    """January to December and January to November are both large; December, printed nowhere, is 2."""
    tables = overlapping(YEAR, {"year": Window(0, 11), "to November": Window(0, 10)})
    december = next(key for key, cell in tables.cells.items() if cell.count == 2)
    assert not tables.cells[december].published
    assert known_to_reader(tables, (), POLICY)[december].upper == 2
    found = suppress(tables, POLICY)
    assert found.primary == frozenset()
    assert found.secondary == {at("Norwich", window="to November")}
    assert betrayed(tables, found.hidden, POLICY) == {}


def test_windows_that_slide_by_a_month_reveal_only_a_difference():
    """Each of the two years gains a month and loses one; neither month can be told from the other."""
    tables = overlapping((2, *YEAR), {"to November": Window(0, 11), "to December": Window(1, 12)})
    assert suppress(tables, POLICY).hidden == frozenset()
    assert betrayed(tables, (), POLICY) == {}


def test_last_months_statement_is_remembered():
    """The year to November was published; the year to date now must not give December back by subtraction."""
    now, before = {"year": Window(0, 11)}, {"to November, published": Window(0, 10)}
    tables = overlapping(YEAR, now, before)
    public = {at("Norwich", window="to November, published"): sum(YEAR[:11])}
    assert suppress(tables, POLICY).hidden == frozenset(), "had nothing been published before"
    found = suppress(tables, POLICY, public)
    assert found.secondary == {at("Norwich", window="year")}
    assert betrayed(tables, found.hidden, POLICY, public) == {}
    assert betrayed(tables, (), POLICY, public), "the counter-test: shown, the year would betray December"


def test_a_second_version_hides_what_the_first_one_hid():
    """Broadland protected Norwich in the first version; if Breckland did in the second, both would be known."""
    counts = {"Breckland": 14, "Broadland": 15, "Norwich": 3, "South Norfolk": 90}
    tables = county_table(counts)
    public = {at("Breckland"): 14, at("South Norfolk"): 90, at(COUNTY): 122}
    alone = suppress(tables, POLICY)
    assert alone.secondary == {at("Breckland")}
    assert betrayed(tables, alone.hidden, POLICY, public), "the counter-test: without memory it is given away"
    found = suppress(tables, POLICY, public)
    assert found.secondary == {at("Broadland")}
    assert betrayed(tables, found.hidden, POLICY, public) == {}


def test_a_corrected_figure_that_was_public_does_not_protect():
    tables = county_table({"Breckland": 14, "Broadland": 15, "Norwich": 3, "South Norfolk": 90})
    found = suppress(tables, POLICY, {at("Breckland"): 13})
    assert found.secondary == {at("Broadland")}


def test_what_is_already_given_away_is_reported():
    tables = county_table({"Breckland": 14, "Broadland": 15, "Norwich": 3})
    public = {at("Breckland"): 14, at("Broadland"): 15, at(COUNTY): 32}
    found = suppress(tables, POLICY, public)
    assert found.exposed == {at("Norwich")}
    assert found.primary == {at("Norwich")}, "it is hidden all the same"
    assert found.reasons[at("Norwich")] == EXPOSED


def test_a_small_count_that_was_shown_before_is_reported():
    found = suppress(county_table({"Breckland": 14, "Norwich": 3}), POLICY, {at("Norwich"): 3})
    assert found.exposed == {at("Norwich")}


def test_a_small_count_that_was_another_before_is_protected():
    """Seven were recorded, four remain: the old figure is public, the new one is not."""
    tables = county_table({"Breckland": 14, "Broadland": 15, "Norwich": 4})
    found = suppress(tables, POLICY, {at("Norwich"): 7})
    assert found.exposed == frozenset()
    assert betrayed(tables, found.hidden, POLICY) == {}
