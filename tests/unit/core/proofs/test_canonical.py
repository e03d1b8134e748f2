from datetime import UTC, date, datetime
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from counterpart.core.proofs import canonical


class Colour(StrEnum):
    RED = "red"


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        ({"b": 1, "a": [True, None]}, '{"a":[true,null],"b":1}'),
        ({"a": "é\x00\u202e"}, '{"a":"\\u00e9\\u0000\\u202e"}'),
        ({"a": datetime(2026, 3, 29, 0, 59, tzinfo=UTC)}, '{"a":"2026-03-29T00:59:00.000000Z"}'),
        ({"a": datetime(2026, 7, 1, 1, tzinfo=ZoneInfo("Europe/London"))}, '{"a":"2026-07-01T00:00:00.000000Z"}'),
        ({"a": date(2026, 3, 29)}, '{"a":"2026-03-29"}'),
        ({"a": Colour.RED}, '{"a":"red"}'),
        ({"a": UUID(int=1)}, '{"a":"00000000-0000-0000-0000-000000000001"}'),
    ],
)
def test_each_value_has_one_spelling(value, spelled):
    assert canonical.encode(value) == spelled


@pytest.mark.parametrize(
    ("value", "error", "words"),
    [
        ({"a": object()}, TypeError, "object has no canonical spelling"),
        ({"a": float("nan")}, ValueError, "not JSON compliant"),
        ({"a": datetime(2026, 3, 29, tzinfo=UTC).replace(tzinfo=None)}, ValueError, "has no time zone"),
    ],
)
def test_what_has_no_spelling_is_refused(value, error, words):
    with pytest.raises(error, match=words):
        canonical.encode(value)
