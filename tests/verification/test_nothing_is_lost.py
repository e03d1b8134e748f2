"""A real server, killed the moment it has acknowledged a report: the report is there, whole, on the running engine."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.error import URLError

import pytest
from django.conf import settings
from django.test import Client

from counterpart.base.mail import SentMail
from counterpart.casework.models import Case, ServiceClock
from counterpart.crimes.models import Incident
from tests.people import make_people
from tests.reporting import Reporter, plainly
from tests.verification.test_workers import address_of
from tests.wire import WireClient

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]  # a server starts
PATIENCE = 30.0
TOLD = {"when_chosen": "last_hour", "suspects_known": "none", "violence": "none"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def start_server() -> Iterator[Callable[[], tuple[subprocess.Popen[bytes], str]]]:
    started: list[subprocess.Popen[bytes]] = []

    def start() -> tuple[subprocess.Popen[bytes], str]:
        port = free_port()
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
        own = {"DATABASE_URL": address_of(), "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": "src:."}
        command.append("counterpart.config.wsgi:application")
        # A session of its own, so that the kill reaches the workers too.
        process = subprocess.Popen(command, env={**os.environ, **own}, start_new_session=True)
        started.append(process)
        address = f"http://localhost:{port}"
        wait_for(address)
        return process, address

    yield start
    for process in started:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for(address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            WireClient(address).get("/business/report/")
        except (URLError, ConnectionError):
            assert time.monotonic() < deadline, "the server does not answer"
            time.sleep(0.1)
        else:
            return


def test_what_was_acknowledged_survives_a_kill(start_server):
    people = make_people()
    session = Client()
    session.force_login(people.priya.person)
    cookie = session.cookies[settings.SESSION_COOKIE_NAME].value
    for number in range(1, 4):
        server, address = start_server()
        browser = WireClient(address)
        browser.set_cookie(settings.SESSION_COOKIE_NAME, cookie)
        priya = Reporter(browser)
        priya.start("?kind=theft")
        for _ in priya.walk(lambda page: plainly(page, **TOLD)):
            pass
        acknowledged = browser.post(priya.page.url, priya.page.fields)
        kill(server)
        assert acknowledged.status_code == 302
        assert acknowledged["Location"].endswith("/sent/")
        key = priya.page.url.split("/")[3]
        incident = Incident.objects.get(submission_key=key)
        assert Case.objects.get(primary_incident=incident).triage_assessments.count() == 1
        assert ServiceClock.objects.filter(case__primary_incident=incident).count() == 2
        assert SentMail.objects.filter(subject__contains=incident.reference).count() == 1
        assert Incident.objects.count() == number


def test_two_clicks_at_once_on_a_real_server_are_one_incident(start_server):
    people = make_people()
    session = Client()
    session.force_login(people.priya.person)
    _, address = start_server()
    browser = WireClient(address)
    browser.set_cookie(settings.SESSION_COOKIE_NAME, session.cookies[settings.SESSION_COOKIE_NAME].value)
    priya = Reporter(browser)
    priya.start("?kind=theft")
    for _ in priya.walk(lambda page: plainly(page, **TOLD)):
        pass
    with ThreadPoolExecutor(4) as clicks:
        answers = list(clicks.map(lambda _: browser.post(priya.page.url, priya.page.fields), range(4)))
    assert {answer["Location"].rpartition("/business")[2] for answer in answers} == {
        priya.page.url.replace("/check/", "/sent/").rpartition("/business")[2]
    }
    assert Incident.objects.count() == 1
