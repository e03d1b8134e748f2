"""A crime, its number, its outcome and the letter; or why there is none."""

import pytest

from counterpart.casework.models import Message, ServiceClock
from counterpart.crimes.models import Crime, ExternalReference, Outcome

OUTCOME = {
    "suspect_identified": "no",
    "victim_supports": "yes",
    "outcome_type": "18",
    "reason": "No footage shows a face.",
    "enhanced": "no",
}


@pytest.fixture
def record(alice, case, at):
    """Record the crime as triage suggests it."""

    def act(**answers):
        alice.open(at(f"crime/record/{case.primary_incident_id}/"))
        return alice.send(**answers)

    return act


@pytest.fixture
def crime(record) -> Crime:
    record()
    return Crime.objects.get()


def test_the_form_stands_as_triage_suggests(alice, record, case):
    page = record()
    assert "The crime is recorded" in page.html
    crime = Crime.objects.get()
    assert (crime.offence_code, crime.is_business_crime, crime.victim_name) == ("46", True, "Castle Street Stores")
    assert "Shoplifting (46)" in page.html


def test_what_may_be_a_robbery_stands_unclassified(record, case):
    latest = case.triage_assessments.latest("assessed_at", "pk")
    asked = {"code": None, "title": "Robbery, or theft and assault", "needs_human": "Decide whether it was a robbery."}
    latest.suggested["offences"].insert(0, {**asked, "reasons": [], "sergeant_review": True})
    latest.save()
    assert "There is a problem" in record().html
    assert not Crime.objects.exists()


def test_a_crime_number_comes_with_it(record):
    page = record(system="niche", crime_number="36/12345/26")
    if "There is a problem" in page.html:
        pytest.fail(page.errors)
    assert ExternalReference.objects.get().value_raw == "36/12345/26"


def test_a_flag_against_the_answers_needs_its_reason(record, alice):
    page = record(flag="no", victim_name="Somebody else")
    assert page.status == 422
    assert page.fields["flag"] == "no"
    assert page.fields["victim_name"] == "Somebody else"
    alice.send(override_reason="A private sale")
    crime = Crime.objects.get()
    assert crime.is_business_crime is False
    assert "against the answers" in alice.page.html


def test_a_number_of_an_unknown_shape_is_kept_with_a_warning(alice, crime, at):
    alice.open(at(f"crime/{crime.pk}/number/"))
    which = next(option for option in alice.page.options["which"] if option.endswith(":crime"))
    page = alice.send(which=which, value="??-77")
    assert "The number is kept" in page.html
    assert "??-77" in page.html


def test_an_outcome_against_its_rules_is_refused_beside_the_field(alice, crime, at):
    alice.open(at(f"crime/{crime.pk}/outcome/"))
    page = alice.send(**(OUTCOME | {"suspect_identified": "yes", "reason": "<b>We know who</b>"}))
    assert page.status == 422
    assert page.fields["reason"].strip() == "<b>We know who</b>"
    assert not Outcome.objects.exists()


def test_an_outcome_is_given_and_told(alice, crime, at):
    alice.open(at(f"crime/{crime.pk}/outcome/"))
    page = alice.send(**OUTCOME)
    assert "The outcome is saved" in page.html
    assert "To be told by" in page.html
    clock = ServiceClock.objects.get(kind="update")
    alice.open(at(f"crime/{crime.pk}/outcome/tell/"))
    assert "No footage shows a face." in alice.page.fields["letter_body"]
    page = alice.send()
    assert "The letter is sent" in page.html
    assert "To be told by" not in page.html
    clock.refresh_from_db()
    assert clock.met_at is not None
    assert Message.objects.filter(template="outcome").exists()


def test_without_an_outcome_there_is_no_letter(alice, crime, at):
    assert alice.open(at(f"crime/{crime.pk}/outcome/tell/")).status == 404


def test_a_crime_is_cancelled_and_stays_on_record(alice, crime, at):
    alice.open(at(f"crime/{crime.pk}/cancel/"))
    alice.send(code=alice.page.options["code"][0], reason="")
    assert "Enter the additional verifiable information" in alice.page.errors
    page = alice.send(reason="The goods were in the stockroom")
    assert "Cancelled" in page.html
    assert Crime.objects.get().cancelled_at is not None


def test_no_crime_is_recorded_for_a_reason(alice, case, at):
    alice.open(at(f"crime/none/{case.primary_incident_id}/"))
    page = alice.send(reason="It was a delivery mistake")
    assert "It was a delivery mistake" in page.html


@pytest.mark.parametrize("part", ["crime/record/999999/", "crime/none/999999/", "crime/999999/outcome/"])
def test_what_the_case_does_not_hold_is_not_found(alice, at, part):
    assert alice.open(at(part)).status == 404
