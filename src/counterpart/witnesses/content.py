"""Everything that a maker signs, as plain values: what the hash is taken of, and what the PDF shows."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from typing import Any

from counterpart.core.proofs import canonical
from counterpart.evidence.models import EvidenceFile
from counterpart.witnesses import composing
from counterpart.witnesses.models import WitnessDraft, WitnessStatement
from counterpart.witnesses.queries import files_of
from counterpart.witnesses.templates import Template, templates

FORMAT = "counterpart-witness-statement-1"


def unsigned(draft: WitnessDraft) -> dict[str, Any]:
    """The statement as it stands, without declaration and signature."""
    template = templates()[draft.template_code]
    chosen = set(draft.answers.get("files") or ())
    return {
        "format": FORMAT,
        "key": str(draft.key),
        "template": template.code,
        "title": template.title,
        "legal_basis": template.legal_basis,
        "report": draft.incident.reference,
        "force": draft.incident.force.name,
        "statement_of": draft.answers.get("maker_name", ""),
        "age": template.age_over_18,
        "occupation": draft.answers.get("occupation", ""),
        "paragraphs": [asdict(paragraph) for paragraph in _body(template, draft)],
        "files": [_file(file) for file in files_of(draft) if str(file.key) in chosen],
        "answers": dict(draft.answers),
        "amends": _amended(draft.amends) if draft.amends else None,
        "is_simulated": draft.is_simulated,
    }


def signed(
    content: Mapping[str, Any], *, declaration: str, name: str, address: str, pages: int, at: datetime
) -> dict[str, Any]:
    """The statement with its declaration and signature."""
    signature = {"name": name, "signed_at": canonical.moment(at), "address": address}
    return {**content, "declaration": declaration, "signature": signature, "pages": pages}


def digest(content: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical JSON of what was signed, in hexadecimal."""
    return sha256(canonical.encode(content).encode("ascii")).hexdigest()


def _body(template: Template, draft: WitnessDraft) -> tuple[composing.Paragraph, ...]:
    return composing.paragraphs(template, draft.answers)


def _file(file: EvidenceFile) -> dict[str, Any]:
    exhibit = getattr(file, "exhibit", None)
    return {
        "key": str(file.key),
        "name": file.name,
        "size": file.size,
        "sha256": file.sha256,
        "exhibit": exhibit.reference if exhibit else "",
    }


def _amended(first: WitnessStatement) -> dict[str, Any]:
    return {
        "key": str(first.key),
        "number": first.number,
        "signed_at": canonical.moment(first.signed_at),
        "sha256": first.sha256,
    }
