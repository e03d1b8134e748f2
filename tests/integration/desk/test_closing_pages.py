"""Closing lists what is still to do, then sends the letter; a closed case can be opened again."""

from counterpart.casework.actions import crimes
from counterpart.casework.models import Message, Task
from tests.factories import NOW
from tests.reports import send


def not_recorded(case, people):
    crimes.not_recorded(
        case=case, incident=case.primary_incident, reason="A delivery mistake", by=people.alice.actor, at=NOW
    )


def test_what_is_still_to_do_is_listed_with_links(alice, case, at):
    page = alice.open(at("close/"))
    assert f"Record a crime from {case.reference}, or say why not" in page.html
    assert f'href="{at("crime/")}"' in page.html
    assert "letter_body" not in page.names


def test_a_letter_sent_too_early_is_refused_and_kept(alice, at):
    alice.open(at("close/"))
    page = alice.send(letter_body="Dear Priya 😀")
    assert page.status == 422
    assert "This case cannot be closed yet" in page.errors
    assert page.fields["letter_body"].strip() == "Dear Priya 😀"


def test_a_robbery_waits_for_its_review(alice, sam, people):
    robbery = send(people, what_happened="robbery", violence="hit", theft={})
    task = Task.objects.get(case=robbery, kind="sergeant_review")
    address = f"/desk/cases/{robbery.reference}/investigation/tasks/{task.pk}/"
    assert f'href="{address}"' in alice.open(f"/desk/cases/{robbery.reference}/close/").html
    alice.open(address)
    assert "Only a supervisor" in alice.send(result="Fine by me").errors
    sam.open(address)
    assert "The task is finished" in sam.send(result="Seen and agreed").html


def test_the_letter_closes_the_case(alice, people, case, at):
    not_recorded(case, people)
    alice.open(at("close/"))
    assert "A delivery mistake" in alice.page.fields["letter_body"]
    alice.send(letter_body="")
    assert "Enter the closing letter" in alice.page.errors
    assert "The case is closed" in alice.send(letter_body="Dear Priya, it was a mistake.").html
    assert Message.objects.filter(template="closing").exists()
    assert at("reopen/") in alice.page.html
    assert at("close/") not in alice.page.html


def test_a_closed_case_is_opened_again_with_a_reason(alice, people, case, at):
    not_recorded(case, people)
    alice.open(at("close/"))
    alice.send()
    alice.open(at("reopen/"))
    assert "Enter why" in alice.send().errors
    assert "open again" in alice.send(reason="New footage").html
    assert "is open" in alice.open(at("reopen/")).html or alice.send(reason="Twice").status == 422
