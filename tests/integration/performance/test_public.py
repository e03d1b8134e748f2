"""Nobody can work out a small count from all that the open door serves: every format, every version, every statement.

The attacker is core.disclosure.audit, which shares no code with the search that hides. It is given every figure that
is served, and what everybody knows: districts and what is not allocated make up the county, months make up a year,
crime types make up all crime.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import replace

import pytest

from counterpart.core.disclosure.audit import Known
from counterpart.core.disclosure.linked import CellKey
from counterpart.core.disclosure.policy import read_policy
from counterpart.core.periods.months import Window, rolling
from counterpart.performance import calculating, public, rendering
from counterpart.performance.actions import drafting
from counterpart.performance.models import PublicStatement
from tests.figures import AT, BRECKLAND, BROADLAND, NORWICH, THREE_YEARS, TO, corrected, crimes, load_rows, published
from tests.readers import Reader, counts_in, lines_of_csv, lines_of_json, months_of, recovered

pytestmark = pytest.mark.slow  # every format is written, and the attacker solves hundreds of riddles
YEAR = rolling(TO)
# In the last twelve months 3 robberies in Breckland, 2 in Broadland; 4 weapons in Norwich and nowhere else.
ROWS = {("shoplifting", NORWICH): 20, ("shoplifting", BRECKLAND): 8, ("robbery", NORWICH): 7, ("burglary", NORWICH): 9}


def few(counts: dict[tuple[str, str | None], int]):
    """So many crimes in the last months of the twelve, one a month."""
    for kind, number in counts.items():
        yield from crimes({kind: 1}, Window(TO - number + 1, TO))


FEW = {("robbery", BRECKLAND): 3, ("robbery", BROADLAND): 2, ("possession-of-weapons", NORWICH): 4}


@pytest.fixture
def data(people):
    return load_rows(people.norfolk, [*crimes(ROWS), *few(FEW)], by=people.nadia.actor)


def served(statement: PublicStatement) -> dict:
    return json.loads(rendering.stored(statement.files, "json"))


def row_of(statement: PublicStatement, measure: str, place: str) -> dict:
    rows = served(statement)["rows"]
    return next(row for row in rows if (row["measure_code"], row["place"]) == (measure, place))


def test_a_small_count_and_what_would_give_it_away_are_hidden(people, data):
    statement = published(people, by_district=True).public
    robbery = {row["place"]: row["current"] for row in served(statement)["rows"] if row["measure_code"] == "robbery"}
    assert robbery["Breckland"] is robbery["Broadland"] is None
    assert robbery["Norwich"] == 84 or robbery["Norfolk"] is None
    note = row_of(statement, "robbery", "Breckland")["note"]
    assert note == read_policy().words
    assert row_of(statement, "all-crime", "Norfolk")["current"] == 12 * 44 + 9
    assert statement.hidden > 2


def test_a_hidden_figure_stands_in_no_format(people, data):
    """All robberies of Breckland are 3: no cell of its rows may say so, and no chart may draw it."""
    statement = published(people, by_district=True).public
    printed = rendering.stored(statement.files, "csv").decode()
    lines = [line for line in printed.splitlines() if "Robbery" in line and "Breckland" in line]
    assert lines
    assert not [line for line in lines if re.search(r"(?<![\d-])3(?![\d-])", line.split("robber", 1)[0])]
    for row in served(statement)["rows"]:
        if row["current"] is None:
            assert not any(one["difference"] or one["percent"] for one in row["comparators"] if not one.get("current"))
        assert row["place_kind"] == "force" or row["trend"] == []


READ = {"json": lines_of_json, "csv": lines_of_csv}


def truth_of(statement: PublicStatement) -> dict[CellKey, int]:
    """The counts that the force's own files print."""
    return counts_in(lines_of_json(statement.version))


def reader_of(statements: Iterable[PublicStatement], form: str = "json") -> Reader:
    """Somebody who has read the statements, in their order."""
    reader, truth = Reader(), dict[CellKey, int]()
    for statement in statements:
        now = truth_of(statement)
        reader.forget({key[:2] for key, count in now.items() if truth.get(key, count) != count})
        truth |= now
        reader.read(READ[form](statement))
        if form == "json":
            reader.read_months(months_of(statement))
    return reader


def given_away(*statements: PublicStatement, form: str = "json") -> dict[CellKey, Known]:
    """Small counts that a reader of the statements knows, of all that their versions for the force hold."""
    truth = {k: v for one in statements for k, v in truth_of(one).items()}
    return recovered(reader_of(statements, form), truth)


def test_no_small_count_is_recovered_from_any_number_that_is_served(people, data):
    statement = published(people, by_district=True).public
    assert given_away(statement) == {}
    assert given_away(statement, form="csv") == {}


