"""Commands about bundles: bundle, verify, bundle-key."""

from pathlib import Path
from typing import Annotated

import typer

from counterpart.cli.errors import NOT_WELL
from counterpart.cli.setup import django_ready
from counterpart.core.bundles import sealing
from counterpart.core.bundles.checking import verify as verify_bundle
from counterpart.core.bundles.findings import BundleReport
from counterpart.core.words import plural

app = typer.Typer()

Case = Annotated[str, typer.Argument(help="The case's reference, as in BCR-7K2M-9QXD.")]
Output = Annotated[Path, typer.Option("--output", "-o", help="Zip to write, or folder with --folder.")]
WithFiles = Annotated[bool, typer.Option("--with-files/--hashes-only", help="The files themselves, or their hashes.")]
AsFolder = Annotated[bool, typer.Option("--folder", help="Write a folder instead of a zip.")]
Why = Annotated[str, typer.Option(help="Why it is made; stands in the bundle and in the log.")]
Bundle = Annotated[Path, typer.Argument(exists=True, help="A zip that `bundle` wrote, or the folder unpacked from it.")]
Key = Annotated[str, typer.Option(help="The force's public key, or a file with it, got from its page /bundle-key/.")]


@app.command()
def bundle(
    case: Case, output: Output, with_files: WithFiles = True, folder: AsFolder = False, why: Why = "By command"
) -> None:
    """Write one case as one signed file: report, witness statements, evidence, continuity, decisions, history."""
    django_ready()
    from counterpart.base.actors import Actor
    from counterpart.base.clock import now
    from counterpart.bundles.actions import making

    made = making.write_for_operator(
        reference=case,
        path=output,
        with_files=with_files,
        as_folder=folder,
        why=why,
        by=Actor.operator("counterpart bundle"),
        at=now(),
    )
    print(f"{output}: {plural(made.file_count, 'file')}, SHA-256 {made.sha256 or 'of a folder is in its manifests'}")


@app.command()
def verify(bundle: Bundle, key: Key = "") -> None:
    """Check a bundle, on any machine: no database, no network. Names every file that is altered, missing or added."""
    trusted = sealing.public_key(key) if key else ""
    report = verify_bundle(bundle, trusted=trusted)
    for finding in report.findings:
        print(f"{finding.what}: {finding.path or bundle.name}: {finding.text}")
    print(_summary(report))
    if not report.is_whole:
        raise typer.Exit(NOT_WELL)


@app.command()
def bundle_key() -> None:
    """Make a key to sign bundles with: the setting on the first line, then the public key to publish."""
    secret = sealing.new_secret()
    public = sealing.public_text(sealing.secret_key(secret))
    print(f"COUNTERPART_BUNDLE_KEY={secret}")
    print(f"public key: {public}")
    print(f"fingerprint: {sealing.fingerprint(public)}")


def _summary(report: BundleReport) -> str:
    """What was looked at, and what the signature is worth."""
    looked_at = f"{plural(report.files, 'file')}, {plural(report.octets, 'byte')}"
    if not report.is_whole:
        return f"NOT WHOLE: {looked_at}, {plural(len(report.findings), 'finding')}"
    of = f"{report.subject.get('case', '')} as of {report.subject.get('made_at', '')}"
    if report.is_trusted:
        return f"Whole, and signed with the key that you gave: {of}. {looked_at}"
    return (
        f"Whole under the key inside it: {of}. {looked_at}\n"
        f"This does not yet show who signed it. The key inside is {report.key}\n"
        "Compare it with the one that the force publishes on its page /bundle-key/, or give that one with --key."
    )
