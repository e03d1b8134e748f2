"""The pages of a force's administrators."""

import pytest
from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from counterpart.accounts.models import Invitation
from counterpart.base import audit, clock, files, mail
from counterpart.base.actors import Actor
from counterpart.base.audit import AuditEvent, sealing
from counterpart.evidence.actions import verifying
from counterpart.partners.models import Organisation
from tests.factories import NOW, make_case, make_evidence_file, make_organisation


@pytest.fixture
def grace(people, client_of):
    return client_of(people.grace)


def test_an_organisation_is_added_and_its_manager_invited(people, grace):
    page = grace.post("/desk/organisations/add/", {"kind": "business", "name": "New Shop"}, follow=True)
    assert "New Shop has been added" in page.content.decode()
    shop = Organisation.objects.get(name="New Shop")
    assert shop.force == people.norfolk
    grace.post(f"/desk/organisations/{shop.pk}/invite/", {"email": "boss@example.org", "role": "business_manager"})
    assert Invitation.objects.get().organisation == shop


def test_a_name_is_taken_once(grace):
    page = grace.post("/desk/organisations/add/", {"kind": "business", "name": "castle street stores"})
    assert "There is already an organisation with this name" in page.content.decode()


def test_another_forces_business_is_not_found(people, grace):
    theirs = make_organisation(name="Ipswich Shop", force=people.suffolk)
    assert "Ipswich Shop" not in grace.get("/desk/organisations/").content.decode()
    assert grace.get(f"/desk/organisations/{theirs.pk}/").status_code == 404
    assert grace.get(f"/desk/organisations/{theirs.pk}/edit/").status_code == 404
    assert grace.get(f"/desk/organisations/{theirs.pk}/invite/").status_code == 404
    assert grace.get(f"/desk/organisations/people/{people.ruth.role.pk}/").status_code == 404


def test_an_organisation_is_renamed_and_the_change_logged(people, grace):
    grace.post(f"/desk/organisations/{people.rival.pk}/edit/", {"name": "Rivals", "size_band": "5-9"})
    people.rival.refresh_from_db()
    assert (people.rival.name, people.rival.size_band) == ("Rivals", "5-9")
    assert AuditEvent.objects.get(action="organisation.edit").data == '{"fields":["name","size_band"]}'


def test_the_list_asks_the_same_number_of_questions_for_any_number(people, grace, django_assert_max_num_queries):
    for number in range(30):
        make_organisation(name=f"Shop {number}", force=people.norfolk)
    grace.get("/desk/organisations/")
    with django_assert_max_num_queries(5):
        grace.get("/desk/organisations/")


def test_a_role_changes_and_ends(people, grace):
    address = f"/desk/organisations/people/{people.nadia.role.pk}/"
    assert "Nadia Costa" in grace.get(address).content.decode()
    grace.post(address, {"role": "investigator"})
    role = people.nadia.person.role_assignments.get(to_at=None)
    assert role.role == "investigator"
    grace.post(f"/desk/organisations/people/{role.pk}/remove/")
    assert not people.nadia.person.role_assignments.filter(to_at=None).exists()


def test_the_audit_log_is_searched_by_record_and_shows_only_ones_own(people, grace):
    case = make_case(force=people.norfolk, organisation=people.castle_street)
    with transaction.atomic():
        audit.read(by=people.alice.actor, at=NOW, action="case.open", target=case)
        audit.read(by=people.ruth.actor, at=NOW, action="case.open", target=case)
        audit.read(by=people.sam.actor, at=NOW, action="case.list", target=audit.Target("casework.case"))
    page = grace.get("/desk/audit/", {"reference": case.reference}).content.decode()
    assert "Alice Warren, desk investigator" in page
    assert "Ruth Gale" not in page
    assert "Sam Okafor" not in page
    assert "Sam Okafor" in grace.get("/desk/audit/", {"name": "okafor"}).content.decode()
    assert "Alice Warren" not in grace.get("/desk/audit/", {"from_day": "today"}).content.decode()
    assert "Nothing." in grace.get("/desk/audit/", {"reference": "no such"}).content.decode()


def test_searching_the_audit_log_is_logged(grace):
    grace.get("/desk/audit/")
    assert AuditEvent.objects.latest("pk").action == "audit.search"


def test_mail_that_cannot_arrive_is_seen_but_not_to_whom(people, grace):
    mail.send(to="no address", at=NOW, template="closing_letter", subject="Your report", text="Hello")
    page = grace.get("/desk/operations/").content.decode()
    assert "closing letter" in page
    assert "not an email address" in page
    assert "no address" not in page


def test_stored_files_that_are_not_as_received_are_told(people, grace):
    assert "No stored file was compared" in grace.get("/desk/operations/").content.decode()
    case = make_case(force=people.norfolk, organisation=people.castle_street)
    for content in (b"kept", b"changed"):
        file = make_evidence_file(incident=case.primary_incident, by=people.tom.actor, content=content)
    files.delete(file.storage_key)
    check = Actor.system("Check of stored files")
    run = verifying.begin(by=check, at=NOW)
    while verifying.check_next(run=run, by=check, at=NOW):
        pass
    page = grace.get("/desk/operations/").content.decode()
    assert "All stored files were checked on 3 June 2026" in page
    assert "Not as received: 1 file." in page
    assert "2 files wait for the virus scan" in page


def test_the_newest_seal_is_there_to_be_written_down(people, grace):
    assert "There is no seal yet." in grace.get("/desk/operations/").content.decode()
    audit.read(by=people.alice.actor, at=NOW, action="case.open", target=audit.Target("casework.case"))
    assert "1 event waits for the next seal" in grace.get("/desk/operations/").content.decode()
    made = sealing.seal(at=NOW)
    page = grace.get("/desk/operations/").content.decode()
    assert made.chain in page
    assert "0 events wait" in page


def test_a_failed_job_is_seen_and_tried_again(people, grace):
    mail.send(to="shop@example.org", at=clock.now(), subject="Hello", text="Hello")
    DBTaskResult.objects.update(
        status=TaskResultStatus.FAILED, finished_at=NOW, exception_class_path="builtins.ConnectionRefusedError"
    )
    page = grace.get("/desk/operations/").content.decode()
    assert "ConnectionRefusedError" in page
    job = DBTaskResult.objects.get()
    page = grace.post(f"/desk/operations/jobs/{job.id}/retry/", follow=True).content.decode()
    assert "The job will be tried again" in page
    assert DBTaskResult.objects.get().status == TaskResultStatus.READY
    again = grace.post(f"/desk/operations/jobs/{job.id}/retry/", follow=True).content.decode()
    assert "not among the failed ones" in again
