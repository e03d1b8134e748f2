from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from counterpart.core.reporting.answers import Answers
from counterpart.core.reporting.problems import problems
from counterpart.core.reporting.questions import prune
from counterpart.demo import county
from counterpart.demo.draw import SIGNED_IN, DrawnReport, draw_reports
from counterpart.demo.premises import ReportingPremises, invented

COUNTS = Path(__file__).parents[3] / "data" / "crime" / "norfolk-monthly-counts.csv"
UNTIL = datetime(2026, 3, 30, 12, 0, tzinfo=UTC)  # the day after the clocks went forward
NORWICH = [
    ReportingPremises(id=1000 + rank, district="Norwich", premises_type=kind, rank=rank)
    for rank, kind in enumerate(("supermarket", "shop", "pub", "restaurant", "hotel", "vehicle"), start=1)
]
ELSEWHERE = [
    ReportingPremises(id=number, district=each.district, premises_type=each.entry.premises_type, rank=1 + number // 22)
    for number, each in enumerate(invented())
]
AT = NORWICH + ELSEWHERE
WEIGHTS = county.weights(COUNTS, sorted({each.district for each in AT}))


def drawn(number: int, *, seed: int = 1) -> list[DrawnReport]:
    return draw_reports(number=number, seed=seed, until=UNTIL, weights=WEIGHTS, at=AT)


@pytest.fixture(scope="module")
def reports() -> list[DrawnReport]:
    return drawn(400)


def test_the_same_seed_draws_the_same_county() -> None:
    assert drawn(40) == drawn(40)


def test_another_seed_draws_another() -> None:
    assert drawn(20, seed=2) != drawn(20)


@pytest.mark.parametrize("number", [0, 1, 37])
def test_draws_as_many_as_asked(number: int) -> None:
    assert len(drawn(number)) == number


def test_every_report_could_be_sent(reports: list[DrawnReport]) -> None:
    for report in reports:
        assert problems(Answers.from_json(report.answers), SIGNED_IN, report.reported_at) == ()


def test_no_report_answers_what_it_is_not_asked(reports: list[DrawnReport]) -> None:
    for report in reports:
        answers = Answers.from_json(report.answers)
        assert prune(answers, SIGNED_IN) == answers


def test_reports_come_in_order_within_three_months(reports: list[DrawnReport]) -> None:
    moments = [report.reported_at for report in reports]
    assert moments == sorted(moments)
    assert UNTIL - timedelta(days=98) < moments[0]
    assert moments[-1] < UNTIL
    assert len({report.submission_key for report in reports}) == len(reports)


def test_nothing_is_reported_before_it_happened(reports: list[DrawnReport]) -> None:
    for report in reports:
        when = Answers.from_json(report.answers).when
        assert when is not None
        assert when.from_at is not None
        assert when.from_at <= (when.to_at or when.from_at) <= report.reported_at


def test_districts_follow_the_published_counts(reports: list[DrawnReport]) -> None:
    districts = {each.id: each.district for each in AT}
    found = Counter(districts[report.premises_id] for report in reports)
    total = sum(WEIGHTS.values())
    for district in found:
        expected = 400 * sum(weight for cell, weight in WEIGHTS.items() if cell.district == district) / total
        assert found[district] == pytest.approx(expected, abs=15)
    assert found.most_common(1)[0][0] == "Norwich"


def test_every_kind_is_reported(reports: list[DrawnReport]) -> None:
    kinds = Counter(report.answers["what_happened"] for report in reports)
    assert set(kinds) == {share.what_happened for share in county.shares()}
    assert kinds.most_common(1)[0][0] == "theft"


def test_some_premises_are_hit_again_and_again(reports: list[DrawnReport]) -> None:
    hit = Counter(report.premises_id for report in reports)
    assert max(hit.values()) > 10 * min(hit.values())


def test_nobody_in_them_is_real(reports: list[DrawnReport]) -> None:
    for report in reports:
        contact = report.answers["contact"]
        assert contact["email"].endswith("@example.org")
        assert contact.get("phone", "07700 900").startswith("07700 900")
        for suspect in report.answers.get("suspects", []):
            assert suspect.get("vehicle_vrm", "AE99 ABC")[2:4] == "99"
