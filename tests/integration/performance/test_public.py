"""Nobody can work out a small count from all that the open door serves: every format, every version, every statement.

The attacker is core.disclosure.audit, which shares no code with the search that hides. It is given every figure that
is served, and what everybody knows: districts and what is not allocated make up the county, months make up a year,
crime types make up all crime.
"""

import json
import re

import pytest

from counterpart.core.disclosure.audit import ContradictoryFigures, attack
from counterpart.core.disclosure.linked import CellKey, total_of
from counterpart.core.disclosure.policy import read_policy
from counterpart.core.periods.months import Window, parse_month, rolling
from counterpart.performance import calculating, public, rendering
from counterpart.performance.actions import drafting
from counterpart.performance.models import PublicStatement
from tests.figures import AT, BRECKLAND, BROADLAND, NORWICH, THREE_YEARS, TO, corrected, crimes, load_rows, published

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


def figures_served(statements) -> dict[CellKey, int]:
    """Every count that is served: crime types by place and window, the months of trends among them."""
    found: dict[CellKey, int] = {}
    for statement in statements:
        told = served(statement)
        for row in told["rows"]:
            place = row["place"]
            windows = [(told["period"], row["current"])]
            windows += [(one["period"], one["value"]) for one in row["comparators"] if one["name"][:4] != "Long"]
            windows += [
                (one["current_period"], one["current"]) for one in row["comparators"] if one.get("current_period")
            ]
            windows += [({"from": each["month"], "to": each["month"]}, each["value"]) for each in row["trend"]]
            for period, value in windows:
                if value is not None:
                    found[CellKey(row["measure_code"], place, f"{period['from']} to {period['to']}")] = int(value)
    return found


def recovered(statements) -> dict[CellKey, tuple[int | None, int | None]]:
    """Small counts of the last twelve months that the attacker pins down to a range narrower than the policy allows."""
    shown = figures_served(statements)
    names = {key.measure for key in shown} | {"robbery", "possession-of-weapons"}
    places = ["Norfolk", *sorted({row["place"] for row in served(statements[0])["rows"]} - {"Norfolk"})]
    window = str(YEAR)
    cells = [CellKey(name, place, window) for name in names for place in places]
    relations = [total_of(CellKey(n, "Norfolk", window), [CellKey(n, p, window) for p in places[1:]]) for n in names]
    types = [name for name in names if name not in ("all-crime", "all-crime-and-asb", "anti-social-behaviour")]
    relations += [total_of(CellKey("all-crime", p, window), [CellKey(t, p, window) for t in types]) for p in places]
    hidden = [key for key in cells if key not in shown]
    wanted = [key for key in hidden if key.measure in ("robbery", "possession-of-weapons")]
    known = attack({k: v for k, v in shown.items() if k in cells}, hidden, relations, wanted=wanted)
    policy = read_policy()
    truth = {
        CellKey("robbery", "Breckland", window): 3,
        CellKey("robbery", "Broadland", window): 2,
        CellKey("possession-of-weapons", "Norwich", window): 4,
    }
    return {
        key: (known[key].lower, known[key].upper)
        for key in truth
        if key in known and known[key].upper is not None and known[key].upper < policy.smallest_shown
    }


def test_no_small_count_is_recovered_by_subtraction(people, data):
    statement = published(people, by_district=True).public
    assert recovered([statement]) == {}


def test_the_attacker_recovers_them_where_only_the_small_counts_are_hidden(people, data, monkeypatch):
    """So the test above can fail."""
    whole = public.suppress

    def only_small(tables, policy, known=None):
        found = whole(tables, policy, known)
        return type(found)(found.primary, frozenset(), found.exposed, found.reasons)

    monkeypatch.setattr(public, "suppress", only_small)
    try:
        assert recovered([published(people, by_district=True).public])
    except ContradictoryFigures:
        pytest.fail("the figures that are served contradict each other")


def test_nor_from_a_correction_beside_the_version_before(people, data):
    first = published(people, by_district=True)
    more = {**ROWS, ("shoplifting", NORWICH): 21}
    load_rows(people.norfolk, [*crimes(more), *few(FEW)], by=people.nadia.actor)
    second = corrected(people, first)
    assert recovered([first.public, second.public]) == {}
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
    assert recovered([second.public]) == {}
    shown = figures_served([first.public, second.public])
    month = CellKey("robbery", "Breckland", f"{'2026-03'} to {'2026-03'}")
    assert month not in shown
    before, now = (
        CellKey("robbery", "Breckland", str(rolling(to))) for to in (parse_month("2026-02"), parse_month("2026-03"))
    )
    assert not {before, now} & set(shown)


def test_what_is_public_is_read_from_what_is_public_alone(people, data):
    """The public pages have no way to a figure that is hidden: neither the row nor its files hold it."""
    statement = published(people, by_district=True).public
    fields = {field.name for field in PublicStatement._meta.get_fields()}
    assert not fields & {"snapshot", "commentary", "inputs"}
    ours = {file["sha256"] for file in statement.version.files.values()}
    theirs = {file["sha256"] for file in statement.files.values()}
    assert not ours & theirs
    assert THREE_YEARS.covers(YEAR)
