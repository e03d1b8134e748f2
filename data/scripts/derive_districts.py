"""Make data/geography/districts.geojson.gz: each district as the union of its LSOAs.

    python data/scripts/derive_districts.py

The LSOA layer is the finest one here, so its outer edges follow the ground best. Coordinates
are rounded to seven decimals (about a centimetre), and nothing is simplified. The output is
the same, byte for byte, each time.
"""

import gzip
import json
from pathlib import Path

from shapely import set_precision, union_all
from shapely.geometry import mapping

from counterpart.core.geography import LSOAS_2021, read_boundaries
from counterpart.core.geography.boundaries import read_features

GEOGRAPHY = Path(__file__).parents[1] / "geography"


def main() -> None:
    features = [_district(path) for path in sorted((GEOGRAPHY / "lsoa").glob("*.geojson.gz"))]
    document = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    output = GEOGRAPHY / "districts.geojson.gz"
    output.write_bytes(gzip.compress(document.encode(), mtime=0))
    print(f"{output}: {len(features)} districts, {output.stat().st_size:,} bytes")


def _district(path: Path) -> dict[str, object]:
    code = path.name.removesuffix(".geojson.gz")
    shapes = [lsoa.shape for lsoa in read_boundaries(path, LSOAS_2021)]
    outline = set_precision(union_all(shapes), 1e-7)
    name = read_features(GEOGRAPHY / "ward" / path.name)[0]["properties"]["LAD25NM"]
    return {
        "type": "Feature",
        "properties": {"LAD25CD": code, "LAD25NM": name},
        "geometry": mapping(outline),
    }


if __name__ == "__main__":
    main()
