"""Agreements with partners, for the force's administrators."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from counterpart.accounts.requests import Request
from counterpart.desk.forms.agreements import AgreementForm, ResumeForm, SignForm, WhyForm
from counterpart.desk.presenters.agreements import AgreementPage, agreement_rows, refusal_rows
from counterpart.desk.views.image_form import SubjectFormPage
from counterpart.partners import queries
from counterpart.partners.actions import agreements as actions
from counterpart.partners.models import InformationSharingAgreement

_REFUSALS = 50


def agreements(request: Request) -> HttpResponse:
    """Every agreement of the force, and what was refused for want of one."""
    rows = agreement_rows(queries.agreements(request.actor), request.at)
    refused = refusal_rows(queries.refusals(request.actor)[:_REFUSALS])
    return render(request, "desk/agreements/agreements.html", {"rows": rows, "refused": refused})


def agreement(request: Request, pk: int) -> HttpResponse:
    """One agreement and what was told under it."""
    view = AgreementPage(_find(request, pk), request.at)
    return render(request, "desk/agreements/agreement.html", {"view": view})


class Draft(SubjectFormPage):
    form_class = AgreementForm
    title = "Draft an agreement"
    intro = "It is live when you and the partner have signed it. Its words never change: another version replaces it."
    button = "Save draft"
    done = "The agreement is drafted. Both sides must sign it"
    back = ("Agreements", "desk_agreements:agreements")

    form: AgreementForm
    replaces: InformationSharingAgreement | None = None

    def prepare(self) -> None:
        self.force = queries.own_organisation(self.by)
        self.partners = queries.partnerships(self.force)

    @property
    def nothing(self) -> str:
        return "" if self.partners.exists() else "The force has no partnership yet. Add one under Organisations."

    def form_options(self) -> Mapping[str, Any]:
        return {"partners": list(self.partners.values_list("pk", "name"))}

    def act(self, answers: dict[str, Any]) -> None:
        partner = self.partners.get(pk=answers["partner"])
        terms = self.form.terms()
        self.made = actions.draft(
            force=self.force, partner=partner, terms=terms, replaces=self.replaces, by=self.by, at=self.at
        )

    def leave(self) -> HttpResponseRedirect:
        return redirect("desk_agreements:agreement", pk=self.made.pk)


class NextVersion(Draft):
    title = "Make the next version"
    intro = "The version that runs now ends when both sides have signed this one."

    def prepare(self) -> None:
        super().prepare()
        self.replaces = _find(self.request, self.kwargs["pk"])
        self.partners = self.partners.filter(pk=self.replaces.partner_id)

    @property
    def nothing(self) -> str:
        replaced = self.replaces is not None and hasattr(self.replaces, "replaced_by")
        return "The next version exists already." if replaced else ""

    def form_options(self) -> Mapping[str, Any]:
        names = [name for name in AgreementForm.base_fields if name != "partner"]
        initial = {name: getattr(self.replaces, name) for name in names}
        partner = {"partner": self.replaces.partner_id if self.replaces else None}
        return {**super().form_options(), "initial": initial | partner}


class OfAgreement(SubjectFormPage):
    """About one agreement of the force."""

    template = "desk/agreements/form.html"
    back = ("Agreements", "desk_agreements:agreements")
    agreement: InformationSharingAgreement

    def prepare(self) -> None:
        self.agreement = _find(self.request, self.kwargs["pk"])

    def extra(self) -> Mapping[str, Any]:
        return {"view": AgreementPage(self.agreement, self.at)}

    def leave(self) -> HttpResponseRedirect:
        return redirect("desk_agreements:agreement", pk=self.agreement.pk)


class Sign(OfAgreement):
    form_class = SignForm
    title = "Sign for the force"
    button = "Sign"
    done = "You have signed the agreement"

    def act(self, _answers: dict[str, Any]) -> None:
        actions.sign(agreement=self.agreement, by=self.by, at=self.at)


class Suspend(OfAgreement):
    form_class = WhyForm
    title = "Suspend the agreement"
    intro = "Nothing flows from now on, and what was told is no longer shown, until it is resumed."
    button = "Suspend"
    done = "The agreement is suspended"

    def act(self, answers: dict[str, Any]) -> None:
        actions.suspend(agreement=self.agreement, reason=answers["reason"], by=self.by, at=self.at)


class Resume(OfAgreement):
    form_class = ResumeForm
    title = "Resume the agreement"
    button = "Resume"
    done = "The agreement is live again"

    def act(self, _answers: dict[str, Any]) -> None:
        actions.resume(agreement=self.agreement, by=self.by, at=self.at)


class Terminate(OfAgreement):
    form_class = WhyForm
    title = "End the agreement for good"
    intro = "Everything that was told under it ends with it."
    button = "End it"
    done = "The agreement is ended"

    def act(self, answers: dict[str, Any]) -> None:
        actions.terminate(agreement=self.agreement, reason=answers["reason"], by=self.by, at=self.at)


def _find(request: Request, pk: int) -> InformationSharingAgreement:
    found = queries.find_agreement(request.actor, pk)
    if found is None:
        raise Http404
    return found
