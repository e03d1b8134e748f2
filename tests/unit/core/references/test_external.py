"""References of other systems: recognised, warned about, never refused."""

from datetime import date

import pytest

from counterpart.core.references.external import fraud_provider, match, patterns


@pytest.mark.parametrize(
    ("system", "kind", "raw", "normalised"),
    [
        ("athena", "crime", " 36/12345/22 ", "36/12345/22"),
        ("athena", "crime", "36 / 12345 / 22", "36/12345/22"),
        ("niche", "crime", "5222012345", "5222012345"),
        ("niche", "crime", "55220012345", "55220012345"),
        ("niche", "crime", "52 22 012345", "5222012345"),
        ("control_room", "incident", "412", "412"),
        ("control_room", "incident", "123456", "123456"),
        ("report_fraud", "fraud", "nfrc 260112345678", "NFRC260112345678"),
    ],
)
def test_a_usual_reference_is_recognised(system: str, kind: str, raw: str, normalised: str) -> None:
    found = match(system, kind, raw)
    assert (found.normalised, found.recognised, found.warning) == (normalised, True, "")


@pytest.mark.parametrize("raw", ["", "36-12345-22", "BCR-BCDF-GHJK", "x" * 500, "36/12345"])
def test_an_unusual_reference_is_kept_with_a_warning(raw: str) -> None:
    found = match("athena", "crime", raw)
    assert not found.recognised
    assert "looks like 36/12345/22" in found.warning


def test_a_system_we_do_not_know_is_kept_with_a_warning() -> None:
    found = match("notebook", "crime", " page  7 ")
    assert (found.normalised, found.recognised) == ("PAGE 7", False)
    assert found.warning


def test_the_day_decides_the_national_fraud_service() -> None:
    assert fraud_provider(date(2025, 12, 3)) == "action_fraud"
    assert fraud_provider(date(2025, 12, 4)) == "report_fraud"


def test_every_pattern_recognises_its_own_example() -> None:
    for each in patterns():
        assert match(each.system, each.kind, each.example).recognised
