"""Enquiries, notes, tasks, messages."""

import pytest

from counterpart.casework.actions import messages
from counterpart.casework.models import Message
from tests.factories import NOW


def test_an_enquiry_is_answered_once(alice, case, at):
    enquiry = case.enquiries.order_by("position").first()
    address = at(f"investigation/enquiries/{enquiry.pk}/")
    assert address in alice.open(at("investigation/")).html
    alice.open(address)
    assert "Enter the result" in alice.send(outcome="done").errors
    assert alice.page.fields["outcome"] == "done"
    assert "The enquiry is answered" in alice.send(result="Footage seen").html
    alice.open(address)
    assert "finished before" in alice.send(outcome="done", result="Again").errors


@pytest.mark.parametrize(
    ("part", "field", "words"),
    [
        ("investigation/enquiries/add/", "title", "Ask the bus company"),
        ("investigation/notes/add/", "body", "<b>Known</b> locally"),
        ("investigation/tasks/add/", "title", "Fetch the disc"),
    ],
)
def test_something_is_added(alice, at, part, field, words):
    alice.open(at(part))
    assert "There is a problem" in alice.send(**{field: " "}).html
    page = alice.send(**{field: words})
    assert page.url == at("investigation/")
    assert words.replace("<", "&lt;").replace(">", "&gt;") in page.html


def test_a_task_is_somebodys_by_a_day(alice, people, case, at):
    alice.open(at("investigation/tasks/add/"))
    day = {"due_date-day": "3", "due_date-month": "12", "due_date-year": "2030"}
    alice.send(title="Fetch the disc", assigned_to=str(people.alice.person.pk), **day)
    task = case.tasks.get(title="Fetch the disc")
    assert task.assigned_to == people.alice.person
    assert f"{task.due_at:%Y-%m-%d %H:%M}" == "2030-12-04 00:00"
    assert "Fetch the disc" in alice.open("/desk/my-day/").html


def test_what_the_business_wrote_is_read_and_answered(alice, people, case, at):
    messages.send_to_desk(incident=case.primary_incident, body="We have <i>footage</i>", by=people.priya.actor, at=NOW)
    assert "New message" in alice.open("/desk/").html
    assert "We have &lt;i&gt;footage" in alice.open(at("messages/")).html
    assert "New message" not in alice.open("/desk/").html
    alice.open(at("messages/?letter=ask_footage"))
    assert "CCTV" in alice.page.fields["body"]
    assert "The message is sent" in alice.send().html
    assert Message.objects.filter(template="ask_footage").exists()


@pytest.mark.parametrize("letter", ["closing", "../../etc/passwd", "%00"])
def test_a_letter_that_is_not_on_offer_is_no_letter(alice, at, letter):
    page = alice.open(at(f"messages/?letter={letter}"))
    assert page.status == 200
    assert page.fields["body"].strip() == ""


def test_only_my_own_messages_are_mine(alice, people, case, at):
    messages.send_to_business(case=case, body="From Sam", by=people.sam.actor, at=NOW)
    messages.send_to_business(case=case, body="From Alice", by=people.alice.actor, at=NOW)
    page = alice.open(at("messages/"))
    assert page.html.count("<strong>You</strong>") == 1
    assert "<strong>Sam Okafor</strong>" in page.html
