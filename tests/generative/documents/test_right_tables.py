"""Tables of any right figures, in any order of columns, give no finding; one wrong change gives one."""

from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from counterpart.core.documents.checking import check
from counterpart.core.documents.understand.spans import Span, rounded
from tests.published.drawn import document, drawn

counts = st.integers(min_value=20, max_value=99_999)
rows = st.lists(st.tuples(counts, counts), min_size=4, max_size=9)
orders = st.permutations(range(4))
numbers = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)


def percent(now: int, before: int) -> str:
    change = rounded(Fraction(now - before, before) * 100, Fraction(1, 10))
    return f"{float(change):+,.1f}%" if change else "0.0%"


def lines(figures: list[tuple[int, int]], order: list[int]) -> list[list[str]]:
    """Draw a table with its total, as lists of cells in an order of columns."""
    total = (sum(now for now, _ in figures), sum(before for _, before in figures))
    labels = [f"Offence {chr(65 + n)}" for n in range(len(figures))] + ["Total"]
    table = [["2023/24", "2022/23", "Change", "% change"]]
    for now, before in [*figures, total]:
        table.append([f"{now:,}", f"{before:,}", f"{now - before:+,}", percent(now, before)])
    return [[label, *(row[at] for at in order)] for label, row in zip(["Offence", *labels], table, strict=True)]


def joined(table: list[list[str]]) -> list[str]:
    return ["|".join(row) for row in table]


@example([(20, 20), (20, 20), (20, 20), (40, 20)], [0, 1, 2, 3])
@given(rows, orders)
def test_right_figures_give_no_finding(figures: list[tuple[int, int]], order: list[int]) -> None:
    report = check(document(drawn(*joined(lines(figures, order)))))
    assert [(f.row, f.column, f.printed, f.message) for f in report.findings] == []
    assert report.cells_recomputed >= 2 * (len(figures) + 1)


@given(rows, orders, st.data())
def test_one_wrong_change_gives_one_error(
    figures: list[tuple[int, int]], order: list[int], data: st.DataObject
) -> None:
    table = lines(figures, order)
    row = data.draw(st.integers(min_value=1, max_value=len(figures)))
    column = 1 + order.index(3)
    right = table[row][column]
    off = data.draw(st.sampled_from([-50, -7, 3, 11]))
    wrong = f"{float(Fraction(right.replace(',', '').rstrip('%')) + off):+,.1f}%"
    table[row][column] = wrong
    found = check(document(drawn(*joined(table)))).findings
    assert [(f.row, f.printed, f.recomputed, str(f.kind)) for f in found] == [(table[row][0], wrong, right, "error")]


@given(numbers, numbers, numbers, numbers)
def test_interval_arithmetic_holds_every_value(a: Fraction, b: Fraction, x: Fraction, y: Fraction) -> None:
    one, two = Span.around(a, abs(x)), Span.around(b, abs(y))
    for left in (one.low, a, one.high):
        for right in (two.low, b, two.high):
            assert (one + two).low <= left + right <= (one + two).high
            assert (one - two).low <= left - right <= (one - two).high
            assert (one * two).low <= left * right <= (one * two).high


@given(numbers, st.integers(min_value=0, max_value=3))
def test_rounding_goes_to_the_nearest_and_halves_away_from_nought(value: Fraction, places: int) -> None:
    step = Fraction(1, 10**places)
    result = rounded(value, step)
    assert (result / step).denominator == 1
    assert abs(result - value) <= step / 2
    assert rounded(-value, step) == -result
    if abs(result - value) == step / 2:
        assert abs(result) > abs(value)
