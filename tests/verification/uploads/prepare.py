"""Runs inside a site's own settings and does what it is told, a line of JSON each way: ["link", "1000"], ["received"].

`link` makes an incident with a link to send files by and answers its token; `received` tells name, size and hashes of
each master copy; `sweep` does what the recurring job does, at a moment so many days from now; `work` what a worker does
with the jobs that wait; `watch` asks the desk's own page for a part of the only master.
"""

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import django

django.setup()

from django.test import Client  # noqa: E402  (the site first)
from django.urls import reverse  # noqa: E402

from counterpart.accounts.permissions import Role  # noqa: E402
from counterpart.base.actors import Actor  # noqa: E402
from counterpart.base.clock import now  # noqa: E402
from counterpart.base.jobs.worker import Worker  # noqa: E402
from counterpart.casework.queries import groups  # noqa: E402
from counterpart.evidence import storage  # noqa: E402
from counterpart.evidence.actions import finishing, links  # noqa: E402
from counterpart.evidence.models import EvidenceFile  # noqa: E402
from counterpart.evidence.tickets import link_token  # noqa: E402
from counterpart.partners.models import Organisation  # noqa: E402
from tests.factories import make_case, make_organisation, make_person, make_role_assignment  # noqa: E402


def force() -> Organisation:
    found: Organisation | None = Organisation.objects.filter(kind="force").first()
    return found or make_organisation(kind="force", name="Norfolk Constabulary")


def link(most_bytes: str = str(20 * 2**30)) -> str:
    made = links.make(
        incident=make_case(force=force()).primary_incident,
        purpose="The whole incident, from the front camera",
        recipient_name="Kim Lowe",
        most_bytes=int(most_bytes),
        by=Actor.system("test"),
        at=now(),
    )
    return link_token(made)


def received() -> list[dict[str, Any]]:
    return [_told(file) for file in EvidenceFile.objects.filter(role="master").order_by("pk")]


def copies() -> list[dict[str, Any]]:
    return [{"role": file.role, "state": file.state} for file in EvidenceFile.objects.exclude(role="master")]


def work() -> int:
    return Worker().run_waiting()


def watch(first: str, last: str) -> dict[str, Any]:
    file = EvidenceFile.objects.get(role="master")
    person = make_person(email=f"{uuid4()}@example.org")
    alice = make_role_assignment(person=person, organisation=force(), role=Role.INVESTIGATOR)
    client = Client()
    client.force_login(alice.person)
    where = {"reference": groups.holder(file.incident).reference, "key": file.key}
    answer = client.get(
        reverse("desk_evidence:content", kwargs=where), headers={"Host": "localhost", "Range": f"bytes={first}-{last}"}
    )
    body = answer.getvalue().hex()
    return {"status": answer.status_code, "range": answer.headers.get("Content-Range", ""), "body": body}


def sweep(days: str = "0") -> int:
    return finishing.sweep(at=now() + timedelta(days=int(days)))


def _told(file: EvidenceFile) -> dict[str, Any]:
    stored = storage.digest_in_storage(file.storage_key)
    facts = {"name": file.name, "size": file.size, "sha256": file.sha256, "channel": file.channel}
    return facts | {"stored": stored, "key": file.storage_key, "state": file.state}


DEEDS: dict[str, Callable[..., Any]] = {deed.__name__: deed for deed in (copies, link, received, sweep, watch, work)}

if __name__ == "__main__":
    for line in sys.stdin:
        deed, *arguments = json.loads(line)
        print(json.dumps(DEEDS[deed](*arguments)), flush=True)
