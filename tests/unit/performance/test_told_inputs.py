"""Which digests of files everybody may see."""

from counterpart.core.measures.model import InputDigest
from counterpart.performance.public import told_inputs


def test_a_digest_that_could_be_guessed_is_not_shown():
    """Of an indicator series all but one count may be public: a digest would tell the count to who tries them all."""
    crimes, again, series, few = (InputDigest(name, name) for name in ("crimes", "again", "series", "few"))
    loaded = [
        {"sha256": "crimes", "rows": 5000, "known": 0},
        {"sha256": "again", "rows": 2, "known": 5000},
        {"sha256": "series", "rows": 0, "known": 0},
        {"sha256": "few", "rows": 3, "known": 0},
    ]
    assert told_inputs((crimes, again, series, few, InputDigest("unknown", "unknown")), loaded) == (crimes, again)
