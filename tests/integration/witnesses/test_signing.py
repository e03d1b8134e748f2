"""A witness statement is signed once, by its maker, and never changes."""

import pytest
from django.db import IntegrityError, transaction

from counterpart.base import files
from counterpart.base.audit import AuditEvent
from counterpart.casework.queries.cases import timeline
from counterpart.core.proofs import canonical
from counterpart.witnesses import content, pdf
from counterpart.witnesses.actions import drafts, signing
from counterpart.witnesses.errors import AlreadySigned, NotReady
from counterpart.witnesses.models import WitnessStatement
from counterpart.witnesses.templates import templates
from tests.factories import NOW, make_witness_draft, make_witness_statement
from tests.pdf_text import pdf_text

pytestmark = pytest.mark.needs("pango")


@pytest.fixture
def draft(people, case):
    return make_witness_draft(incident=case.primary_incident, by=people.tom.actor)


def sign(draft, people, **given):
    given = {"name": "Tom Reeve", "declares": True, "address": "192.0.2.7"} | given
    return signing.sign(draft=draft, by=people.tom.actor, at=NOW, **given)


@pytest.mark.slow  # lays the statement out twice
def test_what_was_signed_is_what_the_hash_and_the_pdf_hold(people, case, draft):
    statement = sign(draft, people)
    assert statement.sha256 == content.digest(statement.content)
    made = files.read(statement.pdf_key)
    assert statement.pdf_sha256 == pdf.digest(made)
    text = pdf_text(made)
    file = case.primary_incident.evidence_files.get()
    for words in (
        "Statement of Tom Reeve",
        "Over 18",
        "Criminal Justice Act 1967, s 9",
        "signed by me) is true to the best of my knowledge and belief",
        "It was 12 minutes fast, against the time on my phone.",
        file.sha256,
        "192.0.2.7",
    ):
        assert words in text, words
    assert (statement.pages, "(consisting of 1 page each" in text) == (1, True)
    assert statement.content["signature"]["signed_at"] == canonical.moment(NOW)


@pytest.mark.slow  # lays the statement out twice
def test_how_to_reach_the_maker_is_not_in_it(people, draft):
    statement = sign(draft, people)
    assert draft.contact["telephone"] == "01603 555 010"
    assert "555 010" not in canonical.encode(statement.content)
    assert "555 010" not in pdf_text(files.read(statement.pdf_key))


@pytest.mark.slow  # lays the statement out twice
def test_the_database_refuses_to_change_or_delete_it(people, draft):
    sign(draft, people)
    for deed in (lambda rows: rows.update(maker_name="Somebody"), lambda rows: rows.delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            deed(WitnessStatement.objects.all())


@pytest.mark.slow  # lays the statement out twice
def test_it_is_signed_once_and_its_draft_is_closed(people, draft):
    sign(draft, people)
    with pytest.raises(AlreadySigned):
        sign(draft, people)
    page = templates()[draft.template_code].page("more")
    with pytest.raises(AlreadySigned):
        drafts.save_page(draft=draft, page=page, answers={"more": "I lied"}, by=people.tom.actor, at=NOW)


@pytest.mark.slow  # lays two statements out
def test_only_a_further_statement_amends_it_and_refers_to_it(people, case, draft):
    first = sign(draft, people)
    second = make_witness_statement(
        incident=case.primary_incident, by=people.tom.actor, amends=first, told={"clock": "unchecked"}
    )
    assert (second.number, second.content["amends"]["sha256"]) == (2, first.sha256)
    assert "my statement 1 of" in pdf_text(files.read(second.pdf_key))
    first.refresh_from_db()
    assert first.content["answers"]["clock"] == "wrong"


@pytest.mark.slow  # lays the statement out twice
def test_the_case_and_the_audit_log_tell_of_it(people, case, draft):
    statement = sign(draft, people)
    assert "Tom Reeve signed a witness statement" in [event.summary for event in timeline(case)]
    assert statement.sha256 in AuditEvent.objects.get(action="witness.sign").data


@pytest.mark.parametrize(
    ("given", "field"),
    [({"declares": False}, "declares"), ({"name": "Tim Reeve"}, "name"), ({"name": " "}, "name")],
)
def test_it_is_not_signed_without_the_declaration_and_the_makers_own_name(people, draft, given, field):
    with pytest.raises(NotReady) as refusal:
        sign(draft, people, **given)
    assert refusal.value.field == field
    assert not WitnessStatement.objects.exists()


def test_it_is_not_signed_before_all_is_said(people, case):
    draft = drafts.begin(incident=case.primary_incident, by=people.tom.actor, at=NOW)
    with pytest.raises(NotReady):
        sign(draft, people)
    assert drafts.pages_left(draft) == ["you", "system", "clock", "download", "files", "more", "contact"]


def test_what_an_answer_calls_for_must_be_said_too(people, case):
    draft = make_witness_draft(incident=case.primary_incident, by=people.tom.actor, told={"clock_off": ""})
    assert drafts.pages_left(draft) == ["clock"]


def test_a_draft_that_the_desk_took_back_is_closed(people, draft):
    drafts.withdraw(draft=draft, reason="An officer will call you", by=people.alice.actor, at=NOW)
    with pytest.raises(AlreadySigned, match="An officer will call you"):
        sign(draft, people)
