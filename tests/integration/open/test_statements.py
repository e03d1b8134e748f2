"""Published statements on the open door: read by everybody, fetched by programs, never a hidden figure."""

import json

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from counterpart.base.jobs.worker import Worker
from counterpart.performance import intake, rendering
from counterpart.performance.actions import drafting, publishing
from counterpart.performance.models import CrimeSnapshot, StatementVersion
from tests.figures import AT, BRECKLAND, NORWICH, TO, checked, corrected, crimes, load_rows, published
from tests.integration.performance.conftest import snapshots  # noqa: F401

ROWS = {("shoplifting", NORWICH): 20, ("shoplifting", BRECKLAND): 8, ("burglary", NORWICH): 9}
PLACE = "/statements/norfolk/categories/2026-03/"

pytestmark = pytest.mark.slow  # every format is written


@pytest.fixture
def version(people):
    load_rows(people.norfolk, crimes(ROWS), by=people.nadia.actor)
    return published(people)


def get(address: str, **headers: str):
    return Client().get(address, headers=headers)


def test_before_anything_is_published_there_is_nothing(db):
    assert "Nothing has been published yet" in get("/statements/").content.decode()
    assert get("/statements/index.json").json() == {"statements": []}
    for address in (PLACE, PLACE + "v1/", PLACE + "statement.json", "/statements/norfolk/categories/newest/"):
        assert get(address).status_code == 404


def test_everybody_reads_the_newest_and_every_version(people, version):
    load_rows(people.norfolk, crimes({**ROWS, ("shoplifting", NORWICH): 21}), by=people.nadia.actor)
    corrected(people, version)
    first, second, newest = get(PLACE + "v1/"), get(PLACE + "v2/"), get("/statements/norfolk/categories/newest/")
    assert f'<a class="govuk-link" href="{PLACE}">Read the version in force</a>' in first.content.decode()
    assert "Late crimes were added" in second.content.decode()
    assert "348" in second.content.decode()
    assert "336" in first.content.decode()
    assert newest.content == get(PLACE).content
    assert get(PLACE + "v3/").status_code == 404


def test_a_draft_is_nowhere_to_be_seen(people, version):
    drafting.begin(
        force=people.norfolk, measure_set="categories", to_month=TO - 1, by_district=False, by=people.nadia.actor, at=AT
    )
    assert len(get("/statements/index.json").json()["statements"]) == 1
    assert get("/statements/norfolk/categories/2026-02/").status_code == 404


@pytest.mark.parametrize("code", sorted(set(rendering.NAMES) - {rendering.PDF}))
def test_a_file_says_how_long_it_holds(version, code):
    fixed, newest = get(f"{PLACE}v1/statement.{code}"), get(f"{PLACE}statement.{code}")
    assert fixed.status_code == newest.status_code == 200
    assert fixed.content == newest.content
    assert "max-age=3600" in fixed["Cache-Control"], "a version may be withdrawn"
    assert "max-age=300" in newest["Cache-Control"]
    assert get(f"{PLACE}statement.{code}", **{"If-None-Match": fixed["ETag"]}).status_code == 304
    assert fixed["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in fixed


def test_the_json_is_what_the_list_leads_to(version):
    [listed] = get("/statements/index.json").json()["statements"]
    told = json.loads(get(listed["json"].removeprefix("http://testserver")).content)
    assert (told["measures"], told["force"], told["period"]["to"]) == ("categories", "norfolk", "2026-03")
    shoplifting = next(row for row in told["rows"] if row["measure_code"] == "shoplifting")
    assert shoplifting["current"] == 12 * 28


def test_the_pdf_comes_when_a_worker_has_made_it(people):
    load_rows(people.norfolk, crimes(ROWS), by=people.nadia.actor)
    draft = drafting.begin(
        force=people.norfolk, measure_set="business", to_month=TO, by_district=False, by=people.nadia.actor, at=AT
    )
    intake.publish(draft=checked(people, draft), by=people.oliver.actor, at=AT)
    address = "/statements/norfolk/business/2026-03/v1/statement.pdf"
    assert get(address).status_code == 404
    Worker().run_waiting()
    assert get(address).content.startswith(b"%PDF")
    assert "PDF" in get("/statements/norfolk/business/2026-03/").content.decode()


def test_a_withdrawn_version_says_so_and_hands_nothing_out(people, version):
    publishing.withdraw(version=version, reason="A file was loaded twice", by=people.oliver.actor, at=AT)
    page = get(PLACE + "v1/")
    assert "A file was loaded twice" in page.content.decode()
    assert "336" not in page.content.decode()
    assert get(PLACE).status_code == 410
    assert get(PLACE + "v1/statement.json").status_code == 410


def test_content_that_was_changed_in_the_store_is_not_handed_out(version):
    key = version.public.files["json"]["key"]
    default_storage.delete(key)
    default_storage.save(key, ContentFile(b'{"rows": []}'))
    assert get(PLACE + "statement.json").status_code == 404
    default_storage.delete(key)  # other tests keep the same content under this key


def test_the_pages_read_no_figure_that_could_be_hidden(version):
    """They work without the force's own tables: nothing of those is read."""
    with CaptureQueriesContext(connection) as asked:
        for address in ("/statements/", PLACE, PLACE + "v1/", PLACE + "statement.json", PLACE + "statement.csv"):
            get(address)
    hidden = (StatementVersion, CrimeSnapshot)
    for query in asked:
        assert not any(model._meta.db_table in query["sql"] for model in hidden), query["sql"]
