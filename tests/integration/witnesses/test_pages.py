"""The pages of a witness statement: of the business, by a link, and at the desk."""

import pytest
from django.test import Client
from django.urls import reverse

from counterpart.base.actors import Actor
from counterpart.base.audit import AuditEvent
from counterpart.base.models import SentMail
from counterpart.casework.models import Task
from counterpart.crimes.models import Incident
from counterpart.witnesses import content, links
from counterpart.witnesses.actions import offers, requests
from counterpart.witnesses.models import StatementRequest, WitnessDraft, WitnessStatement
from tests.factories import (
    NOW,
    make_evidence_file,
    make_upload_link,
    make_witness_draft,
    make_witness_statement,
)
from tests.factories.witness import TOLD

pytestmark = pytest.mark.needs("pango")
MAY = {"over_18": "yes", "hard": "no"}


def begin(client, case, **answers):
    start = reverse("business_witness:start", args=[case.reference])
    return client.post(start, MAY | answers)


def fill(client, address, case):
    """Answer page after page until all is said; returns the address of the check."""
    files = [str(file.key) for file in case.primary_incident.evidence_files.all()]
    while not address.endswith("/check"):
        answer = client.post(address, TOLD | {"files": files})
        assert answer.status_code == 302, answer.content.decode()
        address = answer.url
    return address


@pytest.mark.slow  # walks all pages, and lays the statement out three times
def test_a_person_of_the_business_makes_and_signs_one(people, client_of, case):
    client = client_of(people.tom)
    check = fill(client, begin(client, case).url, case)
    assert "12 minutes fast" in client.get(check).content.decode()
    sign = check.replace("/check", "/sign")
    assert "liable to prosecution" in client.get(sign).content.decode()
    refused = client.post(sign, {"name": "Tim Reeve", "declares": "on"})
    assert (refused.status_code, "Tim Reeve" in refused.content.decode()) == (200, True)
    done = client.post(sign, {"name": "Tom Reeve", "declares": "true"}, follow=True)
    assert "Your statement is signed" in done.content.decode()
    statement = WitnessStatement.objects.get()
    assert (statement.maker_name, statement.signed_from) == ("Tom Reeve", "127.0.0.1")
    pdf = client.get(reverse("business_witness:statement", args=[statement.key]))
    assert pdf.content.startswith(b"%PDF")
    assert AuditEvent.objects.filter(action="witness.read").count() >= 2


def test_what_was_typed_is_kept_beside_the_error(people, client_of, case):
    client = client_of(people.tom)
    address = begin(client, case).url
    answer = client.post(address, {"maker_name": "Tom Reeve", "occupation": "", "workplace": "The shop"})
    assert "Enter occupation" in answer.content.decode()
    assert "The shop" in answer.content.decode()


@pytest.mark.slow  # lays the statement out twice
def test_nobody_else_reaches_draft_or_statement(people, client_of, case):
    draft = make_witness_draft(incident=case.primary_incident, by=people.tom.actor)
    statement = make_witness_statement(incident=case.primary_incident, by=people.tom.actor)
    pages = [
        reverse("business_witness:page", args=[draft.key, "you"]),
        reverse("business_witness:statement", args=[statement.key]),
    ]
    assert {client_of(people.mallory).get(page).status_code for page in pages} == {404}
    assert client_of(people.priya).get(pages[0]).status_code == 404
    assert client_of(people.priya).get(pages[1]).status_code == 200


@pytest.mark.slow  # lays the statement out twice
def test_a_further_statement_refers_to_ones_own_and_never_to_a_colleagues(people, client_of, case):
    statement = make_witness_statement(incident=case.primary_incident, by=people.tom.actor)
    begun = {}
    for who, further in ((people.tom, True), (people.priya, False)):
        start = client_of(who).get(reverse("business_witness:start", args=[case.reference])).content.decode()
        assert "Statement 1 of Tom Reeve" in start
        assert ("refer to your latest one" in start, "Start a further statement" in start) == (further, further)
        assert begin(client_of(who), case).status_code == 302
        begun[who.person] = WitnessDraft.objects.latest("pk").amends
    assert begun == {people.tom.person: statement, people.priya.person: None}


@pytest.mark.parametrize(
    ("answers", "words"), [({"over_18": "no"}, "You are under 18"), ({"hard": "yes"}, "hard for you")]
)
def test_policy_sends_an_officer_instead_and_never_says_why(people, client_of, case, answers, words):
    answer = begin(client_of(people.tom), case, **answers)
    assert words in answer.content.decode()
    assert not WitnessDraft.objects.exists()
    assert Task.objects.filter(title=offers.TASK).count() == 1
    begin(client_of(people.tom), case, **answers)
    assert Task.objects.filter(title=offers.TASK).count() == 1
    events = AuditEvent.objects.filter(action="witness.refer")
    assert not any(word in event.data for event in events for word in ("18", "vulnerable", "hard"))


def test_a_serious_report_and_one_that_the_desk_takes_are_not_offered(people, client_of, case):
    start = reverse("business_witness:start", args=[case.reference])
    offers.stop(case=case, incident=case.primary_incident, reason="We will visit you", by=people.alice.actor, at=NOW)
    assert "We will visit you" in client_of(people.tom).get(start).content.decode()
    assert begin(client_of(people.tom), case).status_code == 200
    offers.lift(case=case, incident=case.primary_incident, by=people.alice.actor, at=NOW)
    Incident.objects.update(what_happened="robbery")
    assert "serious offence" in client_of(people.tom).get(start).content.decode()
    assert not WitnessDraft.objects.exists()


