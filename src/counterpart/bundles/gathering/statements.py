"""Witness statements: what was signed, and the PDF of it. How to reach the witness never goes along."""

from counterpart.base import files
from counterpart.bundles.gathering.parts import Contents, Document, document
from counterpart.casework.models import Case
from counterpart.witnesses.models import WitnessStatement
from counterpart.witnesses.queries import statements_of


def gather(case: Case) -> Contents:
    """Every signed statement of the case."""
    return Contents([each for statement in statements_of(case) for each in _documents(statement)])


def _documents(statement: WitnessStatement) -> tuple[Document, Document]:
    path = f"data/witness-statements/{statement.incident.reference}-{statement.number}"
    further = " (further)" if statement.amends else ""
    title = f"Witness statement{further} of {statement.maker_name}, {statement.incident.reference}"
    value = {
        "content": statement.content,
        "sha256": statement.sha256,
        "pdf": f"{path}.pdf",
        "pdf_sha256": statement.pdf_sha256,
    }
    return Document(f"{path}.pdf", files.read(statement.pdf_key), title), document(f"{path}.json", value)
