"""The worked example in docs/explanation/suppression.md is what the code does."""

from pathlib import Path

from counterpart.core.disclosure.policy import read_policy
from counterpart.core.disclosure.suppress import suppress
from tests.disclosure import COUNTY, at, county_table, known_to_reader

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "suppression.md"


def rows_of_the_page():
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return rows[2:]


def test_the_worked_example_is_what_the_code_does():
    policy = read_policy()
    rows = rows_of_the_page()
    tables = county_table({row[0]: int(row[1]) for row in rows if row[0] != COUNTY})
    found = suppress(tables, policy)
    known = known_to_reader(tables, found.hidden, policy)

    def line(place):
        key = at(place)
        count = str(tables.cells[key].count)
        first, last = (policy.shorthand if key in cells else count for cells in (found.primary, found.hidden))
        worked_out = f"{known[key].lower} to {known[key].upper}" if key in known else ""
        return [place, count, first, last, worked_out]

    assert rows == [line(row[0]) for row in rows]
    assert known_to_reader(tables, found.primary, policy)[at("Broadland")].upper == 3
