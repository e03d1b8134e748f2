"""Commands about the audit log: audit verify, audit prove, audit check-proof."""

import json
from pathlib import Path
from typing import Annotated

import typer

from counterpart.cli.errors import NOT_WELL
from counterpart.cli.setup import django_ready
from counterpart.core.proofs import inclusion
from counterpart.core.words import plural

app = typer.Typer(help="Is the audit log whole? Prove one event of it.", no_args_is_help=True)

Anchor = Annotated[str, typer.Option(help="A chain hash that was written down earlier: it must still occur.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="File to write; standard output if left out.")]
Proof = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A file that `audit prove` wrote.")]
Root = Annotated[str, typer.Option(help="A root or chain hash that you got from anywhere but the file.")]
UpTo = Annotated[int | None, typer.Option(help="Number of a later seal whose chain hash is to prove the event.")]


@app.command()
def verify(anchor: Anchor = "") -> None:
    """Recompute every hash of the log; name the first row that is altered, missing or inserted (exit code 1)."""
    django_ready()
    from counterpart.base.audit.verify import verify as verify_log
    from counterpart.base.clock import now

    report = verify_log(at=now(), anchor=anchor)
    for finding in report.findings:
        print(f"{finding.what}: {finding.text}")
    print(f"{plural(report.events, 'event')}, {plural(report.seals, 'seal')}, {report.waiting} waiting to be sealed")
    if report.newest:
        print(f"newest seal: {report.newest}")
    if not report.is_whole:
        raise typer.Exit(NOT_WELL)


@app.command()
def prove(event_id: int, output: Output = None, up_to: UpTo = None) -> None:
    """Write the proof that one event is in the log, as a small file that can be checked offline."""
    django_ready()
    from counterpart.base.audit.proving import prove as prove_event

    text = json.dumps(prove_event(event_id, up_to=up_to), indent=2)
    if output is None:
        print(text)
    else:
        output.write_text(text + "\n", encoding="utf-8")


@app.command()
def check_proof(proof: Proof, root: Root) -> None:
    """Check a proof with no database at all: exit code 1 if it does not fit the hash that you trust."""
    try:
        content = json.loads(proof.read_text(encoding="utf-8"))
    except ValueError as error:
        raise inclusion.ProofError(f"{proof} is not a proof: {error}") from error
    print(f"The event is in the log, under {inclusion.check(content, trusted=root)}.")