def test_the_reader_reads_every_number_of_both_files(people, data):
    statement = published(people, by_district=True).public
    told, lines = served(statement), lines_of_json(statement)
    assert lines == lines_of_csv(statement)
    comparators = [one for row in told["rows"] for one in row["comparators"]]
    for name in ("current", "value", "difference", "percent"):
        printed = [one[name] for one in comparators if one[name] is not None]
        assert len(printed) > 10
        assert printed == [
            number for line in lines if (number := getattr(line, "compared" if name == "current" else name)) is not None
        ]
    kinds = {kind for _, _, kind, _ in reader_of([statement]).figures}
    assert {"long_term_average", "previous", "same_month"} <= kinds
    assert {what for *_, what in reader_of([statement]).figures} == {"average", "difference", "percent"}


def test_the_attacker_recovers_them_where_only_the_small_counts_are_hidden(people, data, monkeypatch):
    """So the tests here can fail."""
    whole = public.suppress

    def only_small(tables, policy, known=None):
        found = whole(tables, policy, known)
        return type(found)(found.primary, frozenset(), found.exposed, found.reasons)

    monkeypatch.setattr(public, "suppress", only_small)
    statement = published(people, by_district=True).public
    assert given_away(statement)
    assert given_away(statement, form="csv")


@pytest.mark.parametrize("left", ["difference", "percent"])
def test_the_attacker_recovers_them_from_a_difference_or_a_percentage(people, monkeypatch, left):
    """Twelve robberies in Breckland in the year before, and three in this one."""
    before = crimes({("robbery", BRECKLAND): 1}, Window(TO - 23, TO - 12))
    load_rows(people.norfolk, [*crimes(ROWS), *few(FEW), *before], by=people.nadia.actor)
    hiding = public._comparison
    monkeypatch.setattr(
        public, "_comparison", lambda one, *given: replace(hiding(one, *given), **{left: getattr(one, left)})
    )
    statement = published(people, by_district=True).public
    for form in READ:
        assert CellKey("robbery", "Breckland", str(YEAR)) in given_away(statement, form=form)


def test_nor_from_a_correction_beside_the_version_before(people, data):
    first = published(people, by_district=True)
    more = {**ROWS, ("shoplifting", NORWICH): 21}
    load_rows(people.norfolk, [*crimes(more), *few(FEW)], by=people.nadia.actor)
    second = corrected(people, first)
    assert given_away(first.public, second.public) == {}
    hidden = [
        each
        for each in second.public.changes
        if each["place"] in ("Breckland", "Broadland") and each["measure"] == "Robbery"
    ]
    assert hidden == []


def test_nor_where_a_count_has_become_small_by_the_correction(people):
    """Totals that were shown before are known no more once they are corrected: they can be hidden, and must be."""
    robberies = {("robbery", BRECKLAND): 12, ("robbery", BROADLAND): 11}
    load_rows(people.norfolk, [*crimes(ROWS), *few(robberies)], by=people.nadia.actor)
    first = published(people, by_district=True)
    assert row_of(first.public, "robbery", "Breckland")["current"] == 12
    fewer = {**robberies, ("robbery", BRECKLAND): 3}
    load_rows(people.norfolk, [*crimes(ROWS), *few(fewer)], by=people.nadia.actor)
    draft = drafting.correct(version=first, reason="Nine were no crimes", by=people.nadia.actor, at=AT)
    shown = public.shown(calculating.calculated(draft), draft).statement
    robbery = {row.place.name: row.current for row in shown.rows if row.measure.code == "robbery"}
    assert robbery["Breckland"] is None
    assert [place for place, count in robbery.items() if count is None and place != "Breckland"]


def test_nor_from_the_statement_of_the_month_before(people, data):
    first = published(people, by_district=True, to_month=TO - 1)
    second = published(people, by_district=True)
    assert given_away(first.public, second.public) == {}
    shown = reader_of([first.public, second.public]).shown
    month = CellKey("robbery", "Breckland", str(Window(TO, TO)))
    before, now = (CellKey("robbery", "Breckland", str(rolling(to))) for to in (TO - 1, TO))
    assert not {month, before, now} & set(shown)


def test_what_is_public_is_read_from_what_is_public_alone(people, data):
    """The public pages have no way to a figure that is hidden: neither the row nor its files hold it."""
    statement = published(people, by_district=True).public
    fields = {field.name for field in PublicStatement._meta.get_fields()}
    assert not fields & {"snapshot", "commentary", "inputs"}
    ours = {file["sha256"] for file in statement.version.files.values()}
    theirs = {file["sha256"] for file in statement.files.values()}
    assert not ours & theirs
    assert THREE_YEARS.covers(YEAR)
