"""The policy of what businesses see, and editions made by it."""

from collections import Counter
from dataclasses import replace

import pytest

from counterpart.core.hotspots.editions import Edition, Told, area_of, make
from counterpart.core.hotspots.sharing import Band, read_policy, sharing
from counterpart.core.hotspots.squares import Square
from counterpart.core.hotspots.warned_areas import is_wide, warned_area
from counterpart.core.tables import TableError

POLICY = sharing()
MONTH = 2026 * 12 + 5
HERE = Square(27700, 250, 2492, 1233)
NEXT = Square(27700, 250, 2493, 1233)
NORTH, EAST = replace(HERE, row=1234), replace(HERE, column=2494)
# Monday 5 January 2026, 14:00 in London.
MONDAY_AFTERNOON = 29459520 + 14 * 60
DAY = 24 * 60


def told(who, number, square=HERE, kind="theft", at=MONDAY_AFTERNOON):
    return [Told(square, who, kind, at, at) for _ in range(number)]


def test_bands_meet_and_the_last_is_open():
    assert [POLICY.band_of(count) for count in (4, 5, 9, 10, 19, 20, 9999)] == [None, 0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("bands", "complaint"),
    [
        ((Band(5, 9, "5 to 9"),), "no upper end"),
        ((Band(5, 9, "5 to 9"), Band(11, None, "11 or more")), "do not meet"),
    ],
)
def test_a_policy_with_gaps_is_refused(bands, complaint):
    with pytest.raises(ValueError, match=complaint):
        replace(POLICY, bands=bands)


def test_squares_must_stay_hidden_for_as_long_as_editions_share_months():
    with pytest.raises(ValueError, match="at least as many editions"):
        replace(POLICY, hidden_for=6)


def test_a_wrong_table_names_its_field(tmp_path):
    table = tmp_path / "sharing.yaml"
    table.write_text("source: here\nmark: D\nside: 20\n", encoding="utf-8")
    with pytest.raises(TableError, match="'side': expected a whole number of 100 or more"):
        read_policy(table)


@pytest.mark.parametrize(
    ("counts", "band"),
    [
        ((2, 2, 2), None),  # six, but four without the first
        ((3, 3, 2), 0),
        ((50, 2, 2), None),  # one business has nearly all
        ((9, 9), None),  # of two, each knows the other's
        ((1, 1, 1, 1, 1), None),
        ((1, 1, 1, 1, 1, 1), 0),
        ((8, 8, 8), 2),
    ],
)
def test_which_squares_are_shown(counts, band):
    reports = [report for who, number in enumerate(counts) for report in told(f"shop {who}", number)]
    assert make(reports, POLICY, MONTH, None).bands.get(HERE.name) == band


@pytest.mark.parametrize(
    ("businesses", "wide"),
    [
        ({}, False),
        ({HERE: {"a"}, NEXT: {"b"}, NORTH: {"c"}}, False),  # "a" would know that it is one of two
        ({HERE: {"a", "d"}, NEXT: {"b"}, NORTH: {"c"}}, False),  # and so would "b"
        ({HERE: {"a", "d"}, NEXT: {"b", "d"}, NORTH: {"c", "a"}}, True),
        ({HERE: {"a"}, NEXT: {"a"}, NORTH: {"a"}, EAST: {"b"}}, False),  # one business has nearly all
    ],
)
def test_where_a_near_repeat_is_told(businesses, wide):
    assert is_wide(businesses, POLICY) == wide


def test_everybody_in_an_area_is_told_of_the_same_squares():
    areas = Counter(warned_area(square, POLICY) for square in HERE.around(6))
    assert areas[warned_area(HERE, POLICY)] == POLICY.warned_area**2
    assert {area.side for area in areas} == {POLICY.warned_area * POLICY.side}


def test_a_square_that_is_hidden_again_stays_hidden_for_a_year():
    many = [report for who in range(3) for report in told(f"shop {who}", 4)]
    shown = make(many, POLICY, MONTH, None)
    hidden = make(many[:4], POLICY, MONTH + 1, shown)
    assert (HERE.name in shown.bands, HERE.name in hidden.bands) == (True, False)
    edition = hidden
    for later in range(2, 13):
        edition = make(many, POLICY, MONTH + later, edition)
        assert HERE.name not in edition.bands
    assert HERE.name in make(many, POLICY, MONTH + 13, edition).bands


def crowd(kind="theft", square=HERE, at=MONDAY_AFTERNOON, number=12):
    return [report for who in range(3) for report in told(f"shop {who}", number, square, kind, at)]


def test_an_area_is_told_the_kinds_and_times_of_its_shown_squares():
    reports = [*crowd(), *crowd("damage", number=3, at=MONDAY_AFTERNOON + 5 * DAY), *told("shop 0", 9, NEXT, "fraud")]
    edition = make(reports, POLICY, MONTH, None)
    [words] = edition.words.values()
    assert list(edition.words) == [area_of(HERE, POLICY).name]
    assert words.kinds == ("theft", "damage")
    assert words.parts == (2,)


def test_a_kind_that_one_business_has_alone_is_not_named():
    edition = make([*crowd(), *told("shop 0", 40, kind="fraud")], POLICY, MONTH, None)
    [words] = edition.words.values()
    assert words.kinds == ("theft",)


def test_nothing_is_said_without_a_square_of_the_open_band():
    """Otherwise bands with an upper end would bound what is not named."""
    spread = [report for step in range(4) for report in crowd(square=replace(HERE, row=1233 + step), number=4)]
    edition = make(spread, POLICY, MONTH, None)
    assert (len(edition.bands), edition.words) == (4, {})


def test_times_that_nobody_knows_are_not_told():
    reports = [replace(report, ends=report.ends + 3 * DAY) for report in crowd()]
    [words] = make(reports, POLICY, MONTH, None).words.values()
    assert (words.kinds, words.parts) == (("theft",), ())


def test_an_edition_is_stored_and_read_back():
    shown = make(crowd(), POLICY, MONTH, None)
    edition = make(crowd("damage"), POLICY, MONTH + 1, shown)
    assert edition.held == {f"{area_of(HERE, POLICY).name}/theft": MONTH + 13}
    assert Edition.from_json(MONTH + 1, edition.as_json()) == edition
