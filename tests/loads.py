"""Real recorded crime, loaded as an analyst loads it: Norfolk, April to September 2025."""

from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from counterpart.performance.actions import loading
from counterpart.performance.models import CrimeSnapshot
from tests.factories.moments import NOW
from tests.people import NamedPerson

STREET = Path(__file__).parents[1] / "data/recorded-crime/street/norfolk"


def load_norfolk(by: NamedPerson) -> CrimeSnapshot:
    """Send the files of the repository and read them."""
    files = [SimpleUploadedFile(path.name, path.read_bytes()) for path in sorted(STREET.glob("*.csv.gz"))]
    snapshot = loading.take_in(force=by.organisation, files=files, by=by.actor, at=NOW)
    return loading.carry_out(snapshot=snapshot, by=by.actor, at=NOW)
