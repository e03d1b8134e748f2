"""The pages of links: blind until both have answered, logged with why, and of one force alone."""

import json
import re
from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from counterpart.base.audit import AuditEvent
from counterpart.links.actions import comparing, reviews, undoing
from counterpart.links.models import Link, LinkState, Separation
from counterpart.suspects.models import Nominal
from tests.factories import NOW, make_link
from tests.linking import Linking, linking
from tests.searching import reviewer

REASON = "Both have the scar on the left hand"


@pytest.fixture
def on(people) -> Linking:
    return linking(people)


def page(name, *keys):
    return reverse(f"desk_links:{name}", args=keys)


def words(answer) -> str:
    """What a person sees, without what is new on every page."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"', "", answer.content.decode())
    return re.sub(r"\s+", " ", text)


@pytest.fixture
def reading(client_of):
    """A browser of somebody who has said why."""

    def sign_in(who):
        client = client_of(who)
        client.post(page("links"), {"purpose": "Case 7"})
        return client

    return sign_in


def test_who_has_not_said_why_sees_nothing(on, client_of):
    client = client_of(on.people.alice)
    for name, address in on.addresses().items():
        assert "Before you look for people" in words(client.get(address)), name
    assert not AuditEvent.objects.filter(action__in=["link.open", "link.list", "linked_record.open"]).exists()


def back_of(answer) -> str:
    """Where the way back of a page leads; empty where it has none."""
    found = re.search(r'href="([^"]*)" class="govuk-back-link"', words(answer))
    return found[1] if found else ""


def test_before_somebody_says_why_the_way_back_is_where_they_came_from(on, client_of):
    alice, nadia = client_of(on.people.alice), client_of(on.people.nadia)
    case = reverse("desk:case", args=[on.case.reference])
    assert back_of(alice.get(page("links"), headers={"referer": f"http://testserver{case}"})) == case
    for elsewhere in ("https://elsewhere.example/desk/", f"http://testserver{page('links')}", ""):
        assert back_of(alice.get(page("links"), headers={"referer": elsewhere})) == reverse("desk:queue")
    assert back_of(alice.get(reverse("desk_images:people"))) == reverse("desk_images:register")
    assert back_of(nadia.get(page("links"))) == ""


def test_the_way_back_is_kept_after_an_error_and_never_leads_to_another_site(on, client_of):
    alice = client_of(on.people.alice)
    case = reverse("desk:case", args=[on.case.reference])
    asked = words(alice.get(page("links"), headers={"referer": f"http://testserver{case}"}))
    carried = re.search(r'name="came_from" value="([^"]*)"', asked)[1]
    mistaken = alice.post(
        page("links"),
        {"purpose": "", "came_from": carried},
        headers={"referer": f"http://testserver{page('links')}"},
    )
    assert (mistaken.status_code, back_of(mistaken)) == (422, case)
    for elsewhere in ("//evil.example/x", "/\\evil.example", "https://evil.example/", "javascript:x", "http://["):
        sent = alice.post(page("links"), {"purpose": "", "came_from": elsewhere})
        assert back_of(sent) == reverse("desk:queue"), elsewhere
        led = alice.get(page("links"), headers={"referer": f"http://testserver{elsewhere}"})
        assert back_of(led) == reverse("desk:queue"), elsewhere


def test_every_page_opens_and_is_logged_with_why(on, reading):
    client = reading(on.people.sam)
    for name, address in on.addresses().items():
        before = AuditEvent.objects.filter(justification="Case 7").count()
        assert client.get(address).status_code == 200, name
        assert AuditEvent.objects.filter(justification="Case 7").count() > before, name


@pytest.mark.parametrize("who", ["ruth", "priya", "grace", "beth"])
def test_nobody_else_opens_any(on, client_of, who):
    client = client_of(getattr(on.people, who))
    client.post(page("links"), {"purpose": "Case 7"})
    for name in ("link", "undo", "again", "reasons_csv"):
        assert client.get(page(name, on.confirmed.key)).status_code in (403, 404)
    for name in ("record", "split"):
        assert client.get(page(name, on.records[0].pk)).status_code in (403, 404)


def test_an_analyst_reads_and_decides_nothing(on, reading):
    client = reading(on.people.nadia)
    assert "You may read links, not decide them" in words(client.get(page("link", on.waiting.key)))
    answer = client.post(page("link", on.waiting.key), {"agrees": "yes", "reason": REASON})
    assert answer.status_code == 422
    assert not on.waiting.reviews.exists()


def test_no_record_is_a_link_for_whoever_may_not_open_it(on, reading):
    pattern = r'href="(/desk/(?:cases|images/people)/[^"]+)"'
    readers = [reading(who) for who in (on.people.alice, on.people.nadia)]
    for address in (page("link", on.confirmed.key), page("link", on.waiting.key), page("record", on.records[0].pk)):
        found = [re.findall(pattern, client.get(address).text) for client in readers]
        assert [bool(each) for each in found] == [True, False], address
        assert {readers[0].get(each).status_code for each in found[0]} == {200}


def test_two_people_confirm_on_pages(on, reading):
    for who in (on.people.alice, on.ivy):
        answer = reading(who).post(page("link", on.waiting.key), {"agrees": "yes", "reason": REASON})
        assert answer.url == page("link", on.waiting.key)
    on.waiting.refresh_from_db()
    assert on.waiting.state == LinkState.CONFIRMED
    shown = words(reading(on.people.sam).get(page("link", on.waiting.key)))
    assert shown.count(REASON) == 2
    assert "Undo this link" in shown


def test_what_was_typed_is_kept(on, reading):
    answer = reading(on.ivy).post(page("link", on.waiting.key), {"reason": REASON})
    assert answer.status_code == 422
    assert REASON in words(answer)
    assert "Select whether they are the same" in words(answer)


def test_who_has_answered_waits_for_somebody_else(on, reading):
    reviews.review(link=on.waiting, agrees=True, reason=REASON, by=on.ivy.actor, at=NOW)
    client = reading(on.ivy)
    assert "It counts once somebody else has answered too" in words(client.get(page("link", on.waiting.key)))
    assert "Answered by you, waiting for somebody else" in words(client.get(page("links")))
    assert client.post(page("link", on.waiting.key), {"agrees": "yes", "reason": REASON}).status_code == 422


def seen_by_omar(on, reading, who) -> list[str]:
    """Every page that the second person can open, word for word."""
    client = reading(who)
    addresses = on.addresses() | {
        "nominal": reverse("desk_images:nominal", args=[on.nominal.reference]),
        "case": reverse("desk:case", args=[on.case.reference]),
    }
    return [re.sub(r"<aside.*?</aside>|cp-trail.*", "", words(client.get(address))) for address in addresses.values()]


@pytest.mark.parametrize("agrees", [None, True, False])
def test_every_page_of_the_second_person_is_the_same_whatever_the_first_said(on, reading, agrees):
    mark = transaction.savepoint()
    before = seen_by_omar(on, reading, on.ivy)
    transaction.savepoint_rollback(mark)
    if agrees is not None:
        reviews.review(link=on.waiting, agrees=agrees, reason="Sam was here", by=on.people.sam.actor, at=NOW)
    assert seen_by_omar(on, reading, on.ivy) == before
    assert not [text for text in before if "Sam was here" in text]


def test_reasons_as_words_bars_table_and_download(on, reading):
    client = reading(on.people.alice)
    shown = words(client.get(page("link", on.confirmed.key)))
    for part in ("Same first name", "+11.8", "−1.4", "Not known of both, so without weight: telephone", "<svg"):
        assert part in shown
    lines = client.get(page("reasons_csv", on.confirmed.key)).content.decode().splitlines()
    assert lines[1:3] == ["Start,Two records drawn at random,-15.3", "First name,Same first name,11.8"]
    assert lines[-1] == "Sum,All together,6.5"


def test_the_cluster_says_what_rests_on_what(on, reading):
    shown = words(reading(on.people.alice).get(page("record", on.records[0].pk)))
    assert "4 records on 4 confirmed links, with 1 link that nothing else supports" in shown
    assert "Split into 3 and 1" in shown
    assert "People have said different things about these records" in shown
    assert on.case.reference in shown


def test_the_page_of_a_record_is_logged_with_everybody_it_names(on, reading):
    reading(on.people.alice).get(page("record", on.records[0].pk))
    (read,) = AuditEvent.objects.filter(action="linked_record.open")
    named = {each.pk for each in on.records} | {on.waiting.left_id, on.waiting.right_id}
    told = json.loads(read.data)
    assert set(told["records"]) == named
    assert told["reports"] == [on.case.primary_incident.pk]


def test_a_pair_that_waits_again_is_said_to_have_been_refused_and_its_old_answers_are_hidden(on, reading):
    reading(on.people.sam).post(page("again", on.refused.key), {"reason": "A better picture"})
    again = Link.objects.get(state="suggested", left=on.refused.left, right=on.refused.right)
    client = reading(reviewer("Una Holt", on.people))
    shown = words(client.get(page("link", again.key)))
    assert "Two people did not confirm it on 3 June 2026</a>, because: Not the same man: the one is a head" in shown
    assert "because: A better picture" in shown
    assert "Alice Warren" not in shown
    old = words(client.get(page("link", on.refused.key)))
    assert "This pair waits for answers again" in old
    assert "Alice Warren" not in old
    assert "You suggested this link" in words(reading(on.people.sam).get(page("link", again.key)))


def test_undone_on_a_page_that_says_what_parts(on, reading):
    client = reading(on.people.sam)
    assert "They would be split into" in words(client.get(page("undo", on.confirmed.key)))
    assert client.post(page("undo", on.confirmed.key), {"reason": "His cousin"}).status_code == 302
    assert "His cousin" in words(client.get(page("link", on.confirmed.key)))
    assert "Only a confirmed link can be undone" in words(client.get(page("undo", on.confirmed.key)))


def test_split_on_a_page(on, reading):
    client, one = reading(on.people.sam), on.records[0]
    address = page("split", one.pk)
    assert client.post(address, {"reason": "Brothers"}).status_code == 422
    everything = {"apart": [str(each.pk) for each in on.records], "reason": "Brothers"}
    assert "and not all of them" in words(client.post(address, everything))
    assert client.post(address, {"apart": [str(on.records[2].pk)], "reason": "Brothers"}).url == page("record", one.pk)
    assert Separation.objects.count() == 3
    assert "3 records on 3 confirmed links" in words(client.get(page("record", one.pk)))


def test_suggested_again_on_a_page(on, reading):
    client = reading(on.people.sam)
    answer = client.post(page("again", on.refused.key), {"reason": "A better picture"})
    fresh = Link.objects.get(state="suggested", left=on.refused.left, right=on.refused.right)
    assert answer.url == page("link", fresh.key)
    assert AuditEvent.objects.filter(action="link.suggest", justification="A better picture").exists()


def test_the_pages_of_the_person_and_the_case_say_what_is_linked(on, reading):
    client = reading(on.people.alice)
    of_person = words(client.get(reverse("desk_images:nominal", args=[on.nominal.reference])))
    assert "the same person as Kazimierz Oakes" in of_person
    assert "1 suggestion to answer" in of_person
    of_case = words(client.get(reverse("desk:case", args=[on.case.reference])))
    assert f"Casimir Oakes, {on.nominal.reference}" in of_case
    assert AuditEvent.objects.filter(action="link.list", justification=f"Case {on.case.reference}").exists()


def test_what_would_join_nothing_that_is_apart_waits_on_the_page_of_its_cluster(on, reading):
    inside = make_link(left=on.records[2], right=on.records[3], weight=99.0)
    client = reading(on.people.sam)
    address = page("link", inside.key)
    assert address not in words(client.get(page("links")))
    assert address in words(client.get(page("record", on.records[0].pk)))


def test_pairs_that_put_one_question_stand_in_one_row_and_each_by_itself_on_another_page(on, record, reading):
    left = record(name="Ottoline Frith")
    made_up = [make_link(left=left, right=record(name="Otto Frith"), weight=weight) for weight in (30.0, 31.0)]
    make_link(left=made_up[0].right, right=made_up[1].right, state="confirmed")
    client = reading(on.people.alice)
    shown = words(client.get(page("links")))
    assert page("link", made_up[1].key) in shown
    assert page("link", made_up[0].key) not in shown
    assert "Otto Frith, 2 records" in shown
    each = words(client.get(page("pairs"), {"kind": "people"}))
    assert all(page("link", link.key) in each for link in made_up)
    listed = [json.loads(event.data)["links"] for event in AuditEvent.objects.filter(action="link.list").order_by("pk")]
    assert {link.pk for link in made_up} <= set(listed[-2])
    assert {link.pk for link in made_up} <= set(listed[-1])


def test_a_record_that_was_removed_is_said_to_be_so_before_and_after_it_is_closed(on, reading):
    client = reading(on.people.alice)
    Nominal.objects.get(pk=on.records[2].key).delete()
    for _ in range(2):
        assert "A record that was removed" in words(client.get(page("link", on.confirmed.key)))
        comparing.compare_changed(at=NOW)
    assert "3 records on 3 confirmed links" in words(client.get(page("record", on.records[0].pk)))


@pytest.mark.parametrize("kind", ["vehicles", "nonsense", ""])
def test_any_kind_may_be_asked_for(on, reading, kind):
    assert reading(on.people.alice).get(page("links"), {"kind": kind, "page": "99"}).status_code == 200


def test_the_likeliest_come_first_and_a_caution_last(on, record, reading):
    for weight, caution in ((3.0, ""), (30.0, "This may be a twin."), (9.0, "")):
        left, right = record(name=f"W{weight:g} Left"), record(name=f"W{weight:g} Right")
        make_link(left=left, right=right, weight=weight, caution=caution)
    shown = words(reading(on.people.alice).get(page("links")))
    places = [shown.index(f"W{weight} Left") for weight in ("9", "3", "30")]
    assert places == sorted(places)
    assert "This may be a twin." in shown


def test_a_link_that_would_undo_a_split_says_so_before_anybody_answers(record, people, ivy, reading):
    one, two, three = record(name="Anna Reed"), record(name="Ann Reed"), record(name="A Reed")
    make_link(left=one, right=two, state="confirmed")
    undoing.split(record=one, apart=[two], reason="Cousins", by=ivy.actor, at=NOW)
    alone = words(reading(people.sam).get(page("record", two.pk)))
    assert "Ivy Marsh said on 3 June 2026 that they are not the same, because: Cousins" in alone
    make_link(left=one, right=three, state="confirmed")
    waiting = make_link(left=two, right=three)
    shown = words(reading(people.sam).get(page("link", waiting.key)))
    assert "This would join 3 records" in shown
    assert "Ivy Marsh said on 3 June 2026 that they are not the same, because: Cousins" in shown
    logged = AuditEvent.objects.get(action="linked_record.list")
    assert json.loads(logged.data)["records"] == [one.pk, two.pk, three.pk]


def test_a_link_that_joins_the_two_alone_warns_of_nothing(on, record, reading):
    alone = make_link(left=record(name="Left"), right=record(name="Right"))
    assert "This would join" not in words(reading(on.people.alice).get(page("link", alone.key)))


def test_a_link_suggested_again_says_what_was_decided_before_and_not_by_whom(on, reading):
    client = reading(on.people.sam)
    client.post(page("undo", on.confirmed.key), {"reason": "His cousin"})
    client.post(page("again", on.confirmed.key), {"reason": "A better picture"})
    fresh = Link.objects.get(state="suggested", left=on.confirmed.left, right=on.confirmed.right)
    shown = words(reading(on.people.alice).get(page("link", fresh.key)))
    assert "Decided before" in shown
    assert "Confirmed on 3 June 2026, undone by Sam" in shown
    assert "His cousin" in shown
    assert page("link", on.confirmed.key) in shown
    assert "I have dealt with both" not in shown


def test_what_was_decided_later_is_not_said_to_have_been_decided_before(on, record, reading):
    pair = {"left": record(name="Left"), "right": record(name="Right")}
    dates = {"suggested_at": NOW, "decided_at": NOW}
    refused = make_link(**pair, state="rejected", **dates)
    later = {name: at + timedelta(days=30) for name, at in dates.items()}
    confirmed = make_link(**pair, state="confirmed", **later)
    client = reading(on.people.alice)
    assert "Decided before" not in words(client.get(page("link", refused.key)))
    shown = words(client.get(page("link", confirmed.key)))
    assert "Two people did not confirm it on 3 June 2026" in shown
    assert page("link", refused.key) in shown


def test_what_was_answered_to_a_question_that_nobody_decided_stays_hidden(on, reading, people):
    reviews.review(link=on.waiting, agrees=False, reason="Sam was here", by=on.people.sam.actor, at=NOW)
    undoing.withdraw(link=on.waiting, why="A record has changed", by=on.ivy.actor, at=NOW)
    reading(on.people.sam).post(page("again", on.waiting.key), {"reason": "A better picture"})
    again = Link.objects.get(state="suggested", left=on.waiting.left, right=on.waiting.right)
    shown = words(reading(on.people.alice).get(page("link", again.key)))
    assert "because: A better picture" in shown
    assert "Sam was here" not in shown
    assert "Decided before" not in shown


def test_the_answer_that_decides_says_so(on, reading):
    told = {"agrees": "yes", "reason": REASON}
    first = reading(on.people.alice).post(page("link", on.waiting.key), told, follow=True)
    assert "Your answer is kept" in words(first)
    assert "Confirmed by both" in words(reading(on.ivy).post(page("link", on.waiting.key), told, follow=True))


def test_looks_that_no_model_reads_are_said_not_to_be_weighed(record, people, reading):
    told = [record(name=name, hair=hair, build="Slim") for name, hair in (("Left", "blonde"), ("Right", "dark"))]
    shown = words(reading(people.alice).get(page("link", make_link(left=told[0], right=told[1]).key)))
    assert "Not weighed at all: build (the same), hair (told differently)" in shown
