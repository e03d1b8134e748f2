"""Witness statements and bundles in a real browser, on a phone and on a desk: from the first question to the file."""

import pytest
from django.urls import reverse

from counterpart.bundles.actions import making
from counterpart.witnesses import links
from counterpart.witnesses.actions import offers
from tests.browser.desk.test_accessibility import problems, violations
from tests.factories import (
    NOW,
    make_evidence_file,
    make_statement_request,
    make_witness_draft,
    make_witness_statement,
)
from tests.reports import send

pytestmark = [pytest.mark.slow, pytest.mark.needs("pango")]  # a browser walks every page
WIDTHS = pytest.mark.parametrize("width", [320, 1280])


@pytest.fixture
def case(people):
    made = send(people, by=people.tom)
    make_evidence_file(incident=made.primary_incident, by=people.tom.actor, name="Till 3, camera over the spirits.mp4")
    return made


def look(browser_of, who, width, addresses):
    page = browser_of(who)
    page.set_viewport_size({"width": width, "height": 900})
    found = {address: problems(page, address, width) for address in addresses}
    assert {address: each for address, each in found.items() if each} == {}
    return page


@WIDTHS
def test_every_page_of_the_maker(browser_of, people, case, width):
    incident, by = case.primary_incident, people.tom.actor
    draft = make_witness_draft(incident=incident, by=by)
    pages = ["you", "system", "clock", "download", "files", "more", "contact", "check", "sign"]
    addresses = [reverse("business_witness:page", args=[draft.key, name]) for name in pages]
    start = reverse("business_witness:start", args=[case.reference])
    page = look(browser_of, people.tom, width, [start, *addresses, reverse("open:bundle_key")])
    page.goto(addresses[-1])
    page.get_by_role("button", name="Sign the statement").click()
    page.get_by_role("alert").wait_for()
    assert violations(page) == []
    page.get_by_label("I have read").check()
    page.get_by_label("Type your full name").fill("Tom Reeve")
    page.get_by_role("button", name="Sign the statement").click()
    page.get_by_role("heading", name="Your statement is signed").wait_for()
    assert violations(page) == []


@WIDTHS
def test_every_page_by_link(browser_of, people, case, width):
    request = make_statement_request(incident=case.primary_incident, expires_at=NOW.replace(year=2100))
    here = reverse("witness:start", args=[links.token_of(request)])
    page = look(browser_of, people.mallory, width, [here])
    page.get_by_label("Yes", exact=True).first.check()
    page.get_by_label("No", exact=True).last.check()
    page.get_by_role("button", name="Start").click()
    page.get_by_role("heading", name="About you").wait_for()
    assert violations(page) == []


@WIDTHS
def test_every_page_of_the_desk(browser_of, people, case, width):
    incident = case.primary_incident
    statement = make_witness_statement(incident=incident, by=people.tom.actor)
    draft = make_witness_draft(incident=incident, by=people.tom.actor)
    request = make_statement_request(incident=incident, expires_at=NOW.replace(year=2100))
    offers.stop(case=case, incident=incident, reason="We will visit you", by=people.alice.actor, at=NOW)
    bundle = making.begin(case=case, why="For the prosecutor", with_files=True, by=people.alice.actor, at=NOW)
    making.make(bundle=bundle, at=NOW)
    named = {
        "witnesses": [],
        "ask": [],
        "stop": [],
        "statement": [statement.key],
        "withdraw": [draft.key],
        "revoke": [request.pk],
        "lift": [incident.pk],
    }
    addresses = [reverse(f"desk_witness:{name}", args=[case.reference, *keys]) for name, keys in named.items()]
    addresses += [reverse(f"desk_bundles:{name}", args=[case.reference]) for name in ("make", "bundles")]
    page = look(browser_of, people.alice, width, addresses)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the bundle").click()
    assert download.value.suggested_filename.startswith(case.reference)
