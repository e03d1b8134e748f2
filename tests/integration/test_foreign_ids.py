"""The ids of others, sent within a form or an address: refused, and nothing changes. Records of one's own are not."""

from datetime import timedelta

import pytest
from django.urls import reverse

from counterpart.accounts.middleware.actor import ROLE_KEY
from counterpart.base import clock
from counterpart.casework.actions import tasks
from counterpart.casework.models import CallBack, Case, CaseMerge
from counterpart.crimes.models import Incident, Occurrence, ReportDraft
from tests.factories import NOW, make_diary_slot, make_invitation, make_report_draft
from tests.factories.report_draft import theft
from tests.reports import send

LATER = {"from": "2026-06-03T09:30:00+00:00"}


@pytest.fixture
def sam(people, client_of):
    return client_of(people.sam)


@pytest.fixture
def case(people) -> Case:
    return send(people)


def desk(name: str, case: Case, **more: int) -> str:
    return reverse(f"desk:{name}", kwargs={"reference": case.reference, **more})


def test_a_case_of_another_business_cannot_be_merged(people, sam, case):
    other = send(people, people.mallory)
    assert sam.post(desk("merge", case), {"merged": other.pk, "reason": "The same"}).status_code == 422
    assert not CaseMerge.objects.exists()


def test_nobody_of_another_force_can_own_a_case(people, sam, case):
    for name in ("allocate", "hand_over"):
        answer = sam.post(desk(name, case), {"owner": people.ruth.person.pk, "reason": "Knows it"})
        assert answer.status_code == 422
    case.refresh_from_db()
    assert case.owner is None


def test_a_time_in_another_forces_diary_cannot_be_booked(people, sam, case):
    slot = make_diary_slot(force=people.suffolk, starts_at=clock.now() + timedelta(hours=5))
    assert sam.post(desk("agree_time", case), {"slot": slot.pk, "reason": "They asked"}).status_code == 422
    assert not CallBack.objects.exists()


def test_an_event_of_another_case_cannot_be_split_off(people, sam, case):
    other = send(people, people.mallory, occurrences=[LATER])
    occurrence = Occurrence.objects.get(incident__organisation=people.rival)
    answer = sam.post(desk("split", case), {"occurrences": occurrence.pk, "reason": "Apart"})
    assert answer.status_code == 422
    assert Case.objects.count() == 2
    assert other.pk != case.pk


@pytest.mark.parametrize("name", ["enquiry", "finish_task", "not_recorded", "record_crime"])
def test_what_belongs_to_another_case_is_not_found_in_this_one(people, sam, case, name):
    other = send(people, people.mallory)
    task = tasks.add(case=other, title="Watch the footage", by=people.alice.actor, at=NOW)
    incident = {"incident_id": other.primary_incident_id}
    named = {
        "enquiry": {"enquiry_id": other.enquiries.first().pk},
        "finish_task": {"task_id": task.pk},
        "not_recorded": incident,
        "record_crime": incident,
    }[name]
    answers = [sam.get(desk(name, case, **named)), sam.post(desk(name, case, **named), {"reason": "None"})]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_report_names_no_premises_of_another_business(people, client_of):
    told = theft(where={"kind": "premises", "premises_id": people.rival_shop.pk})
    draft = make_report_draft(person=people.priya.person, organisation=people.castle_street, answers=told)
    client_of(people.priya).post(reverse("business:check", args=[draft.key]))
    assert not Incident.objects.exists()


def test_a_draft_is_its_writers_alone(people, client_of):
    draft = make_report_draft(person=people.priya.person, organisation=people.castle_street)
    for who in (people.tom, people.mallory, people.alice, people.grace, None):
        client = client_of(who)
        for name in ("check", "sent", "save", "call_999", "sent_pdf", "discard"):
            address = reverse(f"business:{name}", args=[draft.key])
            assert client.post(address).status_code in (404, 405), (who, name)
            assert client.get(address).status_code in (404, 405), (who, name)
    assert ReportDraft.objects.filter(pk=draft.pk, incident=None).exists()


def test_a_role_of_somebody_else_cannot_be_chosen(people, client_of):
    client = client_of(people.priya)
    client.post(reverse("open:choose_role"), {"role": people.grace.role.pk})
    assert client.session.get(ROLE_KEY) != people.grace.role.pk
    session = client.session
    session[ROLE_KEY] = people.grace.role.pk
    session.save()
    assert client.get(reverse("desk_management:audit")).status_code == 403


def test_people_and_invitations_of_others_cannot_be_changed(people, client_of):
    theirs, invited = people.mallory.role, make_invitation(organisation=people.rival)
    for who in (people.priya, people.beth):
        client = client_of(who)
        for address in (
            reverse("business_management:person", args=[theirs.pk]),
            reverse("business_management:remove_person", args=[theirs.pk]),
            reverse("business_management:withdraw_invitation", args=[invited.pk]),
        ):
            assert client.post(address, {"role": "business_manager"}).status_code == 404
    theirs.refresh_from_db()
    invited.refresh_from_db()
    assert (theirs.to_at, invited.revoked_at) == (None, None)


def test_premises_of_another_business_can_be_neither_claimed_nor_removed(people, client_of):
    client, theirs = client_of(people.priya), people.rival_shop
    for name in ("claim_premises", "remove_premises"):
        assert client.post(reverse(f"business_management:{name}", args=[theirs.pk])).status_code == 404
    theirs.refresh_from_db()
    assert theirs.organisation == people.rival


def test_an_administrator_gives_no_role_beyond_the_own_force(people, client_of):
    client = client_of(people.grace)
    address = reverse("desk_management:organisation", args=[people.suffolk.pk])
    assert client.get(address).status_code == 404
    for name in ("person", "remove_person"):
        address = reverse(f"desk_management:{name}", args=[people.ruth.role.pk])
        assert client.post(address, {"role": "force_administrator"}).status_code == 404
