"""Merge, un-merge and split."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect

from counterpart.casework.actions import merging, splitting
from counterpart.casework.models import Case, CaseMerge
from counterpart.casework.queries import cases
from counterpart.desk.forms.allocation import NothingToSayForm
from counterpart.desk.forms.merging import MergeForm, SplitForm
from counterpart.desk.presenters.merging import item_options, merge_options, occurrence_options
from counterpart.desk.views.case_form import CaseFormPage


class Merge(CaseFormPage):
    form_class = MergeForm
    title = "Merge another case into this one"
    intro = "Only reports of the same business can be merged. A merge can be undone."
    button = "Merge cases"
    done = "The cases are merged"

    def form_options(self) -> Mapping[str, Any]:
        return {"others": merge_options(cases.candidates(self.by, self.case))}

    @property
    def nothing(self) -> str:
        options = self.form.fields["merged"].options  # type: ignore[attr-defined]
        return "" if options else "This business has no other open case."

    def act(self, answers: dict[str, Any]) -> None:
        merged = get_object_or_404(cases.candidates(self.by, self.case), pk=answers["merged"])
        merging.merge(survivor=self.case, merged=merged, reason=answers["reason"], by=self.by, at=self.at)


class Unmerge(CaseFormPage):
    form_class = NothingToSayForm
    title = "Undo this merge"
    intro = "Each case gets back its reports, its owner and its place in the queue."
    button = "Undo merge"
    done = "The merge is undone"

    merge: CaseMerge

    def prepare(self) -> None:
        self.merge = get_object_or_404(cases.merges(self.case), pk=self.kwargs["merge_id"])

    def act(self, _answers: dict[str, Any]) -> None:
        merging.unmerge(merge=self.merge, by=self.by, at=self.at)


class Split(CaseFormPage):
    form_class = SplitForm
    title = "Split this case"
    intro = "What you choose becomes a report and a case of its own. Nothing is lost from this one."
    button = "Split case"
    done = "The new case is open"

    new_case: Case

    def form_options(self) -> Mapping[str, Any]:
        return {"occurrences": occurrence_options(self.case), "items": item_options(self.case)}

    @property
    def nothing(self) -> str:
        options = self.form.fields["occurrences"].options  # type: ignore[attr-defined]
        return "" if options else "The report tells of one event only."

    def act(self, answers: dict[str, Any]) -> None:
        self.new_case = splitting.split(
            case=self.case,
            occurrence_ids=answers["occurrences"],
            property_item_ids=answers["items"],
            reason=answers["reason"],
            by=self.by,
            at=self.at,
        )

    def leave(self) -> HttpResponseRedirect:
        return redirect(self.then, reference=self.new_case.reference)
