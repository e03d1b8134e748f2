"""Dashboards: county, district and measure, each with map, table and download, each an address to pass on."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from counterpart.accounts.requests import Request
from counterpart.core.layouts import formats
from counterpart.core.measures.model import Measure, Statement, StatementRow
from counterpart.core.periods.months import written
from counterpart.desk.forms.dashboards import DashboardForm
from counterpart.desk.presenters import dashboard_charts as charts
from counterpart.desk.presenters import dashboards as shown
from counterpart.performance import dashboards as figures
from counterpart.performance.standing import measure_sets
from counterpart.places import outlines

FIRST_SET = "categories"


@dataclass(frozen=True, slots=True)
class _Page:
    """What every dashboard has: its figures, the form that chooses them, and addresses that keep the choice."""

    found: figures.Dashboard
    form: DashboardForm
    addresses: shown.Addresses

    @property
    def statement(self) -> Statement:
        return self.found.statement

    @property
    def measures(self) -> tuple[Measure, ...]:
        return self.statement.measures.measures

    def measure(self, code: str) -> Measure:
        """A measure of the set; 404 for one that it does not have."""
        found = next((measure for measure in self.measures if measure.code == code), None)
        if found is None:
            raise Http404(f"There is no measure {code}.")
        return found

    def context(self, **more: Any) -> dict[str, Any]:
        statement = self.statement
        return {
            "statement": statement,
            "set_links": shown.set_links(measure_sets().values(), self.addresses),
            "filter": self.form,
            "chosen": self.form.chosen(),
            "period": shown.period(statement),
            "downloads": shown.downloads(self.addresses),
            "coverage": shown.lacking(statement),
            **more,
        }


def start(request: Request) -> HttpResponse:
    """`/dashboards/`: the first set."""
    return redirect("desk_dashboards:county", FIRST_SET)


def county(request: Request, measure_set: str) -> HttpResponse:
    """Every measure of a set for the whole force, one of them on the map."""
    page = _page(request, measure_set)
    if page is None:
        return render(request, "desk/dashboards/none.html")
    mapped = page.measure(request.GET.get("measure") or _first_mapped(page.statement).code)
    rows = shown.rows_at(page.statement, page.statement.force)
    context = page.context(
        table=shown.measure_table(page.statement, rows, lambda measure: page.addresses.measure(measure.code)),
        map=shown.district_map(
            page.statement,
            mapped,
            outlines.districts(),
            lambda code: page.addresses.district(code, mapped.code),
        ),
        trend=charts.trend_of(page.statement, _row_of(rows, mapped)),
        notes=shown.notes_of(rows),
    )
    return render(request, "desk/dashboards/county.html", context)


def measure(request: Request, measure_set: str, code: str) -> HttpResponse:
    """One measure: by district, by month, and against everything that it is compared with."""
    page = _page(request, measure_set)
    if page is None:
        return render(request, "desk/dashboards/none.html")
    chosen = page.measure(code)
    rows = shown.rows_of(page.statement, code)
    context = page.context(
        measure=chosen,
        table=shown.place_table(page.statement, rows, lambda place: page.addresses.district(place.code, code)),
        comparisons=shown.comparison_table(page.statement, rows[0]),
        map=shown.district_map(
            page.statement, chosen, outlines.districts(), lambda place: page.addresses.district(place, code)
        ),
        trend=charts.trend_of(page.statement, rows[0]),
        control=charts.control_of(rows[0]),
        funnel=charts.funnel_of(page.statement, rows),
        sectors_href=page.addresses.sectors(code),
        notes=shown.notes_of(rows),
    )
    return render(request, "desk/dashboards/measure.html", context)


def district(request: Request, measure_set: str, place: str) -> HttpResponse:
    """Every measure of a set in one district, one of them on the map of its small areas."""
    page = _page(request, measure_set)
    if page is None:
        return render(request, "desk/dashboards/none.html")
    rows = shown.rows_at(page.statement, place)
    areas = outlines.lsoas(place)
    if not rows or areas is None:
        raise Http404(f"There is no district {place}.")
    mapped = page.measure(request.GET.get("measure") or _first_mapped(page.statement).code)
    counts = figures.counts_by(page.found.snapshot, page.statement.measures, mapped, page.statement.window, "lsoa")
    title = f"{mapped.name} by small area, {shown.period(page.statement)}"
    context = page.context(
        place=rows[0].place,
        mapped=mapped,
        table=shown.measure_table(page.statement, rows, lambda one: page.addresses.district(place, one.code)),
        map=shown.small_area_map(title, counts, areas, place) if counts else None,
        areas=shown.small_area_table(counts, areas),
        trend=charts.trend_of(page.statement, _row_of(rows, mapped)),
        notes=shown.notes_of(rows),
    )
    return render(request, "desk/dashboards/district.html", context)


def sectors(request: Request, measure_set: str, code: str) -> HttpResponse:
    """One measure by sector of the business, over the months that the data holds."""
    page = _page(request, measure_set)
    if page is None:
        return render(request, "desk/dashboards/none.html")
    chosen = page.measure(code)
    counts = figures.counts_by(page.found.snapshot, page.statement.measures, chosen, page.statement.window, "sector")
    context = page.context(measure=chosen, table=shown.sector_table(page.statement, counts), notes=[])
    return render(request, "desk/dashboards/sectors.html", context)


def download(request: Request, measure_set: str, format: str) -> HttpResponse:
    """All figures of a set with all its districts, as a file; 404 for a format that there is not."""
    page = _page(request, measure_set)
    if page is None or format not in formats.FORMATS:
        raise Http404("There is nothing to download.")
    chosen, statement = formats.FORMATS[format], page.statement
    name = f"{measure_set}-{statement.force}-{written(statement.window.last)}.{chosen.ending}"
    answer = HttpResponse(formats.write(statement, format), content_type=chosen.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _page(request: Request, measure_set: str) -> _Page | None:
    if measure_set not in measure_sets():
        raise Http404(f"There is no set of measures {measure_set}.")
    force = figures.force_of(request.actor)
    form = DashboardForm(request.GET, at=request.at)
    choice = form.choice()
    found = figures.dashboard(force, measure_set=measure_set, at=request.at, **choice)
    if found is None:
        return None
    form.offer(found.months, found.statement.window.last)
    return _Page(found, form, shown.Addresses(measure_set, form.kept()))


def _row_of(rows: list[StatementRow], measure: Measure) -> StatementRow:
    return next((row for row in rows if row.measure.code == measure.code), rows[0])


def _first_mapped(statement: Statement) -> Measure:
    """The first measure that has a figure in a district, or the first of all."""
    known = (row.measure for row in statement.rows if row.place.kind == "district" and row.current is not None)
    return next(known, statement.measures.measures[0])
