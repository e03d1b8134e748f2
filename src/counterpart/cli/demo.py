"""The demo: a county of simulated reports, and the site that shows it."""

import os
import secrets
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import typer

from counterpart.cli.errors import NOT_WELL
from counterpart.cli.server import Host, Port, serve
from counterpart.cli.setup import django_ready

app = typer.Typer()

FOLDER = Path(__file__).resolve().parents[3] / "var" / "demo"
ANSWER_SECONDS = 60

Reports = Annotated[int, typer.Option(min=1, max=1_000_000, help="Reports of the three months up to now.")]
Seed = Annotated[
    int,
    typer.Option(
        help="Another number draws another county; the same one draws the same, as of the same --day or hour."
    ),
]
Day = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="The county as it stood at noon of this day; the last full hour if none."),
]
Once = Annotated[bool, typer.Option("--once", help="Only build, try whether the site answers, and stop.")]


@app.command()
def demo(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    reports: Reports = 600,
    seed: Seed = 1,
    day: Day = None,
    once: Once = False,
) -> None:
    """Serve a county of simulated reports, which is built first unless it stands already; says who can sign in."""
    _settle_environment(port)
    django_ready()
    from django.core.management import call_command

    from counterpart.cli.running import check_port

    check_port(host, port)
    call_command("migrate", interactive=False, verbosity=0)
    _build(reports, seed, day)
    _say_who_can_sign_in(port)
    if once:
        _try(port)
    else:
        serve(host=host, port=port, worker=True)


def _settle_environment(port: int) -> None:
    """A demo has a folder of its own, so that it never meets the records of a real site."""
    os.environ["COUNTERPART_DEMO"] = "1"
    os.environ.setdefault("COUNTERPART_VAR", str(FOLDER))
    os.environ.setdefault("COUNTERPART_FORCE_NAME", "Norfolk Constabulary")
    os.environ.setdefault("COUNTERPART_LOG", "WARNING")
    os.environ.setdefault("COUNTERPART_CLAMD", "none-in-demo")
    os.environ.setdefault("COUNTERPART_FACES", "double")
    os.environ.setdefault("COUNTERPART_SITE_URL", f"http://localhost:{port}")
    if not {"COUNTERPART_SECRET_KEY", "COUNTERPART_SECRET_KEY_FILE"} & os.environ.keys():
        os.environ["COUNTERPART_SECRET_KEY"] = _secret_key(Path(os.environ["COUNTERPART_VAR"]) / "secret-key")


def _secret_key(path: Path) -> str:
    """Made once and kept: it signs the audit events of the demo."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    return path.read_text(encoding="utf-8")


def _build(reports: int, seed: int, day: datetime | None) -> None:
    from django.conf import settings

    from counterpart.base.clock import now
    from counterpart.demo.build import build, is_built

    if is_built():
        print("The county stands already.")
        return
    with typer.progressbar(length=reports, label="Simulating reports") as bar:
        built = build(
            until=day.replace(hour=12, tzinfo=UTC) if day else now().replace(minute=0, second=0, microsecond=0),
            number=reports,
            seed=seed,
            data=Path(settings.ROOT) / "data",
            progress=lambda _done: bar.update(1),
        )
    states = ", ".join(f"{count} {state}" for state, count in built.by_state.items())
    print(f"{built.reports} simulated reports: {states}")


def _say_who_can_sign_in(port: int) -> None:
    from counterpart.demo.people import PASSWORD, members

    print(f"\nhttp://localhost:{port}\n\nSign in with the password {PASSWORD} as")
    for member in members():
        print(f"  {member.email:28} {member.role.label}, {member.organisation_name}")
    print()


def _try(port: int) -> None:
    """Start the site, ask for its first page, stop it; exit code 1 where it does not answer."""
    command = [sys.executable, "-m", "counterpart.cli", "serve", "--port", str(port)]
    with subprocess.Popen(command) as site:  # noqa: S603  (our own command)
        answers = _answers(f"http://127.0.0.1:{port}/", site)
        site.terminate()
    print("The site answers." if answers else "The site does not answer.")
    if not answers:
        raise typer.Exit(NOT_WELL)


def _answers(address: str, site: "subprocess.Popen[bytes]") -> bool:
    end = time.monotonic() + ANSWER_SECONDS
    while time.monotonic() < end and site.poll() is None:
        try:
            with urlopen(address, timeout=10):  # noqa: S310  (our own address)
                return True
        except HTTPError:
            return False
        except (URLError, OSError):
            time.sleep(0.2)
    return False
