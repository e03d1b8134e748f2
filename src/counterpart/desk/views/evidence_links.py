"""Asking somebody without an account for files, and withdrawing the link."""

from typing import Any

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from counterpart.desk.forms.evidence_links import LinkForm, RevokeForm
from counterpart.desk.presenters.evidence_frame import EvidenceFrame
from counterpart.desk.views.case_form import CaseFormPage
from counterpart.evidence import queries
from counterpart.evidence.actions import links
from counterpart.evidence.models import UploadLink


class AskByLink(CaseFormPage):
    form_class = LinkForm
    frame_class = EvidenceFrame
    title = "Ask somebody for files by a link"
    intro = "They need no account. The link is for this report only, ends by itself, and can be withdrawn."
    button = "Make the link"
    done = "The link is made"
    then = "desk_evidence:evidence"

    def act(self, answers: dict[str, Any]) -> None:
        links.make(incident=self.case.primary_incident, by=self.by, at=self.at, **answers)

    def leave(self) -> HttpResponseRedirect:
        return redirect(reverse(self.then, kwargs={"reference": self.case.reference}) + "#links")


class RevokeLink(CaseFormPage):
    form_class = RevokeForm
    frame_class = EvidenceFrame
    title = "Withdraw this link"
    button = "Withdraw the link"
    done = "The link is withdrawn"
    then = "desk_evidence:evidence"

    link: UploadLink

    def prepare(self) -> None:
        self.link = get_object_or_404(queries.links_of(self.case), pk=self.kwargs["link_id"])
        self.intro = f"{self.link.recipient_name}: {self.link.purpose}"

    def act(self, _answers: dict[str, Any]) -> None:
        links.revoke(link=self.link, by=self.by, at=self.at)
