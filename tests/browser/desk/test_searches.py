"""Every page of candidate search in a real browser: accessible, and within the width of a phone."""

import pytest
from django.urls import reverse

from counterpart.searches.actions import reviews
from tests.browser.desk.test_accessibility import problems
from tests.factories import NOW
from tests.searching import Searching, searching

pytestmark = pytest.mark.slow  # a browser walks every page


@pytest.fixture
def on(people, settings, tmp_path) -> Searching:
    settings.FACES, settings.FACE_TEMPLATES, settings.DEBUG = "double", tmp_path / "templates", True
    return searching(people)


def walks(on: Searching) -> list[tuple]:
    decided, made, asked = on.decided(1, 1), on.made(), on.ask()
    reviews.begin(search=made, by=on.ivy.actor, at=NOW)
    overseen = ("searches", "ground", "assess", "train", "thresholds", "report")
    of_one = {"search": decided, "sample": decided, "authorise": asked}
    sam = {name: reverse(f"desk_searches:{name}") for name in overseen}
    sam |= {name: reverse(f"desk_searches:{name}", args=[search.key]) for name, search in of_one.items()}
    review = reverse("desk_searches:review", args=[made.key])
    return [
        (on.people.sam, sam | {"ask": reverse("desk_searches:ask", args=[on.probe.key])}),
        (on.ivy, {"review": f"{review}?place=3"}),
        (on.omar, {"begin": review}),
    ]


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_is_accessible_and_fits(browser_of, on, width):
    found = {}
    for who, pages in walks(on):
        page = browser_of(who)
        page.set_viewport_size({"width": width, "height": 900})
        found |= {name: problems(page, address, width) for name, address in pages.items()}
    assert {name: each for name, each in found.items() if each} == {}
