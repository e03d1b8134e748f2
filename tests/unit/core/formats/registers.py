"""Food registers made up for tests: a good one, to be broken one thing at a time."""

from pathlib import Path

GOOD_ROW = {
    "FHRSID": "1001",
    "BusinessName": "The Crab &amp; Lobster",
    "BusinessType": "Pub/bar/nightclub",
    "BusinessTypeID": "7843",
    "AddressLine1": "1 Quay Lane",
    "AddressLine2": "Norwich",
    "PostCode": "NR1 1AA",
    "Geocode": "<Longitude>1.29</Longitude><Latitude>52.62</Latitude>",
}


def row(**changes: str | None) -> str:
    """One establishment; a field given as None is left out."""
    fields = {name: value for name, value in (GOOD_ROW | changes).items() if value is not None}
    inside = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    return f"<EstablishmentDetail>{inside}</EstablishmentDetail>"


def register(*rows: str, count: int | None = None) -> str:
    """A whole register, each row on a line of its own from line 3 on."""
    said = len(rows) if count is None else count
    return "\n".join(
        [
            '<?xml version="1.0"?>',
            f"<FHRSEstablishment><Header><ItemCount>{said}</ItemCount></Header><EstablishmentCollection>",
            *rows,
            "</EstablishmentCollection></FHRSEstablishment>",
        ]
    )


def written(folder: Path, content: str | bytes) -> Path:
    """The content as a file named register.xml."""
    path = folder / "register.xml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
