"""The rules for places: as the field's fact sheet has them, and refused where they are not well formed."""

from pathlib import Path

import pytest

from counterpart.core.hotspots import rules
from counterpart.core.tables import TableError


def test_the_rules_of_the_field() -> None:
    found = rules.load()
    assert (found.near_repeat_metres, found.near_repeat_days) == (400, 14)
    assert (found.demand_days, found.demand_at_least, found.too_few) == (90, 5, 20)


@pytest.mark.parametrize("edges", ["[200, 100]", "[100, 100]", "[near]", "[]"])
def test_edges_rise(edges: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = Path(rules._TABLE).read_text().replace("months: [0, 1, 2, 3]", f"months: {edges}")
    (tmp_path / "rules.yaml").write_text(table)
    monkeypatch.setattr(rules, "_TABLE", tmp_path / "rules.yaml")
    with pytest.raises(TableError, match="field 'months': expected whole numbers, each more than the one before"):
        rules.load.__wrapped__()