def test_without_footage_there_is_nothing_to_speak_about(people, client_of):
    from tests.reports import send

    case = send(people, by=people.tom)
    answer = begin(client_of(people.tom), case)
    assert "Send us the footage first" in answer.content.decode()


def asked(people, case, **options):
    return requests.ask(
        case=case,
        incident=case.primary_incident,
        by=people.alice.actor,
        at=NOW,
        **{"name": "Tom Reeve", "email": "tom@example.org"} | options,
    )


@pytest.mark.slow  # walks all pages, and lays the statement out three times
def test_by_a_link_without_an_account(people, case):
    request = asked(people, case)
    StatementRequest.objects.update(expires_at=NOW.replace(year=2100))
    token = links.token_of(request)
    assert links.address_of(request) in SentMail.objects.get(template="statement_request").text
    client = Client()
    start = reverse("witness:start", args=[token])
    assert client.get(start).status_code == 200
    check = fill(client, client.post(start, MAY).url, case)
    done = client.post(check.replace("/check", "/sign"), {"name": "Tom Reeve", "declares": "true"}, follow=True)
    assert "Your statement is signed" in done.content.decode()
    statement = WitnessStatement.objects.get()
    assert (statement.signed_by, statement.organisation) == (None, people.castle_street)
    assert "not signed yet" not in client.get(start, follow=True).content.decode()
    assert client.get(reverse("witness:page", args=[token, "statement.pdf"])).content.startswith(b"%PDF")
    assert client.get(reverse("business_witness:statement", args=[statement.key])).status_code == 302


@pytest.mark.parametrize("how", ["forged", "expired", "revoked"])
def test_a_link_that_is_not_valid_opens_nothing(people, case, how):
    request = asked(people, case)
    token = links.token_of(request)
    if how == "revoked":
        StatementRequest.objects.update(expires_at=NOW.replace(year=2100))
        requests.revoke(request=request, by=people.alice.actor, at=NOW)
    if how == "forged":
        token = token[:-2] + "xx"
    for name, arguments in (("start", [token]), ("page", [token, "you"])):
        answer = Client().get(reverse(f"witness:{name}", args=arguments))
        assert answer.status_code == 410


@pytest.mark.slow  # lays the statement out twice
def test_the_desk_reads_asks_and_takes_back(people, client_of, case):
    statement = make_witness_statement(incident=case.primary_incident, by=people.tom.actor)
    client = client_of(people.alice)
    page = client.get(reverse("desk_witness:statement", args=[case.reference, statement.key])).content.decode()
    assert "01603 555 010" in page
    assert client.get(reverse("desk_witness:statement_pdf", args=[case.reference, statement.key])).status_code == 200
    form = {
        "name": "Tom Reeve",
        "email": "tom@example.org",
        "incident": case.primary_incident_id,
        "amends": statement.pk,
        "purpose": "Which camera was it?",
    }
    assert client.post(reverse("desk_witness:ask", args=[case.reference]), form).status_code == 302
    request = StatementRequest.objects.get()
    assert request.amends == statement
    draft = make_witness_draft(incident=case.primary_incident, by=people.tom.actor)
    take_back = reverse("desk_witness:withdraw", args=[case.reference, draft.key])
    assert client.post(take_back, {"reason": "An officer will call you"}).status_code == 302
    seen = client_of(people.tom).get(reverse("business_witness:page", args=[draft.key, "you"]))
    assert (seen.status_code, "An officer will call you" in seen.content.decode()) == (410, True)
    revoke = reverse("desk_witness:revoke", args=[case.reference, request.pk])
    assert client.post(revoke).status_code == 302
    listed = client.get(reverse("desk_witness:witnesses", args=[case.reference])).content.decode()
    assert "Taken back" in listed
    assert client_of(people.ruth).get(reverse("desk_witness:witnesses", args=[case.reference])).status_code == 404


def test_without_an_account_they_are_shown_their_own_files_and_nobody_elses(people, case):
    """A report without a business, with files of the reporter, a business, the desk, and two people by links."""
    incident = case.primary_incident
    Incident.objects.update(organisation=None, reported_by=None)
    incident.refresh_from_db()

    def send_file(name, by, **fields):
        return make_evidence_file(incident=incident, by=by, name=name, content=name.encode(), **fields)

    sunil, una = (make_upload_link(incident=incident, recipient_email=f"{who}@example.org") for who in ("sunil", "una"))
    reporter = Actor.reporter("Sunil", "sunil@example.org")
    send_file("desk.mp4", people.alice.actor)
    send_file("una.mp4", reporter, link=una)
    address = reverse("witness:start", args=[links.token_of(asked(people, case, email="Sunil@example.org"))])
    StatementRequest.objects.update(expires_at=NOW.replace(year=2100))
    assert "Send us the footage first" in Client().get(address).content.decode()
    send_file("sunil.mp4", reporter, link=sunil)
    send_file("report.mp4", reporter)
    Client().post(address, MAY)
    draft = WitnessDraft.objects.get()
    page = Client().get(f"{address}files").content.decode()
    names = ("report.mp4", "sunil.mp4", "una.mp4", "desk.mp4", "till.mp4")
    assert [name in page for name in names] == [True, True, False, False, False]
    draft.answers["files"] = [str(file.key) for file in incident.evidence_files.all()]
    assert [file["name"] for file in content.unsigned(draft)["files"]] == ["sunil.mp4", "report.mp4"]
