"""Published reports to check: the two real ones in `data/reports`, and believable ones of other shapes beside this."""

import gzip
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from counterpart.core.documents.model import Document
from counterpart.core.documents.reading import read

REAL = Path("data/reports")
MADE = Path(__file__).parent / "made"
ANNUAL_REPORT = "norfolk-commissioner-annual-report-2019-20.txt"
MEASURES = "norfolk-crime-and-policing-measures-2022-06.txt"


@cache
def real_report(name: str) -> Document:
    """Read one of the two real reports."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(gzip.decompress((REAL / f"{name}.gz").read_bytes()))
        return read(path, name=name)


@cache
def made_report(name: str) -> Document:
    """Read one of the believable reports, all of whose figures are right."""
    return read(MADE / name, name=name)


def made_reports() -> list[str]:
    """Name every believable report."""
    return sorted(path.name for path in MADE.iterdir())
