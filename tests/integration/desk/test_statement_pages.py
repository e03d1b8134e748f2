"""The pages of statements and crime data, as the people who use them press their buttons."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from counterpart.base.jobs.worker import Worker
from counterpart.performance import rendering
from counterpart.performance.actions import drafting
from counterpart.performance.models import CrimeSnapshot, DraftState, StatementDraft, StatementVersion
from tests.figures import AT, BRECKLAND, NORWICH, TO, corrected, crimes, load_rows, published
from tests.integration.performance.conftest import snapshots  # noqa: F401

ROWS = {("shoplifting", NORWICH): 20, ("shoplifting", BRECKLAND): 8, ("burglary", NORWICH): 9}
STREET = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context\n"
)


@pytest.fixture
def data(people):
    return load_rows(people.norfolk, crimes(ROWS), by=people.nadia.actor)


@pytest.fixture
def draft(people, data):
    return drafting.begin(
        force=people.norfolk, measure_set="categories", to_month=TO, by_district=False, by=people.nadia.actor, at=AT
    )


def page(client, name, *arguments):
    return client.get(reverse(f"desk_statements:{name}", args=arguments))


def press(client, name, *arguments, **answers):
    return client.post(reverse(f"desk_statements:{name}", args=arguments), answers)


def street_file(name: str, rows: int, *, broken: int = 0) -> SimpleUploadedFile:
    lines = [
        f"{number:064x},2026-03,Norfolk Constabulary,Norfolk Constabulary,1.29,52.63,On or near High Street,"
        f"E01026860,Norwich 006A,Shoplifting,Under investigation,\n"
        for number in range(rows)
    ]
    lines += ["x,not a month,Norfolk Constabulary,Norfolk Constabulary,,,,,,Shoplifting,,\n"] * broken
    return SimpleUploadedFile(name, (STREET + "".join(lines)).encode(), "text/csv")


@pytest.mark.slow
def test_a_statement_from_the_list_to_its_publication(people, client_of, data):
    nadia, oliver = client_of(people.nadia), client_of(people.oliver)
    answers = {"measure_set": "categories", "source": "files", "to_month": "2026-03", "by_district": "no"}
    begun = press(nadia, "begin", **answers, baseline_year="2019", missing="refuse")
    draft = StatementDraft.objects.get()
    assert begun.url == reverse("desk_statements:draft", args=[draft.pk])
    assert press(nadia, "words", draft.pk, comment_0="Shops report more.", notes="One note").status_code == 302
    assert "Shops report more." in page(nadia, "draft", draft.pk).content.decode()
    press(nadia, "submit", draft.pk)
    assert "Waiting for your check" in page(oliver, "overview").content.decode()
    assert "Waiting for your check" not in page(nadia, "overview").content.decode()
    draft.refresh_from_db()
    assert "Your check" in page(oliver, "check", draft.pk).content.decode()
    assert press(oliver, "check", draft.pk, seen=draft.digest, answer="right", note="").status_code == 302
    press(oliver, "publish", draft.pk)
    version = StatementVersion.objects.get()
    assert page(oliver, "version", version.pk).status_code == 200
    assert "Shops report more." in rendering.stored(version.files, "html").decode()


def test_typed_words_stay_on_the_page_whatever_happens(people, client_of, draft):
    drafting.drop(draft=draft, by=people.nadia.actor, at=AT)
    answer = press(client_of(people.nadia), "words", draft.pk, comment_0="An hour of thought", notes="")
    assert answer.status_code == 422
    assert "An hour of thought" in answer.content.decode()
    assert "This draft is dropped" in answer.content.decode()


def test_the_author_is_offered_no_check_and_cannot_make_one(people, client_of, draft):
    nadia = client_of(people.nadia)
    press(nadia, "submit", draft.pk)
    assert "Check this statement" not in page(nadia, "draft", draft.pk).content.decode()
    answer = press(nadia, "check", draft.pk, seen=draft.digest, answer="right")
    assert answer.status_code == 422
    assert "Somebody else must check" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.state == DraftState.SUBMITTED


def test_a_draft_goes_back_with_a_note(people, client_of, draft):
    press(client_of(people.nadia), "submit", draft.pk)
    oliver = client_of(people.oliver)
    assert press(oliver, "check", draft.pk, seen=draft.digest, answer="wrong", note="").status_code == 422
    press(oliver, "check", draft.pk, seen=draft.digest, answer="wrong", note="Say why burglary fell")
    assert "Say why burglary fell" in page(client_of(people.nadia), "draft", draft.pk).content.decode()


@pytest.mark.slow
def test_versions_are_compared_downloaded_and_withdrawn(people, client_of, data):
    first = published(people)
    load_rows(people.norfolk, crimes({**ROWS, ("shoplifting", NORWICH): 21}), by=people.nadia.actor)
    second = corrected(people, first)
    oliver = client_of(people.oliver)
    assert "Superseded" in page(oliver, "version", first.pk).content.decode()
    compared = page(oliver, "compare", second.pk, first.pk).content.decode()
    assert "336" in compared
    assert "348" in compared
    for code in ("csv", "json", "ods", "html", "printed-csv"):
        assert page(oliver, "download", second.pk, code).status_code == 200
    assert page(oliver, "download", second.pk, "pdf").status_code == 404
    assert page(oliver, "download", second.pk, "exe").status_code == 404
    assert press(oliver, "withdraw", second.pk, reason="").status_code == 422
    press(oliver, "withdraw", second.pk, reason="A file was wrong")
    assert "A file was wrong" in page(oliver, "version", second.pk).content.decode()


def test_files_are_sent_loaded_and_told_of(people, client_of):
    nadia = client_of(people.nadia)
    sent = press(nadia, "send", sent=street_file("2026-03-norfolk-street.csv", 12, broken=1))
    load = CrimeSnapshot.objects.get()
    assert "being read" in nadia.get(sent.url).content.decode()
    Worker().run_waiting()
    load.refresh_from_db()
    html = nadia.get(sent.url).content.decode()
    assert (load.state, load.added, load.left_out) == ("ready", 12, 1)
    assert "not a month" in html
    assert "2026-03-norfolk-street.csv" in html
    assert ".files/" not in html
    assert "Norfolk" in page(nadia, "crime_data").content.decode()


def test_nothing_is_loaded_twice(people, client_of):
    nadia = client_of(people.nadia)
    for name in ("a.csv", "b.csv"):
        press(nadia, "send", sent=street_file(name, 12))
        Worker().run_waiting()
    newest = CrimeSnapshot.objects.latest("pk")
    assert (newest.added, newest.rows) == (0, 12)


@pytest.mark.parametrize("name", ["crimes.exe", "notes.txt"])
def test_a_file_of_another_kind_is_refused_at_once(people, client_of, name):
    file = BytesIO(b"a,b\n1,2\n")
    file.name = name
    answer = press(client_of(people.nadia), "send", sent=file)
    assert answer.status_code == 422
    assert "none that can be loaded" in answer.content.decode()


def test_a_file_that_cannot_be_read_changes_nothing(people, client_of, data):
    nadia = client_of(people.nadia)
    sent = press(nadia, "send", sent=SimpleUploadedFile("odd.csv", b"a,b\n1,2\n"))
    Worker().run_waiting()
    html = nadia.get(sent.url).content.decode()
    assert "Nothing was loaded" in html
    assert CrimeSnapshot.objects.filter(superseded_at=None, state="ready").get() == data


def test_another_force_finds_none_of_it(people, client_of, draft):
    people.ruth.role.role = "analyst"
    people.ruth.role.save()
    ruth = client_of(people.ruth)
    for name, key in (("draft", draft.pk), ("words", draft.pk), ("check", draft.pk), ("load", draft.snapshot_id)):
        assert page(ruth, name, key).status_code == 404
    for name in ("submit", "drop", "recalculate", "publish"):
        assert press(ruth, name, draft.pk).status_code == 404
    assert str(people.norfolk) not in page(ruth, "overview").content.decode()
