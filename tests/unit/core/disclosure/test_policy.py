"""The policy of small counts."""

from datetime import date

import pytest

from counterpart.core.disclosure.policy import POLICY, SuppressionPolicy, read_policy
from counterpart.core.tables import TableError


def test_our_policy_hides_one_to_four():
    policy = read_policy()
    assert [count for count in range(8) if policy.is_small(count)] == [1, 2, 3, 4]
    assert policy.protected_range == range(1, 6)
    assert policy.validity.covers(date(2026, 11, 1))


def test_where_noughts_are_hidden_they_are_small():
    policy = SuppressionPolicy(hides_zeros=True)
    assert [count for count in range(8) if policy.is_small(count)] == [0, 1, 2, 3, 4]
    assert policy.protected_range == range(6)


@pytest.mark.parametrize(
    ("lower", "upper", "enough"),
    [(1, None, True), (0, 5, True), (1, 5, True), (1, 4, False), (2, 9, False), (3, 3, False)],
)
def test_a_reader_may_know_this_much(lower, upper, enough):
    assert SuppressionPolicy().protects(lower, upper) is enough


@pytest.mark.parametrize("field", ["smallest_shown", "weight_of_totals"])
def test_a_policy_that_makes_no_sense_is_refused(field, tmp_path):
    text = POLICY.read_text(encoding="utf-8")
    line = next(each for each in text.splitlines() if each.startswith(field))
    changed = tmp_path / "suppression.yaml"
    changed.write_text(text.replace(line, f"{field}: 0"), encoding="utf-8")
    with pytest.raises(TableError, match=f"field '{field}': expected a whole number of 1 or more, found 0"):
        read_policy(changed)
    with pytest.raises(ValueError, match="must be 1 or more"):
        SuppressionPolicy(**{field: 0})


def test_noughts_are_shown_or_hidden(tmp_path):
    changed = tmp_path / "suppression.yaml"
    changed.write_text(POLICY.read_text(encoding="utf-8").replace("zeros: shown", "zeros: maybe"), encoding="utf-8")
    with pytest.raises(TableError, match="field 'zeros': expected shown or hidden, found 'maybe'"):
        read_policy(changed)
