"""The map that can be zoomed, in a browser that draws it, under the site's own content policy."""

import pytest
from django.http import HttpResponse
from django.template import engines
from django.urls import path, reverse
from playwright.sync_api import expect

from counterpart.accounts.access import public
from counterpart.config.urls import handler400, handler403, handler404, handler500
from counterpart.config.urls import urlpatterns as site
from counterpart.core.layouts.charts.area_map import Area, draw, shading
from counterpart.places import outlines
from tests.needs import chromium_path

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,  # a browser starts
    pytest.mark.urls("tests.browser.test_map"),
]

PAGE = """{% extends "base/wide.html" %}
{% block page_title %}Theft{% endblock %}
{% block content %}<h1>Theft</h1>{{ ui.area_map(title="Theft by district", **map) }}{% endblock %}
{% block scripts %}<script type="module" src="{{ static('map.mjs') }}"></script>{% endblock %}"""
COUNTS = {"E07000143": 120, "E07000144": 640, "E07000145": 300, "E07000146": 900, "E07000148": 2210}
WEBGL = ["--no-sandbox", "--enable-unsafe-swiftshader", "--use-gl=angle", "--use-angle=swiftshader"]


def county(request):
    places = outlines.districts()
    steps = shading(list(COUNTS.values()))
    areas = [
        {"code": code, "name": name, "text": f"{COUNTS.get(code, 'No figure')}", "shade": steps.shade(COUNTS.get(code)),
         "href": f"/district/{code}/"}
        for code, name in places.names.items()
    ]  # fmt: skip
    drawn = draw("Theft", [Area(shape=places.shapes[area["code"]], **area) for area in areas], "theft")
    boundaries = reverse("open:district_boundaries")
    options = {"drawing": drawn, "steps": steps.legend(str), "areas": areas, "boundaries": boundaries}
    return HttpResponse(engines.all()[0].from_string(PAGE).render({"map": options}, request))


urlpatterns = [*site, path("county/", public("a test")(county))]
__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@pytest.fixture
def drawing_page(playwright):
    """A page of a browser that has WebGL, in software."""
    browser = playwright.chromium.launch(executable_path=chromium_path(), args=WEBGL)
    yield browser.new_page(viewport={"width": 1000, "height": 900})
    browser.close()


def test_a_map_takes_the_place_of_the_drawing_and_breaks_no_policy(drawing_page, live_server):
    complaints = []
    drawing_page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    drawing_page.goto(f"{live_server.url}/county/")
    expect(drawing_page.locator(".cp-map--ready")).to_be_visible(timeout=30_000)
    expect(drawing_page.locator(".cp-areas")).to_be_hidden()
    drawing_page.get_by_role("button", name="Zoom in").click()
    drawing_page.mouse.move(*_middle(drawing_page))
    expect(drawing_page.get_by_role("status")).to_contain_text(":")
    assert complaints == []


def test_without_webgl_the_drawing_stays_and_its_areas_are_links(page, live_server):
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    with page.expect_response("**/districts.geojson"):
        page.goto(f"{live_server.url}/county/")
    expect(page.locator(".cp-map__canvas")).to_have_count(0)
    page.get_by_role("link", name="Norwich: 2210").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/district/E07000148/")


def _middle(page):
    box = page.locator(".cp-map__canvas").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
