"""What the reporting pages share: whose draft it is, what is known, and where to go next."""

from datetime import timedelta
from typing import Any, Literal
from uuid import UUID

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from counterpart.accounts.requests import Request
from counterpart.base.actors import Actor
from counterpart.business import addresses
from counterpart.business.forms.pages import Ask
from counterpart.business.forms.questions import Offers
from counterpart.business.presenters.slots import slot_choices
from counterpart.casework.queries import diary
from counterpart.core.harm import emergency
from counterpart.core.reporting.answers import Answers
from counterpart.core.reporting.questions import Context
from counterpart.crimes import queries, rules
from counterpart.crimes.models import ReportDraft
from counterpart.partners.models import Premises

# Drafts that this browser began or opened without an account.
SESSION_KEY = "report_drafts"
# How far ahead a time to call is offered.
_SLOTS_AHEAD = timedelta(days=3)
PUBLIC = "Anybody may report a crime, with or without an account"


def is_known(actor: Actor) -> bool:
    """Whether the actor reports for a business with an account."""
    return actor.organisation_kind == "business"


def context_of(actor: Actor, premises: list[Premises]) -> Context:
    """What the questions need to know about who reports."""
    number: Literal["none", "one", "several"] = "none" if not premises else "one" if len(premises) == 1 else "several"
    return Context(premises=number, signed_in=is_known(actor))


def premises_of(actor: Actor) -> list[Premises]:
    """Where the reporter's business trades; empty for a visitor."""
    return list(queries.own_premises(actor)) if is_known(actor) else []


def known_answers(actor: Actor, premises: list[Premises]) -> dict[str, Any]:
    """The answers that need not be asked of somebody whom we know."""
    if not is_known(actor):
        return {}
    contact = {"how": "email", "name": actor.name, "email": actor.email}
    place = {"where": {"kind": "premises", "premises_id": premises[0].pk}} if len(premises) == 1 else {}
    return {"contact": contact, **place}


def draft_of(request: Request, key: UUID) -> ReportDraft:
    """The draft, where it is the actor's own or was begun in this browser. Anybody else gets "not found".

    Browsers are shared, so a visitor's closes by itself; the emailed link opens it for longer.
    """
    try:
        if str(key) in request.session.get(SESSION_KEY, ()):
            return queries.draft_of_visitor(key, request.at)
        return queries.find_draft(request.actor, key)
    except ReportDraft.DoesNotExist as error:
        raise Http404("No such report") from error


def remember(request: Request, draft: ReportDraft) -> None:
    """Let this browser open a visitor's draft again."""
    if draft.person_id is None:
        request.session[SESSION_KEY] = [*request.session.get(SESSION_KEY, ()), str(draft.key)][-20:]


def ask_of(request: Request, draft: ReportDraft, *, with_slots: bool = False) -> Ask:
    """What a page of this draft is built from. Free times to call are looked up only where they are shown."""
    owner = request.actor if draft.person_id is not None else Actor.nobody()
    premises = premises_of(owner)
    force = queries.answering_force(owner)
    slots = diary.free_slots(force, request.at, request.at + _SLOTS_AHEAD) if with_slots and force else []
    offers = Offers([(place.pk, place.name, place.address) for place in premises], slot_choices(slots, request.at))
    return Ask(Answers.from_json(draft.answers), context_of(owner, premises), offers, request.at)


def reasons_to_call(draft: ReportDraft) -> list[str]:
    """Why this report sounds like an emergency, where the reporter has not been told so yet."""
    reasons = emergency.threshold(Answers.from_json(draft.answers).without_loss())
    return [reason for reason in reasons if reason not in draft.emergency_seen]


def go_on(draft: ReportDraft, ask: Ask) -> HttpResponseRedirect:
    """To what comes next: the advice to call 999, the first page that is left, or checking the answers."""
    return redirect(next_address(draft, ask))


def next_address(draft: ReportDraft, ask: Ask) -> str:
    """The address of what comes next."""
    if draft.incident_id is not None:
        return reverse("business:sent", args=[draft.key])
    if reasons_to_call(draft):
        return reverse("business:call_999", args=[draft.key])
    left = rules.pages_left(Answers.from_json(draft.answers), draft.pages_done, ask.context)
    return addresses.page(draft, left[0]) if left else reverse("business:check", args=[draft.key])
