"""The quick answers to "When did it happen?" become moments."""

from datetime import UTC, datetime
from typing import Any

import pytest

from counterpart.core.reporting.answers import Answers
from counterpart.core.reporting.moments import settle_when

AT = datetime(2026, 6, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("answers", "when", "now"),
    [
        ({"when": {"chosen": "now"}}, {"kind": "point", "from": "2026-06-02T12:00:00Z"}, True),
        (
            {"when": {"chosen": "last_hour"}},
            {"kind": "range", "from": "2026-06-02T11:00:00Z", "to": "2026-06-02T12:00:00Z"},
            False,
        ),
        (
            {"when": {"chosen": "exact", "from": "2026-06-01T09:00:00Z", "to": "2026-06-01T10:00:00Z"}},
            {"kind": "point", "from": "2026-06-01T09:00:00Z"},
            False,
        ),
        (
            {"when": {"chosen": "range", "from": "2026-06-01T09:00:00Z", "to": "2026-06-01T10:00:00Z"}},
            {"kind": "range", "from": "2026-06-01T09:00:00Z", "to": "2026-06-01T10:00:00Z"},
            False,
        ),
        (
            {
                "when": {"chosen": "several"},
                "occurrences": [
                    {"from": "2026-06-01T09:00:00Z"},
                    {"from": "2026-05-01T09:00:00Z", "to": "2026-06-01T10:00:00Z"},
                ],
            },
            {"kind": "range", "from": "2026-05-01T09:00:00Z", "to": "2026-06-01T10:00:00Z"},
            False,
        ),
        (
            {"when": {"chosen": "several"}, "occurrences": [{"from": "2026-06-01T09:00:00Z"}]},
            {"kind": "point", "from": "2026-06-01T09:00:00Z"},
            False,
        ),
        ({"when": {"chosen": "several"}}, {}, False),
    ],
)
def test_settle_when(answers: dict[str, Any], when: dict[str, Any], now: bool) -> None:
    settled = settle_when(Answers.from_json(answers), AT).to_json()
    assert settled["when"] == {"chosen": answers["when"]["chosen"]} | when
    assert settled["is_happening_now"] is now


def test_an_unanswered_time_stays_unanswered() -> None:
    assert settle_when(Answers(), AT) == Answers()
