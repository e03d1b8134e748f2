"""Individuals charts, against examples worked out by hand."""

import pytest

from counterpart.core.measures.control_chart import RULES, control_chart, in_words, read_control
from counterpart.core.tables import TableError

STEADY = [10, 12] * 8


def codes(chart):
    return [(signal.position, signal.rule.code, signal.above) for signal in chart.signals]


def sides(chart):
    return [place for place, code, _ in codes(chart) if code == "side"]


def test_limits_by_hand():
    """The mean of 10 and 12 in turn is 11, each moving range 2: limits 11 - 5.32 and 11 + 5.32."""
    (phase,) = control_chart(STEADY).phases
    assert (phase.mean, phase.lower, phase.upper) == pytest.approx((11, 5.68, 16.32))
    assert control_chart(STEADY).signals == ()


def test_no_limit_lies_below_what_can_be():
    values = [0, 2] * 6
    assert control_chart(values).phases[0].lower == 0
    assert control_chart(values, least=None).phases[0].lower == pytest.approx(1 - 5.32)


def test_a_missing_month_has_no_moving_range_and_is_not_nought():
    """9, then nothing, then 15: their difference of 6 is no moving range."""
    values = [11, 9, None, 15, 13, *[11, 13] * 5]
    (phase,) = control_chart(values).phases
    known = [value for value in values if value is not None]
    assert phase.mean == pytest.approx(sum(known) / 14)
    assert phase.upper - phase.mean == pytest.approx(2.66 * 2)


def test_too_few_values_have_no_limits():
    assert control_chart([10, 12] * 5).phases == ()
    assert control_chart([10, 12] * 5).signals == ()
    assert control_chart([5, None] * 12).phases == (), "no two months in a row"


def test_a_value_outside_the_limits():
    found = control_chart([*STEADY, 40, *STEADY])
    assert (16, "beyond", True) in codes(found)
    assert "May 2024: above the upper limit. More than noise." in in_words(found, ["May 2024"] * 33)


def test_a_value_below_the_lower_limit():
    found = control_chart([value + 90 for value in [*STEADY, -40, *STEADY]])
    assert [code for code in codes(found) if code[1] == "beyond"] == [(16, "beyond", False)]


def test_eight_on_one_side():
    values = [10, 12, 10, 12, 10, 12, 10, 12, *[13, 14] * 4]
    found = control_chart(values)
    assert [place for place, code, above in codes(found) if code == "side" and above] == list(range(8, 16))
    assert "m8 to m15: 8 in a row above the mean. The level has changed." in in_words(
        found, [f"m{n}" for n in range(16)]
    )


def test_seven_on_one_side_are_not_enough():
    values = [*[20, 10] * 4, 17, 18, 17, 18, 17, 18, 17, 5]
    assert sides(control_chart(values)) == []


def test_two_of_three_near_a_limit():
    values = [*STEADY, 15.5, 12, 15.5, *STEADY]
    found = [place for place, code, _ in codes(control_chart(values)) if code == "near"]
    assert found == [16, 18]


def test_six_steps_up():
    found = control_chart([*[10, 14] * 6, 10, 10.5, 11, 12, 13, 14, 10, 14])
    assert [place for place, code, above in codes(found) if code == "steps" and above] == list(range(12, 18))


def test_a_run_ends_where_a_month_is_missing():
    halves = [*[20, 10] * 4, 17, 18, 17, 18], [17, 18, 17, 18]
    assert sides(control_chart([*halves[0], None, *halves[1]])) == []
    assert sides(control_chart([*halves[0], *halves[1]])) == list(range(8, 16)), "the counter-test"


def test_limits_start_anew_after_a_break():
    values = [*[10, 12] * 6, *[100, 104] * 6]
    before, after = control_chart(values, breaks=[12]).phases
    assert (before.first, before.last, after.first, after.last) == (0, 11, 12, 23)
    assert (before.mean, after.mean) == (11, 102)
    assert control_chart(values, breaks=[12]).signals == ()
    assert control_chart(values).signals, "the counter-test: without the break its change is a signal"


def test_the_rules_carry_their_sources():
    assert {rule.code: rule.source for rule in read_control().rules}.keys() == {"beyond", "side", "near", "steps"}
    assert all(rule.source and rule.words for rule in read_control().rules)


def test_a_rule_of_no_known_kind_is_refused(tmp_path):
    changed = tmp_path / "control.yaml"
    changed.write_text(RULES.read_text(encoding="utf-8").replace("kind: zone", "kind: guess"), encoding="utf-8")
    with pytest.raises(TableError, match=r"row 3 \(near\), field 'kind': expected one of beyond, side, zone, steps"):
        read_control(changed)
