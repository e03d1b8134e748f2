"""Every kind of report, from its first page to its receipt: only what matters is asked."""

from html import unescape

import pytest

from counterpart.core.reporting import questions
from counterpart.core.reporting.answers import Answers
from counterpart.core.reporting.questions import Context
from counterpart.crimes.models import Incident, ReportDraft
from tests.reporting import plainly

KNOWN = Context(premises="one", signed_in=True)
SHORT = {"suspects_known": "none", "violence": "none", "when_chosen": "last_hour", "burglary_got_in": "true"}
PAGES = {
    "theft": ["when", "how", "taken", "who", "effect", "evidence"],
    "burglary": ["when", "break-in", "taken", "who", "effect", "evidence"],
    "robbery": ["when", "taken", "who", "effect", "impact", "evidence"],
    "damage": ["when", "damage", "who", "effect", "impact", "evidence"],
    "violence": ["when", "tell-us", "who", "effect", "evidence"],
    "making_off": ["when", "making-off", "who", "effect", "evidence"],
    "fraud": ["when", "fraud", "tell-us", "evidence"],
    "cyber": ["when", "cyber", "tell-us"],
    "asb": ["when", "tell-us", "who", "effect", "impact", "evidence"],
    "other": ["when", "tell-us", "who", "effect", "evidence"],
}
NOT_NOW = {
    "fraud_offender_present": "false",
    "fraud_suspect_local": "false",
    "cyber_in_progress": "false",
    "damage_fire": "false",
}


def last(draft_url: str) -> ReportDraft:
    return ReportDraft.objects.get(key=draft_url.split("/")[3])


@pytest.mark.parametrize("what", PAGES)
def test_a_known_business_is_asked_what_matters_and_nothing_else(priya, people, what):
    priya.start()
    seen = []
    for page in priya.walk(lambda page: plainly(page, what_happened=what, **SHORT, **NOT_NOW)):
        seen.append(page.slug)
        if page.slug not in ("check", "call-999"):
            answers = Answers.from_json(last(page.url).answers)
            asked = questions.page(page.slug.replace("-", "_"))
            allowed = {field.name.replace(".", "_").split("_")[0] for field in asked.fields}
            assert {name.replace("-", "_").split("_")[0] for name in page.names} <= allowed
            assert asked in questions.pages_for(answers, KNOWN)
    assert list(dict.fromkeys(seen)) == ["what", *PAGES[what], "check"]
    receipt = priya.send()
    assert receipt.slug == "sent"
    incident = Incident.objects.get()
    assert (incident.what_happened, incident.organisation) == (what, people.castle_street)
    assert incident.reference in receipt.html


@pytest.mark.parametrize("what", PAGES)
def test_a_visitor_reports_everything_there_is_to_tell(visitor, people, what):
    visitor.start()
    told = {"what_happened": what, "when_chosen": "range", "suspects_known": "named", "violence": "hit"}
    times = {"when_from_day": "yesterday", "when_from_time": "1pm", "when_to_time": "3pm"}
    for _ in visitor.walk(lambda page: plainly(page, **told, **times)):
        pass
    assert visitor.send().slug == "sent", visitor.page.html
    incident = Incident.objects.get()
    assert (incident.organisation, incident.reported_by) == (None, None)
    assert incident.occurred_to > incident.occurred_from


def test_several_times_people_and_things_in_one_report(priya):
    priya.start("?kind=theft")
    priya.send(when_chosen="several")
    group = {f"occurrences-0-{key}": value for key, value in {"from_day": "yesterday", "from_time": "9am"}.items()}
    priya.send(**group, add="yes")
    assert "occurrences-1-from_day" in priya.page.names
    priya.send(
        **{"occurrences-1-from_day": "yesterday", "occurrences-1-from_time": "11am", "occurrences-1-note": "Again"}
    )
    priya.send(theft_how="walked_out")
    priya.send(**{"items-0-category": "food"}, add="yes")
    priya.send(**{"items-1-category": "baby", "items-1-value_pence": "£1,234.50"}, add="yes")
    priya.send(remove="0")
    assert priya.page.fields["items-0-value_pence"] == "1,234.50"
    priya.send()
    priya.send(suspects_known="described")
    priya.send(**{"suspects-0-clothing": "Red coat", "detained": "no"}, add="yes")
    priya.send(**{"suspects-1-clothing": "Blue coat"})
    for _ in priya.walk(lambda page: plainly(page, violence="none")):
        pass
    priya.send()
    incident = Incident.objects.get()
    assert incident.occurrences.count() == incident.suspects.count() == 2
    assert [item.value_pence for item in incident.property_items.all()] == [123_450]


def test_an_electronic_thing_has_a_serial_number_to_ask_for(priya):
    priya.start("?kind=theft")
    priya.send(when_chosen="last_hour")
    priya.send(theft_how="concealed")
    assert "items-0-serial" not in priya.page.names
    priya.send(**{"items-0-category": "electronics"})
    assert priya.page.slug == "taken"
    priya.send(**{"items-0-serial": "SN-1"})
    assert priya.page.slug == "who"


def test_the_only_premises_are_not_asked_for_and_can_be_changed(priya):
    priya.start("?kind=theft")
    for _ in priya.walk(lambda page: plainly(page, **SHORT)):
        pass
    assert "Castle Street Stores" in priya.page.html
    priya.open(priya.page.url.replace("/check/", "/where/?change=1"))
    priya.send(where_kind="place", where_address="Market Place, stall 9")
    assert priya.page.slug == "check"
    assert "Market Place, stall 9" in priya.page.html


def test_a_changed_answer_asks_only_what_it_newly_calls_for(priya):
    priya.start("?kind=theft")
    for _ in priya.walk(lambda page: plainly(page, **SHORT)):
        pass
    priya.open(priya.page.url.replace("/check/", "/effect/?change=1"))
    priya.send(violence="pushed")
    assert priya.page.slug == "harm"
    draft = last(priya.page.url)
    priya.open(f"/business/report/{draft.key}/what/")
    priya.send(what_happened="cyber")
    draft.refresh_from_db()
    assert "violence" not in draft.answers


def test_what_was_typed_is_shown_as_typed(priya):
    priya.start()
    priya.send(what_happened="asb")
    priya.send(when_chosen="last_hour")
    words = 'They <b>shouted</b>\nand "threw" things & left 😀'
    priya.send(description=words)
    for _ in priya.walk(lambda page: plainly(page, **SHORT)):
        pass
    assert "<b>shouted" not in priya.page.html
    assert "They <b>shouted</b>" in unescape(priya.page.html)
