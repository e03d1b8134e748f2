"""A page of one case with one form."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect

from counterpart.accounts.requests import Request
from counterpart.casework.models import Case
from counterpart.desk.presenters.case_frame import CaseFrame
from counterpart.desk.views.finding import find_case
from counterpart.desk.views.form_page import FormPage


class CaseFormPage(FormPage):
    """A form about one case, which is found before `prepare` finds what else the address names."""

    frame_class: ClassVar[type[CaseFrame]] = CaseFrame
    template: ClassVar[str] = "desk/case_form.html"
    then: str = "desk:case"

    case: Case

    def around(self) -> Mapping[str, Any]:
        return {"frame": self.frame_class(self.case, at=self.at, actor=self.by)}

    def dispatch(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        self.case = find_case(request, kwargs["reference"])
        return super().dispatch(request, *args, **kwargs)

    def leave(self) -> HttpResponseRedirect:
        return redirect(self.then, reference=self.case.reference)
