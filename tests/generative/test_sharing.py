"""Whatever is reported in a county, no hidden square can be worked out from what businesses are shown; see ADR 32."""

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpart.core.hotspots.editions import Told, make
from counterpart.core.hotspots.sharing import Band, sharing
from counterpart.core.hotspots.squares import Square
from counterpart.core.hotspots.warned_areas import is_wide, warned_area
from tests.sharing_attack import Seen, attack, attack_kind

POLICY = sharing()
MONTH = 2026 * 12
SMALL = POLICY.bands[0].least
KINDS = ("theft", "burglary", "damage", "violence", "asb")
# The same rules over fewer months, so that many editions share months and the riddle stays small.
SHORT = replace(POLICY, months=4, hidden_for=4)
PLAIN = replace(POLICY, businesses=1, remain=0)
COUNTS = replace(POLICY, bands=(*(Band(n, n, str(n)) for n in range(SMALL, 200)), Band(200, None, "200 or more")))


def square(east, north=0):
    return Square(27700, POLICY.side, 2480 + east, 1220 + north)


def told(counts, policy, month, before=None):
    """The edition of a month, from counts by square, business and month."""
    window = range(month - policy.months, month)
    noon = 1_000_000
    reports = [
        Told(place, who, KINDS[number % len(KINDS)], noon, noon)
        for (place, who, when), count in counts.items()
        if when in window
        for number in range(count)
    ]
    return make(reports, policy, month, before)


def editions_of(counts, policy, number):
    """Successive editions, each made with the one before."""
    made = []
    for month in range(MONTH + 1 - number, MONTH + 1):
        made.append(told(counts, policy, month, made[-1] if made else None))
    return made


def county(seed, side=2, most=4, built=1.0):
    """A few squares with a few businesses each, of which one often reports most, over fourteen months.

    `built`: the share of the squares that hold premises.
    """
    chance = Random(seed)
    counts = {}
    for east, north in product(range(side), repeat=2):
        for number in range(chance.randint(1, most) if chance.random() < built else 0):
            rate = chance.choice([0.03, 0.1, 0.2, 0.9])
            for month in range(MONTH - 14, MONTH):
                counts[square(east, north), f"shop {number} of {east} {north}", month] = sum(
                    chance.random() < rate for _ in range(2)
                )
    return counts


def attackers(counts, target):
    """Somebody with no reports of their own, and every business that reports from the square."""
    return [None, *sorted({who for place, who, _ in counts if place == target})]


def exposed(seen, least=0):
    """What somebody works out of a square that is hidden in an edition: square, edition, who, and the ends."""
    found = []
    for edition, target in product(range(len(seen.editions)), seen.squares):
        if target.name not in seen.editions[edition].bands:
            for who in attackers(seen.counts, target):
                low, high = attack(seen, target, edition, who)
                if low > least or high < SMALL:
                    found.append((target.name, edition, who, low, high))
    return found


def told_by_area(counts, policy=POLICY):
    """Of which areas a warning is in force, and of which none: that much is told at most, of the last two months."""
    areas = defaultdict(lambda: defaultdict(set))
    for place, who, _ in counts:
        areas[warned_area(place, policy)][place].add(who)
    told_of = {True: [], False: []}
    for businesses, month in product(areas.values(), (MONTH - 2, MONTH - 1)):
        if is_wide(businesses, policy):
            happened = any(counts[place, who, month] for place, each in businesses.items() for who in each)
            told_of[happened].append(([*businesses], [month]))
    return told_of[True], told_of[False]


def told_around(counts):
    """The weaker rule: a warning for every square with premises next to which something was reported last month."""
    squares = {place for place, _, _ in counts}
    warned, quiet = [], []
    for square in sorted(squares):
        near = [other for other in square.around() if other in squares]
        happened = any(count for (place, _, month), count in counts.items() if month == MONTH - 1 and place in near)
        (warned if happened else quiet).append((near, [MONTH - 1]))
    return warned, quiet


def seen_in(counts, told_of):
    """Two editions and the warnings."""
    warned, quiet = told_of(counts)
    return Seen(POLICY, editions_of(counts, POLICY, 2), counts, warned=warned, quiet=quiet)


@pytest.mark.slow  # each county is some dozens of whole-number programmes
@settings(max_examples=6)
@given(st.integers(0, 10**6))
def test_two_editions_and_the_warnings_leave_every_hidden_square_open(seed):
    assert exposed(seen_in(county(seed), told_by_area)) == []


@pytest.mark.slow  # as above, with more squares
@settings(max_examples=5)
@given(st.integers(0, 10**6))
def test_nor_do_they_where_premises_are_far_between(seed):
    """Five by five squares lie in four areas, of which some are told of and some too empty to be."""
    assert exposed(seen_in(county(seed, side=5, most=2, built=0.3), told_by_area)) == []


def test_warnings_of_the_squares_around_each_reader_name_a_square():
    """Premises two squares apart: one of the nine holds any."""
    counts = {
        (square(4 * east), f"shop {east}", month): month == MONTH - 1 and east == 1
        for east, month in product(range(3), range(MONTH - 14, MONTH))
    }
    assert {low for _, _, _, low, _ in exposed(seen_in(counts, told_around))} == {1}
    assert exposed(seen_in(counts, told_by_area)) == []


def on_the_edge(seed):
    """One square that goes in and out of being shown: three shops over twelve months, on the edge in four of them."""
    chance = Random(seed)
    return {
        (square(0), f"shop {number}", month): sum(chance.random() < 0.33 for _ in range(2))
        for number in range(3)
        for month in range(MONTH - 12, MONTH)
    }


