"""Dashboards in a real browser: accessible, within 320 pixels, and walked by their links."""

import pytest

from counterpart.places.actions import load_boundaries
from tests.browser.desk.test_accessibility import problems
from tests.factories.moments import NOW
from tests.loads import load_norfolk

pytestmark = pytest.mark.slow  # a browser walks every page
START = "/desk/dashboards/categories/?missing=label"


@pytest.fixture
def loaded(people, settings, tmp_path):
    settings.SNAPSHOTS = tmp_path
    load_boundaries(by=people.grace.actor, at=NOW, folder=settings.BOUNDARIES)
    return load_norfolk(people.nadia)


ADDRESSES = [
    START,
    "/desk/dashboards/categories/shoplifting/?missing=label",
    "/desk/dashboards/categories/at/E07000148/?missing=label&measure=shoplifting",
    "/desk/dashboards/business/",
    "/desk/dashboards/categories/sectors/shoplifting/",
]


def test_every_dashboard_is_accessible_and_fits(browser_of, people, loaded):
    page = browser_of(people.nadia)
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")  # the drawings are read, not the maps
    found = {}
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found |= {(width, address): problems(page, address, width) for address in ADDRESSES}
    assert {name: each for name, each in found.items() if each} == {}
