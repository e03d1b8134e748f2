"""Runs inside a site's own settings and does what it is told, a line of JSON each way: ["link", "1000"], ["received"].

`link` makes an incident with a link to send files by and answers its token; `received` tells name, size and hashes of
each master copy; `sweep` does what the recurring job does, at a moment so many days from now.
"""

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

django.setup()

from counterpart.base.actors import Actor  # noqa: E402  (the site first)
from counterpart.base.clock import now  # noqa: E402
from counterpart.evidence import storage  # noqa: E402
from counterpart.evidence.actions import finishing, links  # noqa: E402
from counterpart.evidence.models import EvidenceFile  # noqa: E402
from counterpart.evidence.tickets import link_token  # noqa: E402
from counterpart.partners.models import Organisation  # noqa: E402
from tests.factories import make_case, make_organisation  # noqa: E402


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
    return [_told(file) for file in EvidenceFile.objects.order_by("pk")]


def sweep(days: str = "0") -> int:
    return finishing.sweep(at=now() + timedelta(days=int(days)))


def _told(file: EvidenceFile) -> dict[str, Any]:
    stored = storage.digest_in_storage(file.storage_key)
    return {"name": file.name, "size": file.size, "sha256": file.sha256, "stored": stored, "channel": file.channel}


DEEDS: dict[str, Callable[..., Any]] = {"link": link, "received": received, "sweep": sweep}

if __name__ == "__main__":
    for line in sys.stdin:
        deed, *arguments = json.loads(line)
        print(json.dumps(DEEDS[deed](*arguments)), flush=True)