def changes(editions):
    """How often what a square shows changes from one edition to the next."""
    shown = [edition.bands.get(square(0).name) for edition in editions]
    return sum(one != other for one, other in pairwise(shown))


@pytest.mark.slow  # an attack over six editions at once
@settings(max_examples=4)
@given(st.integers(0, 10**6))
def test_comparing_many_editions_never_finds_an_upper_end_and_at_most_one_report_for_each_change(seed):
    counts = on_the_edge(seed)
    seen = Seen(SHORT, editions_of(counts, SHORT, 6), counts)
    assert exposed(seen, least=changes(seen.editions)) == []


def test_going_in_and_out_betrays_more_where_no_rule_forbids_it():
    """In this history the square would be hidden, shown, hidden, shown and hidden again."""
    counts = on_the_edge(530)
    found = {}
    for policy in (SHORT, replace(SHORT, hidden_for=0)):
        editions = editions_of(counts, policy, 6)
        found[policy.hidden_for] = (changes(editions), attack(Seen(policy, editions, counts), square(0), 0, None)[0])
    assert found == {4: (2, 1), 0: (5, 2)}


def test_without_a_rule_for_the_business_with_most_it_finds_the_rest():
    """Four of the four reports are one's own: fewer than 5 in all means none of anybody else."""
    counts = {(square(0), "mine", MONTH - 1): 4, (square(0), "theirs", MONTH - 2): 0}
    assert attack(Seen(PLAIN, editions_of(counts, PLAIN, 1), counts), square(0), 0, "mine") == (0, 0)
    low, high = attack(Seen(POLICY, editions_of(counts, POLICY, 1), counts), square(0), 0, "mine")
    assert (low, high >= SMALL) == (0, True)


def test_counts_with_a_total_betray_the_hidden_square():
    counts = {(square(0), f"shop {number}", MONTH - 1 - number): 4 for number in range(3)}
    counts |= {(square(1), f"shop {number}", MONTH - 1 - number): 1 for number in range(3)}
    counts[square(1), "shop 3", MONTH - 2] = 0
    [edition] = editions_of(counts, COUNTS, 1)
    assert square(0).name in edition.bands
    assert square(1).name not in edition.bands
    with_total = Seen(COUNTS, [edition], counts, totals=[([square(0), square(1)], 0, 15)])
    assert attack(with_total, square(1), 0, None) == (3, 3)
    without = Seen(COUNTS, [edition], counts)
    assert attack(without, square(1), 0, None)[0] == 0
    bands = Seen(POLICY, editions_of(counts, POLICY, 1), counts)
    assert attack(bands, square(1), 0, None)[0] == 0


def test_the_attack_finds_the_truth_among_what_is_possible():
    for seed in range(3):
        counts = county(seed)
        seen = seen_in(counts, told_by_area)
        for target in seen.squares:
            for who in attackers(counts, target)[:2]:
                low, high = attack(seen, target, 1, who)
                others = sum(
                    count
                    for (place, other, month), count in counts.items()
                    if place == target and other != who and month in seen.months_of(1)
                )
                assert low <= others <= high


def one(east, who, kind, begins=0):
    return Told(square(east), f"shop {who}", kind, begins, begins)


# Three shops each made ten reports of a kind from one square at one time: enough to say something of the area.
CROWD = [one(0, number % 3, "theft", 60 * 24 * 4) for number in range(30)]
drawn_reports = st.lists(
    st.builds(one, st.integers(0, 1), st.integers(0, 4), st.sampled_from(KINDS), st.integers(0, 60 * 24 * 7)),
    max_size=40,
)
few = st.lists(st.builds(one, st.just(2), st.integers(0, 1), st.sampled_from(KINDS), st.integers(0, 60 * 24 * 7)))


@given(drawn_reports, few, few)
def test_what_is_said_of_an_area_says_nothing_of_its_hidden_squares(drawn, hidden, changed):
    """Reports come and go in a square of two shops, which is never shown; nothing that is shown changes."""
    edition = make([*CROWD, *drawn, *hidden], POLICY, MONTH, None)
    [words] = edition.words.values()
    assert "theft" in words.kinds
    assert square(2).name not in edition.bands
    assert make([*CROWD, *drawn, *changed], POLICY, MONTH, None) == edition


def test_times_and_kinds_are_said_of_the_crowd():
    [words] = make(CROWD, POLICY, MONTH, None).words.values()
    assert (words.kinds, len(words.parts)) == (("theft",), 1)


@pytest.mark.slow  # each example is some dozens of whole-number programmes
@settings(max_examples=10)
@given(drawn_reports, st.sampled_from(KINDS[1:]))
def test_a_kind_that_is_not_named_may_have_any_small_count(drawn, rare):
    """For each business: what others reported of that kind from the shown squares may be 0, and may be 5.

    Of `rare` one shop alone reports, so that it is never named.
    """
    reports = [*CROWD, *(each for each in drawn if each.kind != rare), one(0, 0, rare), one(0, 0, rare)]
    edition = make(reports, POLICY, MONTH, None)
    [words] = edition.words.values()
    assert rare not in words.kinds
    for who in (None, "shop 0", "shop 1"):
        low, high = attack_kind(POLICY, edition, reports, words.kinds, rare, who)
        assert (low, high >= SMALL) == (0, True), who
