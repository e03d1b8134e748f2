"""Who saw or did what."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from counterpart.accounts import audit_trail
from counterpart.accounts.access import requires
from counterpart.accounts.audit_trail import AuditSearch
from counterpart.accounts.permissions import Permission
from counterpart.accounts.requests import Request
from counterpart.base import audit as log
from counterpart.casework.models import Case
from counterpart.casework.queries import cases
from counterpart.core.periods.local_time import day_range, start_of_day
from counterpart.desk.forms.administration import AuditForm
from counterpart.desk.presenters.audit import audit_rows

PAGE = 50


@requires(Permission.AUDIT_READ)
def audit(request: Request) -> HttpResponse:
    """The audit log, searched by record, person and day. The search itself is logged."""
    form = AuditForm(request.GET or None, at=request.at)
    search = _search(request, form) if form.is_valid() else AuditSearch()
    page = Paginator(audit_trail.events(request.actor, search), PAGE).get_page(request.GET.get("page"))
    sought = {"records": [list(record) for record in search.records or ()], "name": search.name, "page": page.number}
    sought |= {"from": search.from_at, "to": search.to_at}
    target = log.Target("base.auditevent")
    log.read(by=request.actor, at=request.at, action="audit.search", target=target, data=sought)
    return render(request, "desk/management/audit.html", {"form": form, "page": page, "rows": audit_rows(page)})


def _search(request: Request, form: AuditForm) -> AuditSearch:
    asked = form.cleaned_data
    from_day, to_day = asked["from_day"], asked["to_day"]
    return AuditSearch(
        records=_records(request, asked["reference"]) if asked["reference"] else None,
        name=asked["name"],
        from_at=start_of_day(from_day) if from_day else None,
        to_at=day_range(to_day)[1] if to_day else None,
    )


def _records(request: Request, reference: str) -> list[tuple[str, str]]:
    """The case of a reference and the reports in it, as the log names them; none where there is no such case."""
    try:
        case = cases.find(request.actor, reference)
    except Case.DoesNotExist:
        return []
    reports = [("crimes.incident", str(incident.pk)) for incident in cases.incidents(case)]
    return [("casework.case", str(case.pk)), *reports]
