"""Whatever the counts, no small one can be worked out of what is shown."""

from itertools import combinations, product
from math import log1p

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpart.core.disclosure.audit import attack
from counterpart.core.disclosure.linked import Cell, LinkedTables, total_of
from counterpart.core.disclosure.statement_links import StatementShape, link_statement
from counterpart.core.disclosure.suppress import suppress
from counterpart.core.periods.months import Window
from tests.disclosure import COUNTY, POLICY, ZEROS_TOO, at, betrayed, county_table, known_to_reader

counts = st.one_of(st.integers(0, 6), st.integers(0, 60))
policies = st.sampled_from([POLICY, ZEROS_TOO])
counties = st.lists(counts, min_size=2, max_size=6).map(
    lambda row: county_table({f"District {number}": count for number, count in enumerate(row)})
)


def brute_bounds(total, shown, hidden, least):
    """Every way to make up the total, by trying them all."""
    rest = total - sum(shown)
    fits = [each for each in product(range(least, rest + 1), repeat=hidden) if sum(each) == rest]
    return [(min(column), max(column)) for column in zip(*fits, strict=True)]


@given(st.lists(st.integers(1, 5), min_size=1, max_size=3), st.lists(st.integers(0, 9), max_size=3))
def test_the_attacker_finds_what_trying_every_table_finds(hidden, shown):
    tables = county_table({str(number): count for number, count in enumerate(hidden + shown)})
    unknown = [at(str(number)) for number in range(len(hidden))]
    known = attack(
        {key: cell.count for key, cell in tables.cells.items() if key not in unknown},
        unknown,
        tables.relations,
        least=dict.fromkeys(unknown, 1),
    )
    expected = brute_bounds(sum(hidden + shown), shown, len(hidden), least=1)
    assert [(known[key].lower, known[key].upper) for key in unknown] == expected


@settings(max_examples=60)
@given(counties, policies)
def test_no_small_count_of_a_county_can_be_worked_out(tables, policy):
    found = suppress(tables, policy)
    assert betrayed(tables, found.hidden, policy) == {}
    assert found.exposed == frozenset()
    assert found.primary == {key for key, cell in tables.cells.items() if policy.is_small(cell.count)}


@given(st.lists(st.integers(5, 60), min_size=2, max_size=6))
def test_nothing_is_hidden_where_nothing_is_small(row):
    tables = county_table({f"District {number}": count for number, count in enumerate(row)})
    assert suppress(tables, POLICY).hidden == frozenset()


@settings(max_examples=25)
@given(st.lists(counts, min_size=2, max_size=4))
def test_no_cheaper_choice_would_do(row):
    """Set beside every other choice of cells, ours is within a twentieth of the cheapest safe one."""
    tables = county_table({f"District {number}": count for number, count in enumerate(row)})
    found = suppress(tables, POLICY)
    ours = _loss(tables, found.secondary)
    others = [key for key, cell in tables.cells.items() if cell.count and key not in found.primary]
    for size in range(len(others) + 1):
        for choice in combinations(others, size):
            if _loss(tables, choice) * 1.05 < ours:
                assert betrayed(tables, found.primary | set(choice), POLICY), f"{choice} would do"


def _loss(tables, keys):
    return sum(tables.cells[key].weight * (1 + log1p(tables.cells[key].count)) for key in keys)


PARTS = ("North", "South", "Not allocated")
WINDOWS = {"year": Window(2, 13), "year to date": Window(8, 13), "year before": Window(0, 11), "both": Window(0, 13)}


@st.composite
def statements(draw):
    """Two measures and their sum, three places and their county, four windows that overlap."""
    scale = draw(st.sampled_from([1, 1, 3, 9]))
    cell = st.integers(0, scale)
    months = {
        (measure, place): draw(st.lists(cell, min_size=14, max_size=14))
        for measure in ("burglary", "robbery")
        for place in PARTS
    }

    def count(measure, place, span):
        measures = ("burglary", "robbery") if measure == "both" else (measure,)
        places = PARTS if place == COUNTY else (place,)
        return sum(sum(months[one, other][span.first : span.last + 1]) for one in measures for other in places)

    shape = StatementShape(
        ("both", "burglary", "robbery"), COUNTY, PARTS, WINDOWS, {"both": ("burglary", "robbery")}, {}
    )
    return link_statement(shape, count, POLICY)


@pytest.mark.slow  # each of the statements is attacked cell by cell
@settings(max_examples=5)
@given(statements(), policies)
def test_no_small_count_of_a_statement_can_be_worked_out(tables, policy):
    found = suppress(tables, policy)
    assert betrayed(tables, found.hidden, policy) == {}
    assert found.exposed == frozenset()


@pytest.mark.slow  # each of the statements is attacked cell by cell
@settings(max_examples=4)
@given(statements(), st.data())
def test_nor_with_the_help_of_what_was_published_before(tables, data):
    """Some earlier publication showed what it could of the same tables; now others are hidden beside it."""
    printed = [key for key, cell in tables.cells.items() if cell.published]
    dearer = data.draw(st.sets(st.sampled_from(printed), max_size=12))
    before = LinkedTables(
        {key: Cell(each.count, 1 + 9 * (key in dearer), each.published) for key, each in tables.cells.items()},
        tables.relations,
    )
    public = {key: tables.cells[key].count for key in set(printed) - suppress(before, POLICY).hidden}
    found = suppress(tables, POLICY, public)
    assert betrayed(tables, found.hidden, POLICY, public) == {}
    assert found.exposed == frozenset()


@given(counties)
def test_shown_cells_are_never_more_than_the_whole(tables):
    """What is hidden is published, is not nought, and each secondary cell has a reason."""
    found = suppress(tables, POLICY)
    assert all(tables.cells[key].count for key in found.hidden)
    assert set(found.reasons) == found.hidden
    assert not found.primary & found.secondary


def test_a_total_of_noughts_stays():
    tables = LinkedTables({at(COUNTY): Cell(0), at("North"): Cell(0)}, (total_of(at(COUNTY), [at("North")]),))
    assert suppress(tables, POLICY).hidden == frozenset()
    assert known_to_reader(tables, (), POLICY) == {}
