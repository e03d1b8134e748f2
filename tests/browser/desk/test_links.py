"""Every page of links in a real browser: accessible, within the width of a phone, and usable without script."""

import pytest
from django.urls import reverse

from counterpart.links.models import LinkState
from tests.browser.desk.test_accessibility import problems
from tests.linking import Linking, linking

pytestmark = pytest.mark.slow  # a browser walks every page


@pytest.fixture
def on(people) -> Linking:
    return linking(people)


def say_why(page) -> None:
    page.goto(reverse("desk_links:links"))
    page.get_by_label("Why do you look for people now?").fill("Case 7")
    page.get_by_role("button", name="Go on").click()


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_is_accessible_and_fits(browser_of, on, width):
    page = browser_of(on.people.sam)
    page.set_viewport_size({"width": width, "height": 900})
    say_why(page)
    others = {
        "nominal": reverse("desk_images:nominal", args=[on.nominal.reference]),
        "case": reverse("desk:case", args=[on.case.reference]),
    }
    found = {name: problems(page, address, width) for name, address in (on.addresses() | others).items()}
    assert {name: each for name, each in found.items() if each} == {}


def test_two_people_decide_without_script_and_an_error_keeps_what_was_typed(browser_of, on):
    for who in (on.people.alice, on.ivy):
        page = browser_of(who, script=False)
        say_why(page)
        page.get_by_role("table", name="Waiting for you").get_by_role("link").first.click()
        assert page.url.endswith(reverse("desk_links:link", args=[on.waiting.key]))
        assert "Alice" not in page.get_by_role("main").inner_text()
        page.get_by_label("What does your answer rest on?").fill("The same scar")
        page.get_by_role("button", name="Save my answer").click()
        assert page.get_by_label("What does your answer rest on?").input_value() == "The same scar"
        page.get_by_label("Yes, they are the same").check()
        page.get_by_role("button", name="Save my answer").click()
    assert page.get_by_text("The same scar").count() == 2
    on.waiting.refresh_from_db()
    assert on.waiting.state == LinkState.CONFIRMED
