"""The whole bundle: all parts, and the front page over them."""

from typing import Any

from django.template.loader import render_to_string

from counterpart.bundles.gathering import audit, evidence, history, images, links, reports, searches, statements
from counterpart.bundles.gathering.parts import Contents, Document
from counterpart.bundles.models import Bundle
from counterpart.casework.models import Case
from counterpart.casework.queries import cases, groups
from counterpart.core.offences import codes
from counterpart.witnesses.queries import statements_of


def gather(bundle: Bundle) -> Contents:
    """Everything of the case as it is now. Documents are held in memory; stored files are only named."""
    case = bundle.case
    parts = (
        reports.gather(case),
        statements.gather(case),
        evidence.gather(case, with_files=bundle.with_files),
        history.gather(case),
        images.gather(case),
        links.gather(case),
        searches.gather(case),
        audit.gather(case),
    )
    contents = sum(parts, Contents())
    return Contents([_front_page(bundle, contents)]) + contents


def _front_page(bundle: Bundle, contents: Contents) -> Document:
    page = render_to_string("bundles/index.html", _facts(bundle, bundle.case, contents), using="jinja2")
    return Document("data/index.html", page.encode())


def _facts(bundle: Bundle, case: Case, contents: Contents) -> dict[str, Any]:
    files = evidence.files_of(case)
    addresses = {stored.file: stored.path.removeprefix("data/") for stored in contents.files}
    return {
        "bundle": bundle,
        "case": case,
        "holds": [each.reference for each in groups.held_cases(case) if each.pk != case.pk],
        "documents": [(each.path.removeprefix("data/"), each.title) for each in contents.documents if each.title],
        "statements": list(statements_of(case)),
        "files": [(file, addresses.get(file, ""), f"continuity/{file.key}.json") for file in files],
        "crimes": history.crimes(case),
        "offence": lambda code: codes.get(code).title,
        "events": list(reversed(cases.timeline(case))),
        "proofs": sum(each.path.startswith("data/audit/") for each in contents.documents),
    }
