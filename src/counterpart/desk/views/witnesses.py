"""Witness statements of a case: read, ask for, take back."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from counterpart.accounts.requests import Request
from counterpart.casework.queries import groups
from counterpart.crimes.models import Incident
from counterpart.desk.forms.allocation import NothingToSayForm
from counterpart.desk.forms.witnesses import AskForm, StopForm, WhyForm
from counterpart.desk.presenters.evidence_frame import EvidenceFrame
from counterpart.desk.presenters.witnesses import draft_rows, request_rows, statement_items
from counterpart.desk.views.case_form import CaseFormPage
from counterpart.desk.views.finding import find_case
from counterpart.witnesses import pages, queries
from counterpart.witnesses.actions import drafts, offers, requests
from counterpart.witnesses.models import StatementRequest, WitnessDraft, WitnessStatement


def witnesses(request: Request, reference: str) -> HttpResponse:
    """The signed statements of a case, those on their way, and who was asked."""
    case = find_case(request, reference)
    context = {
        "frame": EvidenceFrame(case, at=request.at, actor=request.actor),
        "statements": statement_items(case, queries.statements_of(case)),
        "drafts": draft_rows(case, queries.drafts_of(case)),
        "requests": request_rows(case, queries.requests_of(case), request.at),
        "stops": [stop for each in groups.held_incidents(case) if (stop := queries.stop_of(each))],
    }
    return render(request, "desk/witnesses/list.html", context)


def statement(request: Request, reference: str, key: UUID) -> HttpResponse:
    """One signed statement, with how to reach its maker beside it."""
    case = find_case(request, reference)
    found = _statement(request, key)
    frame = EvidenceFrame(case, at=request.at, actor=request.actor)
    contact = [(name.capitalize(), value) for name, value in found.draft.contact.items() if value]
    context = {"frame": frame, "statement": found, "words": found.content, "contact": contact}
    return render(request, "desk/witnesses/statement.html", context)


def statement_pdf(request: Request, reference: str, key: UUID) -> HttpResponse:
    """The PDF as it was signed."""
    find_case(request, reference)
    return pages.pdf_response(_statement(request, key))


def _statement(request: Request, key: UUID) -> WitnessStatement:
    try:
        return queries.read_statement(request.actor, key, request.at)
    except WitnessStatement.DoesNotExist as error:
        raise Http404 from error


class OfWitnesses(CaseFormPage):
    """A form that leads back to the statements."""

    frame_class = EvidenceFrame
    then = "desk_witness:witnesses"

    @cached_property
    def incidents(self) -> dict[int, Incident]:
        return {each.pk: each for each in groups.held_incidents(self.case)}


class Ask(OfWitnesses):
    form_class = AskForm
    title = "Ask for a witness statement"
    intro = "They get a link by email, good for 14 days. It opens this one statement and shows them no report."
    button = "Send the link"
    done = "The link is sent"

    @cached_property
    def signed(self) -> dict[int, WitnessStatement]:
        return {each.pk: each for each in queries.statements_of(self.case)}

    def form_options(self) -> Mapping[str, Any]:
        return {"incidents": list(self.incidents.values()), "signed": list(self.signed.values())}

    def act(self, answers: dict[str, Any]) -> None:
        requests.ask(
            case=self.case,
            incident=self.incidents[answers["incident"]],
            name=answers["name"],
            email=answers["email"],
            purpose=answers["purpose"],
            amends=self.signed.get(answers.get("amends") or 0),
            by=self.by,
            at=self.at,
        )


class Revoke(OfWitnesses):
    form_class = NothingToSayForm
    title = "Take back the link"
    button = "Take back"
    done = "The link works no more"

    asked: StatementRequest

    def prepare(self) -> None:
        self.asked = get_object_or_404(queries.requests_of(self.case), pk=self.kwargs["request_id"])
        self.intro = f"The link that was sent to {self.asked.recipient_name} will open nothing any more."

    def act(self, _answers: dict[str, Any]) -> None:
        requests.revoke(request=self.asked, by=self.by, at=self.at)


class Withdraw(OfWitnesses):
    form_class = WhyForm
    title = "Take back an unsigned statement"
    button = "Take back"
    done = "The statement is taken back"

    draft: WitnessDraft

    def prepare(self) -> None:
        self.draft = get_object_or_404(queries.drafts_of(self.case), key=self.kwargs["key"])
        self.intro = f"{self.draft.maker_name} can then neither change nor sign it."

    def act(self, answers: dict[str, Any]) -> None:
        drafts.withdraw(draft=self.draft, reason=answers["reason"], by=self.by, at=self.at)


class Stop(OfWitnesses):
    form_class = StopForm
    title = "Take statements in person"
    intro = "Nobody can then make a statement about this report online, until you allow it again."
    button = "Take in person"
    done = "Statements about this report are taken in person"

    def form_options(self) -> Mapping[str, Any]:
        return {"incidents": list(self.incidents.values())}

    def act(self, answers: dict[str, Any]) -> None:
        incident = self.incidents[answers["incident"]]
        offers.stop(case=self.case, incident=incident, reason=answers["reason"], by=self.by, at=self.at)


class Lift(OfWitnesses):
    form_class = NothingToSayForm
    title = "Allow statements online again"
    button = "Allow"
    done = "Statements can be made online again"

    incident: Incident

    def prepare(self) -> None:
        self.incident = get_object_or_404(groups.held_incidents(self.case), pk=self.kwargs["incident_id"])
        self.intro = f"About report {self.incident.reference}, as far as policy lets them."

    def act(self, _answers: dict[str, Any]) -> None:
        offers.lift(case=self.case, incident=self.incident, by=self.by, at=self.at)
