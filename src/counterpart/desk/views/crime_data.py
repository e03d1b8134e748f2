"""What figures are made from: loads of recorded crime and indicators, and the months that are there."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from counterpart.accounts.requests import Request
from counterpart.base.errors import DomainError
from counterpart.desk.forms.statements import LoadForm
from counterpart.desk.presenters import crime_data as present
from counterpart.performance import intake
from counterpart.performance.models import CrimeSnapshot, DataSource
from counterpart.performance.queries import loads


def overview(request: Request) -> HttpResponse:
    """The months that are held, the loads so far, the indicator series."""
    force = loads.force_of(request.actor)
    context = {
        "loads": present.load_rows(loads.loads(request.actor)),
        "grids": present.grids(loads.held(force), force.force_code),
        "own_grids": present.grids(loads.held(force, DataSource.OWN), force.force_code),
        "series": present.series_rows(loads.series(request.actor)),
        "may_load": request.actor.may("crime_data_load"),
    }
    return render(request, "desk/crime_data/overview.html", context)


def send(request: Request) -> HttpResponse:
    """Send files; a worker loads them."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = LoadForm(*sent, at=request.at)
    if request.method == "POST" and form.is_valid():
        force, files = loads.force_of(request.actor), form.cleaned_data["sent"]
        try:
            waiting = intake.send(force=force, files=files, by=request.actor, at=request.at)
        except DomainError as refusal:
            form.add_error(refusal.field or None, refusal.message)
        else:
            messages.success(request, "The files have arrived and are being loaded")
            return redirect("desk_statements:load", waiting.pk)
    return render(request, "desk/crime_data/send.html", {"form": form}, status=422 if form.errors else 200)


def load(request: Request, load_id: int) -> HttpResponse:
    """What came of one load. While it waits, the page asks again by itself."""
    try:
        found = loads.find_load(request.actor, load_id)
    except CrimeSnapshot.DoesNotExist as error:
        raise Http404 from error
    problems = list(loads.problems(found))
    context = {
        "load": found,
        "state": present.state_of(found),
        "figures": present.load_figures(found),
        "inputs": present.input_rows(found),
        "problems": present.problem_rows(problems),
        "grids": present.grids(found.spans, found.force.force_code),
    }
    return render(request, "desk/crime_data/load.html", context)
