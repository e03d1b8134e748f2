"""Drafts: saved page by page, come back to, sent once."""

from datetime import timedelta

import pytest

from counterpart.base.mail import SentMail
from counterpart.base.models import AuditEvent
from counterpart.core.reporting.questions import Context
from counterpart.crimes import jobs, queries, rules
from counterpart.crimes.actions import drafts, incidents
from counterpart.crimes.errors import AlreadySent, LinkNotValid
from counterpart.crimes.models import ReportDraft
from tests.factories import NOW, make_report_draft

KNOWN = Context(premises="one", signed_in=True)


def test_what_is_known_is_not_asked_again(people):
    where = {"kind": "premises", "premises_id": people.castle_street_shop.pk}
    draft = drafts.start(by=people.priya.actor, at=NOW, answers={"where": where}, context=KNOWN)
    assert draft.answers["where"] == where
    assert (draft.person, draft.organisation) == (people.priya.person, people.castle_street)


def test_the_police_report_as_anybody_would(people):
    draft = drafts.start(by=people.alice.actor, at=NOW)
    assert (draft.person, draft.organisation) == (None, None)


def test_a_page_is_saved_and_its_time_settled(people):
    draft = drafts.start(by=people.priya.actor, at=NOW, context=KNOWN)
    drafts.save_page(
        draft=draft, page="what", answers={"what_happened": "theft"}, by=people.priya.actor, at=NOW, context=KNOWN
    )
    drafts.save_page(
        draft=draft,
        page="when",
        answers={"when": {"chosen": "last_hour"}},
        by=people.priya.actor,
        at=NOW,
        context=KNOWN,
    )
    draft.refresh_from_db()
    assert draft.answers["when"] == {
        "chosen": "last_hour",
        "kind": "range",
        "from": "2026-06-03T09:00:00Z",
        "to": "2026-06-03T10:00:00Z",
    }
    assert draft.pages_done == ["what", "when"]


def test_answers_that_no_longer_matter_are_dropped(people):
    draft = make_report_draft(person=people.priya.person, organisation=people.castle_street)
    changed = drafts.save_page(
        draft=draft, page="what", answers={"what_happened": "cyber"}, by=people.priya.actor, at=NOW, context=KNOWN
    )
    assert not {"theft", "items", "violence", "suspects_known"} & set(changed.answers)
    assert changed.answers["contact"]["email"] == "priya@example.org"


def test_two_tabs_lose_nothing_of_each_other(people):
    draft = make_report_draft(person=people.priya.person, organisation=people.castle_street)
    one, other = ReportDraft.objects.get(pk=draft.pk), ReportDraft.objects.get(pk=draft.pk)
    by, at = people.priya.actor, NOW
    drafts.save_page(draft=one, page="how", answers={"theft": {"how": "walked_out"}}, by=by, at=at, context=KNOWN)
    drafts.save_page(draft=other, page="who", answers={"suspects_known": "named"}, by=by, at=at, context=KNOWN)
    draft.refresh_from_db()
    assert (draft.answers["theft"]["how"], draft.answers["suspects_known"]) == ("walked_out", "named")


def test_a_sent_draft_takes_no_more_answers(people):
    draft = make_report_draft(person=people.priya.person, organisation=people.castle_street)
    incidents.register(by=people.priya.actor, at=NOW, draft=draft, force=people.norfolk)
    with pytest.raises(AlreadySent):
        drafts.save_page(draft=draft, page="how", answers={}, by=people.priya.actor, at=NOW)
    with pytest.raises(AlreadySent):
        drafts.discard(draft=draft, by=people.priya.actor, at=NOW)


def test_a_draft_is_its_writers_alone(people):
    draft = make_report_draft(person=people.priya.person, organisation=people.castle_street)
    assert list(queries.my_drafts(people.priya.actor)) == [draft]
    for somebody in (people.tom, people.mallory, people.alice):
        assert not queries.my_drafts(somebody.actor).exists()


def test_a_draft_of_an_account_never_opens_as_a_visitors(people):
    draft = make_report_draft(person=people.priya.person, organisation=people.castle_street)
    with pytest.raises(ReportDraft.DoesNotExist):
        queries.draft_of_visitor(draft.key, NOW)


def link_for(draft, people):
    drafts.email_link(draft=draft, email="sam@example.org", by=people.nobody, at=NOW)
    return SentMail.objects.get().text.split("/come-back/")[1].split("/")[0]


def test_the_link_back_opens_the_draft_and_only_its_digest_is_kept(db, people):
    draft = make_report_draft()
    token = link_for(draft, people)
    draft.refresh_from_db()
    assert token not in (draft.resume_digest, draft.resume_email)
    assert drafts.resume(token=token, at=NOW + timedelta(days=1)) == draft


@pytest.mark.parametrize("token", ["", "x", "\udce4", "a" * 10_000])
def test_a_token_that_was_never_given_out_opens_nothing(db, token):
    make_report_draft()
    with pytest.raises(LinkNotValid):
        drafts.resume(token=token, at=NOW)


def test_the_link_back_ends_with_time_and_with_sending(db, people):
    draft = make_report_draft()
    token = link_for(draft, people)
    with pytest.raises(LinkNotValid):
        drafts.resume(token=token, at=NOW + rules.DRAFT_KEPT)
    incidents.register(by=people.nobody, at=NOW, draft=draft, force=people.norfolk)
    with pytest.raises(LinkNotValid):
        drafts.resume(token=token, at=NOW)


def test_a_new_reason_for_999_is_shown_again(db, people):
    draft = make_report_draft()
    drafts.pass_emergency(draft=draft, reasons=["weapon"], by=people.nobody, at=NOW)
    drafts.pass_emergency(draft=draft, reasons=["injury"], by=people.nobody, at=NOW)
    draft.refresh_from_db()
    assert draft.emergency_seen == ["injury", "weapon"]


def test_throwing_away_leaves_a_trace_without_words(db, people):
    draft = make_report_draft()
    drafts.discard(draft=draft, by=people.nobody, at=NOW)
    assert not ReportDraft.objects.exists()
    assert "Gin" not in AuditEvent.objects.get(action="draft.discard").data


def test_old_drafts_are_let_go(db):
    make_report_draft(saved_at=NOW - rules.DRAFT_KEPT)
    kept = make_report_draft()
    assert drafts.dispose_old(at=NOW) == 1
    assert list(ReportDraft.objects.all()) == [kept]


def test_same_as_last_time_asks_what_may_differ(people):
    draft = make_report_draft(person=people.priya.person, organisation=people.castle_street)
    incident = incidents.register(by=people.priya.actor, at=NOW, draft=draft, force=people.norfolk)
    again = drafts.restart_from(incident=incident, by=people.priya.actor, at=NOW, context=KNOWN)
    assert again.answers["items"] == [{"category": "alcohol"}]
    assert "when" not in again.answers
    assert {"what", "how", "taken", "contact"} <= set(again.pages_done)
    assert not {"when", "effect", "evidence"} & set(again.pages_done)


def test_the_job_lets_old_drafts_go(db):
    make_report_draft(saved_at=NOW.replace(year=2025))
    jobs.dispose_old_drafts.call()
    assert not ReportDraft.objects.exists()
