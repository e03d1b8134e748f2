"""The page before a statement: what there is, whether one can be made online, and the two questions that decide it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render

from counterpart.accounts.requests import Request
from counterpart.base.actors import Actor
from counterpart.crimes.models import Incident
from counterpart.witnesses import queries
from counterpart.witnesses.actions import drafts, offers
from counterpart.witnesses.errors import NotOffered
from counterpart.witnesses.forms import ScreenForm
from counterpart.witnesses.models import StatementRequest, WitnessDraft, WitnessStatement


@dataclass(frozen=True, slots=True)
class Start:
    """Who would make a statement about which report. `address` leads to a draft's first page."""

    incident: Incident
    by: Actor
    at: datetime
    home: str
    draft: WitnessDraft | None
    statements: Sequence[tuple[WitnessStatement, str]]
    address: Callable[[WitnessDraft], str]
    request: StatementRequest | None = None

    @property
    def has_files(self) -> bool:
        """Whether there is anything that they may speak of."""
        organisation = self.request.organisation_id if self.request else self.by.organisation_id
        sent = queries.sent_files(self.incident, organisation_id=organisation, address=self.by.email)
        return sent.exists()

    @property
    def latest(self) -> WitnessStatement | None:
        """The latest statement of their own: a colleague's is not theirs to amend."""
        own = [statement for statement, _ in self.statements if statement.signed_by_id == self.by.person_id]
        return own[-1] if own else None


def show(request: Request, start: Start) -> HttpResponse:
    """Offer the statement, begin it when both answers allow, or say who takes it instead.

    A link is for one statement: once that is signed, it leads to what was signed.
    """
    if start.request and start.draft and queries.statement_of(start.draft):
        return redirect(start.address(start.draft))
    form = ScreenForm(request.POST if request.method == "POST" else None, at=start.at)
    if request.method == "POST" and start.has_files and form.is_valid():
        return _begin(request, start, form)
    facts = {
        "incident": start.incident,
        "form": form,
        "home": start.home,
        "has_files": start.has_files,
        "statements": start.statements,
        "is_further": start.latest is not None,
        "draft_address": start.address(start.draft) if start.draft else "",
        "refusal": _refusal(start),
        "request_purpose": start.request.purpose if start.request else "",
    }
    return render(request, "witnesses/start.html", facts)


def _begin(request: Request, start: Start, form: ScreenForm) -> HttpResponse:
    if start.draft is not None:
        return redirect(start.address(start.draft))
    try:
        offers.screen(incident=start.incident, answers=form.codes(), by=start.by, at=start.at)
        draft = drafts.begin(
            incident=start.incident,
            by=start.by,
            at=start.at,
            request=start.request,
            amends=start.latest,
        )
    except NotOffered as refusal:
        facts = {"incident": start.incident, "refusal": refusal, "home": start.home}
        return render(request, "witnesses/not_offered.html", facts)
    return redirect(start.address(draft))


def _refusal(start: Start) -> NotOffered | None:
    """Why policy or the desk keeps it from being made online, whoever makes it."""
    try:
        queries.refuse_where_not_offered(start.incident, start.at)
    except NotOffered as refusal:
        return refusal
    return None
