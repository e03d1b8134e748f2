from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from counterpart.demo.careers import Deed, Fate, plan
from counterpart.demo.chance import Chance
from counterpart.demo.draw import DrawnReport

REPORTED = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MUCH_LATER = REPORTED + timedelta(days=60)


def report(what_happened: str = "theft", how: str = "email", **answers: Any) -> DrawnReport:
    told = {"what_happened": what_happened, "contact": {"how": how}, **answers}
    return DrawnReport(UUID(int=1), REPORTED, 1, told)


def deeds(seed: int, of: DrawnReport, *, until: datetime = MUCH_LATER) -> list[Deed]:
    return [step.deed for step in plan(of, Chance(seed), until=until)]


def test_steps_come_in_order_between_the_report_and_now() -> None:
    for hours in (1, 10, 100, 1000):
        until = REPORTED + timedelta(hours=hours)
        for seed in range(50):
            moments = [step.at for step in plan(report(), Chance(seed), until=until)]
            assert moments == sorted(moments)
            assert all(REPORTED < moment < until for moment in moments)


def test_every_step_is_taken_by_somebody() -> None:
    reports = [report(evidence={"cctv": "yes"}), report("asb")]
    taken = {deed for each in reports for seed in range(200) for deed in deeds(seed, each)}
    assert taken == set(Deed)


def test_most_old_reports_are_closed() -> None:
    closed = sum(Deed.CLOSE in deeds(seed, report()) for seed in range(200))
    assert 150 < closed < 195


def test_what_is_urgent_does_not_lie_for_weeks() -> None:
    after_a_week = REPORTED + timedelta(days=7)
    for urgent in (report(is_happening_now=True), report(detained="still_here")):
        for seed in range(100):
            assert {Deed.CLOSE, Deed.WITHDRAW} & set(deeds(seed, urgent, until=after_a_week))


def test_a_crime_is_recorded_and_decided_before_it_is_closed() -> None:
    for seed in range(100):
        steps = deeds(seed, report())
        if Deed.CLOSE in steps:
            assert steps.index(Deed.RECORD) < steps.index(Deed.DECIDE_OUTCOME) < steps.index(Deed.CLOSE)


def test_what_is_no_crime_is_not_recorded() -> None:
    for seed in range(100):
        steps = Counter(deeds(seed, report("asb")))
        assert not steps[Deed.RECORD] + steps[Deed.DECIDE_OUTCOME]


def test_who_wants_no_contact_gets_none() -> None:
    for seed in range(100):
        assert not {Deed.REACH, Deed.NO_ANSWER} & set(deeds(seed, report(how="none")))


def test_a_few_reports_of_the_last_days_are_overlooked_and_no_old_one() -> None:
    recent = REPORTED + timedelta(days=3)
    assert 0 < sum(not deeds(seed, report(), until=recent) for seed in range(200)) < 30
    assert all(deeds(seed, report()) for seed in range(200))


def test_most_reports_of_today_wait_to_be_claimed() -> None:
    today = REPORTED + timedelta(hours=20)
    assert 90 < sum(not deeds(seed, report(), until=today) for seed in range(200)) < 160


def test_a_fate_can_be_settled() -> None:
    assert plan(report(), Chance(1), until=MUCH_LATER, fate=Fate.WAITING) == []
    steps = plan(report(), Chance(1), until=MUCH_LATER, fate=Fate.WITHDRAWN)
    assert [step.deed for step in steps] == [Deed.CLAIM, Deed.NO_CRIME, Deed.WITHDRAW]
