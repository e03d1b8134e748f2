"""The whole way of a request: asked by mail, reminded, answered, lapsed, withdrawn."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from counterpart.base.audit import AuditEvent
from counterpart.base.errors import NeedsReason
from counterpart.base.models import SentMail
from counterpart.casework.errors import CaseIsClosed
from counterpart.casework.models import CaseEvent, Task
from counterpart.core.geography.drawn import circle, to_document
from counterpart.core.periods.local_time import to_local
from counterpart.footage.actions import requests, sweeping
from counterpart.footage.errors import AlreadyAnswered, LinkNotValid, NobodyToAsk, TellsTooMuch, WrongArea
from counterpart.footage.links import request_of, request_token
from counterpart.footage.models import FootageAppeal, FootageRequest, RequestState
from counterpart.footage.policy import asking
from counterpart.footage.queries.requests import open_requests
from tests.factories import NOW, make_evidence_file
from tests.integration.footage.conftest import MIDDLE

DAY = timedelta(days=1)


@pytest.fixture
def asked(ask, shop_camera, rival_camera) -> list[FootageRequest]:
    return ask()


def mails(template: str) -> list[SentMail]:
    return list(SentMail.objects.filter(template=template).order_by("pk"))


def swept(request: FootageRequest, at: datetime) -> str:
    sweeping.sweep(at=at)
    request.refresh_from_db()
    return request.state


def test_each_business_gets_one_request_one_link_and_one_mail(people, case, asked, shop_camera):
    castle, rival = asked
    assert castle.link_id != rival.link_id
    assert castle.due_at == NOW - timedelta(hours=1) + 7 * DAY
    assert list(castle.cameras.all()) == [shop_camera]
    to_castle, to_rival = mails("footage_request")
    assert (to_castle.to, to_rival.to) == ("tom@example.org", "mallory@example.org")
    assert "asks for your footage of Gentleman's Walk, Norwich" in to_castle.subject
    for words in ("3 June 2026, 10am to 11am", "A man in a red jacket", "Street", "10 June 2026, 10am", "/footage/"):
        assert words in to_castle.text
    line = CaseEvent.objects.get(kind="footage.ask")
    assert line.summary == "Footage asked for from 2 businesses: Gentleman's Walk, Norwich"
    assert AuditEvent.objects.filter(action="footage.ask", actor_id=people.alice.person.pk).count() == 1
    assert open_requests(people.priya.actor) == 1


def test_a_mail_tells_nothing_of_who_is_concerned(case, asked):
    incident = case.primary_incident
    for mail in mails("footage_request"):
        for secret in (case.reference, incident.reporter_name, incident.reporter_email):
            assert secret not in mail.text + mail.subject


@pytest.mark.parametrize("field", ["place", "looking_for"])
def test_words_that_name_the_reporter_are_refused(ask, wanted, rival_camera, field):
    with pytest.raises(TellsTooMuch) as refusal:
        ask(wanted=replace(wanted, **{field: "Behind PRIYA  SHAH's till"}))
    assert refusal.value.field == field
    assert not FootageAppeal.objects.exists()


@pytest.mark.parametrize(
    ("change", "error", "field"),
    [
        ({"place": " "}, NeedsReason, "place"),
        ({"looking_for": ""}, NeedsReason, "looking_for"),
        ({"filmed_to": NOW - timedelta(hours=1)}, WrongArea, "to_time"),
        ({"filmed_to": NOW + 4 * DAY}, WrongArea, "to_time"),
        ({"area": to_document(circle(*MIDDLE, 1200))}, WrongArea, "area"),
        ({"area": {"type": "Point", "coordinates": [1, 52]}}, WrongArea, "area"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(ask, wanted, rival_camera, change, error, field):
    with pytest.raises(error) as refusal:
        ask(wanted=replace(wanted, **change))
    assert refusal.value.field == field


def test_nobody_is_asked_who_was_not_chosen(ask, shop_camera, rival_camera, people):
    (only,) = ask(chosen=[f"o{people.rival.pk}", "o999", "p1", ""])
    assert only.organisation == people.rival
    with pytest.raises(NobodyToAsk):
        ask(chosen=[])


def test_the_same_page_sent_twice_asks_once(ask, asked):
    key = asked[0].appeal.key
    assert ask(key=key) == asked
    assert len(mails("footage_request")) == 2


def test_who_was_asked_for_the_same_time_is_not_asked_again(ask, wanted, asked):
    with pytest.raises(NobodyToAsk):
        ask()
    later = replace(wanted, filmed_from=wanted.filmed_to, filmed_to=wanted.filmed_to + timedelta(hours=1))
    assert len(ask(wanted=later)) == 2, "the end is not part of the time"


def test_a_closed_case_asks_nobody(people, case, ask, rival_camera):
    case.state, case.closed_at = "closed", NOW
    case.save()
    with pytest.raises(CaseIsClosed):
        ask()


def test_reminders_go_once_each_by_day_and_stop_at_the_end(asked):
    castle = asked[0]
    moments = [castle.due_at - timedelta(hours=hours) for hours in (73, 72, 71, 48, 24, 24, 2)]
    states = [swept(castle, at) for at in moments]
    assert states == ["asked", *["reminded"] * 6]
    assert [mail.written_at for mail in mails("footage_reminder")] == [moments[1], moments[4]]
    assert swept(castle, castle.due_at) == "overwritten"
    assert swept(castle, castle.due_at + DAY) == "overwritten"
    assert len(mails("footage_reminder")) == 2
    task = Task.objects.get()
    assert task.title == "Footage of Gentleman's Walk, Norwich: call Castle Street Stores"
    assert task.assigned_to.name == "Alice Warren"


@pytest.mark.parametrize("change", [datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)])
@pytest.mark.parametrize("hours", [0, 11, 21])
def test_over_a_change_of_clocks_reminders_come_by_day_and_before_the_end(ask, shop_camera, wanted, change, hours):
    """The clocks change between the last reminder and the end, or between the two reminders."""
    due_at = change + timedelta(hours=hours)
    start = due_at - 7 * DAY
    (request,) = ask(wanted=replace(wanted, filmed_from=start, filmed_to=start + timedelta(hours=1)), at=start + DAY)
    assert request.due_at == due_at
    at = due_at - timedelta(hours=110)
    while at < due_at + timedelta(hours=2):
        sweeping.sweep(at=at)
        at += timedelta(hours=1)
    sent = [mail.written_at for mail in mails("footage_reminder")]
    assert len(sent) == 2
    assert all(8 <= to_local(moment).hour < 20 for moment in sent)
    for moment, before in zip(sent, (72, 24), strict=True):
        assert timedelta(0) <= due_at - timedelta(hours=before) - moment < timedelta(hours=16)


def test_a_sweep_that_slept_through_the_night_reminds_in_the_morning(asked):
    castle = asked[0]
    night = castle.due_at - timedelta(hours=32)
    assert swept(castle, night.replace(hour=1)) == "asked"
    assert swept(castle, night.replace(hour=7)) == "reminded"


def test_a_file_through_the_link_is_the_answer_by_itself(people, case, asked):
    castle = asked[0]
    file = make_evidence_file(incident=case.primary_incident, by=people.tom.actor, link=castle.link)
    assert open_requests(people.priya.actor) == 0, "at once, before any sweep"
    with pytest.raises(AlreadyAnswered):
        requests.remind(request=castle, by=people.alice.actor, at=NOW + DAY)
    assert swept(castle, castle.due_at - DAY) == "answered"
    assert castle.answered_at == file.received_at
    assert swept(castle, castle.due_at + DAY) == "answered"
    assert not mails("footage_reminder")[1:], "only the rival was reminded, if anybody"
    assert CaseEvent.objects.filter(kind="footage.receive").count() == 1


def test_a_file_counts_even_where_none_was_said_to_be_kept(people, case, asked):
    castle = asked[0]
    none = {"state": RequestState.NONE_KEPT, "note": "The recorder was off"}
    requests.answer(request=castle, **none, by=people.priya.actor, at=NOW)
    make_evidence_file(incident=case.primary_incident, by=people.tom.actor, link=castle.link)
    assert swept(castle, NOW + DAY) == "answered"


def test_none_kept_needs_a_reason_and_is_said_once(people, asked):
    castle = asked[0]
    by = {"by": people.priya.actor, "at": NOW}
    with pytest.raises(NeedsReason):
        requests.answer(request=castle, state=RequestState.NONE_KEPT, note=" ", **by)
    requests.answer(request=castle, state=RequestState.NONE_KEPT, note="The recorder was off", **by)
    with pytest.raises(AlreadyAnswered):
        requests.answer(request=castle, state=RequestState.NOT_OURS, note="Not ours", **by)
    assert (castle.state, castle.answered_by_name) == ("none_kept", "Priya Shah")
    with pytest.raises(ValueError, match="no answer"):
        requests.answer(request=castle, state=RequestState.WITHDRAWN, note="Go away", **by)


def test_what_was_saved_is_never_overwritten_but_waited_for(people, asked):
    castle = asked[0]
    until = castle.due_at + 5 * DAY
    requests.save_for_later(request=castle, until=until, by=people.priya.actor, at=castle.due_at - DAY)
    assert swept(castle, until - 3 * DAY) == "saved"
    assert swept(castle, until - DAY) == "saved"
    assert len([mail for mail in mails("footage_reminder") if mail.to == "tom@example.org"]) == 2
    assert swept(castle, until) == "saved"
    assert CaseEvent.objects.filter(kind="footage.lapse", summary__contains="promised").count() == 1
    with pytest.raises(NeedsReason):
        requests.save_for_later(request=castle, until=until + 99 * DAY, by=people.priya.actor, at=until)


def test_the_link_lives_as_long_as_what_was_promised_by_it(people, asked):
    castle = asked[0]
    first, near_its_end = castle.link.expires_at, castle.link.expires_at - DAY
    requests.save_for_later(
        request=castle, until=castle.due_at - DAY, by=people.priya.actor, at=castle.due_at - 2 * DAY
    )
    castle.link.refresh_from_db()
    assert castle.link.expires_at == first
    until = near_its_end + 20 * DAY
    requests.save_for_later(request=castle, until=until, by=people.priya.actor, at=near_its_end)
    castle.link.refresh_from_db()
    assert castle.link.expires_at == until + asking().link_after_due
    assert AuditEvent.objects.filter(action="upload_link.prolong").count() == 1


def test_what_is_probably_overwritten_can_still_be_asked_for(ask, shop_camera):
    at = NOW + 8 * DAY
    (late,) = ask(at=at)
    assert late.overwrite_at < at
    assert late.due_at == at + 7 * DAY
    assert "may have overwritten it by now" in mails("footage_request")[0].text
    assert swept(late, at + DAY) == "asked"
    assert swept(late, late.due_at) == "overwritten"


def test_an_officer_reminds_but_not_again_within_hours(people, asked):
    castle = asked[0]
    by = people.alice.actor
    with pytest.raises(AlreadyAnswered, match="less than 12 hours ago"):
        requests.remind(request=castle, by=by, at=NOW + timedelta(hours=11))
    at = castle.due_at - timedelta(hours=80)
    requests.remind(request=castle, by=by, at=at)
    assert swept(castle, castle.due_at - timedelta(hours=71)) == "reminded"
    assert len(mails("footage_reminder")) == 1, "the reminder of the policy was made good by the officer's"


def test_withdrawing_closes_the_link_and_tells_the_business(people, asked):
    castle = asked[0]
    token = request_token(castle)
    assert request_of(token, NOW) == castle
    requests.withdraw(request=castle, reason="He was arrested", by=people.alice.actor, at=NOW)
    with pytest.raises(LinkNotValid, match="do not need"):
        request_of(token, NOW)
    castle.link.refresh_from_db()
    assert castle.link.revoked_at == NOW
    (mail,) = mails("footage_withdrawn")
    assert "arrested" not in mail.text
    with pytest.raises(AlreadyAnswered):
        requests.withdraw(request=castle, reason="Again", by=people.alice.actor, at=NOW)


@pytest.mark.parametrize("token", ["", "x", "x:y:z", "é"])
def test_a_link_that_was_made_up_opens_nothing(people, token):
    with pytest.raises(LinkNotValid):
        request_of(token, NOW)


def test_a_link_is_over_weeks_after_the_time(asked):
    castle = asked[0]
    assert request_of(request_token(castle), castle.link.expires_at - timedelta(seconds=1)) == castle
    with pytest.raises(LinkNotValid, match="expired"):
        request_of(request_token(castle), castle.link.expires_at)


def test_a_case_closed_meanwhile_gets_a_line_and_no_task(people, case, asked):
    case.state, case.closed_at = "closed", NOW
    case.save()
    assert swept(asked[0], asked[0].due_at) == "overwritten"
    assert not Task.objects.exists()
