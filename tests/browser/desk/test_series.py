"""Every page of series in a real browser: accessible, within the width of a phone, and worked with the keyboard."""

import pytest
from django.urls import reverse

from counterpart.series.actions import closing, disposals, members
from tests.browser.desk.test_accessibility import problems
from tests.factories import NOW, make_incident, make_nominal, make_tier_assessment
from tests.serial import Serial, serial

pytestmark = pytest.mark.slow  # a browser walks every page


@pytest.fixture
def on(people, settings) -> Serial:
    settings.DEBUG = True
    return serial(people)


def pages(on: Serial) -> dict[str, str]:
    series = on.confirmed()
    proposal = on.proposed(2, start=2)
    ending = on.agreed(on.proposed(1, start=3, extra=[on.other.primary_incident]))
    closing.ask(series=ending, why="Both were sentenced", by=on.ivy.actor, at=NOW)
    told = {"marketplace": "Market", "listing_reference": "L-77", "note": "Two drills, one with its serial"}
    listed = disposals.record(series=series, found_at=NOW, by=on.ivy.actor, at=NOW, **told)
    added = members.add(
        series=series, incident=make_incident(force=on.people.norfolk), why="The parka", by=on.ivy.actor, at=NOW
    )
    nominal = make_nominal(force=on.people.norfolk)
    tier = make_tier_assessment(nominal=nominal)
    make_tier_assessment(nominal=nominal, tier="travelling", state="ended", ended_at=NOW, ended_why="In prison")
    of_series = ("series", "order", "listing", "merge", "split", "close", "add")
    found = {name: reverse(f"desk_series:{name}", args=[series.reference]) for name in of_series}
    found |= {name: reverse(f"desk_series:{name}") for name in ("list", "propose", "tiers", "ended_tiers", "repeats")}
    found |= {name: reverse(f"desk_series:{name}", args=[series.reference, added.pk]) for name in ("agree", "out")}
    out = members.take_out(crime=series.crimes.first(), why="Another coat", by=on.ivy.actor, at=NOW)
    found["removal"] = reverse("desk_series:removal", args=[series.reference, out.pk])
    found["withdraw"] = reverse("desk_series:withdraw", args=[series.reference, listed.pk])
    own = on.proposed(1, start=0, extra=[on.cases[1].primary_incident, on.cases[3].primary_incident], by=on.omar.actor)
    found["withdraw_proposal"] = reverse("desk_series:withdraw_proposal", args=[own.reference])
    decided = {"decided_at": NOW, "decided_by": on.ivy.person, "decided_why": "Both cases name the same buyer"}
    in_force = make_tier_assessment(nominal=nominal, tier="organised", state="confirmed", **decided)
    found["end_tier"] = reverse("desk_series:end_tier", args=[in_force.pk])
    found["ending"] = reverse("desk_series:series", args=[ending.reference])
    found["closing"] = reverse("desk_series:closing", args=[ending.reference])
    found["proposal"] = reverse("desk_series:series", args=[proposal.reference])
    found["review"] = reverse("desk_series:review", args=[proposal.reference])
    found["tier"] = reverse("desk_series:tier", args=[tier.pk])
    found["case"] = f"/desk/cases/{on.cases[0].reference}/"
    return found


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_is_accessible_and_fits(browser_of, on, width):
    page = browser_of(on.omar)
    page.set_viewport_size({"width": width, "height": 900})
    found = {name: problems(page, address, width) for name, address in pages(on).items()}
    assert {name: each for name, each in found.items() if each} == {}


def test_a_proposal_is_answered_with_the_keyboard_alone(browser_of, on):
    proposal = on.proposed()
    page = browser_of(on.omar)
    page.goto(reverse("desk_series:review", args=[proposal.reference]))
    page.get_by_label("Yes").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("The same plate in two statements")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Omar Leigh").wait_for()
    assert proposal.reviews.get().reason == "The same plate in two statements"
