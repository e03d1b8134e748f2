"""My reports: the list, and one report with all that became of it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.accounts.requests import Request
from counterpart.business.presenters.answers import report_sections
from counterpart.business.presenters.standing import ReportRow, message_items, timeline_items
from counterpart.casework.actions import reports as reporter_actions
from counterpart.casework.queries.reports import messages, shared_events, standing, standings
from counterpart.crimes import queries
from counterpart.crimes.models import Incident

PAGE_SIZE = 20


@requires(Permission.REPORT_READ)
@require_safe
def reports(request: Request) -> HttpResponse:
    """The organisation's reports, newest first, and the person's unfinished ones."""
    pages = Paginator(queries.my_incidents(request.actor), PAGE_SIZE)
    shown = pages.get_page(request.GET.get("page"))
    queries.list_reports(request.actor, shown.object_list, request.at)
    facts = {
        "rows": [ReportRow(each) for each in standings(shown.object_list)],
        "number": shown.number,
        "pages": pages.num_pages,
        "drafts": list(queries.my_drafts(request.actor)) if shown.number == 1 else [],
    }
    return render(request, "business/reports/list.html", facts)


@requires(Permission.REPORT_READ)
@require_safe
def report(request: Request, reference: str) -> HttpResponse:
    """One report: how it stands, what happened, messages, and what was told."""
    incident = report_of(request, reference)
    written = list(messages(incident))
    reporter_actions.mark_read(incident=incident, by=request.actor, at=request.at)
    facts = {
        "incident": incident,
        "row": ReportRow(standing(incident)),
        "items": timeline_items(shared_events(incident)),
        "messages": message_items(written),
        "sections": report_sections(incident),
    }
    return render(request, "business/reports/report.html", facts)


def report_of(request: Request, reference: str) -> Incident:
    """The report of the actor's organisation, its reading logged; "not found" for anybody else."""
    try:
        return queries.open_report(request.actor, reference, request.at)
    except Incident.DoesNotExist as error:
        raise Http404("No such report") from error
