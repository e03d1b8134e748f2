"""What the passing of time does: warnings before a breach, breaches, missed calls."""

from datetime import timedelta

import pytest

from counterpart.base import mail
from counterpart.base.mail import SentMail
from counterpart.casework.actions import allocation, contact, diary, merging, sweeping
from counterpart.casework.jobs import sweep as sweep_job
from counterpart.casework.models import CallBackState, Case, ServiceClock, TaskKind
from tests.at_once import at_once
from tests.factories import NOW, make_case, make_diary_slot
from tests.people import People, make_people
from tests.reports import send

HOUR = timedelta(hours=1)


@pytest.fixture
def case(people: People) -> Case:
    case = make_case(force=people.norfolk, organisation=people.castle_street)
    ServiceClock.objects.filter(case=case, kind="recording").delete()
    allocation.claim(case=case, by=people.alice.actor, at=NOW)
    return case


def clock_of(case: Case) -> ServiceClock:
    return case.clocks.get(kind="contact")


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (19, []),
        (20, ["alice@example.org"]),
        (22, ["alice@example.org", "sam@example.org"]),
    ],
)
def test_the_owner_is_warned_and_then_the_supervisor(people: People, case: Case, hours: int, told: list[str]) -> None:
    sweeping.sweep(at=NOW + hours * HOUR)
    assert list(SentMail.objects.order_by("pk").values_list("to", flat=True)) == told
    assert clock_of(case).breached_at is None


def test_each_warning_comes_once(people: People, case: Case) -> None:
    assert sweeping.sweep(at=NOW + 22 * HOUR) == 2
    assert sweeping.sweep(at=NOW + 22 * HOUR) == 0
    assert sorted(case.tasks.values_list("kind", flat=True)) == [TaskKind.SUPERVISOR_WARNING, TaskKind.WARNING]
    assert case.tasks.get(kind=TaskKind.WARNING).assigned_to == people.alice.person


def test_a_case_without_an_owner_warns_the_supervisor_at_once(people: People) -> None:
    case = make_case(force=people.norfolk)
    sweeping.sweep(at=NOW + 20 * HOUR)
    assert set(case.tasks.values_list("assigned_to", flat=True)) == {None}
    assert set(SentMail.objects.values_list("to", flat=True)) == {"sam@example.org"}


def test_a_breach_is_marked_at_its_moment_and_kept(people: People, case: Case) -> None:
    sweeping.sweep(at=NOW + 24 * HOUR)
    assert clock_of(case).breached_at == NOW + 24 * HOUR
    contact.log_attempt(case=case, channel="phone", result="reached", by=people.alice.actor, at=NOW + 30 * HOUR)
    assert clock_of(case).breached_at == NOW + 24 * HOUR
    line = case.events.get(kind="clock.breach")
    assert not line.is_shared
    assert line.person_name == "Counterpart"


def test_a_kept_promise_ends_its_warnings(people: People, case: Case) -> None:
    sweeping.sweep(at=NOW + 22 * HOUR)
    contact.log_attempt(case=case, channel="phone", result="reached", by=people.alice.actor, at=NOW + 23 * HOUR)
    assert set(case.tasks.values_list("done_at", flat=True)) == {NOW + 23 * HOUR}
    assert sweeping.sweep(at=NOW + 24 * HOUR) == 0


def test_a_moved_promise_warns_again(people: People, case: Case) -> None:
    sweeping.sweep(at=NOW + 20 * HOUR)
    contact.agree_time(case=case, until=NOW + 40 * HOUR, reason="Asked", by=people.alice.actor, at=NOW + 21 * HOUR)
    assert sweeping.sweep(at=NOW + 22 * HOUR) == 0
    sweeping.sweep(at=NOW + 39 * HOUR)
    assert case.tasks.filter(kind=TaskKind.WARNING, done_at__isnull=True).count() == 1


def test_a_call_that_nobody_made_is_missed(people: People, case: Case) -> None:
    booked = diary.book(case=case, slot=make_diary_slot(force=people.norfolk), by=people.alice.actor, at=NOW)
    sweeping.sweep(at=NOW + 4 * HOUR)
    booked.refresh_from_db()
    assert booked.state == CallBackState.BOOKED
    sweeping.sweep(at=NOW + 5 * HOUR)
    booked.refresh_from_db()
    assert booked.state == CallBackState.MISSED


def test_a_merged_report_warns_on_the_case_that_holds_it(people: People) -> None:
    survivor, merged = send(people), send(people, at=NOW - 3 * HOUR)
    merging.merge(survivor=survivor, merged=merged, reason="Same", by=people.alice.actor, at=NOW)
    sweeping.sweep(at=NOW + 18 * HOUR)
    assert survivor.tasks.filter(kind=TaskKind.WARNING).count() == 2  # contact and recording of the merged report
    assert not merged.tasks.filter(kind=TaskKind.WARNING).exists()


def test_one_row_that_fails_does_not_stop_the_others(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (make_case(force=people.norfolk, owner=people.alice.person) for _ in range(2))
    send_mail, failed = mail.send, []

    def fail_once(**facts: object) -> object:
        if not failed:
            failed.append(facts)
            raise RuntimeError("no mail today")
        return send_mail(**facts)  # type: ignore[arg-type]

    monkeypatch.setattr(mail, "send", fail_once)
    with pytest.raises(ExceptionGroup):
        sweeping.sweep(at=NOW + 20 * HOUR)
    warned = [clock_of(case).owner_warned_at for case in (first, second)]
    assert sorted(warned, key=str) == [NOW + 20 * HOUR, None]


@pytest.mark.slow  # real threads, each with its own connection to the database
@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_warn_once() -> None:
    people = make_people()
    make_case(force=people.norfolk, owner=people.alice.person)
    at_once(lambda _: sweeping.sweep(at=NOW + 23 * HOUR), range(3))
    assert SentMail.objects.filter(to="alice@example.org").count() == 2  # contact and recording
    assert SentMail.objects.filter(to="sam@example.org").count() == 2


@pytest.mark.django_db
def test_the_job_reads_the_clock_and_sweeps(people: People) -> None:
    case = make_case(force=people.norfolk)
    sweep_job.func()
    assert clock_of(case).breached_at is not None


def test_no_supervisor_is_warned_before_the_owner(people: People, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise OSError("no room for the warning")

    monkeypatch.setattr(sweeping, "_warn_owner", fail)
    with pytest.raises(ExceptionGroup):
        sweeping.sweep(at=NOW + 23 * HOUR)
    assert clock_of(case).supervisor_warned_at is None


def test_a_promise_that_has_just_moved_is_neither_warned_of_nor_missed(people: People, case: Case) -> None:
    """The sweep read the clock a moment before the business agreed another time."""
    stale = ServiceClock.objects.select_related("case__primary_incident").get(pk=clock_of(case).pk)
    contact.agree_time(case=case, until=NOW + 50 * HOUR, reason="Asked", by=people.alice.actor, at=NOW + 23 * HOUR)
    for step in (sweeping._warn_owner, sweeping._warn_supervisor, sweeping._breach):
        assert step(stale, NOW + 24 * HOUR) == 0
    assert clock_of(case).breached_at is None
